"""Charts to drawings. `draw_charts` is the door; what happens behind it is nobody else's business."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.render.chart import Chart
from generator.wording import Wording, load_wording

from .dot import write_dot
from .layout import LayoutError, engines, place
from .plan import WIDTH, plan_chart
from .store import key_of, read_drawing, write_drawing
from .svg import TOP, draw

__all__ = ["Drawing", "draw_charts", "engine_names"]

_log = logging.getLogger(__name__)


LONGEST = 1290.0
"""Of a column on A4, in the units of a drawing."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished chart. `gaps` are all levels at which paper may go on in the next column."""

    svg: str
    width: float
    height: float
    gaps: tuple[float, ...] = ()
    top: float = TOP

    @property
    def cuts(self) -> tuple[float, ...]:
        """Where it is cut on A4: an even number of columns, none longer than a page."""
        return self.cuts_for(2 * max(1, -(-int(self.height) // int(2 * LONGEST))))

    def cuts_for(self, parts: int) -> tuple[float, ...]:
        """The gaps nearest to those of equal parts; fewer where there are not enough of them."""
        found: list[float] = []
        for part in range(1, parts):
            want = self.top + self.height * part / parts
            near = min(self.gaps, key=lambda level: abs(level - want), default=None)
            if near is not None and (not found or near > found[-1]):
                found.append(near)
        return tuple(found)

    @property
    def cut(self) -> float:
        """Where the second column begins; the end of the drawing where there is nothing to cut."""
        return self.cuts[0] if self.cuts else self.top + self.height

    @property
    def pieces(self) -> tuple[tuple[float, float], ...]:
        """Top and height of every column on A4."""
        return self._between(self.cuts)

    def pieces_for(self, parts: int) -> tuple[tuple[float, float], ...]:
        """Top and height of this many columns, or of fewer where it cannot be cut so often."""
        return self._between(self.cuts_for(parts))

    def fitted(self, width: float, height: float, gutter: float) -> tuple[tuple[tuple[float, float], ...], float]:
        """The columns in which the drawing is largest on a sheet, and the length of its unit there, in the unit of the sheet."""

        def unit(pieces: tuple[tuple[float, float], ...]) -> float:
            count = len(pieces)
            return min((width - gutter * (count - 1)) / count / self.width, height / max(tall for _, tall in pieces))

        best = max((self.pieces_for(count) for count in range(1, 7)), key=unit)
        return best, unit(best)

    def _between(self, cuts: tuple[float, ...]) -> tuple[tuple[float, float], ...]:
        levels = (self.top, *cuts, self.top + self.height)
        return tuple((high, low - high) for high, low in zip(levels, levels[1:], strict=False))


def draw_charts(
    charts: Iterable[Chart], cache_folder: Path | None = None, wording: Wording | None = None
) -> dict[str, Drawing]:
    """A drawing for each chart by its id. A chart that no engine can place is left out; its text twin still says it."""
    words = wording or load_wording()
    drawings: dict[str, Drawing] = {}
    finished = cache_folder / "drawings" if cache_folder else None
    for chart in charts:
        key = key_of(chart, words.section("chart")) if finished else ""
        stored = read_drawing(finished, key) if finished else None
        if stored is None:
            plan = plan_chart(chart, words)
            try:
                places = place(write_dot(plan), cache_folder / "layouts" if cache_folder else None)
                stored = draw(plan, places)
            except (LayoutError, KeyError) as error:
                _log.warning("chart %s: %s", chart.id, error)
                continue
            if finished:
                write_drawing(finished, key, stored)
        svg, height, gaps = stored
        drawings[chart.id] = Drawing(svg, WIDTH, height, gaps)
    return drawings


def engine_names() -> tuple[str, ...]:
    """Which layout engines are there, with their versions."""
    return tuple(f"{engine.name} {engine.version()}" for engine in engines())
