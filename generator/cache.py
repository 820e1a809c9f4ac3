"""What is kept on disk between builds: written whole or not at all, and never a reason for a build to fail."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar, cast

from .whole import whole

Made = TypeVar("Made")


def remembered(file: Path, key: str, make: Callable[[], Made]) -> Made:
    """What the file holds under this key; else what is made now, which takes its place. Only values that JSON knows."""
    try:
        known = json.loads(file.read_text("utf-8"))
        if known["key"] == key:
            return cast(Made, known["value"])
    except (OSError, ValueError, TypeError, KeyError):
        pass  # not there, or broken: it is made again
    value = make()
    keep(file, {"key": key, "value": value})
    return value


def keep(file: Path, value: Any) -> None:
    """Write JSON, so that no reader meets half of it. A full or locked disk is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with whole(file) as fresh, fresh.open("w", encoding="utf-8") as out:
            json.dump(value, out, ensure_ascii=False, separators=(",", ":"))
    except OSError:
        return


class Shelf:
    """Bytes by name, a file each. A file that is not whole holds nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str, /) -> bytes | None:
        """What is kept under a name."""
        try:
            found = (self._folder / name).read_bytes()
        except OSError:
            return None
        mark, value = found[:_MARK], found[_MARK:]
        return value if sha256(value).digest() == mark else None

    def __setitem__(self, name: str, value: bytes, /) -> None:
        """Keep it, if the disk allows."""
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with whole(self._folder / name) as fresh:
                fresh.write_bytes(sha256(value).digest() + value)
        except OSError:
            return


_MARK = sha256().digest_size
