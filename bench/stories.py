"""Judged questions: those of a file, or where none is given the stories of our cases, each with its matter."""

import argparse
import json
from collections.abc import Iterable
from pathlib import Path

from generator.render.search.evaluation import BadQuestions, Question, read_questions

from .projects import ROOT
from .synthetic import read_tables


def take_questions(parser: argparse.ArgumentParser) -> None:
    """Let a benchmark be asked with questions of one's own."""
    told = "judged questions, as `routemap search eval` reads them; else the stories of our cases"
    parser.add_argument("--questions", type=Path, metavar="FILE", help=told)
    parser.add_argument("--targeted-from", default="", metavar="ID", help="the first question that was found by its words")


def questions_of(parser: argparse.ArgumentParser, given: argparse.Namespace) -> list[Question]:
    """The questions; a file that cannot be used is wrong usage, told before anything is measured."""
    try:
        return read_questions(given.questions, None, given.targeted_from) if given.questions else stories()
    except BadQuestions as error:
        parser.error(f"{error.file}: {error.reason} {error.line or ''}")


def stories() -> list[Question]:
    """The story of every case. They are longer and tidier than what people type."""
    cases = read_tables(ROOT / "routes")["cases"].values()
    return [Question(row["id"], row["story"], frozenset({row["matter"]}), frozenset(), "stories") for row in cases]


def write_questions(questions: Iterable[Question], file: Path) -> Path:
    """Write questions as `routemap search eval` reads them."""
    rows = ({"id": q.id, "query": q.text, "best": sorted(q.best), "ok": sorted(q.ok), "part": q.part} for q in questions)
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file
