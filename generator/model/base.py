"""What all definitions share: the strict base class and the scalar types."""

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
"""A stable kebab-case name. It becomes a file name and an address, so nothing else is allowed in it."""

Text = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[^<>\x00-\x1f\x7f]+$")]
"""One line of plain text. Markup is refused, so no template ever has to trust an author."""

Ids = tuple[Id, ...]
Audience = Literal["public", "staff"]


class Model(BaseModel):
    """A definition: immutable, unknown keys forbidden, fields named as in YAML."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False, revalidate_instances="never")


class Review(Model):
    """Who wrote an entry, who read it, until when it holds, and what is still open."""

    author: Annotated[Text, Field(description="起草人")]
    reviewer: Annotated[Text | None, Field(description="复核人，不能是起草人")] = None
    reviewed_on: Annotated[date | None, Field(description="哪天复核的")] = None
    review_by: Annotated[date | None, Field(description="最晚哪天要再看一遍")] = None
    open: Annotated[tuple[Text, ...], Field(description="还没有查清的问题")] = ()
