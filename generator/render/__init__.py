"""A guide in; the files of a site out. Pure: reads no disk but its own files, knows no clock, does not fail."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from ..model import Guide
from ..wording import Wording
from .addresses import PAPER
from .chart import Chart
from .manifest import manifest
from .open_data import data_files, linked_data, sitemap
from .outline import Outline, outline
from .pages import agency, calculator, entrances, finder, form, matter, paper, procedure, reference, staff, training
from .reckoning import Reckoning
from .search import Speak, search_files, speaking
from .settings import Settings, Verification
from .sheet import Sheet
from .spelling import Spelling
from .templating import TEMPLATES, Kept, Page, Templates
from .virtual_file import Site, VirtualFile

ASSETS = Path(__file__).resolve().parent / "assets"
Draw = Callable[[Iterable[Chart]], Mapping[str, Any]]
"""Draws charts. Given from outside, so that rendering knows no layout engine."""

__all__ = [
    "ASSETS", "TEMPLATES", "Renderer", "Settings", "Sheet", "Site", "Verification", "VirtualFile", "render_site", "sheets_of",
]  # fmt: skip


def sheets_of(guide: Guide, wording: Wording, settings: Settings) -> list[Sheet]:
    """Every page of an edition before it is written, or only those that the settings want."""
    return list(_sheets(guide, wording, settings))


def _sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    makers = (entrances, calculator, finder, matter, procedure, agency, reference, form, training, staff, paper)
    return (sheet for maker in makers for sheet in maker.sheets(guide, wording, settings))


class Renderer:
    """Writes the pages of one edition. Kept by the preview, so that one page can be written alone."""

    def __init__(
        self,
        guide: Guide,
        wording: Wording,
        settings: Settings,
        draw: Draw,
        speak: Speak = speaking,
        compiled: Kept | None = None,
    ) -> None:
        self.guide = guide if settings.is_staff else guide.public()
        self.wording = wording
        self.settings = settings
        self.reckoning = Reckoning(self.guide, wording, settings)
        self.templates = Templates(self.guide, wording, settings, linked_data, self.reckoning, compiled)
        self._draw = draw
        self._speak = speak

    def write(self, sheets: Iterable[Sheet]) -> Iterator[VirtualFile]:
        """These pages, their charts drawn, one after the other: a large guide is never in memory as a whole."""
        for sheet in sheets:
            charts = {name: self._drawn(chart) for name, chart in sheet.charts.items()}
            content = self.templates.write(sheet.template, sheet.page, dict(sheet.values) | {"charts": charts})
            yield VirtualFile(sheet.page.path, content, sheet.page.source)

    def _drawn(self, chart: Chart) -> tuple[Chart, Any, Outline]:
        """A chart, its drawing (None where no engine can draw it) and its text twin."""
        return chart, self._draw([chart]).get(chart.id), outline(chart, self.wording)

    def prose(self, path: str, source: str, title: str, content: str, toc: list[tuple[str, str]]) -> bytes:
        """A page of docs/ inside the frame of the site. `content` is HTML from our own Markdown."""
        page = Page(path, source, "develop" if path.startswith("develop/") else "")
        return self.templates.write("pages/prose.html", page, {"title": title, "content": content, "toc": toc})

    def all_files(self) -> Iterator[VirtualFile]:
        """The whole edition. What takes most memory at once comes first: the pages use it again."""
        yield from search_files(self.guide, self.wording, self.settings, self._speak)
        yield from data_files(self.guide, Spelling(self.guide, self.wording, self.settings.proof), self.settings)
        yield from finder.finder_files(self.guide, self.wording)
        yield from form.word_files(self.guide, self.wording)
        yield from self.reckoning.files()
        paths: list[str] = []
        for file in self.write(_sheets(self.guide, self.wording, self.settings)):
            paths.append(file.path)
            yield file
        if self.settings.site_url:
            yield sitemap(self.settings.site_url, (path for path in paths if not path.startswith(PAPER)))
        if self.settings.offline:
            yield manifest(self.wording, self.settings)
        for asset in sorted(ASSETS.rglob("*")):
            if asset.is_file():
                yield VirtualFile("assets/" + asset.relative_to(ASSETS).as_posix(), asset.read_bytes())


def render_site(guide: Guide, wording: Wording, settings: Settings, draw: Draw) -> Site:
    """All files of an edition. The public edition is made from a guide without staff text."""
    files = Renderer(guide, wording, settings, draw).all_files()
    return Site(settings.edition, {file.path: file for file in files})
