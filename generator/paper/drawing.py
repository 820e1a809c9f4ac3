"""A chart as a drawing that stands alone: XML, with its own rules and pictures, in as many pieces as the paper has columns."""

import re
from functools import cache
from html import escape
from html.parser import HTMLParser
from typing import Any

from ..render import ASSETS

CLOCK = "M6.5 0A6.5 6.5 0 1 1 6.5-.01M0-3.6V.2l2.6 1.6"
HOURGLASS = "M-5-7H5M-5 7H5M-3.5-7c0 5 7 5 7 14M3.5-7c0 5-7 5-7 14"
_SHIFT = re.compile(r"translate\([^,]+,(-?[0-9.]+)\)")
_EMPTY = ("path", "rect", "circle", "use")

Piece = dict[str, Any]
"""`svg`, and its `width` and `height` in the units of the drawing."""


class _Parts(HTMLParser):
    """Reads a drawing as we write it for HTML and gives its parts as XML, each with the level where it stands."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[tuple[float | None, str]] = []
        self._depth = 0  # below the group that holds the drawing
        self._level: float | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        if not self._depth:
            self._depth = int(known.get("class") == "rm-chart")
            return
        if self._depth == 1:
            self._level = _level(tag, known)
        known.pop("href", "") if tag == "a" else None  # links inside a drawing are lost in a PDF
        self._words.append(f"<{tag}" + "".join(f' {name}="{escape(value)}"' for name, value in known.items()))
        if tag in _EMPTY:
            self._words.append("/>")
            self._close()
        else:
            self._words.append(">")
            self._depth += 1

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._depth > 1:
            self._words.append(f"</{tag}>")
            self._depth -= 1
            self._close()

    def handle_data(self, data: str) -> None:
        if self._depth > 1:
            self._words.append(escape(data))

    def _close(self) -> None:
        if self._depth == 1:
            self.parts.append((self._level, "".join(self._words)))
            self._words = []


def _level(tag: str, known: dict[str, str]) -> float | None:
    """Where a part stands; None for lines and bands, which may reach through several columns."""
    if tag in ("path", "rect"):
        return None
    shift = _SHIFT.search(known.get("transform", ""))
    return float(shift[1]) if shift else float(known.get("y", "0"))


def pieces(drawing: Any, parts: int) -> list[Piece]:
    """A drawing in this many columns, or in fewer where it cannot be cut so often. Words stand in one piece only."""
    reader = _Parts()
    reader.feed(drawing.svg)
    reader.close()
    found = []
    for top, height in drawing.pieces_for(parts):
        inside = "".join(xml for level, xml in reader.parts if level is None or top <= level < top + height)
        svg = (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-9 {top:g} {drawing.width:g} {height:g}">'
            f'<style>{_rules()}</style><defs><path id="i-clock" d="{CLOCK}"/><path id="i-hourglass" d="{HOURGLASS}"/></defs>'
            f'<g class="rm-chart">{inside}</g></svg>'
        )
        found.append({"svg": svg, "width": drawing.width, "height": height})
    return found


@cache
def _rules() -> str:
    """The rules for charts on paper, without their comments: `>` is the only sign that XML minds."""
    text = (ASSETS / "paper-chart.css").read_text(encoding="utf-8")
    return escape(re.sub(r"\s+", " ", re.sub(r"/\*.*?\*/", "", text, flags=re.S)).strip(), quote=False)
