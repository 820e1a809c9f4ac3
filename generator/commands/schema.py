"""`routemap schema`: JSON Schemas of all kinds, so that an editor completes and underlines."""

import json
from pathlib import Path
from typing import Any

import click

from ..model import KINDS
from .shared import project_of, say


@click.command(help=say("cli.schema.help"))
@click.argument("kind", required=False, type=click.Choice(sorted(KINDS)))
@click.option("-o", "--output", type=click.Path(file_okay=False), help=say("cli.schema.output"))
@click.pass_context
def command(context: click.Context, kind: str | None, output: str | None) -> None:
    """Print one, or write all into a folder."""
    if kind and not output:
        click.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))
        return
    folder = Path(output) if output else project_of(context).root / "schemas"
    folder.mkdir(parents=True, exist_ok=True)
    for name in [kind] if kind else sorted(KINDS):
        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")
    click.echo(say("cli.schema.done", number=1 if kind else len(KINDS), folder=folder.name))


def schema_of(kind: str) -> dict[str, Any]:
    """The schema of a file of this kind: one object, or a list of them."""
    schema = KINDS[kind].model.model_json_schema(by_alias=True)
    definitions = schema.pop("$defs", {})
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"routes/{kind}",
        "anyOf": [{"$ref": "#/$defs/entry"}, {"type": "array", "items": {"$ref": "#/$defs/entry"}}],
        "$defs": {"entry": schema, **definitions},
    }
