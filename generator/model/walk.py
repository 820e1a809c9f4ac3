"""Walking through a definition: every part with its path, as it is written in YAML."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from .base import Model
from .citation import Citation
from .clock import Period

Path = tuple[str | int, ...]


def walk(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Every model, citation, period and scalar inside a value, outermost first. Empty fields are left out."""
    found: list[tuple[Path, Any]] = []
    _collect(value, path, found)
    return iter(found)


def _collect(value: Any, path: Path, found: list[tuple[Path, Any]]) -> None:
    """A list is filled, as generators inside generators hand every part through every level above it."""
    if value is None or value == ():
        return
    found.append((path, value))
    if isinstance(value, str):
        return
    if isinstance(value, Model):
        for name, key in _fields(type(value)):
            part = getattr(value, name)
            if part is not None:
                _collect(part, (*path, key), found)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            _collect(part, (*path, index), found)
    elif isinstance(value, dict):
        for key, part in value.items():
            _collect(part, (*path, key), found)


@cache
def _fields(model: type[Model]) -> tuple[tuple[str, str], ...]:
    """The fields of a class and what they are called in YAML. Asking pydantic each time costs more than the walk."""
    return tuple((name, info.alias or name) for name, info in model.model_fields.items())


def gather(value: Any, texts: list[str], citations: list[Citation]) -> None:
    """All texts and citations inside a value, without paths: what most rules need to know that there is nothing to say."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, Citation):
        citations.append(value)
    elif isinstance(value, tuple):
        for part in value:
            gather(part, texts, citations)
    elif isinstance(value, Model):
        for name, _ in _fields(type(value)):
            part = getattr(value, name)
            if part is not None and part != ():
                gather(part, texts, citations)
    elif isinstance(value, dict):
        for part in value.values():
            gather(part, texts, citations)


def citations_in(value: Any) -> list[Citation]:
    """Every citation inside a value, repetitions included. Much faster than `walk`: every page asks."""
    found: list[Citation] = []
    _cited(value, found)
    return found


def _cited(value: Any, found: list[Citation]) -> None:
    if isinstance(value, Citation):
        found.append(value)
    elif isinstance(value, Model):
        for name in holding(type(value), Citation):
            part = getattr(value, name)
            if part:
                _cited(part, found)
    elif isinstance(value, tuple):
        for part in value:
            _cited(part, found)
    elif isinstance(value, dict):
        for part in value.values():
            _cited(part, found)


@cache
def holding(model: type[Model], wanted: type) -> tuple[str, ...]:
    """The fields of a class in which something of a kind may stand, at whatever depth. Others need not be looked through."""
    return tuple(name for name, info in model.model_fields.items() if _may_hold(info.annotation, wanted, set()))


def _may_hold(annotation: Any, wanted: type, seen: set[type]) -> bool:
    if annotation is Any or annotation is object:
        return True
    if not isinstance(annotation, type):
        return any(_may_hold(part, wanted, seen) for part in get_args(annotation))
    if issubclass(annotation, wanted):
        return True
    if get_args(annotation):  # list[X] is a type as well
        return any(_may_hold(part, wanted, seen) for part in get_args(annotation))
    if not issubclass(annotation, Model) or annotation in seen:
        return False
    seen.add(annotation)
    return any(_may_hold(info.annotation, wanted, seen) for info in annotation.model_fields.values())


def texts_in(value: Any) -> Iterator[tuple[Path, str]]:
    """Every piece of text with its path; ids and closed words are among them."""
    for path, part in walk(value):
        if isinstance(part, str):
            yield path, part


__all__ = ["Citation", "Path", "Period", "citations_in", "gather", "holding", "texts_in", "walk"]
