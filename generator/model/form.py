"""Forms: what one writes into an application, part by part, in the order of the letter."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .base import Count, Id, Model, Text
from .citation import Basis, as_list
from .statement import Statement

FieldKind = Literal["line", "text", "list", "date", "phone", "choice", "to", "sign"]
"""A line, paragraphs, a numbered list with one entry a line, a day, a telephone number, one of several words; then the two
that close a letter: whom it goes to, and who signs with the day."""


class FormField(Model):
    """One thing to write. Where a basis stands the law demands it: always, or in the case that `when` names."""

    id: Id
    label: Annotated[Text, Field(description="写在纸上的名称，如「住址」")]
    kind: Annotated[FieldKind, Field(description="line 一行，text 几段话，list 一行一条，date 日期，phone 电话，choice 选一个，"
                                                 "to 交给谁，sign 签名和日期")] = "line"  # fmt: skip
    part: Annotated[Text | None, Field(description="属于哪一部分，如「申请人」；相邻的同一部分排在一起")] = None
    hint: Annotated[Text | None, Field(description="怎么写，平常话")] = None
    asks: Annotated[Text | None, Field(description="条文要求写它的原词，几个用顿号隔开")] = None
    basis: Annotated[Basis, Field(description="哪一条要求写；法律没有要求的不写")] = ()
    when: Annotated[Text | None, Field(description="只在什么情况下要写")] = None
    choices: Annotated[tuple[Text, ...], Field(description="choice 可以选的")] = ()
    covers: Annotated[
        tuple[Count, ...], BeforeValidator(as_list, json_schema_input_type=Count | tuple[Count, ...]),
        Field(description="写到了 contents 的第几项，从 1 数"),
    ] = ()  # fmt: skip

    @model_validator(mode="after")
    def _fits_its_kind(self) -> "FormField":
        if bool(self.choices) != (self.kind == "choice") or len(self.choices) == 1:
            raise ValueError("field-choices")
        return self

    @property
    def demanded(self) -> bool:
        """Whether the law demands it of everyone."""
        return bool(self.basis) and not self.when


class Form(Model):
    """A letter to be filled in."""

    heading: Annotated[Text | None, Field(description="纸上的标题；不写就用文书的名称")] = None
    note: Annotated[Statement | None, Field(description="动笔以前要知道的一句话")] = None
    fields: Annotated[tuple[FormField, ...], Field(min_length=1, description="要写的，照纸上的次序")]


def form_of(contents: tuple[Statement, ...]) -> Form:
    """The plain form of a document for which nobody has written one: a long field for each of its contents.

    None is demanded: which words of the article demand what is for a person to say.
    """
    written = [_field_of(number, content) for number, content in enumerate(contents, start=1)]
    to, sign = FormField(id="to", label="交给哪里", kind="to"), FormField(id="sign", label="签名", kind="sign")
    return Form(fields=(*written, to, sign))


def _field_of(number: int, content: Statement) -> FormField:
    """What stands before a colon names the field, what follows says how to write it."""
    label, _, hint = content.text.partition("：")
    return FormField(id=f"content-{number}", label=label, kind="text", hint=hint or None, covers=(number,))
