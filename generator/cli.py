"""The terminal's door: `routemap`. Commands are loaded when they are called, so that the quick ones stay quick."""

import errno
import sys
from importlib import import_module
from typing import Any

import click

from . import __version__
from .jsonfile import BrokenFile
from .project import BadProject
from .wording import load_wording

_WORDING = load_wording()
_say = _WORDING.say


def _speak() -> None:
    """Let click say its own sentences in our words: it asks gettext for them by these two names."""
    words = _WORDING.section("terminal")
    for name in ("core", "decorators", "exceptions", "formatting", "parser", "types"):
        module = vars(import_module(f"click.{name}"))
        module["_"] = say = lambda said: words.get(said, said)
        module["ngettext"] = lambda one, many, number, say=say: say(one if number == 1 else many)


_speak()  # before any option is made: some sentences are asked for then

COMMANDS = (
    "check", "build", "serve", "new", "show", "explain", "search", "finder", "impact", "schema", "export", "zip", "pdf",
)  # fmt: skip
"""One file each under commands/."""


class Commands(click.Group):
    """Finds a command by the name of its file."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command; None for an unknown name, which click reports with status 2."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"generator.commands.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """A project that cannot be used is wrong usage, whichever command finds out; what the disk refuses is said."""
        try:
            return super().invoke(ctx)
        except BadProject as error:
            raise click.UsageError(_say(f"project.{error.reason}", **error.values)) from None
        except BrokenFile as broken:  # a statute that `check` would have told of
            said = _say(f"problem.broken-statutes.{broken.trouble}")
            raise click.ClickException(f"{broken.file}:{broken.line}:{broken.column}: {said}") from None
        except OSError as error:
            if error.errno == errno.EPIPE:  # `| head` has seen enough: click knows
                raise
            raise click.ClickException(_WORDING.refused(error)) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, without loading them."""
        with formatter.section(_say("cli.commands")):
            formatter.write_dl([(name, _say(f"cli.{name}.help")) for name in COMMANDS])


@click.group(cls=Commands, help=_say("cli.help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "--version", message="routemap %(version)s")
@click.option(
    "-C", "--project", "root", default=".", type=click.Path(file_okay=False, exists=True), help=_say("cli.project")
)
@click.pass_context
def routemap(context: click.Context, root: str) -> None:
    """The group itself: only remembers the folder of the project."""
    context.obj = root


def main() -> None:
    """Entry point. Status 0 clean, 1 problems, 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):  # Windows terminals are not UTF-8 by themselves
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    routemap(prog_name="routemap")


if __name__ == "__main__":
    main()
