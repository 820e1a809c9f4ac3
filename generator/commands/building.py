"""The work of `routemap build`, with its progress on the terminal."""

import gc
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from importlib import import_module

import click

from ..edition import Edition
from ..pipeline import check_project
from ..project import Project
from ..publish.site import BuildFailed, build_site
from .loading import refuse
from .shared import say, today


def build(project: Project, edition: Edition, forget: Callable[[Project, Edition], None]) -> bool:
    """True where the site was written. Otherwise the problems are printed and the last site is as it was."""
    with _status(say("cli.build.checking")):
        checked = check_project(project, today())
    kept = say("report.kept", folder=project.site(edition).name)
    if checked.has_errors:
        refuse(checked, kept)
        return False
    gc.freeze()  # the guide stays to the end: nobody has to look through it again for what can go
    forget(project, edition)
    try:
        with _status(say("cli.build.rendering")):
            pages = build_site(project, checked, edition)
    except BuildFailed as failed:
        click.echo(f"{failed}\n{kept}", err=True)
        return False
    click.echo(say("report.built", edition=edition, pages=pages, folder=project.site(edition).name))
    return True


def _status(text: str) -> AbstractContextManager[object]:
    """What is being done, while it is done. Rich is opened only where someone looks on."""
    if not sys.stderr.isatty():
        return nullcontext()
    status: AbstractContextManager[object] = import_module("rich.console").Console(stderr=True).status(text)
    return status
