"""Knowing whether a site on disk is still made from what there is: then there is nothing to build."""

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


def stamp_of(project: Project, edition: Edition, today: date) -> str:
    """A fingerprint of everything a site is made from. Sizes and times of change are enough: they are ours."""
    mark = sha256(f"{edition} {today}".encode())
    for path in inputs(project):
        try:
            status = path.stat()
        except OSError:
            continue
        mark.update(f"{path} {status.st_mtime_ns} {status.st_size}\n".encode())
    return mark.hexdigest()


def is_current(project: Project, edition: Edition, stamp: str) -> bool:
    """Whether the site on disk was made from exactly this."""
    try:
        known = json.loads(_stamp_file(project, edition).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return bool(known == {"stamp": stamp}) and (project.site(edition) / "index.html").is_file()


def remember(project: Project, edition: Edition, stamp: str) -> None:
    """Note what the site on disk was made from. What cannot be noted is built again next time."""
    keep(_stamp_file(project, edition), {"stamp": stamp})


def forget(project: Project, edition: Edition) -> None:
    """The site on disk is no longer known to be made from anything. Raises OSError where the old note would stay."""
    try:
        _stamp_file(project, edition).unlink(missing_ok=True)
    except NotADirectoryError:  # no folder, no note
        return


def _stamp_file(project: Project, edition: Edition) -> Path:
    return project.cache / f"built-{edition}.json"
