"""Judged questions where none are given: the stories of our cases, each with its matter."""

import json
from collections.abc import Iterable
from pathlib import Path

from generator.render.search.evaluation import Question

from .projects import ROOT
from .synthetic import read_tables


def stories() -> list[Question]:
    """The story of every case. They are longer and tidier than what people type."""
    cases = read_tables(ROOT / "routes")["cases"].values()
    return [Question(row["id"], row["story"], frozenset({row["matter"]}), frozenset(), "stories") for row in cases]


def write_questions(questions: Iterable[Question], file: Path) -> Path:
    """Write questions as `routemap search eval` reads them."""
    rows = ({"id": q.id, "query": q.text, "best": sorted(q.best), "ok": sorted(q.ok), "part": q.part} for q in questions)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file
