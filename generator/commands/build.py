"""`routemap build`: one edition, whole or not at all. Nothing is loaded where nothing has changed."""

from importlib import import_module

import click

from ..edition import Edition
from ..project import Project
from ..publish.stamp import is_current, remember, stamp_of
from .shared import edition_option, project_of, say, today


@click.command(help=say("cli.build.help"))
@edition_option
@click.option("--force", is_flag=True, help=say("cli.build.force"))
@click.pass_context
def command(context: click.Context, edition: Edition, force: bool) -> None:
    """Build where something changed since the site on disk was made."""
    project = project_of(context)
    stamp = stamp_of(project, today())
    if not force and is_current(project, edition, stamp):
        click.echo(say("report.unchanged", folder=project.site(edition).name))
        return
    if not build(project, edition, stamp, force):
        context.exit(1)
    remember(project, edition, stamp)


def build(project: Project, edition: Edition, stamp: str, force: bool) -> bool:
    """Check, render, publish. The heavy rooms are opened only here: an unchanged site must cost nothing."""
    return bool(import_module("generator.commands.building").build(project, edition, stamp, force))
