"""Numbers with their units: the same in three scripts, and never confused with their neighbours."""

import pytest

from generator.check.amounts import amounts, say

SAME = [
    ["60日", "六十日", "六十日以内", "６０日", "60 日", "自收到之日起60日内", "不超过六十日"],
    ["2年", "两年", "二年", "２年", "二年以下"],
    ["50%", "50％", "百分之五十", "百分之50"],
    ["5个工作日", "五个工作日", "5工作日", "５个工作日"],
    ["六个月", "6个月", "６个月以内"],
    ["3000元", "三千元", "３０００元"],
    ["1万元", "一万元"],
    ["2.5倍", "２．５倍"],
    ["5人", "五人", "5名"],
    ["24小时", "二十四小时"],
    ["14周岁", "十四周岁", "14岁"],
]
DIFFERENT = ["60日", "60个工作日", "60天", "60个月", "60年", "60小时", "60周", "60元", "60万元", "60人", "60%", "60倍", "61日"]
NONE = [
    "2026年5月1日", "2026年5月", "2026年", "二〇二六年", "第三条", "第三十一条第六项", "第二款", "第一级", "第三次", "第十日",
    "哪一天", "哪天", "每年", "同一日", "某年", "一年级", "三年级", "每人", "五", "十项", "", "之日起", "当日",
]  # fmt: skip


@pytest.mark.parametrize("group", SAME, ids=lambda group: group[0])
def test_the_same_amount_in_every_script(group: list[str]) -> None:
    first = amounts(group[0])
    assert len(first) == 1
    assert {text: amounts(text) for text in group} == dict.fromkeys(group, first)


def test_amounts_of_different_units_are_different() -> None:
    found = [amounts(text) for text in DIFFERENT]
    assert all(len(amount) == 1 for amount in found)
    assert len({next(iter(amount)) for amount in found}) == len(DIFFERENT)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_amount(text: str) -> None:
    assert amounts(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("十五至三十日", {(15, "day"), (30, "day")}),
        ("三日到五日", {(3, "day"), (5, "day")}),
        ("三个月至五年", {(3, "month"), (5, "year")}),
        ("10—15日", {(10, "day"), (15, "day")}),
        ("百分之三十至百分之五十", {(30, "%"), (50, "%")}),
        ("百分之五十以上至百分之一百", {(50, "%"), (100, "%")}),
        ("应当自受理之日起60日内办结，延长期限不得超过30日", {(60, "day"), (30, "day")}),
        ("2026年5月1日起十五日内", {(15, "day")}),
        ("依照第三十一条，自收到之日起三十日内", {(30, "day")}),
        ("一个月零五日", {(1, "month"), (5, "day")}),
    ],
)
def test_several_amounts_in_one_sentence(text: str, expected: set[tuple[float, str]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize("text", ["60日", "5个工作日", "6个月", "2年", "24小时", "3天", "2.5倍", "50%", "1万元"])
def test_an_amount_is_said_as_it_is_written(text: str) -> None:
    assert [say(amount) for amount in amounts(text)] == [text]
