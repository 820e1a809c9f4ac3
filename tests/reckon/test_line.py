"""Chains: which clock starts where another ends, read from the graphs of our own procedures."""

from datetime import date, datetime

import pytest

from generator.model import Guide, Period
from generator.model.limits import procedure_limits
from generator.pipeline import Checked
from generator.reckon import Count, Item, Link, Timed, line, links_of, official_calendar


@pytest.fixture(scope="module")
def guide(real: Checked) -> Guide:
    return real.guide.public()


def chains(guide: Guide, name: str) -> set[tuple[str, str, bool]]:
    """(step, step whose clock starts there, whether through silence) inside a procedure."""
    items = [Item(limit) for limit in procedure_limits(guide.procedures[name])]
    return {
        (item.limit.step.id, items[link.to].limit.step.id, link.silent)
        for item, links in zip(items, links_of(guide, items), strict=True)
        for link in links
    }


def test_the_three_levels_follow_each_other(guide: Guide) -> None:
    assert chains(guide, "petition-three-level") == {
        ("notice", "opinion", False), ("opinion", "request-review", False), ("request-review", "review", False),
        ("review", "request-rereview", False), ("request-rereview", "rereview", False),
    }  # fmt: skip


def test_what_happened_long_before_does_not_start_again(guide: Guide) -> None:
    """受理仲裁申请 stands on two steps; the award counts from it and not from the hearing."""
    found = chains(guide, "labour-arbitration")
    assert ("accept", "award", False) in found
    assert not {(one, "award", False) for one in ("deliver", "answer", "hearing")} & found
    assert ("apply", "accept", False) not in found  # a year: nobody waits so long


def test_a_ruling_is_no_judgment(guide: Guide) -> None:
    items = [Item(limit) for limit in procedure_limits(guide.procedures["civil-litigation"])]
    starts = {
        (item.limit.step.id, items[link.to].anchor)
        for item, links in zip(items, links_of(guide, items), strict=True)
        for link in links
    }
    assert ("trial", "判决书送达之日") in starts
    assert ("docket", "裁定书送达之日") in starts
    assert ("docket", "判决书送达之日") not in starts


def test_silence_starts_the_next_window(guide: Guide) -> None:
    assert ("decide-judicial", "ask-reconsider", True) in chains(guide, "state-compensation")


CALENDAR = official_calendar()


def test_a_chain_goes_on_from_the_last_day() -> None:
    clocks = (
        Timed("filed", Count(15, "day"), (Link(1, "受理", False),)),
        Timed("accepted", Count(60, "day"), (Link(2, "不服", False),)),
        Timed("answered", Count(30, "day")),
        Timed("filed", Count(2, "month")),
    )
    points = line(clocks, "filed", datetime(2026, 3, 2), CALENDAR)
    assert [(p.clock, p.start, p.due.day, p.after) for p in points] == [
        (0, date(2026, 3, 2), date(2026, 3, 17), None), (3, date(2026, 3, 2), date(2026, 5, 2), None),
        (1, date(2026, 3, 17), date(2026, 5, 16), 0), (2, date(2026, 5, 16), date(2026, 6, 15), 1),
    ]  # fmt: skip


def test_of_two_ways_the_later_counts_and_circles_end() -> None:
    clocks = (
        Timed("a", Count(5, "day"), (Link(2, "x", False),)),
        Timed("a", Count(9, "day"), (Link(2, "y", True), Link(0, "again", False))),
        Timed("b", Count(1, "day"), (Link(0, "back", False), Link(2, "itself", False))),
    )
    points = line(clocks, "a", datetime(2026, 3, 2), CALENDAR)
    assert [(p.clock, p.after) for p in points] == [(0, None), (1, None), (2, 1)]
    assert points[-1].due.day == date(2026, 3, 12)


def test_what_follows_a_prolonged_clock_may_end_later() -> None:
    """Of two ways to the clock of the citizen the farther one, and what stands behind it."""
    clocks = (
        Timed("a", Count(60, "day", more=Period(30, "day")), (Link(1, "", False),)),
        Timed("b", Count(15, "day"), (Link(2, "", False),)),
        Timed("c", Count(10, "day", more=Period(5, "day"))),
        Timed("a", Count(61, "day"), (Link(1, "", False),)),
    )
    points = {point.clock: point for point in line(clocks, "a", datetime(2026, 3, 2), CALENDAR)}
    assert {place: point.late for place, point in points.items()} == {
        0: None, 3: None, 1: date(2026, 6, 15), 2: date(2026, 6, 25),
    }  # fmt: skip
    assert points[1].after == 3
    assert points[2].far == datetime(2026, 6, 30)


def test_hours_go_on_by_the_hour_and_days_that_do_not_count_are_added() -> None:
    clocks = (Timed("a", Count(48, "hour"), (Link(1, "", False),)), Timed("b", Count(24, "hour")))
    points = line(clocks, "a", datetime(2026, 3, 2, 9, 30), CALENDAR, {1: 2})
    assert [p.at for p in points] == [datetime(2026, 3, 4, 9, 30), datetime(2026, 3, 7, 9, 30)]


def test_a_moment_comes_before_its_day_is_over() -> None:
    clocks = (Timed("a", Count(1, "day")), Timed("a", Count(30, "hour")), Timed("a", Count(24, "hour")))
    assert [point.clock for point in line(clocks, "a", datetime(2026, 3, 2, 9, 30), CALENDAR)] == [2, 1, 0]
