"""How problems are printed: for people, for programs, for a CI."""

import json

import pytest

from generator.model import Location
from generator.problems import Problem, Severity
from generator.publish.report import as_annotations, as_json, as_text, cells, summary
from generator.wording import Wording


def _problem(**changes: object) -> Problem:
    values: dict[str, object] = {
        "location": Location("routes/procedures/review.yaml", 14, 11),
        "severity": Severity.ERROR,
        "id": "unknown-reference",
        "what": 'unknown agency "county-goverment"',
        "why": "a step must name an agency that is defined under routes/agencies/",
        "hint": 'did you mean "county-government"?',
        "source": "  agency: county-goverment",
        "width": 16,
    }
    return Problem(**(values | changes))  # type: ignore[arg-type]


def test_an_error_looks_as_agreed(wording: Wording) -> None:
    assert as_text([_problem()], wording) == "\n".join(
        [
            'routes/procedures/review.yaml:14:11: error: unknown agency "county-goverment" [unknown-reference]',
            "    14 |   agency: county-goverment",
            "       |           ^^^^^^^^^^^^^^^^",
            "  为什么： a step must name an agency that is defined under routes/agencies/",
            '  怎么办： did you mean "county-government"?',
        ]
    )


def test_carets_count_two_cells_a_chinese_character(wording: Wording) -> None:
    problem = _problem(location=Location("a.yaml", 3, 7), source="词语: 一个「错字」，", width=4)
    mark = as_text([problem], wording).splitlines()[1:3]
    assert mark == ["    3 | 词语: 一个「错字」，", "      |           ^^^^^^^^"]
    assert cells("词a") == 3


def test_a_long_line_is_cut_around_the_place(wording: Wording) -> None:
    source = "x: " + "字" * 200 + "错" + "字" * 200
    line, mark = as_text([_problem(location=Location("a.yaml", 1, 204), source=source, width=1)], wording).splitlines()[1:3]
    assert line.startswith("    1 | …")
    assert cells(line[: line.index("错")]) == mark.index("^")
    assert mark.count("^") == 2
    assert len(line) < 120


def test_without_a_line_or_a_hint_nothing_is_drawn(wording: Wording) -> None:
    assert len(as_text([_problem(source="", hint="")], wording).splitlines()) == 2


def test_a_place_after_the_end_of_the_line_has_one_caret(wording: Wording) -> None:
    text = as_text([_problem(location=Location("a.yaml", 1, 9), source="a: b", width=3)], wording)
    assert text.splitlines()[2].count("^") == 1


def test_signs_that_steer_a_terminal_are_not_printed(wording: Wording) -> None:
    text = as_text([_problem(source="a: \x1b[2Jb\tc\r", location=Location("a.yaml", 1, 4))], wording)
    assert not [sign for sign in text if sign < " " and sign != "\n"]


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\ufeff", "\u2028", "\x85"])
def test_signs_that_turn_the_line_are_not_printed(wording: Wording, sign: str) -> None:
    assert sign not in as_text([_problem(source=f"title: {sign}路灯")], wording)


def test_problems_are_parted_by_an_empty_line(wording: Wording) -> None:
    assert as_text([_problem(), _problem()], wording).count("\n\n") == 1


def test_json_is_a_list_of_objects() -> None:
    rows = json.loads(as_json([_problem(what="没有叫「甲」的机关")]))
    assert rows == [
        {
            "file": "routes/procedures/review.yaml", "line": 14, "column": 11, "severity": "error",
            "id": "unknown-reference", "what": "没有叫「甲」的机关",
            "why": "a step must name an agency that is defined under routes/agencies/",
            "hint": 'did you mean "county-government"?',
        }
    ]  # fmt: skip
    assert as_json([]) == "[]"


def test_annotations_are_escaped() -> None:
    problem = _problem(location=Location("a,b:c%.yaml", 2, 3), what="100%\n::error::x", why="甲", hint="乙\r")
    assert as_annotations([problem]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=unknown-reference::100%25%0A::error::x。甲。乙%0D"
    )


def test_severities_have_their_names_in_annotations() -> None:
    lines = as_annotations(_problem(severity=severity) for severity in Severity).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::warning", "::notice"]


def test_the_summary_counts_each_severity(wording: Wording) -> None:
    found = [_problem(), _problem(), _problem(severity=Severity.NOTE)]
    assert summary(found, wording) == "2 个错误，0 个警告，1 个提示"
