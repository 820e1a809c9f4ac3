"""`routemap impact`: which definitions must be read again because a law's text changed, or who cites a law."""

import click

from ..lock import changes, seal, write_lock
from ..model import Citation, citations_in
from ..pipeline import Checked
from .loading import loaded
from .shared import project_of, say


@click.command(help=say("cli.impact.help"))
@click.argument("law", required=False)
@click.argument("article", required=False)
@click.option("--accept", is_flag=True, help=say("cli.impact.accept"))
@click.pass_context
def command(context: click.Context, law: str | None, article: str | None, accept: bool) -> None:
    """Status 1 where something must be read again."""
    checked = loaded(context)
    if law:
        _cited(checked, law, article)
        return
    if not checked.context.has_statutes:
        raise click.ClickException(say("cli.impact.no-statutes"))
    found = changes(checked.context, checked.seals)
    for change in found:
        click.echo(say("cli.impact.gone" if change.gone else "cli.impact.changed", citation=change.citation, day=change.was.on))
        for kind, name in change.places:
            click.echo(f"    {checked.places.locate(kind, name).location}  {kind}/{name}")
    if accept:
        write_lock(project_of(context).lock, seal(checked.context, checked.seals, accept=True))
        click.echo(say("cli.impact.accepted", number=len(found)))
        return
    click.echo(say("cli.impact.summary", number=len(found), sealed=len(checked.seals)))
    context.exit(1 if found else 0)


def _cited(checked: Checked, law: str, article: str | None) -> None:
    """Every place that cites a law, or one article of it."""
    guide = checked.guide
    found = guide.law_by_name.get(law) or guide.laws.get(law)
    if found is None:
        raise click.UsageError(say("cli.impact.unknown-law", law=law))
    rows: dict[tuple[str, str], list[Citation]] = {}
    for kind, name, thing in guide.everything():
        for citation in citations_in(thing):
            known = guide.law_by_name.get(citation.law)
            if known is found and article in (None, citation.article) and citation not in rows.setdefault((kind, name), []):
                rows[(kind, name)].append(citation)
    for (kind, name), citations in rows.items():
        if citations:
            places = "、".join(citation.place for citation in citations)
            click.echo(f"{checked.places.locate(kind, name).location}  {places}")
