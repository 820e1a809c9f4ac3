"""`routemap serve`: the preview. A change is seen in about a second; the author's mistakes are shown in the page."""

import signal

import click

from ..publish.preview import Preview
from .shared import edition_option, project_of, reason, say


@click.command(help=say("cli.serve.help"))
@edition_option
@click.option("-p", "--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help=say("cli.serve.port"))
@click.option("--host", default="127.0.0.1", show_default=True, help=say("cli.serve.host"))
@click.pass_context
def command(context: click.Context, edition: str, port: int, host: str) -> None:
    """Serve until interrupted."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # `kill` ends it as Ctrl+C does, and nothing is left behind
    try:
        Preview(project_of(context), "staff" if edition == "staff" else "public", click.echo).serve(host, port)
    except KeyboardInterrupt:  # how one ends it
        pass
    except OSError as error:
        raise click.ClickException(say("cli.serve.busy", port=port, said=reason(error))) from None
