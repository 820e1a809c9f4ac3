"""A site is written beside the last one and takes its place only when it is whole."""

import os
import shutil
from contextlib import suppress
from errno import ENOTDIR
from pathlib import Path
from secrets import token_hex


class Swap:
    """`fresh` is where to write. After `finish` it stands at `place`; after `abandon` nothing has changed.

    Where the place is a link, the folder it leads to is replaced and the link stays. Raises OSError where it is a file.
    """

    def __init__(self, place: Path) -> None:
        self.place = Path(os.path.realpath(place)) if place.is_symlink() else place
        if self.place.exists() and not self.place.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(self.place))
        old = self.place.with_name(self.place.name + ".old")
        if old.is_dir() and not self.place.exists():  # the last swap was cut off between its two renames
            old.rename(self.place)
        self._old = _cleared(old)
        self.fresh = _cleared(self.place.with_name(self.place.name + ".fresh"))

    def finish(self) -> None:
        """Put the new site in the place of the old one: two renames, so that there is no half site in between."""
        if self.place.exists():
            self.place.rename(self._old)
        self.fresh.rename(self.place)
        shutil.rmtree(self._old, ignore_errors=True)

    def abandon(self) -> None:
        """Throw away what was written."""
        shutil.rmtree(self.fresh, ignore_errors=True)


def _cleared(path: Path) -> Path:
    """This name with nothing there; where what stands there cannot be removed, another name."""
    shutil.rmtree(path, ignore_errors=True)
    with suppress(OSError):  # a file or a link; most often nothing is left
        path.unlink()
    return path.with_name(f"{path.name}-{token_hex(4)}") if os.path.lexists(path) else path
