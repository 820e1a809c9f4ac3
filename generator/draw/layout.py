"""Coordinates from Graphviz: in this process through pygraphviz, or through the program `dot`. Only this file knows."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

import graphviz

from generator.cache import keep

Places = Mapping[str, tuple[float, float]]
"""The middle of every box by its id, y downwards, in the units of the plan."""


class LayoutError(RuntimeError):
    """No engine could place this graph."""


class Engine(Protocol):
    """Something that places the boxes of a DOT graph."""

    name: str

    def version(self) -> str:
        """The version, empty where the engine is not there."""

    def plain(self, dot: str) -> str:
        """The graph in Graphviz's plain format."""


class InProcess:
    """Graphviz inside this process, as the pygraphviz wheel brings it along."""

    name = "pygraphviz"

    def version(self) -> str:
        try:
            import pygraphviz
        except ImportError:
            return ""
        return str(pygraphviz.__version__)

    def plain(self, dot: str) -> str:
        import pygraphviz

        with pygraphviz.AGraph(string=dot) as graph:
            answer = graph.draw(format="plain", prog="dot")
        if not isinstance(answer, bytes):
            raise LayoutError(self.name)
        return answer.decode()


class Program:
    """The program `dot`, started for each graph."""

    name = "dot"

    def version(self) -> str:
        return _program_version()

    def plain(self, dot: str) -> str:
        return str(graphviz.pipe("dot", "plain", dot.encode(), quiet=True).decode())


@cache
def _program_version() -> str:
    try:
        return ".".join(str(part) for part in graphviz.version())
    except (graphviz.ExecutableNotFound, RuntimeError, OSError, ValueError):
        return ""


@cache
def engines() -> tuple[Engine, ...]:
    """The engines that are there, the fast one first."""
    found: list[Engine] = [InProcess(), Program()]
    return tuple(engine for engine in found if engine.version())


def place(dot: str, folder: Path | None = None, among: tuple[Engine, ...] | None = None) -> Places:
    """Coordinates of a graph, from the cache where it holds them. LayoutError where no engine can place it."""
    reasons: list[str] = []
    for engine in engines() if among is None else among:
        file = folder / f"{_key(dot, engine)}.json" if folder else None
        known = _read(file, dot) if file else None
        if known is not None:
            return known
        try:
            places = read_plain(engine.plain(dot))
            if not _complete(places, dot):
                raise LayoutError("incomplete")
        except Exception as error:  # an engine may fail in many ways; the next one, or the next graph, must not suffer
            reasons.append(f"{engine.name}: {error}")
            continue
        if file:
            keep(file, places)
        return places
    raise LayoutError("; ".join(reasons) or "no Graphviz")


def read_plain(text: str) -> dict[str, tuple[float, float]]:
    """Read Graphviz's plain format: inches, y upwards, from the lower left corner."""
    height = 0.0
    places: dict[str, tuple[float, float]] = {}
    for line in text.splitlines():
        words = line.split()
        if words[:1] == ["graph"]:
            height = float(words[3])
        elif words[:1] == ["node"]:
            places[words[1]] = (round(float(words[2]) * 72, 2), round((height - float(words[3])) * 72, 2))
    return places


def _complete(places: Places, dot: str) -> bool:
    return bool(places) and dot.count("width=") == len(places)


def _key(dot: str, engine: Engine) -> str:
    return hashlib.sha256(f"1\n{engine.name}\n{engine.version()}\n{dot}".encode()).hexdigest()


def _read(file: Path, dot: str) -> Places | None:
    """What the cache holds; None where it holds nothing or something broken."""
    try:
        entries = json.loads(file.read_text("utf-8"))
        places = {str(name): (float(x), float(y)) for name, (x, y) in entries.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    return places if _complete(places, dot) else None
