"""The page counts as Python does: the table, thousands of random periods, and whole lines of dates."""

import json
import random
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from browser_side import Scripts
from examples import answer, examples, iso, plain

from generator.model import Period
from generator.reckon import Count, Link, Point, Timed, compact, count, count_hours, extended, line, official_calendar
from generator.render import ASSETS

pytestmark = pytest.mark.browser
RANDOM = random.Random()


@pytest.fixture(autouse=True)
def the_same_every_time() -> None:
    RANDOM.seed(20261122)

_COUNT = """([data, asked]) => {
  const r = routemapReckon, calendar = r.openCalendar(data);
  const iso = (day) => day === null ? null : r.isoOf(day);
  return asked.map(([start, how, paused]) => {
    if (how.unit === "hour") {
      const at = r.isoMoment(r.countHours(r.momentOf(start), how, paused));
      return {day: at, later: null, safe: null, preliminary: false, extended: null, why: ["hours"]};
    }
    const due = r.count(r.dayOf(start), how, calendar, paused), long = r.extended(r.dayOf(start), how, calendar, paused);
    return {day: iso(due.day), later: iso(due.later), safe: iso(due.safe), preliminary: due.preliminary, why: due.why,
            extended: long && iso(long.day)};
  });
}"""
_LINE = """([data, asked]) => {
  const r = routemapReckon, calendar = r.openCalendar(data);
  return asked.map(([clocks, event, start, paused]) => r.line(clocks, event, r.momentOf(start), calendar, paused)
    .map((p) => [p.clock, r.isoOf(p.start), r.isoOf(p.due.day), p.extended && r.isoOf(p.extended.day), p.after,
                 p.link && p.link.when, p.at === null ? null : r.isoMoment(p.at),
                 p.late === null ? null : r.isoOf(p.late), r.isoMoment(p.far)]));
}"""


def asked(scripts: Scripts, program: str, questions: list[Any]) -> Any:
    """The answers of the page. Both ways as one text: the driver is slow with many small values."""
    scripts.load(ASSETS / "reckon.js")
    text = json.dumps([compact(official_calendar()), questions])
    return json.loads(scripts.page.evaluate(f"text => JSON.stringify(({program})(JSON.parse(text)))", text))


def test_the_page_agrees_with_every_example(scripts: Scripts) -> None:
    table = examples()
    found = asked(scripts, _COUNT, [[x.start, plain(x.how), x.paused] for x in table])
    for example, theirs in zip(table, found, strict=True):
        del theirs["why"]
        assert theirs == example.expected == answer(example, official_calendar()), example


def a_count() -> Count:
    unit = RANDOM.choice(["day", "day", "workday", "month", "year"])
    most = {"day": 200, "workday": 130, "month": 40, "year": 21}[unit]
    more = Period(RANDOM.randint(1, 90), RANDOM.choice(["day", "workday", "month"])) if RANDOM.random() < 0.4 else None
    back = RANDOM.random() < 0.15
    least = not back and RANDOM.random() < 0.1
    return Count(RANDOM.randint(1, most), unit, RANDOM.random() < 0.5, back, least, more)  # type: ignore[arg-type]


def a_day() -> date:
    return date(2002, 6, 1) + timedelta(days=RANDOM.randrange(28 * 365))


def test_the_page_agrees_on_five_thousand_random_periods(scripts: Scripts) -> None:
    calendar = official_calendar()
    cases = [(a_day(), a_count(), RANDOM.choice([0, 0, 0, 1, 7, 45])) for _ in range(5_000)]
    found = asked(scripts, _COUNT, [[start.isoformat(), plain(how), paused] for start, how, paused in cases])
    for (start, how, paused), theirs in zip(cases, found, strict=True):
        due, long = count(start, how, calendar, paused), extended(start, how, calendar, paused)
        ours = {
            "day": iso(due.day), "later": iso(due.later), "safe": iso(due.safe), "preliminary": due.preliminary,
            "why": list(due.why), "extended": iso(long.day) if long else None,
        }  # fmt: skip
        assert theirs == ours, (start, how, paused)


def test_the_page_agrees_on_hours(scripts: Scripts) -> None:
    moments = [datetime.combine(a_day(), datetime.min.time()) + timedelta(minutes=RANDOM.randrange(1440)) for _ in range(200)]
    for how in (Count(72, "hour"), Count(48, "hour", back=True)):
        found = asked(scripts, _COUNT, [[moment.isoformat(timespec="minutes"), plain(how), 2] for moment in moments])
        assert [theirs["day"] for theirs in found] == [
            count_hours(moment, how, 2).isoformat(timespec="minutes") for moment in moments
        ]


def a_page() -> tuple[Timed, ...]:
    size = RANDOM.randint(2, 8)
    clocks = []
    for _ in range(size):
        how = Count(48, "hour") if RANDOM.random() < 0.1 else a_count()
        links = tuple(Link(place, f"to {place}", RANDOM.random() < 0.5) for place in range(size) if RANDOM.random() < 0.25)
        clocks.append(Timed(RANDOM.choice(["a", "b", "c"]), how, links))
    return tuple(clocks)


def _plain_line(points: list[Point]) -> list[list[Any]]:
    return [
        [p.clock, iso(p.start), iso(p.due.day), iso(p.extended.day) if p.extended else None, p.after,
         p.link.when if p.link else None, p.at.isoformat(timespec="minutes") if p.at else None, iso(p.late),
         p.far.isoformat(timespec="minutes")]
        for p in points
    ]  # fmt: skip


def test_the_page_draws_the_same_lines(scripts: Scripts) -> None:
    """Chains, several ways to one clock, circles, hours among days."""
    cases = [(a_page(), a_day(), {RANDOM.randrange(8): RANDOM.randint(0, 30)}) for _ in range(1_000)]
    questions = [
        [[{"event": c.event, "how": plain(c.how), "links": [vars_of(link) for link in c.links]} for c in page], "a",
         start.isoformat(), paused]
        for page, start, paused in cases
    ]  # fmt: skip
    found = asked(scripts, _LINE, questions)
    chained = late = 0
    for (page, start, paused), theirs in zip(cases, found, strict=True):
        ours = line(page, "a", datetime.combine(start, datetime.min.time()), official_calendar(), paused)
        assert theirs == _plain_line(ours), (page, start)
        chained += any(point.after is not None for point in ours)
        late += any(point.late is not None for point in ours)
    assert chained > 300
    assert late > 100


def vars_of(link: Link) -> dict[str, Any]:
    return {"to": link.to, "when": link.when, "silent": link.silent}
