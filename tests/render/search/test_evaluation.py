"""Files of judged questions: what is read from them, and what is said of those that cannot be used."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import routemap
from generator.render.search.evaluation import BadQuestions, read_questions

GOOD = '{"id": "q1", "query": "路灯", "best": ["street-light"]}\n'


def test_a_part_is_named_only_where_it_is_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(GOOD + '{"id": "q2", "query": "灯", "ok": ["street-light"], "best": null}\n', encoding="utf-8")
    assert [question.part for question in read_questions(file)] == ["all", "all"]
    assert [question.part for question in read_questions(file, None, "q2")] == ["random", "targeted"]


@pytest.mark.parametrize(
    ("content", "reason", "line"),
    [
        (GOOD.encode("gbk"), "unreadable", 0),
        (b'{"query": "a"}\n', "no-judgement", 0),
        ((GOOD + "\n[]").encode(), "line", 3),
        ((GOOD + "\n\n{}").encode(), "line", 4),
        ((GOOD + '{"query": "a", "best": 5}').encode(), "not-a-list", 2),
        ((GOOD + '{"query": "a", "ok": "street-light"}').encode(), "not-a-list", 2),
        ((GOOD + '{"query": "a", "best": [["street-light"]]}').encode(), "not-a-list", 2),
    ],
)
def test_what_is_wrong_with_a_file_is_said(small: Path, content: bytes, reason: str, line: int) -> None:
    file = small.parent / "questions.jsonl"
    file.write_bytes(content)
    with pytest.raises(BadQuestions) as error:
        read_questions(file)
    assert (error.value.file, error.value.reason, error.value.line) == ("questions.jsonl", reason, line)
    told = CliRunner().invoke(routemap, ["-C", str(small.parent), "search", "eval", str(file)])
    assert told.exit_code == 2
    assert ("UTF-8" in told.output, "列表" in told.output) == (reason == "unreadable", reason == "not-a-list")


def test_judgements_in_a_file_beside_are_looked_at_too(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text('{"id": "q1", "query": "路灯"}\n', encoding="utf-8")
    (tmp_path / "relevance.jsonl").write_text('{"id": "q1", "best": "street-light"}\n', encoding="utf-8")
    with pytest.raises(BadQuestions) as error:
        read_questions(file)
    assert (error.value.file, error.value.reason, error.value.line) == ("relevance.jsonl", "not-a-list", 1)
