"""Documents: applications, evidence, notices, decisions. When one is due follows from the step that gives it."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Audience, Count, Id, Model, Text
from .citation import Basis
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
