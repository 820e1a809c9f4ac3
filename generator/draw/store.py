"""Finished drawings on disk, keyed by the chart, the engines and our own code: what is the same is not drawn again."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from generator.cache import keep
from generator.render.chart import Chart

from .layout import engines

Stored = tuple[str, float, tuple[float, ...]]
"""The SVG, its height, and the levels where paper may cut it."""


def key_of(chart: Chart, words: Mapping[str, str]) -> str:
    """Changes with anything that changes a drawing: the chart, the words written on it, the code."""
    return hashlib.sha256(f"{_code()}\n{chart!r}\n{sorted(words.items())}".encode()).hexdigest()


def read_drawing(folder: Path, key: str) -> Stored | None:
    """What the store holds; None where it holds nothing or something broken."""
    try:
        svg, height, gaps = json.loads((folder / key[:2] / f"{key}.json").read_text("utf-8"))
        if isinstance(svg, str) and svg.startswith("<svg") and svg.endswith("</svg>"):
            return svg, float(height), tuple(float(gap) for gap in gaps)
    except (OSError, ValueError, TypeError):
        pass
    return None


def write_drawing(folder: Path, key: str, drawing: Stored) -> None:
    """Put a drawing into the store, if the disk allows."""
    keep(folder / key[:2] / f"{key}.json", drawing)


@cache
def _code() -> str:
    """The engines with their versions, and our own drawing code."""
    mark = hashlib.sha256(" ".join(f"{engine.name} {engine.version()}" for engine in engines()).encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        mark.update(file.read_bytes())
    return mark.hexdigest()
