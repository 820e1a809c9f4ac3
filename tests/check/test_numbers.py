"""Numbers in a guide against the words that it cites: statements, clocks and the prose around them."""

from copy import deepcopy
from pathlib import Path

import pytest
from conftest import TODAY, draw_statutes
from small_guide import SMALL_STATUTES

from generator.pipeline import check_project
from generator.project import read_project

MATTER = "matters/street-light.yaml"
PROCEDURE = "procedures/petition.yaml"
POINT = "{text: 多人走访的，代表不超过5人。, basis: 《信访工作条例》第二十条第三款}"
PROSE = "先记下路灯的位置。"
EXTENSION = "extend: {by: 30日, when: 情况复杂的，经负责人批准}"
ARTICLE = "《信访工作条例》第九十条"


def found(small: Path, file: str, old: str, new: str, article: str = "") -> list[str]:
    """What the rule says of the small guide with one text replaced, where article 90 has these words."""
    statutes = deepcopy(SMALL_STATUTES)
    statutes["xinfang-gongzuo-tiaoli"]["articles"]["90"] = article
    draw_statutes(small.parent / "statutes", statutes)
    text = (small / file).read_text(encoding="utf-8")
    assert old in text
    (small / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = check_project(read_project(small.parent), TODAY).problems
    assert {problem.id for problem in problems} <= {"number-not-in-article"}
    return [problem.what for problem in problems]


SAME = [
    ("十五日内提出。", "15日内提出。"),
    ("居住半年以上。", "住满6个月。"),
    ("每件不超过1万元。", "不超过10,000元。"),
    ("四分之三以上同意。", "3/4以上同意。"),
    ("五日内提出。", "12月31日前的，5日内提出。"),
    ("按上一年度平均工资的三倍。", "上一年度平均工资的3倍。"),
    ("五日内提出。", "唯一人选、另一人都可以在5日内提出，周六日不算。"),
]
OTHER = [
    ("十五日内提出。", "半个月内提出。"),
    ("十五日内提出。", "三个星期内提出。"),
    ("十五日内提出。", "5～15日内提出。"),
    ("一年内提出。", "一年半内提出。"),
    ("四分之三以上同意。", "五分之四以上同意。"),
    ("加收万分之五。", "加收千分之五。"),
    ("自三月一日起，五日内提出。", "1日内提出。"),
    ("罚款五千元。", "罚款一万五千元。"),
    ("选代表五人。", "选代表六位。"),
    ("十五日内提出。", "9" * 400 + "日内提出。"),
]


@pytest.mark.parametrize(("article", "text"), SAME)
def test_the_same_number_in_other_words_is_no_problem(small: Path, article: str, text: str) -> None:
    assert found(small, MATTER, POINT, f"{{text: '{text}', basis: {ARTICLE}}}", article) == []


@pytest.mark.parametrize(("article", "text"), OTHER)
def test_another_number_is_one(small: Path, article: str, text: str) -> None:
    assert len(found(small, MATTER, POINT, f"{{text: {text}, basis: {ARTICLE}}}", article)) == 1


@pytest.mark.parametrize("text", ["半年内再写。", "三个星期内再写。", "六位代表去。", "交五分之四。"])
def test_prose_has_to_be_proved_too(small: Path, text: str) -> None:
    assert len(found(small, MATTER, PROSE, text)) == 1


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (PROCEDURE, "title: 请求复查"),
        (PROCEDURE, "plain: 没有别的法定途径"),
        ("glossary.yaml", "plain: 请上一级"),
        ("topics/rights.yaml", "plain: 你"),
    ],
)
def test_titles_and_plain_words_state_law_where_nobody_tells_a_story(small: Path, file: str, old: str) -> None:
    field, words = old.split(": ")
    assert len(found(small, file, old, f"{field}: 20日内{words}")) == 1


def test_the_plain_words_of_a_matter_tell_what_happened(small: Path) -> None:
    assert found(small, MATTER, "plain: 门口的路灯坏了", "plain: 门口的路灯坏了20天") == []


UNKNOWN = "- {id: bendi, title: 某省条例, short: 某省条例, kind: rule, issuer: 某省, status: in-force, counting: {silent: yes}}"


def unverified(small: Path, place: str, prose: str) -> list[str]:
    """The small guide with a law that has no text, cited in one place."""
    law = (small / "laws.yaml").read_text(encoding="utf-8")
    (small / "laws.yaml").write_text(f"{law}{UNKNOWN}\n", encoding="utf-8")
    file, old, new = {
        "matter": (MATTER, POINT, "{text: 15日内答复。, basis: 《某省条例》第二十条}"),
        "procedure": (PROCEDURE, "basis: 《信访工作条例》第三十六条第三款", "basis: 《某省条例》第二十条"),
        "nowhere": (MATTER, POINT, POINT),
    }[place]
    text = (small / file).read_text(encoding="utf-8")
    assert old in text
    (small / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    text = (small / MATTER).read_text(encoding="utf-8")
    (small / MATTER).write_text(text.replace(PROSE, prose, 1), encoding="utf-8")
    problems = check_project(read_project(small.parent), TODAY).problems
    return [problem.what for problem in problems if problem.id == "number-not-in-article"]


@pytest.mark.parametrize("place", ["matter", "procedure"])
def test_prose_beside_a_citation_that_cannot_be_looked_up_is_let_through(small: Path, place: str) -> None:
    assert unverified(small, place, "等它15日内答复。") == []


def test_prose_is_not_let_through_for_a_law_that_nobody_cites_there(small: Path) -> None:
    assert len(unverified(small, "nowhere", "等它15日内答复。")) == 1


@pytest.mark.parametrize(
    ("article", "is_right"),
    [
        ("自受理之日起十日内办结；可以延长至三十日。", True),
        ("需要延长的，应当自受理之日起三十日内申请。", True),
        ("可以延期十日。但是应当自受理之日起三十日内办结。", True),
        ("自受理之日起十日内办结；经批准可以延长三十日。", False),
        ("自受理之日起六十日内办结，延长期限不得超过三十日。", False),
    ],
)
def test_what_a_law_adds_is_no_length_of_a_clock_that_is_not_extended(small: Path, article: str, is_right: bool) -> None:
    text = (small / PROCEDURE).read_text(encoding="utf-8")
    assert EXTENSION in text
    text = text.replace(EXTENSION, "when: 一般").replace("《信访工作条例》第三十四条", ARTICLE)
    (small / PROCEDURE).write_text(text, encoding="utf-8")
    assert (found(small, PROCEDURE, "within: 60日", "within: 30日", article) == []) is is_right
