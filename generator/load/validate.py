"""Plain values to model classes. Every validation error becomes a complaint at its own place, with "did you mean"."""

import re
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel, ValidationError

from ..model import KINDS, Model, Path
from ..problems import nearest

# What pydantic adds: function-before[as_list(), …], tuple[…]. A key of an author can look alike: see `unknown-key`.
_ADDED = re.compile(r"(?:function-(?:before|after|wrap|plain)|tuple)\[.*\]", re.DOTALL)

MOST = 200
"""How many complaints of one file are told. Whoever has more repairs these first."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What is wrong with one value: id, path, whether its key is meant, values for the sentence, variant."""

    id: str
    path: Path
    values: dict[str, object]
    variant: str = ""
    at_key: bool = False


def validate(kind: str, value: Any) -> Model | list[Complaint]:
    """The definition, or everything that is wrong with it."""
    model = KINDS[kind].model
    try:
        return model.model_validate(value)
    except ValidationError as error:
        found = [dict(details) for details in error.errors(include_url=False)[: MOST + 1]]
        return [_complaint(model, details) for details in found if not _is_echo(details, found)]


def _is_echo(error: dict[str, Any], errors: list[dict[str, Any]]) -> bool:
    """Whether a list only counts as too short because its entries are wrong, which is told at each of them."""
    place = error["loc"]
    return error["type"] == "too_short" and any(len(e["loc"]) > len(place) and e["loc"][: len(place)] == place for e in errors)


def _complaint(model: type[Model], error: dict[str, Any]) -> Complaint:
    path = _path(error["loc"])
    kind, context, found = error["type"], error.get("ctx", {}), error.get("input")
    shown = found if isinstance(found, str) and len(found) <= 60 else ""
    if kind == "extra_forbidden":
        key = str(error["loc"][-1])
        path = (*_path(error["loc"][:-1]), key)
        near = nearest(key, _keys(model, path[:-1]))
        return Complaint("unknown-key", path, {"key": key, "near": near}, "near" if near else "", at_key=True)
    if kind == "missing":
        return Complaint("missing-key", path[:-1], {"key": str(path[-1])})
    if kind == "literal_error":
        expected = [part.strip(" '") for part in str(context["expected"]).replace(" or ", ", ").split(",")]
        return Complaint(
            "unknown-word", path, {"found": shown, "expected": "、".join(expected), "near": nearest(shown, expected)}
        )
    if kind == "value_error":
        reason = str(context["error"])
        return Complaint(reason, path, {"found": shown})
    if kind == "string_pattern_mismatch":
        if isinstance(found, str) and not found.strip().strip("\u2800"):
            return Complaint("too-few", path, {"least": 1})
        if isinstance(found, str) and "\n" in found:
            return Complaint("wrong-form", path, {"found": ""}, "lines")
        markup = isinstance(found, str) and any(sign in found for sign in "<>")
        return Complaint("markup" if markup else "wrong-form", path, {"found": shown, "pattern": context["pattern"]})
    if kind in ("string_type", "model_type", "tuple_type", "dict_type", "list_type", "model_attributes_type"):
        return Complaint("wrong-shape", path, {}, variant=_shape(kind))
    if kind in ("too_short", "string_too_short"):
        return Complaint("too-few", path, {"least": context.get("min_length", 1)})
    if kind in ("too_long", "string_too_long"):
        return Complaint("too-long", path, {"most": context.get("max_length", 0)})
    if kind.startswith("date"):
        return Complaint("wrong-date", path, {"found": shown})
    if kind.startswith("int") or kind == "greater_than_equal":
        return Complaint("wrong-number", path, {"found": shown})
    return Complaint("wrong-value", path, {"found": shown, "said": str(error["msg"])})


def _shape(kind: str) -> str:
    return {"string_type": "text", "tuple_type": "list", "list_type": "list"}.get(kind, "map")


def _path(location: tuple[Any, ...]) -> Path:
    """Drop what pydantic adds to a path for unions and one-or-many fields."""
    return tuple(part for part in location if isinstance(part, int) or not _ADDED.fullmatch(str(part)))


def _keys(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that the model at this path knows."""
    current: Any = model
    for part in path:
        if isinstance(part, int):
            continue
        if not (isinstance(current, type) and issubclass(current, BaseModel)):
            break
        for name, info in current.model_fields.items():
            if part in (name, info.alias):
                current = _inner(info.annotation)
                break
        else:  # a free key, as in `actors`
            continue
    if isinstance(current, type) and issubclass(current, BaseModel):
        return [info.alias or name for name, info in current.model_fields.items()]
    return []


def _inner(annotation: Any) -> Any:
    """The model class inside tuple[X, ...], X | None, dict[str, X] or Annotated[X, …]."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        found = _inner(part)
        if found is not None:
            return found
    return None
