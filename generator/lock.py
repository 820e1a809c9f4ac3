"""The lock file: which citations were compared with which words, and when. JSON beside the definitions."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from .check import Context
from .model import Citation, citations_in
from .whole import whole

FORMAT = "routemap-lock-1"


@dataclass(frozen=True, slots=True)
class Seal:
    """A fingerprint of the cited words and the day they were compared."""

    fingerprint: str
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """A citation whose words are no longer those that were compared, and where it stands."""

    citation: str
    was: Seal
    places: tuple[tuple[str, str], ...]
    gone: bool


def fingerprint(words: str) -> str:
    """Of the cited words without spaces, in which transcriptions differ."""
    return sha256("".join(words.split()).encode()).hexdigest()[:20]


def read_lock(file: Path) -> dict[str, Seal]:
    """The seals of a lock file; none where there is no file. A broken file is no file: everything is compared again."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        return {
            citation: Seal(str(seal[0]), date.fromisoformat(seal[1])) for citation, seal in data["citations"].items()
        }
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return {}


def write_lock(file: Path, seals: Mapping[str, Seal]) -> None:
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
    for citation in citations_of(context):
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
    """Every sealed citation whose words differ now, with the definitions that must be read again."""
    found: list[Change] = []
    places = _places(context)
    for citation, where in places.items():
        old = known.get(str(citation))
        if old is None or not context.has_statutes:
            continue
        words = context.passage(citation)
        if not isinstance(words, str):
            found.append(Change(str(citation), old, where, gone=True))
        elif fingerprint(words) != old.fingerprint:
            found.append(Change(str(citation), old, where, gone=False))
    return sorted(found, key=lambda change: change.citation)


def citations_of(context: Context) -> Iterable[Citation]:
    """Every citation of the guide once."""
    return _places(context)


def _places(context: Context) -> dict[Citation, tuple[tuple[str, str], ...]]:
    places: dict[Citation, dict[tuple[str, str], None]] = {}
    for kind, name, thing in context.guide.everything():
        for citation in citations_in(thing):
            places.setdefault(citation, {})[(kind, name)] = None
    return {citation: tuple(where) for citation, where in places.items()}
