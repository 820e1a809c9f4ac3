"""Problems as text with the line shown, as JSON, and as annotations of a CI."""

import json
from collections.abc import Iterable
from unicodedata import category, east_asian_width

from ..problems import Problem, Severity
from ..wording import Wording

_UNSEEN = ("Cc", "Cf", "Zl", "Zp")
"""Categories of signs that steer a terminal: controls, the direction of writing, ends of lines."""


def as_text(problems: Iterable[Problem], wording: Wording) -> str:
    """Every problem with its line, a mark under the place, why and hint. The first line stands alone in logs."""
    return "\n\n".join(_one(problem, wording) for problem in problems)


def _one(problem: Problem, wording: Wording) -> str:
    lines = [f"{problem.location}: {problem.severity}: {problem.what} [{problem.id}]"]
    source = "".join(" " if category(sign) in _UNSEEN else sign for sign in problem.source.rstrip())
    if source:
        number = str(problem.location.line)
        start = problem.location.column - 1
        text, start = _window(source, start)
        marked = text[start : start + problem.width] or " "
        lines.append(f"    {number} | {text}")
        lines.append(f"    {' ' * len(number)} | {' ' * cells(text[:start])}{'^' * max(1, cells(marked))}")
    lines.append(f"  {wording.say('report.why')} {problem.why}")
    if problem.hint:
        lines.append(f"  {wording.say('report.hint')} {problem.hint}")
    return "\n".join(lines)


def _window(text: str, start: int) -> tuple[str, int]:
    """A long line is cut around the place."""
    if len(text) <= 100:
        return text, start
    left = max(0, start - 50)
    return ("…" if left else "") + text[left : left + 100], start - left + (1 if left else 0)


def cells(text: str) -> int:
    """How many columns a text takes in a terminal: Chinese characters take two."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def as_json(problems: Iterable[Problem]) -> str:
    """A list of objects, one a problem."""
    rows = [
        {
            "file": problem.location.file,
            "line": problem.location.line,
            "column": problem.location.column,
            "severity": str(problem.severity),
            "id": problem.id,
            "what": problem.what,
            "why": problem.why,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_annotations(problems: Iterable[Problem]) -> str:
    """Workflow commands that a CI shows beside the changed lines."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
    rows = []
    for problem in problems:
        place = problem.location
        text = _escape(f"{problem.what}。{problem.why}。{problem.hint}")
        title = f"{names[problem.severity]} file={_property(place.file)},line={place.line},col={place.column}"
        rows.append(f"::{title},title={problem.id}::{text}")
    return "\n".join(rows)


def summary(problems: Iterable[Problem], wording: Wording) -> str:
    """How many of each severity, in one line."""
    found = list(problems)
    numbers = {severity: sum(problem.severity is severity for problem in found) for severity in Severity}
    return wording.say(
        "report.summary",
        errors=numbers[Severity.ERROR], warnings=numbers[Severity.WARNING], notes=numbers[Severity.NOTE],
    )  # fmt: skip


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")
