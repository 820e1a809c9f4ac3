"""The catalogue: every sentence of the interface that does not stand in a template. Another language is another file."""

import errno
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any


class Wording:
    """The sentences of one language by dotted key: `say("chart.step", number=3)`."""

    def __init__(self, language: str, entries: Mapping[str, str]) -> None:
        self.language = language
        self._entries = entries
        self._sections: dict[str, dict[str, str]] = {}

    def say(self, key: str, /, **values: object) -> str:
        """The sentence of this key with its values filled in. A missing key is our own mistake: KeyError."""
        return self._entries[key].format(**values)

    def has(self, key: str) -> bool:
        """Whether the catalogue holds this key."""
        return key in self._entries

    def refused(self, error: OSError) -> str:
        """What the disk refused, with the file."""
        return self.say("disk.refused", file=error.filename2 or error.filename or "", said=self.reason(error))

    def reason(self, error: OSError) -> str:
        """Why the system refused: in our words where we have some, else in its own."""
        return self._entries.get(f"disk.{errno.errorcode.get(error.errno or 0, '')}", error.strerror or str(error))

    def section(self, name: str) -> dict[str, str]:
        """Every entry under a heading, in the order of the file: `section("purpose")`."""
        if name not in self._sections:
            start = name + "."
            found = {key.removeprefix(start): text for key, text in self._entries.items() if key.startswith(start)}
            self._sections[name] = found
        return self._sections[name]


def load_wording(language: str = "zh-CN") -> Wording:
    """Read the catalogue of a language; FileNotFoundError where there is none."""
    with files(__name__).joinpath(f"{language}.toml").open("rb") as file:
        return Wording(language, dict(_flatten(tomllib.load(file))))


def _flatten(table: Mapping[str, Any], prefix: str = "") -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found += _flatten(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, value)]
    return found
