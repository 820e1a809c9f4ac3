"""What all definitions share: the strict base class and the scalar types."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

ID_AT_MOST = 120
"""How many signs an id may have: it becomes a file name."""

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=ID_AT_MOST)]
"""A stable kebab-case name. It becomes a file name and an address, so nothing else is allowed in it."""

_SIGN = r"[^<>\x00-\x1f\x7f]"
_SEEN = r"[^<>\x00-\x1f\x7f\s\u2800]"
Text = Annotated[str, Field(min_length=1, max_length=2000, pattern=f"^{_SIGN}*{_SEEN}{_SIGN}*$")]
"""One line of plain text that is not blank. Markup is refused, so no template ever has to trust an author."""


def read_day(value: Any) -> Any:
    """A day written 2026-05-01. Numbers and points in time, which pydantic would read too, are a ValueError."""
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
            raise ValueError("wrong-date")
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("wrong-date") from None
    return value


def read_count(value: Any) -> Any:
    """A whole number from 1, written in plain figures; anything else is a ValueError."""
    if isinstance(value, str):
        if not re.fullmatch(r"[1-9][0-9]{0,5}", value):
            raise ValueError("wrong-number")
        return int(value)
    return value


Day = Annotated[date, BeforeValidator(read_day)]
Count = Annotated[int, BeforeValidator(read_count), WithJsonSchema({"type": ["integer", "string"], "pattern": "^[1-9][0-9]*$"})]

Ids = tuple[Id, ...]
Audience = Literal["public", "staff"]


class Model(BaseModel):
    """A definition: immutable, unknown keys forbidden, fields named as in YAML."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, revalidate_instances="never")

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """A copy forgets what was worked out from the old values: they may be those for staff."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


class Review(Model):
    """Who wrote an entry, who read it, until when it holds, and what is still open."""

    author: Annotated[Text, Field(description="起草人")]
    reviewer: Annotated[Text | None, Field(description="复核人，不能是起草人")] = None
    reviewed_on: Annotated[Day | None, Field(description="哪天复核的")] = None
    review_by: Annotated[Day | None, Field(description="最晚哪天要再看一遍")] = None
    open: Annotated[tuple[Text, ...], Field(description="还没有查清的问题")] = ()
