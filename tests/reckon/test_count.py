"""The engine against the table of dated examples, and what must hold for every period."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from examples import Example, answer, examples
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Period
from generator.reckon import Calendar, Count, count, count_hours, extended, official_calendar

TABLE = examples()
DAYS = st.dates(date(2003, 1, 1), date(2029, 12, 31))
UNITS = st.sampled_from(["day", "workday", "month", "year"])
COUNTS = st.builds(Count, length=st.integers(1, 90), unit=UNITS, moves=st.booleans(), back=st.booleans())


def test_there_are_two_hundred_examples_of_every_kind() -> None:
    assert len(TABLE) >= 200
    assert len({(x.start, x.how, x.paused) for x in TABLE}) == len(TABLE)
    assert {x.how.unit for x in TABLE} == {"hour", "day", "workday", "month", "year"}
    kinds: list[Any] = [
        {x.how.moves for x in TABLE}, {x.how.back for x in TABLE}, {x.how.at_least for x in TABLE},
        {bool(x.how.more) for x in TABLE}, {bool(x.paused) for x in TABLE}, {x.expected["preliminary"] for x in TABLE},
    ]  # fmt: skip
    assert kinds == [{False, True}] * len(kinds)
    assert all(x.why for x in TABLE)


@pytest.mark.parametrize("example", TABLE, ids=lambda x: f"{x.start}-{x.how.length}{x.how.unit}")
def test_an_example_of_the_table(example: Example) -> None:
    assert answer(example, official_calendar()) == example.expected


@given(DAYS, COUNTS)
def test_the_day_it_happens_is_not_counted(start: date, how: Count) -> None:
    due = count(start, how, official_calendar())
    assert due.day < start if how.back else due.day > start


@given(DAYS, COUNTS)
def test_where_the_law_is_silent_the_earlier_day_is_given(start: date, how: Count) -> None:
    calendar = official_calendar()
    due = count(start, how, calendar)
    if due.later is not None:
        assert not how.moves
        assert due.safe is not None
        assert due.safe < due.day < due.later
        assert not calendar.works(due.day)
        moved = Count(how.length, how.unit, moves=True)
        assert count(start, moved, calendar).day == due.later
    elif not how.back:
        assert calendar.works(due.day)


@given(DAYS, COUNTS, st.integers(0, 60))
def test_days_that_do_not_count_never_bring_the_end_nearer(start: date, how: Count, paused: int) -> None:
    calendar = official_calendar()
    ends = [count(start, how, calendar, days).day for days in (0, paused)]
    assert ends == sorted(ends, reverse=how.back)


@given(DAYS, st.integers(1, 90), UNITS, st.integers(1, 90), UNITS)
def test_a_prolonged_clock_ends_later(start: date, length: int, unit: Any, more: int, other: Any) -> None:
    how = Count(length, unit, more=Period(more, other))
    long = extended(start, how, official_calendar())
    assert long is not None
    assert long.day > count(start, how, official_calendar()).day


@given(DAYS, st.integers(1, 120), st.booleans())
def test_working_days_are_counted_one_by_one(start: date, length: int, back: bool) -> None:
    calendar = official_calendar()
    due = count(start, Count(length, "workday", back=back), calendar)
    first, last = sorted((start, due.day))
    between = [first + timedelta(days=number) for number in range(1 - back, (last - first).days + 1 - back)]
    assert sum(map(calendar.works, between)) == length
    assert calendar.works(due.day)


def test_without_an_extension_nothing_is_prolonged() -> None:
    assert extended(date(2026, 1, 5), Count(60, "day"), official_calendar()) is None


def test_hours_run_from_the_moment_itself() -> None:
    assert count_hours(datetime(2026, 12, 31, 23, 30), Count(48, "hour")) == datetime(2027, 1, 2, 23, 30)
    assert count_hours(datetime(2026, 3, 3, 12), Count(48, "hour", back=True)) == datetime(2026, 3, 1, 12)
    assert count_hours(datetime(2026, 3, 3, 12), Count(48, "hour", back=True), 1) == datetime(2026, 2, 28, 12)


@pytest.mark.parametrize(
    ("start", "how", "paused", "why"),
    [
        (date(2026, 1, 5), Count(60, "day"), 0, ("first-day",)),
        (date(2026, 2, 5), Count(15, "day"), 0, ("first-day", "may-move")),
        (date(2026, 2, 5), Count(15, "day", moves=True), 0, ("first-day", "moved")),
        (date(2026, 2, 5), Count(15, "workday"), 0, ("first-day", "workdays")),
        (date(2025, 8, 31), Count(6, "month"), 0, ("first-day", "month-end")),
        (date(2026, 3, 2), Count(30, "day"), 1, ("first-day", "paused")),
        (date(2026, 5, 20), Count(5, "day", back=True), 0, ("back",)),
    ],
)
def test_every_date_says_why_it_is_this_one(start: date, how: Count, paused: int, why: tuple[str, ...]) -> None:
    assert count(start, how, official_calendar(), paused).why == why


def test_a_calendar_that_knows_nothing_still_knows_weekends() -> None:
    unknown = Calendar(date(2001, 1, 1), date(2001, 1, 1))
    due = count(date(2026, 9, 30), Count(1, "workday"), unknown)
    assert (due.day, due.preliminary) == (date(2026, 10, 1), True)
