"""YAML text to plain values. Scalars stay text; equal keys, anchors, aliases, tags and deep nesting are refused.

The only door to the YAML library. Places are not kept for every value, which would cost more memory than the
definitions themselves: `places` parses a file again when a problem has to be located.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from ..model import Path

DEPTH = 24
"""How deep values may be nested. Real definitions need nine levels."""

# Signs that nobody sees: control characters, those of no width, those that turn the writing direction, other ends of lines,
# fillers, tags. They can hide text from a reviewer.
_UNSEEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    r"\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff"
)
_FORBIDDEN = re.compile(rf"[\t{_UNSEEN}]|\r(?!\n)")
_ESCAPED = re.compile(f"[{_UNSEEN}]")

_Loader: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


# What the YAML library says in English, as the mistake of an author that is behind it.
_SAID = {
    "colon": re.compile("mapping values are not allowed|could not find expected ':'"),
    "sign": re.compile("cannot start any token|expected alphabetic or numeric|expected URI|whitespace or line break"),
    "quote": re.compile("unexpected end of stream"),
    "bracket": re.compile("expected ',' or"),
    "comma": re.compile("expected (?:the )?node content"),
    "indent": re.compile("expected (?:key|<block end>|'-' indicator)|sequence entries are not allowed"),
}


# What a lawyer writes on in a sentence, and YAML takes for a comment: one that is meant as such has a space behind its sign.
_CUT_OFF = re.compile("[\u3001-\uffef][ \t]+(#)[^\\s#]")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands, counted from 1, and how many characters of its line it covers."""

    line: int
    column: int
    width: int = 1


class BrokenText(Exception):
    """The text is not what we read as YAML. `trouble` is the id of the problem, `variant` another sentence of it."""

    def __init__(self, trouble: str, line: int = 1, column: int = 1, variant: str = "", **values: object) -> None:
        super().__init__(trouble)
        self.trouble = trouble
        self.variant = variant
        self.place = Place(line, column)
        self.values = values


def decode(data: bytes) -> str:
    """UTF-8 without a mark, without control characters. Raises BrokenText."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise BrokenText("byte-order-mark")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        raise BrokenText(
            "not-utf8", before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        ) from None
    found = _FORBIDDEN.search(text)
    if found:
        sign, before = found[0], text[: found.start()]
        raise BrokenText(
            "tab" if sign == "\t" else "control-character",
            before.count("\n") + 1,
            len(before) - (before.rfind("\n") + 1) + 1,
            code=f"U+{ord(sign):04X}",
        )
    return text


def read_values(text: str) -> Any:
    """The value of a YAML text: dicts, lists and strings. Raises BrokenText."""
    return _build(text, None)


def places(text: str) -> dict[Path, tuple[Place | None, Place]]:
    """For every path the place of its key (None in lists) and of its value. Raises BrokenText."""
    table: dict[Path, tuple[Place | None, Place]] = {}
    _build(text, table)
    return table


def _events(text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        said = str(error.problem or error.context or "").replace("'\\t'", "tab")
        variant = next((name for name, sign in _SAID.items() if sign.search(said)), "")
        opened = error.context_mark.line + 1 if error.context_mark else line
        raise BrokenText("broken-yaml", line, column, variant, said=said, opened=opened) from None
    except yaml.YAMLError as error:
        raise BrokenText("broken-yaml", said=str(error).splitlines()[0]) from None


class _Frame:
    __slots__ = ("is_map", "key", "key_place", "path", "value")

    def __init__(self, is_map: bool, path: Path) -> None:
        self.is_map = is_map
        self.value: Any = {} if is_map else []
        self.path = path
        self.key: str | None = None
        self.key_place: Place | None = None


def _build(text: str, table: dict[Path, tuple[Place | None, Place]] | None) -> Any:
    stack: list[_Frame] = []
    root: list[Any] = []
    documents = 0
    cut_off: dict[tuple[int, int], int] = {}
    if " #" in text or "\t#" in text:
        lines = ((number, _CUT_OFF.search(line)) for number, line in enumerate(text.split("\n")))
        cut_off = {(number, found.start() + 1): found.start(1) for number, found in lines if found}

    def place_of(event: Any) -> Place:
        start, end = event.start_mark, event.end_mark
        width = max(1, end.column - start.column) if end.line == start.line else 1
        return Place(start.line + 1, start.column + 1, width)

    def put(value: Any, event: Any) -> None:
        if not stack:
            root.append(value)
            if table is not None:
                table[()] = (None, place_of(event))
            return
        frame = stack[-1]
        if frame.is_map:
            if frame.key is None:
                raise BrokenText("key-not-text", event.start_mark.line + 1, event.start_mark.column + 1)
            if table is not None:
                table[(*frame.path, frame.key)] = (frame.key_place, place_of(event))
            frame.value[frame.key] = value
            frame.key = None
        else:
            if table is not None:
                table[(*frame.path, len(frame.value))] = (None, place_of(event))
            frame.value.append(value)

    def inner_path() -> Path:
        if not stack:
            return ()
        frame = stack[-1]
        return (*frame.path, frame.key if frame.is_map and frame.key is not None else len(frame.value))

    for event in _events(text):
        kind = type(event)
        if kind is yaml.ScalarEvent:
            _refuse_marks(event)
            end = event.end_mark
            if not event.style and (end.line, end.column) in cut_off:
                raise BrokenText("text-cut-off", end.line + 1, cut_off[end.line, end.column] + 1)
            if event.style == '"':  # here alone a sign may be written as \u202e
                _refuse_unseen(event)
            frame = stack[-1] if stack else None
            if frame is not None and frame.is_map and frame.key is None:
                if event.value in frame.value:
                    mark = event.start_mark
                    raise BrokenText("equal-keys", mark.line + 1, mark.column + 1, key=event.value)
                frame.key = event.value
                frame.key_place = place_of(event) if table is not None else None
            else:
                put(event.value, event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            _refuse_marks(event)
            mark = event.start_mark
            if len(stack) >= DEPTH:
                raise BrokenText("too-deep", mark.line + 1, mark.column + 1, depth=DEPTH)
            new = _Frame(kind is yaml.MappingStartEvent, inner_path() if table is not None else ())
            put(new.value, event)
            stack.append(new)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            stack.pop()
        elif kind is yaml.AliasEvent:
            raise BrokenText("alias", event.start_mark.line + 1, event.start_mark.column + 1)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                raise BrokenText("several-documents", event.start_mark.line + 1, event.start_mark.column + 1)
    if not root or root[0] in ("", []):
        raise BrokenText("empty-file")
    return root[0]


def _refuse_marks(event: Any) -> None:
    if event.anchor is not None:
        raise BrokenText("anchor", event.start_mark.line + 1, event.start_mark.column + 1)
    if event.tag is not None and event.tag != "!":
        raise BrokenText("tag", event.start_mark.line + 1, event.start_mark.column + 1, tag=event.tag)


def _refuse_unseen(event: Any) -> None:
    found = _ESCAPED.search(event.value)
    if found:
        mark = event.start_mark
        raise BrokenText("control-character", mark.line + 1, mark.column + 1, code=f"U+{ord(found[0]):04X}")
