"""Knowing whether a site on disk is still made from what there is, and whether that was found without errors before."""

import json
import os
from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from pathlib import Path

from ..cache import keep
from ..edition import Edition
from ..project import Project

_CODE = Path(__file__).resolve().parent.parent


def inputs(project: Project) -> Iterator[Path]:
    """Every file whose change changes the site: definitions, docs, settings, lock, statutes, and our own code."""
    for folder in (project.routes, project.root / "docs", _CODE):
        for base, folders, names in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                yield Path(base) / name
    yield from (project.root / "mkdocs.yml", project.root / "routemap.toml", project.lock)
    if project.statutes:
        yield from sorted(project.statutes.glob("*.json"))


def stamp_of(project: Project, today: date) -> str:
    """A fingerprint of everything a site is made from. Sizes and times of change are enough: they are ours."""
    mark = sha256(str(today).encode())
    for path in inputs(project):
        try:
            status = path.stat()
        except OSError:
            continue
        mark.update(f"{path} {status.st_mtime_ns} {status.st_size}\n".encode())
    return mark.hexdigest()


def is_current(project: Project, edition: Edition, stamp: str) -> bool:
    """Whether the site on disk was made from exactly this."""
    return _holds(_stamp_file(project, edition), stamp) and (project.site(edition) / "index.html").is_file()


def is_sound(project: Project, stamp: str) -> bool:
    """Whether every rule was asked about exactly this, and none found an error: for the other edition."""
    return _holds(_sound_file(project), stamp)


def remember_sound(project: Project, stamp: str) -> None:
    """Note that no rule finds an error in this."""
    keep(_sound_file(project), {"stamp": stamp})


def remember(project: Project, edition: Edition, stamp: str) -> None:
    """Note what the site on disk was made from. What cannot be noted is built again next time."""
    keep(_stamp_file(project, edition), {"stamp": stamp})


def forget(project: Project, edition: Edition) -> None:
    """The site on disk is no longer known to be made from anything. Raises OSError where the old note would stay."""
    try:
        _stamp_file(project, edition).unlink(missing_ok=True)
    except NotADirectoryError:  # no folder, no note
        return


def _holds(file: Path, stamp: str) -> bool:
    try:
        return bool(json.loads(file.read_text(encoding="utf-8")) == {"stamp": stamp})
    except (OSError, ValueError):
        return False


def _sound_file(project: Project) -> Path:
    return project.cache / "sound.json"


def _stamp_file(project: Project, edition: Edition) -> Path:
    return project.cache / f"built-{edition}.json"
