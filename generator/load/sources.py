"""Finds and reads the files under routes/. The only reader of the authors' files."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import KINDS

LIMIT = 2_000_000
"""Bytes that one definition file may have. The longest real one has some 20 thousand."""

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Source:
    """One file. `file` is its name for people; `kind` is None where the folder is of no known kind.

    `stamp` changes whenever the file changes; `trouble` is the id of the problem that keeps it from being read.
    """

    path: Path
    file: str
    kind: str | None
    in_folder: bool
    stamp: tuple[int, int]
    trouble: str = ""


def find_sources(root: Path) -> Iterator[Source]:
    """Every YAML file below a folder, sorted by name, with what already is wrong about it. Links are not followed out."""
    base = root.resolve()
    closed: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=closed.append):
        folders.sort()
        for name in list(folders):
            path = Path(folder) / name
            outside = not _resolve(path).is_relative_to(base)
            if outside or path.suffix in _SUFFIXES:
                folders.remove(name)
                yield _source(root, path, "outside-folder" if outside else "not-a-file")
        for name in sorted(names):
            path = Path(folder) / name
            if name.startswith("."):
                continue
            if path.suffix not in _SUFFIXES:
                yield _source(root, path, "not-yaml")
            elif not _resolve(path).is_relative_to(base):
                yield _source(root, path, "outside-folder")
            else:
                yield _source(root, path, "")
    for error in closed:
        yield _source(root, Path(error.filename), "unreadable-folder")


def _resolve(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):  # a link that leads to itself
        return path


def _source(root: Path, path: Path, trouble: str) -> Source:
    relative = path.relative_to(root)
    kind = relative.parts[0] if len(relative.parts) > 1 else path.stem
    try:
        status = path.stat()
        stamp = (status.st_mtime_ns, status.st_size)
        if not stat.S_ISREG(status.st_mode):  # nobody knows when a pipe or a device ends
            trouble = trouble or "not-a-file"
    except OSError:
        stamp, trouble = (0, 0), trouble or "unreadable-file"
    known = kind if kind in KINDS and len(relative.parts) <= 2 and path.suffix == ".yaml" else None
    if not trouble:
        trouble = "unknown-kind" if known is None else "file-too-large" if stamp[1] > LIMIT else ""
    return Source(
        path, (Path(root.name) / relative).as_posix(), known, len(relative.parts) > 1, stamp, trouble
    )


def read_source(source: Source) -> bytes:
    """The bytes of a file. Raises OSError."""
    return source.path.read_bytes()
