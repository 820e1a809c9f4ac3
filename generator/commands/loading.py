"""What commands do with a guide that has errors: tell them, and go no further."""

import click

from ..pipeline import Checked, check_project
from ..problems import Severity
from ..publish.report import as_text, summary
from .shared import project_of, today


def loaded(context: click.Context, rules: bool = False) -> Checked:
    """The guide of the project, without errors. Where there are some they are printed and the command ends with 1."""
    checked = check_project(project_of(context), today(), rules=rules)
    if checked.has_errors:
        click.echo(_errors(checked), err=True)
        context.exit(1)
    return checked


def refuse(checked: Checked, kept: str) -> None:
    """Print the errors of a guide that cannot be published, their sum, and what stays as it was."""
    click.echo(_errors(checked) + "\n")
    click.echo(summary(checked.problems, checked.wording))
    click.echo(kept)


def _errors(checked: Checked) -> str:
    return as_text((problem for problem in checked.problems if problem.severity is Severity.ERROR), checked.wording)
