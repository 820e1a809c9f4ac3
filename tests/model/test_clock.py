"""Periods in the unit of the article, and what a clock must say."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from generator.model import Clock, Counting, Period, RouteClock
from generator.model.clock import Unit, read_period

BASIS = "《信访工作条例》第三十四条"


@given(st.builds(Period, st.integers(1, 99_999), st.sampled_from(get_args(Unit))))
def test_a_period_is_read_as_it_was_written(period: Period) -> None:
    assert read_period(str(period)) == period
    assert period.spaced.replace(" ", "") == str(period)
    assert period.hours > 0


@pytest.mark.parametrize(
    "text",
    ["30", "30 日", "０日", "0日", "-1日", "1.5日", "三十日", "30天", "30工作日", "1月", "日", "", "30日 ", "30日内", None, 30],
)
def test_other_periods_are_refused(text: object) -> None:
    with pytest.raises(ValueError, match="period-form"):
        read_period(text)


@pytest.mark.parametrize("text", ["1２日", "1٣日"])
def test_a_period_is_written_in_plain_figures(text: str) -> None:
    with pytest.raises(ValueError, match="period-form"):
        read_period(text)


def test_longer_periods_are_longer_in_every_unit() -> None:
    order = ["24小时", "5日", "5个工作日", "15日", "1个月", "60日", "6个月", "1年", "2年"]
    hours = [read_period(text).hours for text in order]
    assert hours == sorted(hours)
    assert len(set(hours)) == len(hours)


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({"from": "甲", "before": "乙", "within": "1日"}, "clock-two-anchors"),
        ({"within": "1日"}, "clock-no-anchor"),
        ({"from": "甲"}, "clock-one-length"),
        ({"from": "甲", "within": "1日", "at_least": "1日"}, "clock-one-length"),
        ({"from": "甲", "within": "8小时", "extend": {"by": "16小时", "when": "乙"}}, "clock-prolonged-by-hours"),
        ({"from": "甲", "within": "8小时", "extend": {"by": "1日", "when": "乙"}}, "clock-prolonged-by-hours"),
        ({"from": "甲", "within": "3日", "extend": {"by": "24小时", "when": "乙"}}, "clock-prolonged-by-hours"),
        ({"from": "甲", "within": "一日"}, "period-form"),
        ({"from_": "甲", "within": "1日"}, "Extra inputs"),
        ({"from": "甲", "within": "1日", "extend": {"by": "1日"}}, "Field required"),
        ({"from": "甲", "within": "1日", "extend": {"when": "批准", "times": "0"}}, "wrong-number"),
    ],
)
def test_what_a_clock_may_not_say(given: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Clock.model_validate({"basis": BASIS, **given})


@pytest.mark.parametrize(
    "given",
    [
        {"from": "受理之日", "within": "60日"},
        {"before": "开庭", "at_least": "3日"},
        {"note": "法律没有写", "within": "1年"},
        {"from": "甲", "note": "乙", "within": "1日", "extend": {"when": "批准"}},
    ],
)
def test_what_a_clock_may_say(given: dict[str, Any]) -> None:
    clock = Clock.model_validate({"basis": BASIS, **given})
    assert clock.length == read_period(given.get("within") or given["at_least"])


def test_a_clock_needs_its_article() -> None:
    with pytest.raises(ValidationError, match="basis"):
        Clock.model_validate({"from": "甲", "within": "1日"})


def test_the_clock_of_a_route_names_its_step() -> None:
    with pytest.raises(ValidationError, match="step"):
        RouteClock.model_validate({"from": "甲", "within": "1日", "basis": BASIS})


@pytest.mark.parametrize(
    ("given", "complaint"),
    [
        ({}, "counting-silent-or-says"),
        ({"silent": "yes", "by": "minfadian", "basis": BASIS}, "counting-silent-or-says"),
        ({"workdays": ["3"]}, "counting-needs-article"),
        ({"silent": "yes", "basis": BASIS}, "counting-needs-article"),
        ({"silent": "no"}, "Input should be 'yes'"),
    ],
)
def test_a_law_says_how_it_counts_or_that_it_is_silent(given: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        Counting.model_validate(given)


def test_which_days_are_working_days() -> None:
    some = Counting.model_validate({"workdays": ["3", "5"], "basis": BASIS})
    assert [some.is_workday(days) for days in (3, 5, 10)] == [True, True, False]
    assert Counting.model_validate({"all_workdays": "yes", "basis": BASIS}).is_workday(10)
    assert not Counting.model_validate({"silent": "yes"}).is_workday(3)
