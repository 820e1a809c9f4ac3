"""`routemap explain`: what a problem id means, with a wrong and a right way to write it."""

from inspect import cleandoc

import click

from ..check import RULES
from ..load.nodes import DEPTH
from ..load.validate import MOST
from ..model import KINDS
from ..wording import load_wording
from .shared import say

_ENTRIES = load_wording().section("problem")


@click.command(help=say("cli.explain.help"))
@click.argument("rule")
def command(rule: str) -> None:
    """Print the rule's page, or the sentences of a problem of loading."""
    for module in RULES:
        if rule == module.ID:
            click.echo(cleandoc(module.__doc__ or ""))
            return
    if f"{rule}.what" not in _ENTRIES:
        known = sorted({key.partition(".")[0] for key in _ENTRIES})
        raise click.UsageError(say("cli.explain.unknown", rule=rule, known="、".join(known)))
    values = _Values(kinds="、".join(KINDS), depth=DEPTH, most=MOST)
    for part in ("what", "why", "hint"):
        if f"{rule}.{part}" in _ENTRIES:
            click.echo(_ENTRIES[f"{rule}.{part}"].format_map(values))


class _Values(dict[str, object]):
    """What fills a sentence that is not about anything yet: dots where the value would stand."""

    def __missing__(self, key: str) -> str:
        return "…"
