"""`routemap show`: what the page of a matter or procedure says, in the terminal."""

import click

from ..model import Guide, Matter, Procedure
from ..model.limits import Limit, main_limit, procedure_limits, route_limits
from ..render.spelling import Spelling
from .loading import loaded
from .shared import say


@click.command(help=say("cli.show.help"))
@click.argument("name")
@click.pass_context
def command(context: click.Context, name: str) -> None:
    """Print the card and the limits."""
    checked = loaded(context)
    guide = checked.guide
    spelling = Spelling(guide, checked.wording)
    if name in guide.matters:
        _matter(guide, spelling, guide.matters[name])
    elif name in guide.procedures:
        _procedure(spelling, guide.procedures[name])
    else:
        raise click.UsageError(say("cli.show.unknown", name=name))


def _matter(guide: Guide, spelling: Spelling, matter: Matter) -> None:
    click.echo(f"{matter.plain}（{matter.title}）\n{say('cli.show.first')}{matter.do_first}")
    for group, _, route in matter.routes.grouped():
        procedure = guide.procedures[route.procedure]
        agencies = "、".join(guide.agencies[agency].name for agency in route.agencies)
        click.echo(f"\n[{say('fit.' + group)}] {procedure.title} · {agencies}\n  {route.when}")
        main = main_limit(guide, route)
        if main and main.clock:
            click.echo(f"  {main.label}：{spelling.sentence(main.clock)}")
        for limit in route_limits(guide, matter, route):
            if limit.whose == "citizen":
                _limit(spelling, limit)
    for unfit in matter.routes.unfit:
        click.echo(f"\n[{say('fit.unfit')}] {guide.procedures[unfit.procedure].title}\n  {unfit.why}")


def _procedure(spelling: Spelling, procedure: Procedure) -> None:
    click.echo(f"{procedure.title}（{procedure.plain}）\n{procedure.cost.text}")
    for number, step in enumerate(procedure.steps, start=1):
        click.echo(f"\n{number}. [{procedure.actor(step).title}] {step.title}：{step.does}")
        for edge in step.edges:
            click.echo(f"   {edge.when} → {edge.to}")
    click.echo("")
    for limit in procedure_limits(procedure):
        _limit(spelling, limit)


def _limit(spelling: Spelling, limit: Limit) -> None:
    text = spelling.sentence(limit.clock) if limit.clock else limit.no_clock or ""
    basis = spelling.listed(limit.clock.basis) if limit.clock else ""
    click.echo(f"  {say('side.citizen') if limit.whose == 'citizen' else say('side.authority')} · {limit.label}：{text} {basis}")
