"""`routemap finder`: how many questions lead to which outcomes, and whether every path holds."""

import json
from collections import Counter
from statistics import median
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from ..model import Guide
from ..model.finder import Flaw, Graph, Outcome, Trail, flaws, graph_of, trails, walk_to
from .loading import loaded
from .shared import say


@click.command(help=say("cli.finder.help"))
@click.option("--paths", is_flag=True, help=say("cli.finder.paths"))
@click.option("--json", "as_json", is_flag=True, help=say("cli.search.json"))
@click.pass_context
def command(context: click.Context, paths: bool, as_json: bool) -> None:
    """Walk every path and print what there is; status 1 where something is wrong."""
    guide = loaded(context).guide
    graph = graph_of(guide)
    walked = list(trails(graph))
    wrong = [flaw for flaw in flaws(guide, graph) if flaw.flaw != "too-many-answers"]
    if as_json:
        told = figures(guide, graph, walked, wrong) | {"paths": [_path(trail, end) for trail, end in walked]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        _print(figures(guide, graph, walked, wrong), [_path(trail, end) for trail, end in walked] if paths else [])
    context.exit(1 if wrong else 0)


def figures(guide: Guide, graph: Graph, walked: list[tuple[Trail, Outcome]], wrong: list[Flaw]) -> dict[str, Any]:
    """The numbers of the report."""
    asked = sorted(len(trail) for trail, _ in walked)
    answers = [len(node.choices) for node in graph.nodes.values()]
    cases = [walk_to(graph, case.matter, case.route) == (case.matter, case.route) for case in guide.cases.values()]
    return {
        "questions": len(graph.nodes),
        "written": sum(node.written is not None for node in graph.nodes.values()),
        "matters": len({matter for _, (matter, _) in walked}),
        "outcomes": len({end for _, end in walked}),
        "paths_walked": len(walked),
        "asked": {"min": asked[0], "median": median(asked), "max": asked[-1]} if asked else None,
        "by_number": {str(number): count for number, count in sorted(Counter(asked).items())},
        "most_answers": max(answers, default=0),
        "cases": len(cases),
        "cases_walked": sum(cases),
        "flaws": [{"rule": _rule(flaw), "what": flaw.what, "at": flaw.at} for flaw in wrong],
    }


def _rule(flaw: Flaw) -> str:
    """The rule of `routemap check` that reports such a flaw."""
    return f"finder-{'dead-end' if flaw.flaw == 'nowhere' else flaw.flaw}"


def _path(trail: Trail, end: Outcome) -> dict[str, Any]:
    return {"answers": [choice.id for _, choice in trail], "matter": end[0], "route": end[1]}


def _print(told: dict[str, Any], paths: list[dict[str, Any]]) -> None:
    table = Table(box=None, show_header=False)
    for name in ("questions", "written", "matters", "outcomes", "paths_walked"):
        table.add_row(say(f"cli.finder.{name}"), str(told[name]))
    if told["asked"]:
        table.add_row(say("cli.finder.asked"), say("cli.finder.spread", **told["asked"]))
    for number, count in told["by_number"].items():
        table.add_row(say("cli.finder.by_number", number=number), str(count))
    table.add_row(say("cli.finder.most_answers"), str(told["most_answers"]))
    table.add_row(say("cli.finder.cases"), say("cli.finder.walked", walked=told["cases_walked"], all=told["cases"]))
    Console(highlight=False).print(table)
    for path in paths:
        click.echo(f"{'.'.join(path['answers'])}  →  {path['matter']} · {path['route']}")
    for flaw in told["flaws"]:
        click.echo(say("cli.finder.flaw", **flaw))
    if not told["flaws"]:
        click.echo(say("cli.finder.clean"))
