"""`routemap zip`: the built site as one file for a USB stick."""

from pathlib import Path

import click

from ..edition import Edition
from ..publish.bundle import write_bundle
from ..publish.stamp import is_current, stamp_of
from ..wording import load_wording
from .shared import edition_option, project_of, reason, say, today


@click.command(help=say("cli.zip.help"))
@edition_option
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=say("cli.zip.output"))
@click.pass_context
def command(context: click.Context, edition: Edition, output: Path | None) -> None:
    """Write routemap-EDITION-DAY.zip beside routemap.toml. Refuses where there is no site, or an old one."""
    project, day = project_of(context), today()
    if not (project.site(edition) / "index.html").is_file():
        raise click.ClickException(say("cli.zip.none", edition=edition, name=say(f"cli.edition-name.{edition}")))
    if not is_current(project, edition, stamp_of(project, day)):
        raise click.ClickException(say("cli.zip.stale", edition=edition))
    file = output or project.root / f"routemap-{edition}-{day}.zip"
    try:
        files = write_bundle(project, edition, load_wording(project.language), day, file)
    except OSError as error:
        raise click.ClickException(say("cli.zip.failed", file=file, said=reason(error))) from None
    click.echo(say("cli.zip.done", file=file, files=files, megabytes=file.stat().st_size / 1e6))
