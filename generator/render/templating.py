"""The template environment, strict on missing names and escaping everything. The only door to Jinja."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any, Protocol

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, Template
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from markupsafe import Markup

from ..model import Citation, Guide, Model
from ..wording import Wording
from .addresses import page_of, relative
from .reckoning import Reckoning
from .settings import Settings
from .spelling import Spelling

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"


@dataclass(frozen=True, slots=True)
class Page:
    """The page being written: its place, and links from it. `root` stands before them where it is seen at any address."""

    path: str
    source: str
    section: str = ""
    root: str = ""

    def to(self, target: str) -> str:
        """A link to a file of the site, counted from its root."""
        return self.root + relative(self.path, target)

    def link(self, kind: str, name: str) -> str:
        """A link to the page of a definition."""
        return self.root + relative(self.path, page_of(kind, name))


class Lean(Extension):
    """Leaves out the end tags that HTML does not need, when a template is read: pages are smaller, templates stay whole."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """The source of a template without them."""
        return re.sub(r"</(?:li|dt|dd|tr|th|td|thead|tbody)>", "", source)


class Kept(Protocol):
    """Where compiled templates are kept, by a name for each: a dictionary will do."""

    def get(self, key: str, /) -> bytes | None:
        """What is kept under a name."""

    def __setitem__(self, key: str, value: bytes, /) -> None:
        """Keep it."""


class Compiled(BytecodeCache):
    """Compiles a template once: a preview makes many environments, and the next build is another process.

    One whose text has changed is compiled anew, and so are all when what is below decides otherwise how they are read.
    """

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill in a template that was compiled before."""
        if code := self._kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self._kept[bucket.key] = bucket.bytecode_to_string()

    def get_source_checksum(self, source: str) -> str:
        """Changes with the text and with this module."""
        return super().get_source_checksum(source + _own_code())


@cache
def _own_code() -> str:
    return Path(__file__).read_text(encoding="utf-8")


_IN_PROCESS: dict[str, bytes] = {}
"""Where they are kept unless told otherwise."""


class Templates:
    """Writes pages from templates and the guide."""

    def __init__(
        self,
        guide: Guide,
        wording: Wording,
        settings: Settings,
        linked_data: Callable[[Guide, str, str], object],
        reckoning: Reckoning,
        compiled: Kept | None = None,
    ) -> None:
        self._environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            extensions=[Lean],
            bytecode_cache=Compiled(_IN_PROCESS if compiled is None else compiled),
        )
        self._environment.globals.update(
            guide=guide,
            settings=settings,
            spelling=Spelling(guide, wording, settings.proof),
            say=wording.say,
            words=wording.section,
            markup=Markup,
            linked_data=partial(linked_data, guide),
            reckoning=reckoning,
            citation_place=lambda article: Citation("", article).place,
            title_of=lambda kind, name: _title(getattr(guide, kind)[name]),
        )
        self._environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
        self._folder = ""
        self._cites: dict[tuple[Citation, ...], Markup] = {}
        self._environment.globals["remembered_cites"] = self._remembered_cites
        self._environment.filters["verified_by"] = lambda citation, told: told.verify(citation).verified
        self._environment.filters["clause"] = _clause
        self._known: dict[str, Template] = {}

    def write(self, template: str, page: Page, values: dict[str, Any]) -> bytes:
        """One page as UTF-8."""
        if template not in self._known:
            self._known[template] = self._environment.get_template(template)
        return self._known[template].render(page=page, **values).encode()

    def _remembered_cites(self, page: Page, basis: tuple[Citation, ...]) -> Markup:
        """The links of a basis. Links depend on the folder of the page, and pages come folder by folder; a law's own page
        links into itself."""
        folder = page.path if page.path.startswith("laws/") else page.path.rpartition("/")[0]
        if folder != self._folder:
            self._folder, self._cites = folder, {}
        key = tuple(basis)
        if key not in self._cites:
            macros: Any = self._environment.get_template("parts/macros.html").module
            self._cites[key] = Markup(macros.write_cites(page, basis))
        return self._cites[key]


def _clause(text: str) -> str:
    """The first clause of a sentence, for cards: what follows is on the page of the procedure."""
    return re.split(r"[；。]", text, maxsplit=1)[0]


def _title(thing: Model) -> str:
    """What a page calls a definition."""
    for field in ("plain", "title", "term"):
        found = getattr(thing, field, None)
        if found and (field != "plain" or hasattr(thing, "routes")):
            return str(found)
    return str(getattr(thing, "id", ""))
