"""The work of `routemap build`, with its progress on the terminal."""

import gc
import sys
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

import click

from ..edition import Edition
from ..pipeline import check_project
from ..project import Project
from ..publish.site import BuildFailed, build_site
from ..publish.stamp import forget, is_sound, remember_sound
from .loading import refuse
from .shared import say, today


def build(project: Project, edition: Edition, stamp: str, force: bool) -> bool:
    """True where the site was written. Otherwise the problems are printed and the last site is as it was.

    What no rule found wrong before, for the other edition, they are not asked again.
    """
    known = not force and is_sound(project, stamp)
    with _status(say("cli.build.checking")):
        checked = check_project(project, today(), rules=not known)
        if known:  # the rules would have read the statutes in their order, each once
            checked.context.read_passages()
    kept = say("report.kept", folder=project.site(edition).name)
    if checked.has_errors:
        refuse(checked, kept)
        return False
    if not known:
        remember_sound(project, stamp)
    gc.freeze()  # the guide stays to the end: nobody has to look through it again for what can go
    forget(project, edition)
    try:
        with _status(say("cli.build.rendering")):
            pages = build_site(project, checked, edition)
    except BuildFailed as failed:
        click.echo(f"{failed}\n{kept}", err=True)
        return False
    click.echo(say("report.built", name=say(f"cli.edition-name.{edition}"), pages=pages, folder=project.site(edition).name))
    return True


def _status(text: str) -> AbstractContextManager[object]:
    """What is being done, while it is done. Rich is opened only where someone looks on."""
    if not sys.stderr.isatty():
        return nullcontext()
    status: AbstractContextManager[object] = import_module("rich.console").Console(stderr=True).status(text)
    return status
