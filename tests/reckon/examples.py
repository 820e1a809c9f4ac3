"""The table of dated examples: dates.tsv, worked out without our engine, one a line, with the article or the reason."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from generator.model import Period
from generator.model.clock import read_period
from generator.reckon import Calendar, Count, count, count_hours, extended

TABLE = Path(__file__).with_name("dates.tsv")


@dataclass(frozen=True)
class Example:
    """A line of the table: the start and how it counts, and what must come out."""

    start: str
    how: Count
    paused: int
    expected: dict[str, Any]
    why: str


def examples() -> list[Example]:
    """Every line."""
    head, *lines = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines()]
    return [_example(dict(zip(head, line, strict=True))) for line in lines]


def _example(row: dict[str, str]) -> Example:
    period = read_period(row["period"])
    more: Period | None = read_period(row["more"]) if row["more"] else None
    how = Count(
        period.length, period.unit, row["last day"] == "moves", row["kind"] == "before", row["kind"] == "at-least", more
    )  # fmt: skip
    expected = {
        "day": row["day"], "later": row["later"] or None, "safe": row["safe"] or None,
        "preliminary": row["known"] == "preliminary", "extended": row["extended"] or None,
    }  # fmt: skip
    return Example(row["start"], how, int(row["paused"] or 0), expected, row["why"])


def answer(example: Example, calendar: Calendar) -> dict[str, Any]:
    """What Python says, in the form of the table."""
    if example.how.unit == "hour":
        at = count_hours(datetime.fromisoformat(example.start), example.how, example.paused)
        return {
            "day": at.isoformat(timespec="minutes"), "later": None, "safe": None, "preliminary": False, "extended": None,
        }  # fmt: skip
    start = date.fromisoformat(example.start)
    due = count(start, example.how, calendar, example.paused)
    long = extended(start, example.how, calendar, example.paused)
    return {
        "day": due.day.isoformat(), "later": iso(due.later), "safe": iso(due.safe), "preliminary": due.preliminary,
        "extended": iso(long.day) if long else None,
    }  # fmt: skip


def iso(day: date | None) -> str | None:
    """A day as the table and the browser write it."""
    return day.isoformat() if day else None


def plain(how: Count) -> dict[str, Any]:
    """How a clock counts as the page gives it to its script."""
    more = {"length": how.more.length, "unit": how.more.unit} if how.more else None
    return {
        "length": how.length, "unit": how.unit, "moves": how.moves, "back": how.back, "at_least": how.at_least, "more": more,
    }  # fmt: skip
