"""What several commands share: the project, the wording, the day."""

from datetime import date
from pathlib import Path

import click

from ..project import Project, build_day, read_project
from ..wording import load_wording

_WORDING = load_wording()
say, reason = _WORDING.say, _WORDING.reason


def project_of(context: click.Context) -> Project:
    """The project of the call. Raises BadProject, which cli.py reports."""
    return read_project(Path(str(context.obj or ".")))


def today() -> date:
    """The day of the build. ROUTEMAP_TODAY makes builds repeatable. Raises BadProject."""
    return build_day()


edition_option = click.option(
    "-e", "--edition", type=click.Choice(["public", "staff"]), default="public", show_default=True, help=say("cli.edition")
)
