"""Documents: applications, evidence, notices, decisions. When one is due follows from the step that gives it."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Audience, Count, Id, Model, Text
from .citation import Basis
from .form import Form, form_of
from .statement import Statement

Paper = Literal["original", "copy", "both"]
DocumentKind = Literal["application", "evidence", "notice", "decision", "agreement", "internal"]


class Document(Model):
    """A paper that someone brings or issues, with what it must contain."""

    id: Id
    title: Annotated[Text, Field(description="名称")]
    kind: Annotated[DocumentKind, Field(description="种类")]
    by: Annotated[Text, Field(description="谁出具、谁带来")]
    paper: Annotated[Paper | None, Field(description="带原件（original）、复印件（copy），还是都带（both）")] = None
    copies: Annotated[Statement | None, Field(description="要几份")] = None
    if_missing: Annotated[Statement | None, Field(description="没有、丢了的话怎么办")] = None
    audience: Annotated[Audience, Field(description="public 公开，staff 内部")] = "public"
    basis: Annotated[Basis, Field(description="依据")] = ()
    count: Annotated[Count | None, Field(description="写明应有几项内容")] = None
    contents: Annotated[tuple[Statement, ...], Field(description="必须写明的内容")] = ()
    remedy_sentence: Annotated[Statement | None, Field(description="必须写上的救济告知")] = None
    staff: Annotated[tuple[Statement, ...], Field(description="给工作人员的提示")] = ()
    form: Annotated[Form | None, Field(description="怎样填写：公开的申请书才有；不写就照 contents 一项一格")] = None

    @model_validator(mode="after")
    def _is_filled_in_by_the_public(self) -> "Document":
        if self.form and (self.kind != "application" or self.audience != "public"):
            raise ValueError("form-not-for-public")
        return self

    @property
    def letter(self) -> Form | None:
        """The form to fill in: the written one, else one made from the contents. None where neither is there, and for all
        that the public does not write."""
        if self.kind != "application" or self.audience != "public":
            return None
        return self.form or (form_of(self.contents) if self.contents else None)
