"""`routemap search`: the same index and the same order as the box in the page."""

import json

import click

from ..edition import Edition
from ..pipeline import check_project
from ..render.search import search
from .shared import edition_option, project_of, say, today


@click.command(help=say("cli.search.help"))
@click.argument("query")
@edition_option
@click.option("--json", "as_json", is_flag=True, help=say("cli.search.json"))
@click.option("-n", "--limit", default=10, show_default=True, type=click.IntRange(1, 100), help=say("cli.search.limit"))
@click.pass_context
def command(context: click.Context, query: str, edition: Edition, as_json: bool, limit: int) -> None:
    """Print results, best first; status 1 where there are none."""
    checked = check_project(project_of(context), today(), rules=False)
    guide = checked.guide if edition == "staff" else checked.guide.public()
    results = search(guide, query, limit)
    if as_json:
        rows = [
            {"result": f"{r.kind}:{r.id}", "title": r.title, "url": r.address, "why": r.note} for r in results
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for result in results:
            click.echo(f"{result.kind}:{result.id}  {result.title}  {result.address}")
        if not results:
            click.echo(say("cli.search.none"))
    context.exit(0 if results else 1)
