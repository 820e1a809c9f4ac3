"""Laws: what a citation names. Nothing of a law's content is repeated here but how it counts days."""

from typing import Annotated, Literal

from pydantic import Field, model_validator

from .base import Count, Day, Id, Model, Text
from .citation import Basis

LawKind = Literal["law", "regulation", "rule", "party-rule", "interpretation"]
LawStatus = Literal["in-force", "superseded", "repealed", "unknown"]


class Counting(Model):
    """How the law counts its 日. `silent` says that it says nothing; the guide then says so too."""

    silent: Annotated[Literal["yes"] | None, Field(description="法律没有说怎样算日子")] = None
    workdays: Annotated[tuple[Count, ...], Field(description="写作「日」但按工作日算的天数")] = ()
    all_workdays: Annotated[Literal["yes"] | None, Field(description="全部的「日」都按工作日算")] = None
    by: Annotated[Id | None, Field(description="其余照哪一部法律算")] = None
    first_day: Annotated[Literal["excluded"] | None, Field(description="开始的当天不算")] = None
    last_day: Annotated[Literal["next-working-day"] | None, Field(description="最后一天是假日的顺延")] = None
    basis: Annotated[Basis, Field(description="写明算法的条文")] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "Counting":
        says = bool(self.workdays or self.all_workdays or self.by or self.first_day or self.last_day)
        if says == bool(self.silent):
            raise ValueError("counting-silent-or-says")
        if says != bool(self.basis):
            raise ValueError("counting-needs-article")
        return self

    def is_workday(self, days: int) -> bool:
        """Whether a period that the law writes as this many 日 means working days."""
        return bool(self.all_workdays) or days in self.workdays


class Law(Model):
    """A law, regulation, rule or interpretation. Its id is the name of its file among the statutes."""

    id: Annotated[Id, Field(description="核对库里的文件名")]
    title: Annotated[Text, Field(description="正式名称")]
    short: Annotated[Text, Field(description="简称，引用时用")]
    aliases: Annotated[tuple[Text, ...], Field(description="别的叫法")] = ()
    kind: Annotated[LawKind, Field(description="种类")]
    issuer: Annotated[Text, Field(description="制定机关")]
    effective: Annotated[Day | None, Field(description="哪天起施行")] = None
    until: Annotated[Day | None, Field(description="哪天起不再有效")] = None
    status: Annotated[LawStatus, Field(description="效力")]
    replaced_by: Annotated[Id | None, Field(description="被哪一部代替")] = None
    counting: Annotated[Counting, Field(description="怎样算日子")]
    official_text: Annotated[Text | None, Field(description="官方文本在哪里查")] = None
    note: Annotated[Text | None, Field(description="说明")] = None

    @property
    def holds(self) -> bool:
        """Whether it has not been repealed or replaced, as far as the registry says."""
        return self.status not in ("repealed", "superseded")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name a citation may use."""
        return (self.title, self.short, *self.aliases)
