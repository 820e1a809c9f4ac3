"""The holiday library against the notices of the State Council, typed from them, and the form for the browser."""

from datetime import date, timedelta

import pytest

from generator.reckon import compact, official_calendar

# Year: first and last day of each holiday, then the weekend days that are worked.
NOTICES: dict[int, tuple[list[tuple[str, str]], list[str]]] = {
    2023: (
        [("01-01", "01-02"), ("01-21", "01-27"), ("04-05", "04-05"), ("04-29", "05-03"), ("06-22", "06-24"), ("09-29", "10-06")],
        ["01-28", "01-29", "04-23", "05-06", "06-25", "10-07", "10-08"],
    ),
    2024: (
        [("01-01", "01-01"), ("02-10", "02-17"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-10", "06-10"), ("09-15", "09-17"),
         ("10-01", "10-07")],
        ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"],
    ),
    2025: (
        [("01-01", "01-01"), ("01-28", "02-04"), ("04-04", "04-06"), ("05-01", "05-05"), ("05-31", "06-02"), ("10-01", "10-08")],
        ["01-26", "02-08", "04-27", "09-28", "10-11"],
    ),
    2026: (
        [("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-19", "06-21"), ("09-25", "09-27"),
         ("10-01", "10-07")],
        ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("year", NOTICES)
def test_every_day_of_a_year_is_as_the_notice_says(year: int) -> None:
    holidays, worked = NOTICES[year]
    day, calendar = date(year, 1, 1), official_calendar()
    while day.year == year and calendar.knows(day):
        short = f"{day:%m-%d}"
        free = any(first <= short <= last for first, last in holidays)
        assert calendar.works(day) == (short in worked or (day.weekday() < 5 and not free)), day
        day += timedelta(days=1)
    assert (day.month, day.day) in ((1, 1), (12, 25))  # the whole year, or what is known of the last one


def test_the_last_week_of_the_last_year_is_not_yet_sure() -> None:
    last = official_calendar().last
    assert last.year >= 2026
    assert (last.month, last.day) == (12, 24)
    assert not official_calendar().knows(last + timedelta(days=1))


def test_the_form_for_the_browser_holds_every_day() -> None:
    calendar, written = official_calendar(), compact(official_calendar())
    years = written["years"]
    assert isinstance(years, dict)
    for place, days in enumerate((calendar.off, calendar.on)):
        short = {f"{year}{lists[place][at : at + 4]}" for year, lists in years.items() for at in range(0, len(lists[place]), 4)}
        assert short == {f"{day:%Y%m%d}" for day in days}
    assert (written["first"], written["last"]) == (calendar.first.isoformat(), calendar.last.isoformat())
