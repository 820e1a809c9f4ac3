"""Numbers with their units: the same in three scripts, and never confused with their neighbours."""

import pytest

from generator.check.amounts import amounts, say

SAME = [
    ["60日", "六十日", "六十日以内", "６０日", "60 日", "自收到之日起60日内", "不超过六十日"],
    ["2年", "两年", "二年", "２年", "二年以下"],
    ["50%", "50％", "百分之五十", "百分之50", "二分之一", "1/2", "一半", "过半数", "减半交纳", "五成"],
    ["75%", "四分之三", "3/4"],
    ["0.5%", "百分之零点五", "千分之五", "5‰", "万分之五十"],
    ["三分之二", "2/3", "３分之２"],
    ["5个工作日", "五个工作日", "5工作日", "５个工作日", "5 个 工作日", "五个法定工作日"],
    ["六个月", "6个月", "６个月以内", "半年", "半年内", "离职后半年内"],
    ["18个月", "一年半", "1年半以上"],
    ["一个半月", "1.5个月"],
    ["三个半小时", "3.5小时", "3.5个小时"],
    ["3周", "三个星期", "三星期", "3个星期"],
    ["20日", "廿日", "贰拾日", "20个自然日", "20个日历日", "二十（20）日", "20\u200b日", "2\u200d0日", "第一，二十日内"],
    ["3000元", "三千元", "３０００元", "3,000元", "3，000元", "3千元", "叁仟元"],
    ["1万元", "一万元", "10000元", "10,000元", "壹万元"],
    ["1.5万元", "一万五千元", "15000元", "15,000元"],
    ["2亿元", "二亿元", "20000万元"],
    ["2.5倍", "２．５倍"],
    ["5人", "五人", "5名", "5个人", "五位", "五位代表"],
    ["24小时", "二十四小时"],
    ["14周岁", "十四周岁", "14岁"],
]
DIFFERENT = ["60日", "60个工作日", "60天", "60个月", "60年", "60小时", "60周", "60元", "60万元", "60人", "60%", "60倍", "61日"]
NONE = [
    "2026年5月1日", "2026年5月", "2026年", "二〇二六年", "第三条", "第三十一条第六项", "第二款", "第一级", "第三次", "第十日",
    "5月1日前后", "12月31日前", "三月一日", "次年3月1日至6月30日", "每月15日前", "八十年代", "九月的第三周",
    "周一周三接待", "周六日不上班", "周一至周五", "两个星期日", "前一天晚上", "有一天",
    "另一人", "唯一人选", "统一人员", "统一日期",
    "上一年度", "上一年年收入", "上一个月", "一位老师", "一行一个人", "18位数", "两个人民法院", "三个成员国",
    "退伍人员", "房屋四周围",
    "两三天", "三五年", "几十日", "数百元", "上百人", "二三十人", "十几天", "三天两头", "上半年", "半路", "一成不变", "3/2",
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
        ("5～15日", {(5, "day"), (15, "day")}),
        ("10–15个工作日", {(10, "workday"), (15, "workday")}),
        ("3、15日", {(3, "day"), (15, "day")}),
        ("三、五或者十日", {(3, "day"), (5, "day"), (10, "day")}),
        ("16（十五）日", {(16, "day"), (15, "day")}),
        ("一至三万元", {(10_000, "元"), (30_000, "元")}),
        ("5000至3万元", {(5000, "元"), (30_000, "元")}),
        ("不足1,000元的，为1,000元", {(1000, "元")}),
        ("百分之五至百分之十", {(5, "%"), (10, "%")}),
        ("百分之五至十五", {(5, "%"), (15, "%")}),
        ("百分之五，十日内", {(5, "%"), (10, "day")}),
        ("一个月以上一年以下", {(1, "month"), (1, "year")}),
        ("合同一年以上", {(1, "year")}),
        ("次月十五日内", {(15, "day")}),
        ("自次月一日起十五日内", {(15, "day")}),
        ("提前一天", {(1, "tian")}),
        ("应当一日内", {(1, "day")}),
        ("每周四十小时", {(40, "hour")}),
        ("连着五天半夜", {(5, "tian")}),
        ("一周期间", {(1, "week")}),
        ("人数十人以上", {(10, "人")}),
        ("人口数百分之十五的", {(15, "%")}),
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


@pytest.mark.parametrize("text", ["60日", "5个工作日", "6个月", "2年", "24小时", "3天", "2.5倍", "50%", "0.05%", "2/3", "1万元"])
def test_an_amount_is_said_as_it_is_written(text: str) -> None:
    assert [say(amount) for amount in amounts(text)] == [text]


@pytest.mark.parametrize("figures", [31, 309, 50_000])
def test_a_number_without_end_is_an_amount_like_any_other(figures: int) -> None:
    found = amounts("9" * figures + "日")
    assert len(found) == 1
    assert found != amounts("9日")
    assert "日" in say(found.pop())
