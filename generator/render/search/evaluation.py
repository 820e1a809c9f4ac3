"""Measures the search with judged questions: how often the right matter stands where it is seen."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from . import search
from .index import Index

DEPTHS = (1, 3, 10)
RELEVANCE = "relevance.jsonl"
Reason = Literal["unreadable", "line", "not-a-list", "no-judgement"]


class BadQuestions(Exception):
    """A file of questions that cannot be used: its name, why, and the line where it is wrong (0 for the whole)."""

    def __init__(self, file: str, reason: Reason, line: int = 0) -> None:
        super().__init__(file, reason, line)
        self.file, self.reason, self.line = file, reason, line


@dataclass(frozen=True, slots=True)
class Question:
    """`best` are the matters that one would open first, `ok` further ones that help; `part` is random or targeted."""

    id: str
    text: str
    best: frozenset[str]
    ok: frozenset[str]
    part: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with the ids of the results, best first; those that are no matter with their kind."""

    question: Question
    results: tuple[str, ...]

    def first(self, wanted: frozenset[str]) -> int:
        """At which place, from 1, the first of these stands; 0 where none does."""
        return next((place for place, name in enumerate(self.results, 1) if name in wanted), 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the questions of a part that can be answered; `best` of those that have a best matter in the guide."""

    questions: int
    only_ok: int
    unanswerable: int
    none: int
    silent: int
    best: Mapping[int, float]
    hit: Mapping[int, float]
    mean_reciprocal_rank: float


def read_questions(file: Path, judged: Path | None = None, targeted_from: str = "") -> list[Question]:
    """Questions, one JSON object a line, with their judgements on the same line or in a file of their own by id.

    A row says its part itself, or it follows from the first targeted id. Raises BadQuestions.
    """
    beside = judged or file.with_name(RELEVANCE)
    judgements = {str(row.get("id")): row for _, row in _rows(beside)} if judged or beside.is_file() else {}
    questions: list[Question] = []
    part = "random" if targeted_from else "all"
    for number, row in _rows(file):
        if not isinstance(row.get("query"), str):
            raise BadQuestions(file.name, "line", number)
        name = str(row.get("id", number))
        if name == targeted_from:
            part = "targeted"
        known = row if "best" in row or "ok" in row else judgements.get(name, {})
        best, ok = (frozenset(known.get(key) or ()) for key in ("best", "ok"))
        questions.append(Question(name, row["query"], best, ok, str(row.get("part") or part)))
    if not any(question.best or question.ok for question in questions):
        raise BadQuestions(file.name, "no-judgement")
    return questions


def _rows(file: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """Every object with the number of its line."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BadQuestions(file.name, "unreadable") from None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict):
            raise BadQuestions(file.name, "line", number)
        if not all(_is_list(row.get(key)) for key in ("best", "ok")):
            raise BadQuestions(file.name, "not-a-list", number)
        yield number, row


def _is_list(ids: Any) -> bool:
    """Whether these are ids, or nothing at all. A word alone would count as the list of its letters."""
    return ids is None or isinstance(ids, list) and all(isinstance(one, str) for one in ids)


def answer(index: Index, questions: Sequence[Question]) -> Iterator[Answered]:
    """Ask every question."""
    for question in questions:
        results = search(index, question.text)
        yield Answered(question, tuple(r.id if r.kind == "matter" else f"{r.kind}:{r.id}" for r in results))


def figures(answered: Sequence[Answered], matters: frozenset[str]) -> Figures:
    """What came out. A question that no matter of the guide can answer is counted and left out of the shares."""
    judged = [one for one in answered if one.question.best | one.question.ok]
    asked = [one for one in judged if (one.question.best | one.question.ok) & matters]
    having = [one for one in asked if one.question.best & matters]
    right = [one.first(one.question.best | one.question.ok) for one in asked]
    best = [one.first(one.question.best) for one in having]
    return Figures(
        len(asked),
        len(asked) - len(having),
        len(judged) - len(asked),
        len(answered) - len(judged),
        sum(not one.results for one in asked),
        {depth: _share(best, depth) for depth in DEPTHS},
        {depth: _share(right, depth) for depth in DEPTHS},
        sum(1 / place for place in right if place) / max(len(right), 1),
    )


def missed(answered: Sequence[Answered], matters: frozenset[str], depth: int = 3) -> list[Answered]:
    """Those that could be answered and have nothing right among the first results."""
    return [
        one
        for one in answered
        for wanted in [one.question.best | one.question.ok]
        if wanted & matters and not 0 < one.first(wanted) <= depth
    ]


def _share(places: Sequence[int], depth: int) -> float:
    return sum(0 < place <= depth for place in places) / max(len(places), 1)
