"""The template environment, strict on missing names and escaping everything. The only door to Jinja."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from ..model import Guide
from ..wording import Wording
from .addresses import page_of, relative
from .settings import Settings
from .spelling import Spelling

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """The page being written: its place, and links from it."""

    path: str
    source: str
    section: str = ""

    def to(self, target: str) -> str:
        """A link to a file of the site, counted from its root."""
        return relative(self.path, target)

    def link(self, kind: str, name: str) -> str:
        """A link to the page of a definition."""
        return relative(self.path, page_of(kind, name))


class Templates:
    """Writes pages from templates and the guide."""

    def __init__(self, guide: Guide, wording: Wording, settings: Settings) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(
            guide=guide,
            settings=settings,
            spelling=Spelling(guide, wording),
            say=wording.say,
            words=wording.section,
            markup=Markup,
        )
        self._environment.filters["verified_by"] = lambda citation, told: told.verify(citation).verified
        self._known: dict[str, Template] = {}

    def write(self, template: str, page: Page, values: dict[str, Any]) -> bytes:
        """One page as UTF-8."""
        if template not in self._known:
            self._known[template] = self._environment.get_template(template)
        return self._known[template].render(page=page, **values).encode()
