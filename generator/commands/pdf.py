"""`routemap pdf`: sheets, cards, posters, leaflets and the handbook as PDFs."""

import re
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial, reduce
from pathlib import Path
from typing import Any, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from ..draw import draw_charts
from ..edition import Edition
from ..model import Category, Guide, Model
from ..paper import SIZES, CannotSet, Content, families, typeset
from ..pipeline import check_project, settings_for
from ..problems import nearest
from ..project import Project
from ..whole import whole
from .loading import refuse
from .shared import edition_option, project_of, reason, say, today

M = TypeVar("M", bound=Model)
Command = Callable[..., Any]
Make = Callable[[Content, Guide], Mapping[str, Any]]


def options(*found: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several options as one decorator, in this order in the help."""
    return lambda function: reduce(lambda inner, option: option(inner), reversed(found), function)


file_options = options(
    edition_option,
    click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help=say("cli.pdf.output")),
)
sheet_options = options(
    click.argument("names", nargs=-1, required=True, metavar="ID..."),
    click.option("--size", type=click.Choice(["a4", "a6"]), default="a4", show_default=True, help=say("cli.pdf.size")),
    click.option("--large", is_flag=True, help=say("cli.pdf.large")),
    file_options,
)


@click.group(help=say("cli.pdf.help"))
def command() -> None:
    """The group itself does nothing."""


@command.command(help=say("cli.pdf.matter.help"))
@sheet_options
def matter(names: tuple[str, ...], size: str, large: bool, **where: Any) -> None:
    """One sheet a matter, in the order given."""

    def make(content: Content, guide: Guide) -> Mapping[str, Any]:
        found = _named(guide.matters, names, "matter")
        return content.matters(found, "、".join(thing.plain for thing in found), size, large)

    _write(make, [*(names if len(names) == 1 else ["matters"]), *_look(size, large)], **where)


@command.command(help=say("cli.pdf.category.help"))
@sheet_options
def category(names: tuple[str, ...], size: str, large: bool, **where: Any) -> None:
    """The sheets of all matters of these categories."""

    def make(content: Content, guide: Guide) -> Mapping[str, Any]:
        found = _categories(guide, names)
        matters = [matter for thing in found for matter in guide.matters_of_category[thing.id]]
        return content.matters(matters, "、".join(thing.title for thing in found), size, large)

    _write(make, ["category", *names, *_look(size, large)], **where)


@command.command(help=say("cli.pdf.procedure.help"))
@click.argument("names", nargs=-1, required=True, metavar="ID...")
@file_options
def procedure(names: tuple[str, ...], **where: Any) -> None:
    """Procedures with their charts."""

    def make(content: Content, guide: Guide) -> Mapping[str, Any]:
        found = _named(guide.procedures, names, "procedure")
        return content.procedures(found, "、".join(thing.title for thing in found))

    _write(make, ["procedure", *names], **where)


@command.command(help=say("cli.pdf.handbook.help"))
@file_options
def handbook(**where: Any) -> None:
    """The whole guide as one book."""
    _write(lambda content, guide: content.handbook(), ["handbook"], **where)


@command.command(help=say("cli.pdf.leaflet.help"))
@click.argument("name", metavar="CATEGORY")
@file_options
def leaflet(name: str, **where: Any) -> None:
    """A category on an A4, folded twice."""

    def make(content: Content, guide: Guide) -> Mapping[str, Any]:
        return content.leaflet(_categories(guide, [name])[0])

    _write(make, ["leaflet", name], **where)


@command.command(help=say("cli.pdf.poster.help"))
@click.argument("kind", type=click.Choice(["procedure", "category"]))
@click.argument("name", metavar="ID")
@click.option("--size", type=click.Choice(list(SIZES)), default="a3", show_default=True, help=say("cli.pdf.wall"))
@file_options
def poster(kind: str, name: str, size: str, **where: Any) -> None:
    """A procedure's chart, or the matters of a category, for a wall."""

    def make(content: Content, guide: Guide) -> Mapping[str, Any]:
        if kind == "procedure":
            return content.poster(_named(guide.procedures, [name], kind)[0], size)
        return content.poster(_categories(guide, [name])[0], size)

    _write(make, ["poster", name, *([size] if size != "a3" else [])], **where)


def _look(size: str, large: bool) -> list[str]:
    """The word in the file's name for a card or large type; both at once is wrong usage."""
    if large and size != "a4":
        raise click.UsageError(say("cli.pdf.large-card"))
    return ["card"] if size == "a6" else ["large"] if large else []


def _named(known: Mapping[str, M], names: Iterable[str], kind: str) -> list[M]:
    """The definitions of these ids. An unknown one is wrong usage, and its nearest neighbour is named."""
    for name in names:
        if name not in known:
            near = nearest(name, known)
            text = say("cli.pdf.unknown", name=name, what=say(f"reference.{kind}"))
            raise click.UsageError(text + (say("cli.pdf.near", near=near) if near else ""))
    return [known[name] for name in dict.fromkeys(names)]


def _categories(guide: Guide, names: Iterable[str]) -> list[Category]:
    """The categories of these ids; wrong usage where nothing is written in any of them."""
    found = _named(guide.categories, names, "category")
    if not any(guide.matters_of_category[category.id] for category in found):
        raise click.UsageError(say("cli.pdf.empty", names="、".join(names)))
    return found


def _write(make: Make, words: list[str], edition: Edition, output: Path | None) -> None:
    """Check, gather, set, write. With errors nothing is written and the report is that of `routemap build`."""
    begun, context = time.monotonic(), click.get_current_context()
    project = project_of(context)
    file = output or Path("-".join([*words, *(["staff"] if edition == "staff" else [])]) + ".pdf")
    try:
        families(project.fonts)
        with _progress() as progress:
            pdf = _made(project, edition, progress, make)
        if pdf is None:
            context.exit(1)
        with whole(file) as fresh:
            fresh.write_bytes(pdf)
    except CannotSet as error:
        raise click.ClickException(say(f"cli.pdf.{error.reason}", found=error.found)) from None
    except OSError as error:
        raise click.ClickException(say("cli.pdf.not-written", file=file, said=reason(error))) from None
    if not project.site_url:
        click.echo(say("paper.no-address"), err=True)
    pages, seconds = pages_of(pdf), time.monotonic() - begun
    click.echo(say("cli.pdf.done", file=file, pages=pages, size=f"{len(pdf) / 1e6:.1f}", seconds=f"{seconds:.0f}"))


def _made(project: Project, edition: Edition, progress: Progress, make: Make) -> bytes | None:
    """The PDF; None where the guide has errors, which are printed."""
    tasks: dict[str, TaskID] = {}

    def tell(step: str, done: int, of: int) -> None:
        if step not in tasks:
            tasks[step] = progress.add_task(say(f"cli.pdf.{step}"), total=of)
        progress.update(tasks[step], completed=done)

    checking = progress.add_task(say("cli.build.checking"), total=None)
    checked = check_project(project, today())
    progress.update(checking, total=1, completed=1)
    if checked.has_errors:
        progress.stop()
        refuse(checked, say("cli.pdf.kept"))
        return None
    draw = partial(draw_charts, cache_folder=project.cache / "charts", wording=checked.wording)
    content = Content(checked.guide, checked.wording, settings_for(project, checked, edition), draw, tell)
    data = make(content, content.guide)
    setting = progress.add_task(say("cli.pdf.setting"), total=None)
    # Tags for screen readers would make the book three times as large and twice as slow; the site is its readable twin.
    pdf = typeset(data, project.fonts, tagged=data["form"] != "handbook")
    progress.update(setting, total=1, completed=1)
    return pdf


def _progress() -> Progress:
    """A line a step, on the terminal only: nothing of it comes into a file or a pipe."""
    console = Console(stderr=True)
    count = TextColumn("{task.completed:.0f}/{task.total}")
    columns = (TextColumn("{task.description}"), BarColumn(), count, TimeElapsedColumn())
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


def pages_of(pdf: bytes) -> int:
    """How many pages, each counted where it is written: the outline has a /Count as well as their tree."""
    return len(re.findall(rb"/Type ?/Page\b", pdf))
