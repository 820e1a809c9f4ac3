"""A guide in; the files of a site out. Pure: reads no disk but its own templates, knows no clock, does not fail."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ..model import Guide
from ..wording import Wording
from .chart import Chart
from .outline import outline
from .pages import agency, entrances, matter, procedure, reference, staff, training
from .settings import Settings, Verification
from .sheet import Sheet
from .templating import Page, Templates
from .virtual_file import Site, VirtualFile

ASSETS = Path(__file__).resolve().parent / "assets"
Draw = Callable[[Iterable[Chart]], Mapping[str, Any]]
"""Draws charts. Given from outside, so that rendering knows no layout engine."""

__all__ = ["Chart", "Page", "Settings", "Sheet", "Site", "Templates", "Verification", "VirtualFile", "render_site", "sheets_of"]


def sheets_of(guide: Guide, wording: Wording, settings: Settings) -> list[Sheet]:
    """Every page of an edition, before it is written."""
    makers = (entrances, matter, procedure, agency, reference, training, staff)
    return [sheet for maker in makers for sheet in maker.sheets(guide, wording, settings)]


def render_site(guide: Guide, wording: Wording, settings: Settings, draw: Draw) -> Site:
    """All pages and assets of an edition. The public edition is made from a guide without staff text."""
    guide = guide if settings.is_staff else guide.public()
    sheets = sheets_of(guide, wording, settings)
    drawings = draw(chart for sheet in sheets for chart in sheet.charts.values())
    templates = Templates(guide, wording, settings)
    files: dict[str, VirtualFile] = {}
    for sheet in sheets:
        values = dict(sheet.values) | {"toc": [], "charts": {}}
        values["charts"] = {
            name: (chart, drawings.get(chart.id), outline(chart, wording)) for name, chart in sheet.charts.items()
        }
        content = templates.write(sheet.template, sheet.page, values)
        files[sheet.page.path] = VirtualFile(sheet.page.path, content, sheet.page.source)
    for asset in sorted(ASSETS.rglob("*")):
        if asset.is_file():
            name = "assets/" + asset.relative_to(ASSETS).as_posix()
            files[name] = VirtualFile(name, asset.read_bytes())
    return Site(settings.edition, files)
