"""Figures with their goals, as a table in Markdown."""

import platform
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing. `processor` is the same ratio in processor time, where others cannot disturb it as much."""

    what: str
    content: str
    found: float
    goal: float | None = None
    unit: str = ""
    processor: float | None = None

    @property
    def row(self) -> str:
        """The figure as a row of the table."""
        goal = "" if self.goal is None else f"≤ {self.goal:.2f}{self.unit}"
        met = "" if self.goal is None else "yes" if self.found <= self.goal else "**no**"
        second = "" if self.processor is None else f"{self.processor:.2f}{self.unit}"
        return f"| {self.what} | {self.content} | {self.found:.2f}{self.unit} | {second} | {goal} | {met} |"


HEAD = "| Figure | Content | Measured | In processor time | Goal | Met |\n| --- | --- | --- | --- | --- | --- |"

ABOUT = """Written by `python -m bench` on {day}, Python {python}, {runs}. Ratios of one run on one machine.
Plain Material is `mkdocs build` with its own search and jieba, a menu of at most 70 entries, and our finished pages as
Markdown, the charts as raw HTML in it."""


def as_markdown(figures: Iterable[Figure], shares: Iterable[tuple[str, dict[str, float]]], runs: str) -> str:
    """The whole report."""
    parts = [ABOUT.format(day=date.today(), python=platform.python_version(), runs=runs)]
    parts.append("\n".join([HEAD, *(figure.row for figure in figures)]))
    found = list(shares)
    if found:
        names = list(found[0][1])
        lines = [f"| Share of a cold build | {' | '.join(names)} |", "| --- |" + " --- |" * len(names)]
        lines += (f"| {content} | {' | '.join(f'{row[name]:.0%}' for name in names)} |" for content, row in found)
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"
