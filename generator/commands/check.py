"""`routemap check`: every problem at once; the lock file on request."""

import click

from ..lock import seal, write_lock
from ..pipeline import check_project
from ..problems import Severity
from ..publish.report import as_annotations, as_json, as_text, summary
from .shared import project_of, say, today


@click.command(help=say("cli.check.help"))
@click.option("-f", "--format", "form", type=click.Choice(["text", "json", "ci"]), default="text", help=say("cli.check.format"))
@click.option("--notes/--no-notes", default=False, help=say("cli.check.notes"))
@click.option("--lock", is_flag=True, help=say("cli.check.lock"))
@click.pass_context
def command(context: click.Context, form: str, notes: bool, lock: bool) -> None:
    """Print problems and end with 1 where there are errors or warnings."""
    project = project_of(context)
    checked = check_project(project, today())
    serious = [problem for problem in checked.problems if problem.severity is not Severity.NOTE]
    shown = [p for p in checked.problems if notes or p.severity is not Severity.NOTE or p.id == "law-not-verified"]
    if form == "json":
        click.echo(as_json(shown))
    elif form == "ci":
        if shown:
            click.echo(as_annotations(shown))
    else:
        if shown:
            click.echo(as_text(shown, checked.wording) + "\n")
        click.echo(summary(checked.problems, checked.wording))
    if lock and not checked.has_errors and checked.context.has_statutes:
        seals = seal(checked.context, checked.seals)
        if seals != checked.seals:
            write_lock(project.lock, seals)
        click.echo(say("cli.check.locked", number=len(seals), file=project.lock.name), err=True)
    context.exit(1 if serious else 0)
