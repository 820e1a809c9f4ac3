"""Walking through a definition: every part with its path, as it is written in YAML."""

from collections.abc import Iterator
from typing import Any

from .base import Model
from .citation import Citation
from .clock import Period

Path = tuple[str | int, ...]


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every model, citation, period and scalar inside a value, outermost first. Empty fields are left out."""
    if value is None or value == ():
        return
    yield path, value
    if isinstance(value, Model):
        for name, info in type(value).model_fields.items():
            yield from walk(getattr(value, name), (*path, info.alias or name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from walk(part, (*path, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from walk(part, (*path, key))


def citations_in(value: Any) -> Iterator[Citation]:
    """Every citation inside a value, repetitions included. Faster than `walk`: most checks begin here."""
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            part = getattr(value, name)
            if part is not None and not isinstance(part, str):
                yield from citations_in(part)
    elif isinstance(value, tuple):
        for part in value:
            if not isinstance(part, str):
                yield from citations_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from citations_in(part)


def texts_in(value: Any) -> Iterator[tuple[Path, str]]:
    """Every piece of text with its path; ids and closed words are among them."""
    for path, part in walk(value):
        if isinstance(part, str):
            yield path, part


__all__ = ["Citation", "Path", "Period", "citations_in", "texts_in", "walk"]
