"""The engine: from the day something happened to the day a period ends.

The day it happened is not counted (民法典第二百零一条). Months and years end on the same date, or on the last day of a month
that has no such date (第二百零二条). Where the law says so, a last day without work moves to the next working day (第二百零三条);
where it does not say so, the earlier day is given and the later one beside it. Hours run from the moment itself.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ..model import Period
from ..model.clock import Unit
from .calendar import DAY, Calendar


@dataclass(frozen=True, slots=True)
class Count:
    """How a clock counts. `unit` is what its law counts in: 日 may mean working days. `moves` is whether the law moves a
    last day without work. `back` counts towards the past, `at_least` is a lower bound. `more` is by how much it may be
    prolonged, all times together."""

    length: int
    unit: Unit
    moves: bool = False
    back: bool = False
    at_least: bool = False
    more: Period | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """The day a period ends. `later` is where it would move to if a law that is silent moves it; `safe` is the working day
    before a day without work. `preliminary`: the holidays of that year are not known. `why` are codes for the page's words."""

    day: date
    later: date | None = None
    safe: date | None = None
    preliminary: bool = False
    why: tuple[str, ...] = ()


def count(start: date, how: Count, calendar: Calendar, paused: int = 0) -> Due:
    """When a period ends that starts with this day. `paused` days in between do not count. Hours are for `count_hours`."""
    raw = _end(start, how.length, how, calendar, paused)
    return _settled(start, raw, how, calendar, paused)


def extended(start: date, how: Count, calendar: Calendar, paused: int = 0) -> Due | None:
    """When it ends at the latest if it is prolonged; None where it cannot be, or where the law sets no bound."""
    if how.more is None:
        return None
    if how.more.unit == how.unit:
        raw = _end(start, how.length + how.more.length, how, calendar, paused)
    else:
        first = _end(start, how.length, how, calendar, paused)
        raw = _end(first, how.more.length, Count(how.more.length, how.more.unit), calendar, 0)
    return _settled(start, raw, how, calendar, paused)


def count_hours(start: datetime, how: Count, paused: int = 0) -> datetime:
    """When a period of hours ends, counted from the moment itself; `paused` are days. Nothing prolongs it: see model/clock.py."""
    return start + (-1 if how.back else 1) * timedelta(hours=how.length, days=paused)


def _end(start: date, length: int, how: Count, calendar: Calendar, paused: int) -> date:
    sign = -1 if how.back else 1
    if how.unit == "workday":
        return calendar.step(start, length + paused, how.back)
    if how.unit == "day":
        return start + sign * (length + paused) * DAY
    return _months(start, sign * length * (12 if how.unit == "year" else 1)) + sign * paused * DAY


def _months(start: date, count: int) -> date:
    months = start.year * 12 + start.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _settled(start: date, raw: date, how: Count, calendar: Calendar, paused: int) -> Due:
    """The last day, moved or not, and why it is this one."""
    why = ["back" if how.back else "first-day"]
    if how.unit == "workday":
        why.append("workdays")
    elif how.unit in ("month", "year") and not paused and raw.day != start.day:
        why.append("month-end")
    if paused:
        why.append("paused")
    day, later, safe, looked = raw, None, None, raw
    if not how.at_least and not calendar.works(raw):
        safe = calendar.last_working(raw)
        if not how.back:
            looked = calendar.next_working(raw)
            why.append("moved" if how.moves else "may-move")
            day, later = (looked, None) if how.moves else (raw, looked)
            safe = None if how.moves else safe
    asks = how.unit == "workday" or not how.at_least
    preliminary = asks and not (calendar.knows(looked) and (how.unit != "workday" or calendar.knows(start)))
    return Due(day, later, safe, preliminary, tuple(why))
