"""Holidays and made-up working days, as far as they are known. The only door to the holiday library."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from chinese_calendar import holidays, workdays

DAY = timedelta(days=1)
SURE_UNTIL = (12, 24)
"""New Year has been given free, and worked for in advance, from 29 December on: by the notice of the year that follows."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Which days are working days. `off` are weekdays without work, `on` weekends with work; both are known from `first`
    to `last`. Outside only weekends are known."""

    first: date
    last: date
    off: frozenset[date] = frozenset()
    on: frozenset[date] = frozenset()

    def knows(self, day: date) -> bool:
        """Whether the holidays around this day are known."""
        return self.first <= day <= self.last

    def works(self, day: date) -> bool:
        """Whether it is a working day."""
        return day in self.on or (day.weekday() < 5 and day not in self.off)

    def next_working(self, day: date) -> date:
        """This day, or the first working day after it."""
        while not self.works(day):
            day += DAY
        return day

    def last_working(self, day: date) -> date:
        """This day, or the last working day before it."""
        while not self.works(day):
            day -= DAY
        return day

    def step(self, day: date, count: int, back: bool = False) -> date:
        """The day that is so many working days away; the day itself is not counted."""
        while count:
            day += -DAY if back else DAY
            count -= self.works(day)
        return day


@cache
def official_calendar() -> Calendar:
    """The days that the State Council's yearly notices name, from the library, for the years it holds."""
    years = sorted({day.year for day in holidays})
    off = frozenset(day for day in holidays if day.weekday() < 5 and day not in workdays)
    on = frozenset(day for day in workdays if day.weekday() >= 5)
    return Calendar(date(years[0], 1, 1), date(years[-1], *SURE_UNTIL), off, on)


def compact(calendar: Calendar) -> dict[str, object]:
    """The calendar for the browser: for each year the days off and on as one string of months and days."""
    years: dict[str, list[str]] = {}
    for place, days in enumerate((calendar.off, calendar.on)):
        for day in sorted(days):
            years.setdefault(str(day.year), ["", ""])[place] += f"{day:%m%d}"
    return {"first": calendar.first.isoformat(), "last": calendar.last.isoformat(), "years": years}
