"""Periods and clocks: how long something may take, counted from when, and by which article."""

import re
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema, model_validator

from .base import Count, Model, Text
from .citation import Basis
from .statement import Statement

Unit = Literal["hour", "day", "workday", "month", "year"]
UNIT_NAMES: dict[str, Unit] = {"小时": "hour", "日": "day", "个工作日": "workday", "个月": "month", "年": "year"}
_FORM = re.compile(r"([1-9][0-9]{0,5})(小时|个工作日|日|个月|年)")
_HOURS: dict[Unit, float] = {"hour": 1, "day": 24, "workday": 33.6, "month": 730, "year": 8760}


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in the unit that the article itself writes: 日 and 工作日 are different things."""

    length: int
    unit: Unit

    def __str__(self) -> str:
        return f"{self.length}{next(name for name, unit in UNIT_NAMES.items() if unit == self.unit)}"

    @property
    def spaced(self) -> str:
        """For running text: a space between figure and unit."""
        return str(self).replace(str(self.length), f"{self.length} ", 1)

    @property
    def hours(self) -> float:
        """Rough length for comparing periods of different units, never for a date."""
        return self.length * _HOURS[self.unit]


def read_period(value: Any) -> Period:
    """Parse 30日, 5个工作日, 6个月, 2年, 24小时; anything else is a ValueError."""
    if isinstance(value, Period):
        return value
    found = _FORM.fullmatch(value) if isinstance(value, str) else None
    if not found:
        raise ValueError("period-form")
    return Period(int(found[1]), UNIT_NAMES[found[2]])


Length = Annotated[
    Period,
    BeforeValidator(read_period),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^[1-9][0-9]*(小时|个工作日|日|个月|年)$"}),
]


class Extension(Model):
    """By how much a clock may be prolonged, how often, and when or on whose approval."""

    by: Annotated[Length | None, Field(description="延长多久；法律没有封顶的不写")] = None
    times: Annotated[Count, Field(description="可以延长几次")] = 1
    when: Annotated[Text, Field(description="什么情形、谁批准")]


class Clock(Model):
    """A time limit. Whose it is follows from who does the step; what a 日 is follows from the law."""

    when: Annotated[Text | None, Field(description="只在什么情形下适用")] = None
    from_: Annotated[Text | None, Field(alias="from", description="从哪一天算起，用条文原词")] = None
    before: Annotated[Text | None, Field(description="在什么之前，用条文原词")] = None
    within: Annotated[Length | None, Field(description="最长多久：60日、5个工作日、6个月")] = None
    at_least: Annotated[Length | None, Field(description="最短多久")] = None
    extend: Annotated[Extension | None, Field(description="可以延长多久")] = None
    not_counted: Annotated[tuple[Text, ...], Field(description="不计算在内的时间，用条文原词")] = ()
    basis: Annotated[Basis, Field(description="依据")]
    note: Annotated[Text | None, Field(description="说明；条文没有起算日时必写")] = None
    missed: Annotated[Statement | None, Field(description="过了期限会怎样；不写，就是这一步 overdue 写的")] = None

    @model_validator(mode="after")
    def _one_anchor_one_length(self) -> "Clock":
        if self.from_ and self.before:
            raise ValueError("clock-two-anchors")
        if not (self.from_ or self.before or self.note):
            raise ValueError("clock-no-anchor")
        if bool(self.within) == bool(self.at_least):
            raise ValueError("clock-one-length")
        if self.extend and self.extend.by and "hour" in (self.length.unit, self.extend.by.unit):
            raise ValueError("clock-prolonged-by-hours")
        return self

    @property
    def length(self) -> Period:
        """The period, whether it is an upper or a lower bound."""
        period = self.within or self.at_least
        assert period is not None  # the validator above
        return period
