"""YAML text in; a guide or problems out."""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path as Folder
from typing import Any

from ..model import KINDS, Guide, Location, Model, Path
from ..problems import Problem, Severity, sentences, sort_problems
from ..wording import Wording
from .link import link
from .nodes import BrokenText, decode, read_values
from .places import Home, Places, Spot
from .sources import Source, find_sources, read_source
from .statutes import load_statutes
from .validate import MOST, Complaint, validate

__all__ = ["Loaded", "Memory", "Places", "Spot", "find_sources", "load_guide", "load_statutes"]


_ID = re.compile(r"^(?:- )?\{?id: *[\"']?([a-z0-9-]+)", re.MULTILINE)
"""The id of a definition in a text that is not YAML."""

_UNREAD = ("unreadable-folder", "unreadable-file", "not-a-file", "file-too-large")
"""Troubles of a file of which not even the ids are known."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gives. With errors among the problems the guide may lack definitions."""

    guide: Guide
    problems: tuple[Problem, ...]
    places: Places
    files: tuple[str, ...]


@dataclass
class Memory:
    """What a long-running preview keeps between two loads: the definitions of each unchanged file."""

    files: dict[str, tuple[tuple[int, int], "_File"]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _File:
    """What a file gives. `lost` are the ids of definitions that are written there and could not be loaded."""

    things: tuple[tuple[int | None, Model], ...]
    complaints: tuple[tuple[Path, Complaint], ...]
    broken: BrokenText | None = None
    lost: tuple[str, ...] = ()


def load_guide(root: Folder, wording: Wording, memory: Memory | None = None) -> Loaded:
    """Read every definition below a folder. Nothing an author writes raises; everything becomes a problem."""
    memory = memory if memory is not None else Memory()
    tables: dict[str, dict[str, Model]] = {name: {} for name in KINDS}
    homes: dict[tuple[str, str], Home] = {}
    complaints: list[tuple[Source, Path, Complaint]] = []
    problems: list[Problem] = []
    lost: dict[str, list[str]] = {name: [] for name in KINDS}
    is_there = os.path.isdir(root)
    sources = list(find_sources(root)) if is_there else []
    if not sources:
        trouble = "no-definitions" if is_there else "no-folder"
        problems.append(_tell(wording, Spot(Location(root.name)), trouble, {"folder": root.name}))
    for source in sources:
        file = _read(source, memory)
        if file.broken:
            spot = Spot(Location(source.file, file.broken.place.line, file.broken.place.column))
            spot = Spot(spot.location, _line(source, file.broken.place.line))
            problems.append(_tell(wording, spot, file.broken.trouble, file.broken.values, file.broken.variant))
        complaints += [(source, path, complaint) for path, complaint in file.complaints]
        if source.kind:
            lost[source.kind] += file.lost
        for index, thing in file.things:
            kind, name = str(source.kind), str(getattr(thing, "id", ""))
            top: Path = () if index is None else (index,)
            if index is None and source.in_folder and source.path.stem != name:
                values: dict[str, object] = {"id": name, "file": source.path.name}
                complaints.append((source, (*top, "id"), Complaint("file-name", (), values)))
            first = homes.get((kind, name))
            if first is not None:
                values = {"id": name, "first": first.source.file}
                complaints.append((source, (*top, "id"), Complaint("duplicate-id", (), values)))
                continue
            tables[kind][name] = thing
            homes[(kind, name)] = Home(source, index)
    guide = Guide(**tables)  # type: ignore[arg-type]
    places = Places(homes)
    for source, path, complaint in complaints:
        spot = places.locate_in(source, path, complaint.at_key)
        problems.append(_tell(wording, spot, complaint.id, complaint.values, complaint.variant))
    known = {kind: dict.fromkeys((*table, *lost[kind])) for kind, table in tables.items()}
    blind = any(source.trouble in _UNREAD for source in sources)  # who can say what stands there?
    for kind, name, complaint in () if blind else link(guide, known):
        spot = places.locate(kind, name, complaint.path)
        values = dict(complaint.values)
        if "what" in values:
            values["what"] = wording.say(f"reference.{values['what']}")
        problems.append(_tell(wording, spot, complaint.id, values, complaint.variant))
    return Loaded(guide, sort_problems(problems), places, tuple(source.file for source in sources))


def _read(source: Source, memory: Memory) -> _File:
    known = memory.files.get(source.file)
    if known and known[0] == source.stamp and not source.trouble:
        return known[1]
    file = _read_file(source)
    memory.files[source.file] = (source.stamp, file)
    return file


def _read_file(source: Source) -> _File:
    stem = source.path.stem
    if source.trouble:
        return _File((), (), BrokenText(source.trouble, kinds="、".join(KINDS)), (stem,))
    try:
        data = read_source(source)
        value = read_values(decode(data))
    except BrokenText as broken:
        return _File((), (), broken, (stem, *_ID.findall(data.decode("utf-8", "replace"))))
    except OSError:
        return _File((), (), BrokenText("unreadable-file"), (stem,))
    entries: list[tuple[int | None, Any]] = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
    things: list[tuple[int | None, Model]] = []
    complaints: list[tuple[Path, Complaint]] = []
    lost: list[str] = []
    for index, entry in entries:
        top: Path = () if index is None else (index,)
        found = validate(str(source.kind), entry) if len(complaints) <= MOST else []
        if isinstance(found, Model):
            things.append((index, found))
        else:
            complaints += [((*top, *complaint.path), complaint) for complaint in found]
            name = entry.get("id") if isinstance(entry, dict) else None
            lost.append(name if isinstance(name, str) else stem)
            if index is None:  # whoever refers to it by the name of its file did nothing wrong, whatever the id is
                lost.append(stem)
    if len(complaints) > MOST:
        complaints[MOST:] = [(complaints[MOST][0], Complaint("more-of-them", (), {"most": MOST}))]
    return _File(tuple(things), tuple(complaints), lost=tuple(lost))


def _line(source: Source, number: int) -> str:
    if source.trouble:
        return ""
    try:
        with source.path.open(encoding="utf-8", errors="replace") as file:
            return next((text.rstrip("\r\n") for n, text in enumerate(file, 1) if n == number), "")[:300]
    except OSError:
        return ""


def _tell(wording: Wording, spot: Spot, rule: str, values: object, variant: str = "") -> Problem:
    what, why, hint = sentences(wording, rule, variant, dict(values))  # type: ignore[call-overload]
    return Problem(spot.location, Severity.ERROR, rule, what, why, hint, spot.source, spot.width)
