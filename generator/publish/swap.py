"""A site is written beside the last one and takes its place only when it is whole."""

import shutil
from pathlib import Path


class Swap:
    """`fresh` is where to write. After `finish` it stands at `place`; after `abandon` nothing has changed."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.fresh = place.with_name(place.name + ".fresh")
        self._old = place.with_name(place.name + ".old")
        shutil.rmtree(self.fresh, ignore_errors=True)
        if self._old.exists() and not place.exists():  # the last swap was cut off between its two renames
            self._old.rename(place)

    def finish(self) -> None:
        """Put the new site in the place of the old one: two renames, so that there is no half site in between."""
        shutil.rmtree(self._old, ignore_errors=True)
        if self.place.exists():
            self.place.rename(self._old)
        self.fresh.rename(self.place)
        shutil.rmtree(self._old, ignore_errors=True)

    def abandon(self) -> None:
        """Throw away what was written."""
        shutil.rmtree(self.fresh, ignore_errors=True)
