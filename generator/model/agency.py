"""Agencies: kinds of bodies, never single offices. Addresses and local numbers belong to a local layer."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Model, Text

Branch = Literal[
    "party-and-government", "government", "supervision", "judicial", "tribunal", "autonomy", "society",
]  # fmt: skip
Level = Literal["national", "province", "city", "county", "township"]


Number = Annotated[str, Field(pattern=r"^[0-9]{3,6}$")]
"""A national short number."""


class Hotline(Model):
    """A national short number. Unconfirmed ones are shown as such."""

    number: Annotated[Number, Field(description="号码，加引号")]
    for_: Annotated[Text, Field(alias="for", description="用来做什么")]
    status: Annotated[Literal["confirmed", "unconfirmed"], Field(description="有没有核实")]
    merged_into: Annotated[str | None, Field(pattern=r"^[0-9]{3,6}$", description="并入哪个号码")] = None
    emergency: Annotated[Literal["yes"] | None, Field(description="紧急号码")] = None
    general: Annotated[Literal["yes"] | None, Field(description="几个部门都列这个号码的，总表里写这一家的用途")] = None


class Agency(Model):
    """What it accepts, what not and who does is computed from the matters."""

    id: Id
    title: Annotated[Text, Field(description="正式名称")]
    plain: Annotated[Text | None, Field(description="平常的叫法，如人社局")] = None
    aliases: Annotated[tuple[Text, ...], Field(description="以前的名字、常叫错的名字")] = ()
    branch: Annotated[Branch, Field(description="属于哪一个系统")]
    levels: Annotated[tuple[Level, ...], Field(min_length=1, description="有哪些级别")]
    parent: Annotated[Id | None, Field(description="归谁管")] = None
    hotlines: Annotated[tuple[Hotline, ...], Field(description="热线")] = ()

    @property
    def name(self) -> str:
        """What people call it."""
        return self.plain or self.title
