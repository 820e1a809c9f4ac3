"""Where definitions stand. Files are parsed again only for those that have a problem."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..model import Location, Path
from .nodes import BrokenText, Place, decode, places
from .sources import Source, read_source


@dataclass(frozen=True, slots=True)
class Spot:
    """A located value: where it stands, its whole line, how many characters to underline."""

    location: Location
    source: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Home:
    """The file of a definition, and its index where the file holds a list."""

    source: Source
    index: int | None = None


@dataclass
class Places:
    """Locates definitions and their parts."""

    homes: Mapping[tuple[str, str], Home]
    _parsed: dict[str, tuple[list[str], dict[Path, tuple[Place | None, Place]]]] = field(default_factory=dict)

    def file_of(self, kind: str, name: str) -> str:
        """The file that holds a definition."""
        return self.homes[(kind, name)].source.file

    def locate(self, kind: str, name: str, path: Path = (), at_key: bool = False) -> Spot:
        """The place of a part of a definition, or of the nearest part around it that is written there."""
        home = self.homes[(kind, name)]
        return self.locate_in(home.source, path if home.index is None else (home.index, *path), at_key)

    def locate_in(self, source: Source, path: Path, at_key: bool = False) -> Spot:
        """The same for a path counted from the top of a file."""
        lines, table = self._parse(source)
        while path and path not in table:
            path, at_key = path[:-1], False
        key, value = table.get(path, (None, Place(1, 1)))
        place = key if at_key and key else value
        text = lines[place.line - 1] if place.line <= len(lines) else ""
        return Spot(Location(source.file, place.line, place.column), text, place.width)

    def forget(self) -> None:
        """Give back the memory of the parsed files; they are parsed again when they are asked for."""
        self._parsed.clear()

    def _parse(self, source: Source) -> tuple[list[str], dict[Path, tuple[Place | None, Place]]]:
        if source.file not in self._parsed:
            try:
                text = decode(read_source(source))
                self._parsed[source.file] = (text.splitlines(), places(text))
            except (OSError, BrokenText):  # changed since it was loaded: the next load will say so
                self._parsed[source.file] = ([], {})
        return self._parsed[source.file]
