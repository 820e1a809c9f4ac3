"""What is measured, on which content, in which order: ours and plain Material in turn, A B A B."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from . import preview
from .measure import Cost, cheapest, pages, size
from .plain import Plain, plain_project
from .projects import Ours, real_project, synthetic_project
from .shares import shares
from .table import Figure

COLD, CACHED, UNCHANGED, GROWTH = 0.30, 0.20, 0.15, 11.0
MEMORY, BYTES, SECONDS = 0.50, 0.25, 1.0
SMALL, MIDDLE, LARGE = 850, 1_200, 8_500
"""Pages. The smallest is there for the growth up to the largest and has no goals of its own."""


@dataclass
class Suite:
    """Collects figures in a temporary folder. `say` tells how far it is."""

    work: Path
    runs: int
    say: Callable[[str], object]
    figures: list[Figure] = field(default_factory=list)
    shares: list[tuple[str, dict[str, float]]] = field(default_factory=list)
    _cold: dict[int, Cost] = field(default_factory=dict)

    def quick(self) -> None:
        """Our content only."""
        ours = self._project(0)
        self._compare(ours)
        self._shares(ours)

    def whole(self, full: bool) -> None:
        """Our content and three synthetic guides. Plain Material meets the largest only where it is wanted."""
        self.quick()
        for number in (SMALL, MIDDLE):
            ours = self._project(number)
            self._cold[number] = self._compare(ours)
            if number == MIDDLE:
                self._preview(ours)
        large = self._project(LARGE)
        self._cold[LARGE] = self._compare(large) if full else self._build(large)
        small, big = self._cold[SMALL], self._cold[LARGE]
        self._add("time against 850 pages", large, big.seconds / small.seconds, GROWTH, big.processor / small.processor)
        self._shares(large)

    def _project(self, number: int) -> Ours:
        folder = self.work / f"ours-{number}"
        return synthetic_project(folder, number, SMALL if number == LARGE else 0) if number else real_project(folder)

    def _runs(self, ours: Ours) -> int:
        return 1 if ours.folder.name == f"ours-{LARGE}" else self.runs

    def _build(self, ours: Ours) -> Cost:
        self.say(f"{ours.name}: cold")
        ours.forget_all()
        return ours.build()

    def _compare(self, ours: Ours) -> Cost:
        """Whole builds in turn. Returns our cold build."""
        found: dict[str, list[Cost]] = {"cold": [], "cached": [], "unchanged": [], "plain": []}
        plain: Plain | None = None
        for _ in range(self._runs(ours)):
            found["cold"].append(self._build(ours))
            plain = plain or plain_project(ours, self.work / f"plain-{ours.folder.name}")
            self.say(f"{ours.name}: plain")
            found["plain"].append(plain.build())
            ours.forget_site()
            self.say(f"{ours.name}: a warm cache, then nothing changed")
            found["cached"].append(ours.build())
            found["unchanged"].append(ours.build())
        assert plain is not None
        cold, cached, unchanged, other = (cheapest(found[name]) for name in ("cold", "cached", "unchanged", "plain"))
        for what, mine, against, goal in (
            ("cold build ÷ plain Material", cold, other, COLD),
            ("with a warm cache ÷ plain Material", cached, other, CACHED),
            ("nothing changed ÷ our cold build", unchanged, cold, UNCHANGED),
        ):
            self._judge(what, ours, mine.seconds / against.seconds, goal, mine.processor / against.processor)
        self._judge("peak memory ÷ plain Material", ours, cold.peak / other.peak, MEMORY)
        self._judge("bytes of the site ÷ plain Material", ours, size(ours.site) / size(plain.site), BYTES)
        return cold

    def _judge(self, what: str, ours: Ours, found: float, goal: float, other: float | None = None) -> None:
        self._add(what, ours, found, None if ours.folder.name == f"ours-{SMALL}" else goal, other)

    def _preview(self, ours: Ours) -> None:
        self.say(f"{ours.name}: preview")
        seen = preview.measure(ours, self.runs)
        self._add("seconds until a changed matter is seen", ours, min(one.page for one in seen), SECONDS)
        self._add("seconds until the whole guide is up to date", ours, min(one.whole for one in seen))

    def _shares(self, ours: Ours) -> None:
        self.say(f"{ours.name}: shares")
        self.shares.append((f"{ours.name}, {pages(ours.site):,} pages", shares(ours)))

    def _add(self, what: str, ours: Ours, found: float, goal: float | None = None, other: float | None = None) -> None:
        self.figures.append(Figure(what, ours.name, found, goal, processor=other))
        self.say(self.figures[-1].row)
