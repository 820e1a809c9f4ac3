"""`routemap impact`: which definitions must be read again because a law's text changed, or who cites a law."""

import re

import click

from ..lock import changes, seal, write_lock
from ..model import Law, read_citation
from ..pipeline import Checked
from ..problems import nearest
from .loading import loaded
from .shared import project_of, say

_ARTICLE = re.compile(r"第?([^第条之-]+)条?(?:[之-]([^第条之-]+))?")


@click.command(help=say("cli.impact.help"))
@click.argument("law", required=False)
@click.argument("article", required=False)
@click.option("--accept", is_flag=True, help=say("cli.impact.accept"))
@click.pass_context
def command(context: click.Context, law: str | None, article: str | None, accept: bool) -> None:
    """Status 1 where something must be read again."""
    if law and accept:  # else it would look as if this one had been recorded
        raise click.UsageError(say("cli.impact.accept-all"))
    checked = loaded(context, rules=accept)
    if law:
        _cited(checked, law, article)
        return
    if not checked.context.has_statutes:
        raise click.ClickException(say("cli.impact.no-statutes"))
    found = changes(checked.context, checked.seals)
    for change in found:
        click.echo(say("cli.impact.gone" if change.gone else "cli.impact.changed", citation=change.citation, day=change.was.on))
        for kind, name, path in change.places:
            click.echo(f"    {checked.places.locate(kind, name, path).location}  {kind}/{name}")
    if accept:
        write_lock(project_of(context).lock, seal(checked.context, checked.seals, accept=True))
        click.echo(say("cli.impact.accepted", number=len(found)))
        return
    click.echo(say("cli.impact.summary", number=len(found), sealed=len(checked.seals)))
    context.exit(1 if found else 0)


def _cited(checked: Checked, law: str, article: str | None) -> None:
    """Every place that cites a law, or one article of it."""
    guide, context = checked.guide, checked.context
    law = law.strip("《》 ")
    found = guide.law_by_name.get(law) or guide.laws.get(law)
    if found is None:
        near = nearest(law, guide.law_by_name, cutoff=0.5)
        raise click.UsageError(say("cli.impact.unlike-law" if near else "cli.impact.unknown-law", law=law, near=near))
    number = _number(found, article) if article else None
    cited = {citation for citation in context.citations if guide.law_by_name.get(citation.law) is found}
    if number:
        cited = {citation for citation in cited if citation.article == number}
        statute = context.statutes.get(found.id) if context.statutes and not cited else None
        if statute and number not in statute.articles:
            raise click.UsageError(say("cli.impact.no-article", law=found.short, article=article))
    for kind, name, path, citation in context.citing(cited):
        click.echo(f"{checked.places.locate(kind, name, path).location}  {citation.place}")
    if not cited:
        click.echo(say("cli.impact.uncited", law=found.short, article=article or ""))


def _number(law: Law, article: str) -> str:
    """An article as the statutes number it: 第三十四条, 三十四 and 34 are 34; 第十条之一 and 10-1 are 10-1."""
    parts = _ARTICLE.fullmatch("".join(article.split()))
    try:
        number, inserted = parts.groups() if parts else ("", None)
        return read_citation(f"《{law.short}》第{number}条" + (f"之{inserted}" if inserted else "")).article
    except ValueError:
        raise click.UsageError(say("cli.impact.no-number", article=article)) from None
