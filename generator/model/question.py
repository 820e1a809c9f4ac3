"""Questions of the route finder: each divides a set of matters by what people would answer."""

from typing import Annotated

from pydantic import Field, model_validator

from .base import Id, Ids, Model, Text
from .citation import Basis
from .family import Purpose

START = "start"
"""The id of the first question, and what it divides."""


class Answer(Model):
    """What people say, and the matters meant by it: all of a purpose, of groups or categories, single ones, or a question's."""

    id: Id
    say: Annotated[Text, Field(description="用平常话怎么答")]
    legal: Annotated[Text | None, Field(description="法律上怎么叫，小字写在后面")] = None
    basis: Annotated[Basis, Field(description="依据")] = ()
    purpose: Annotated[Purpose | None, Field(description="这一种目的的全部事项")] = None
    groups: Annotated[Ids, Field(description="这些分组的全部事项")] = ()
    categories: Annotated[Ids, Field(description="这些类别的全部事项")] = ()
    matters: Annotated[Ids, Field(description="这几件事")] = ()
    question: Annotated[Id | None, Field(description="接着问哪一问")] = None


class Question(Model):
    """A written question. Its answers divide its whole set: nothing left out, nothing twice. The others are generated."""

    id: Id
    of: Annotated[Id, Field(description="把什么分开：start、一种目的、一个分组、一个类别，或者引到它的那一问")]
    purpose: Annotated[Purpose, Field(description="分组、类别里只问这一种目的的事")] = "claim"
    ask: Annotated[Text, Field(description="用平常话怎么问")]
    legal: Annotated[Text | None, Field(description="法律上问的是什么")] = None
    basis: Annotated[Basis, Field(description="依据")] = ()
    answers: Annotated[tuple[Answer, ...], Field(min_length=2, description="可以怎么答")]
    otherwise: Annotated[tuple[Answer, ...], Field(description="都不是的时候换个问法：引到别的一问，或者别处的几件事")] = ()

    @model_validator(mode="after")
    def _only_the_first_is_called_start(self) -> "Question":
        if self.id == "index" or (self.id == START) != (self.of == START):
            raise ValueError("start-question")
        return self
