"""`routemap export json`: the open data of an edition."""

import json
from pathlib import Path

import click

from ..edition import Edition
from ..pipeline import settings_for
from ..render.open_data import guide_data
from ..render.spelling import Spelling
from .loading import loaded
from .shared import edition_option, project_of, say


@click.command(help=say("cli.export.help"))
@click.argument("form", type=click.Choice(["json"]))
@edition_option
@click.option("-o", "--output", type=click.Path(dir_okay=False), help=say("cli.export.output"))
@click.pass_context
def command(context: click.Context, form: str, edition: Edition, output: str | None) -> None:
    """Print or write guide.json. With errors nothing is written."""
    checked = loaded(context, rules=True)
    guide = checked.guide if edition == "staff" else checked.guide.public()
    settings = settings_for(project_of(context), checked, edition)
    data = guide_data(guide, Spelling(guide, checked.wording, settings.proof), settings)
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    if output:
        Path(output).write_text(text, encoding="utf-8", newline="\n")
    else:
        click.echo(text, nl=False)
