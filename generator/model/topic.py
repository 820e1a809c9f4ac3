"""Topics: pages of statements that belong to no single matter or procedure."""

from typing import Annotated

from pydantic import Field

from .base import Audience, Id, Model, Review, Text
from .statement import Statement


class Section(Model):
    """A headed list of statements."""

    id: Id
    title: Annotated[Text, Field(description="小标题")]
    audience: Annotated[Audience, Field(description="public 公开，staff 内部")] = "public"
    statements: Annotated[tuple[Statement, ...], Field(min_length=1, description="句子")]


class Topic(Model):
    """A page such as rights and duties, or supervision."""

    id: Id
    title: Annotated[Text, Field(description="标题")]
    plain: Annotated[Text, Field(description="平常话怎么说")]
    audience: Annotated[Audience, Field(description="public 公开，staff 内部")] = "public"
    lead: Annotated[Text, Field(description="开头一句")]
    sections: Annotated[tuple[Section, ...], Field(min_length=1, description="小节")]
    review: Annotated[Review, Field(description="复核情况")]
