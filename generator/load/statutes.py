"""The statute folder: an index and one JSON file a law. Read law by law, only those that are cited."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from ..jsonfile import BrokenFile, read_json
from ..model import Statute, Statutes

_JOINED = "paragraphs joined"


def load_statutes(folder: Path | None) -> Statutes | None:
    """The statutes of a folder, or None where there is no such folder or no index in it.

    Raises BrokenFile for the index; so does `Statutes.get` for the file of a law.
    """
    if folder is None:
        return None
    file = folder / "index.json"
    try:
        rows = read_json(file)
    except BrokenFile as broken:
        if broken.trouble == "missing":
            return None
        raise
    try:
        index = {head.id: head for head in map(_head, _list(rows))}
    except (LookupError, TypeError, ValueError, AttributeError):
        index = {}
    if not index:
        raise BrokenFile(file, "shape")

    def read(law_id: str) -> Mapping[str, str]:
        file = folder / f"{law_id}.json"
        data = read_json(file)
        try:
            return {_text(article["no"]): _text(article["text"]) for article in _list(data["articles"])}
        except (LookupError, TypeError):
            raise BrokenFile(file, "shape") from None

    return Statutes(index, read)


def _head(row: Any) -> Statute:
    effective = row.get("effective")
    return Statute(
        _text(row["slug"]),
        _text(row["title"]),
        _text(row["status"]).replace(" ", "-"),
        date.fromisoformat(effective) if effective else None,
        {},
        _JOINED in (row.get("note") or ""),
    )


def _list(value: Any) -> list[Any]:
    """A list; anything else is a TypeError."""
    if not isinstance(value, list):
        raise TypeError
    return value


def _text(value: Any) -> str:
    """A text; anything else is a TypeError."""
    if not isinstance(value, str):
        raise TypeError
    return value
