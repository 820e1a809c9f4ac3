"""Route families: the closed set of legal channels and their place in 《信访工作条例》 articles 29 to 31."""

from typing import Annotated, Literal

from pydantic import Field

from .base import Id, Model, Text
from .citation import Cite

Purpose = Literal["suggestion", "report", "claim"]
FamilyGroup = Literal[
    "report", "litigation", "supervision", "reconsideration", "three-level",
    "suggestion", "arbitration", "administrative", "mediation", "aid", "autonomy", "internal-appeal", "emergency",
]  # fmt: skip


class Family(Model):
    """A legal channel. `mode` is the article that leads a petition into it."""

    id: Id
    title: Annotated[Text, Field(description="名称")]
    group: Annotated[FamilyGroup, Field(description="属于哪一组途径")]
    purpose: Annotated[Purpose, Field(description="服务于哪一种目的")]
    mode: Annotated[Cite, Field(description="《信访工作条例》的哪一条导入")]
