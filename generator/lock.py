"""The lock file: which citations were compared with which words, and when. JSON beside the definitions."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path as File

from .check import Context
from .jsonfile import BrokenFile, read_json
from .model import Citation, Path
from .whole import whole

FORMAT = "routemap-lock-1"


@dataclass(frozen=True, slots=True)
class Seal:
    """A fingerprint of the cited words and the day they were compared."""

    fingerprint: str
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """A citation of a law whose words are no longer those that were compared, and where it stands: kind, id, path."""

    law: str
    citation: str
    was: Seal
    places: tuple[tuple[str, str, Path], ...]
    gone: bool


def fingerprint(words: str) -> str:
    """Of the cited words without spaces, in which transcriptions differ."""
    return sha256("".join(words.split()).encode()).hexdigest()[:20]


def read_lock(file: File) -> dict[str, Seal]:
    """The seals of a lock file; none where there is no file.

    Raises BrokenFile: without its seals a changed law would look as if it had never been compared.
    """
    try:
        data = read_json(file)
    except BrokenFile as broken:
        if broken.trouble == "missing":
            return {}
        raise
    try:
        if data["format"] != FORMAT:
            raise ValueError
        return {citation: Seal(mark, date.fromisoformat(on)) for citation, (mark, on) in data["citations"].items()}
    except (ValueError, LookupError, TypeError, AttributeError):
        raise BrokenFile(file, "shape") from None


def write_lock(file: File, seals: Mapping[str, Seal]) -> None:
    """Write sorted, a citation a line, so that a change reads well in a diff."""
    rows = [
        f"    {json.dumps(citation, ensure_ascii=False)}: {json.dumps([seal.fingerprint, seal.on.isoformat()])}"
        for citation, seal in sorted(seals.items())
    ]
    text = '{\n  "format": "%s",\n  "citations": {\n%s\n  }\n}\n' % (FORMAT, ",\n".join(rows))  # noqa: UP031
    with whole(file) as fresh:
        fresh.write_text(text, encoding="utf-8", newline="\n")


def seal(context: Context, known: Mapping[str, Seal], accept: bool = False) -> dict[str, Seal]:
    """Seals for everything that can be compared now. Changed words keep their old seal until they are accepted."""
    seals: dict[str, Seal] = {}
    for citation in sorted(context.citations, key=str):  # law by law: each is read once
        words = context.passage(citation)
        old = known.get(str(citation))
        if isinstance(words, str):
            mark = fingerprint(words)
            same = old is not None and old.fingerprint == mark
            seals[str(citation)] = old if old and (same or not accept) else Seal(mark, context.today)
        elif old:
            seals[str(citation)] = old
    return seals


def changes(context: Context, known: Mapping[str, Seal]) -> list[Change]:
    """Every sealed citation whose words differ now, with the places that must be read again."""
    changed: dict[Citation, list[tuple[str, str, Path]]] = {}
    for citation in sorted(context.citations, key=str) if context.has_statutes else ():
        old, words = known.get(str(citation)), context.passage(citation)
        if old and not (isinstance(words, str) and fingerprint(words) == old.fingerprint):
            changed[citation] = []
    for kind, name, path, citation in context.citing(changed):
        changed[citation].append((kind, name, path))
    return [
        Change(citation.law, str(citation), known[str(citation)], tuple(places), not context.words(citation))
        for citation, places in changed.items()
    ]
