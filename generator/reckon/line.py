"""All dates that follow from one event, earliest first: the clocks that start with it, and the clocks behind them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from .calendar import Calendar
from .count import Count, Due, count, count_hours, extended
from .links import Link

DEPTH = 3
"""How many clocks stand one behind the other. Further on everything rests on guesses."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A clock ready to be counted: the event it starts with, how it counts, and what starts where it ends."""

    event: str
    how: Count
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """One date of the line: which clock, counted from which day, when it ends, when at the latest, which clock it follows.
    Hours end at a moment, in `at`. `late` is the day it ends if what it follows was prolonged; `far` is the last moment that
    it may end itself, everything prolonged."""

    clock: int
    start: date
    due: Due
    extended: Due | None = None
    after: int | None = None
    link: Link | None = None
    at: datetime | None = None
    late: date | None = None
    far: datetime = datetime.min


def line(
    clocks: Sequence[Timed], event: str, start: datetime, calendar: Calendar, paused: Mapping[int, int] | None = None
) -> list[Point]:
    """Every date that follows from this event on this day, in order of time; a moment comes before its day is over.
    `paused`: days not counted, by clock.

    A clock behind another one starts with that one's last day, as if everybody used up his time; it is shown once.
    """
    given = paused or {}
    found: list[Point] = []
    seen: set[int] = set()
    ahead: list[Point] = []
    for place, clock in enumerate(clocks):
        if clock.event == event:
            ahead.append(_point(clocks, place, start, start, calendar, given))
    for _ in range(DEPTH):
        seen |= {point.clock for point in ahead}
        found += ahead
        ahead = list(
            _behind(clocks, ahead, seen, lambda place, day, far: _point(clocks, place, day, far, calendar, given))
        )
    return sorted(found, key=lambda point: (point.due.day, point.at or datetime.max, point.clock))


def _behind(
    clocks: Sequence[Timed], points: list[Point], seen: set[int], make: Callable[[int, datetime, datetime], Point]
) -> Iterator[Point]:
    """The clocks that start where these end; of several ways to one the latest."""
    latest: dict[int, tuple[Point, Link]] = {}
    far: dict[int, datetime] = {}
    for point in points:
        for link in clocks[point.clock].links:
            known = latest.get(link.to)
            far[link.to] = max(point.far, far.get(link.to, point.far))
            if link.to not in seen and (known is None or known[0].due.day < point.due.day):
                latest[link.to] = (point, link)
    for place in sorted(latest):
        before, link = latest[place]
        found = make(place, before.at or datetime.combine(before.due.day, time()), far[place])
        yield replace(found, after=before.clock, link=link)


def _point(
    clocks: Sequence[Timed], place: int, start: datetime, latest: datetime, calendar: Calendar, paused: Mapping[int, int]
) -> Point:
    """`latest`: the start if everything before was prolonged."""
    how, days = clocks[place].how, paused.get(place, 0)
    if how.unit == "hour":
        at, far = count_hours(start, how, days), count_hours(latest, how, days)
        due, long, late = Due(at.date(), why=("hours",)), None, far.date()
    else:
        at, due, long = None, count(start.date(), how, calendar, days), extended(start.date(), how, calendar, days)
        late = count(latest.date(), how, calendar, days).day
        longest = extended(latest.date(), how, calendar, days)
        far = datetime.combine(longest.day if longest else late, time())
    return Point(place, start.date(), due, long, at=at, late=late if late > due.day else None, far=far)
