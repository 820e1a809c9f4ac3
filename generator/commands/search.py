"""`routemap search`: the same index and the same order as the box in the page; `routemap search eval` measures it."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from ..edition import Edition
from ..model import Guide
from ..pipeline import speaker_for
from ..render.search import Index, index_of, shown
from ..render.search.evaluation import (
    DEPTHS,
    Answered,
    BadQuestions,
    answer,
    figures,
    missed,
    read_questions,
)
from .loading import loaded
from .shared import edition_option, project_of, say


class Questions(click.Group):
    """A group whose first word is a question unless it is the name of a command."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """`routemap search 拖欠工资` means `routemap search find 拖欠工资`."""
        if args and args[0] not in self.commands:
            args = ["find", *args]
        return super().resolve_command(ctx, args)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options may stand before the question."""
        if not args or args[0].startswith("-") and not {"-h", "--help"} & set(args):
            args = ["find", *args]
        return super().parse_args(ctx, args)


@click.group(cls=Questions, help=say("cli.search.help"))
def command() -> None:
    """The group itself does nothing."""


@command.command(help=say("cli.search.find.help"))
@click.argument("query")
@edition_option
@click.option("--json", "as_json", is_flag=True, help=say("cli.search.json"))
@click.option("--explain", is_flag=True, help=say("cli.search.explain"))
@click.option("-n", "--limit", default=10, show_default=True, type=click.IntRange(1, 100), help=say("cli.search.limit"))
@click.pass_context
def find(context: click.Context, query: str, edition: Edition, as_json: bool, explain: bool, limit: int) -> None:
    """Print results, best first; status 1 where there are none."""
    _, index = _opened(context, edition)
    answered = index.ask(query)
    results = shown(index, answered, limit)
    added = index.explain(answered) if explain else ()
    reasons = {(index.data["kinds"][index.entries[n].kind], index.entries[n].id): why for n, why in added}
    if as_json:
        rows = []
        for result in results:
            row: dict[str, Any] = {
                "result": f"{result.kind}:{result.id}", "title": result.title, "url": result.address, "why": result.note,
                "route": result.route, "group": result.group, "score": result.score,
            }  # fmt: skip
            if explain:
                row["words"] = reasons.get((result.kind, result.id), {})
            rows.append(row)
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        if explain:
            _tell_reading(answered.reading, answered.weak)
        for result in results:
            click.echo(f"{result.kind}:{result.id}  {result.title}  {result.address}")
            if explain:
                words = reasons.get((result.kind, result.id), {})
                click.echo("    " + "  ".join(f"{word} {value:.2f}" for word, value in words.items()))
        if not results:
            click.echo(say("cli.search.none"))
    context.exit(0 if results else 1)


@command.command("eval", help=say("cli.search.eval.help"))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--judged", type=click.Path(exists=True, dir_okay=False, path_type=Path), help=say("cli.search.eval.judged"))
@click.option("--targeted-from", default="", help=say("cli.search.eval.targeted"))
@click.option("--misses/--no-misses", default=True, help=say("cli.search.eval.misses"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.search.json"))
@edition_option
@click.pass_context
def evaluate(
    context: click.Context, file: Path, judged: Path | None, targeted_from: str, misses: bool, as_json: bool, edition: Edition
) -> None:
    """Print the figures of each part and the misses; status 2 for a file that cannot be used."""
    try:
        questions = read_questions(file, judged, targeted_from)
    except BadQuestions as error:
        raise click.UsageError(say(f"cli.search.eval.{error.reason}", file=error.file, line=error.line)) from None
    guide, index = _opened(context, edition)
    answered = list(answer(index, questions))
    matters = frozenset(guide.matters)
    parts = {part: [one for one in answered if one.question.part == part] for part in dict.fromkeys(q.part for q in questions)}
    found = {part: figures(rows, matters) for part, rows in parts.items()}
    wrong = missed(answered, matters)
    if as_json:
        told = {"parts": {part: asdict(row) for part, row in found.items()}, "misses": [_miss(one, matters) for one in wrong]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    table = Table("", *found, box=None)
    for name, values in _lines(found.values()):
        table.add_row(name, *values)
    Console(highlight=False, width=110).print(table)
    for one in wrong if misses else ():
        miss = _miss(one, matters)
        click.echo(f"{miss['id']}  {miss['query']}")
        click.echo(f"    {say('cli.search.eval.should')} {' '.join(miss['wanted'])}")
        click.echo(f"    {say('cli.search.eval.stood')} {' '.join(miss['stood'])}")


def _lines(found: Any) -> list[tuple[str, list[str]]]:
    rows = list(found)
    lines = [(say("cli.search.eval.count"), [f"{row.questions}" for row in rows])]
    lines.append((say("cli.search.eval.only-ok"), [f"{row.only_ok}" for row in rows]))
    lines.append(("best@1", [f"{row.best[1]:.1%}" for row in rows]))
    lines += [(f"hit@{depth}", [f"{row.hit[depth]:.1%}" for row in rows]) for depth in DEPTHS]
    lines.append(("MRR", [f"{row.mean_reciprocal_rank:.3f}" for row in rows]))
    lines.append((say("cli.search.eval.zero"), [f"{row.silent}" for row in rows]))
    lines.append((say("cli.search.eval.unanswerable"), [f"{row.unanswerable}" for row in rows]))
    lines.append((say("cli.search.eval.none"), [f"{row.none}" for row in rows]))
    return lines


def _miss(one: Answered, matters: frozenset[str]) -> dict[str, Any]:
    wanted = sorted((one.question.best | one.question.ok) & matters)
    return {"id": one.question.id, "query": one.question.text, "wanted": wanted, "stood": list(one.results[:3])}


def _tell_reading(reading: Any, weak: bool) -> None:
    lines = [
        ("read", {"text": " ".join(reading.text.split())}),
        ("words", {"words": " ".join(word if weight == 1 else f"{word}×{weight}" for word, weight in reading.words.items())}),
        ("sounds", {"sounds": " ".join(sound.strip() for sound in reading.sounds)}),
        ("article", {"article": reading.article}),
        ("calls", {"calls": " ".join(reading.calls)}),
    ]
    for name, values in lines:
        if any(values.values()):
            click.echo(say(f"cli.search.{name}", **values))
    if weak:
        click.echo(say("cli.search.weak"))


def _opened(context: click.Context, edition: Edition) -> tuple[Guide, Index]:
    checked = loaded(context)
    guide = checked.guide if edition == "staff" else checked.guide.public()
    return guide, index_of(guide, checked.wording, edition == "staff", speaker_for(project_of(context), edition))
