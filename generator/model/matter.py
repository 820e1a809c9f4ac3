"""Matters: what a petitioner comes with, and the routes the law gives him."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from .agency import Number
from .base import Id, Ids, Model, Review, Text
from .citation import Basis
from .clock import Clock
from .family import Purpose
from .procedure import NotFor
from .statement import Statement

RouteGroup = Literal["first", "also", "then"]


class RouteClock(Clock):
    """A time limit of one step that is different for this matter."""

    step: Annotated[Id, Field(description="代替哪一步的期限")]


class Route(Model):
    """One way that fits: a procedure, the bodies in order, and when to choose it."""

    id: Annotated[Id | None, Field(description="同一程序走两次时的名字")] = None
    procedure: Annotated[Id, Field(description="哪个程序")]
    enter: Annotated[Id | None, Field(description="从哪一步进")] = None
    after: Annotated[Id | None, Field(description="在哪个程序之后")] = None
    when: Annotated[Text, Field(description="什么情况选它")]
    unless: Annotated[Text | None, Field(description="例外")] = None
    agencies: Annotated[Ids, Field(min_length=1, description="找谁，第一个为主")]
    gains: Annotated[Text, Field(description="能得到什么")]
    basis: Annotated[Basis, Field(description="依据")]
    clocks: Annotated[tuple[RouteClock, ...], Field(description="这件事特有的期限")] = ()

    @property
    def name(self) -> str:
        """How cases and finders refer to the route."""
        return self.id or self.procedure


class Unfit(Model):
    """A way people take that does not fit, and why."""

    procedure: Annotated[Id, Field(description="哪个程序")]
    why: Annotated[Text, Field(description="为什么走不通")]
    basis: Annotated[Basis, Field(description="依据")]


class Routes(Model):
    """Four lists that can be read aloud: first this, or also that, then this; that does not work."""

    first: Annotated[tuple[Route, ...], Field(min_length=1, description="先走")]
    also: Annotated[tuple[Route, ...], Field(description="也可以")] = ()
    then: Annotated[tuple[Route, ...], Field(description="然后")] = ()
    unfit: Annotated[tuple[Unfit, ...], Field(description="走不通")] = ()

    @property
    def fit(self) -> tuple[Route, ...]:
        """Every route that fits, in the order in which it is shown."""
        return tuple(route for _, _, route in self.grouped())

    def grouped(self) -> Iterator[tuple[RouteGroup, int, Route]]:
        """The same routes, each with the list it stands in and its place there."""
        groups: dict[RouteGroup, tuple[Route, ...]] = {"first": self.first, "also": self.also, "then": self.then}
        for group, routes in groups.items():
            for index, route in enumerate(routes):
                yield group, index, route


class MatterStaff(Model):
    """The three distinctions (nature, level, accept or not), and notes for staff."""

    nature: Annotated[Text, Field(description="性质")]
    level: Annotated[Text, Field(description="层级")]
    accept: Annotated[Text, Field(description="是否受理")]
    notes: Annotated[tuple[Statement, ...], Field(description="办理提示")] = ()


class Matter(Model):
    """A petition matter. Title, search words and routes; what belongs to the procedure is said there."""

    id: Id
    title: Annotated[Text, Field(description="正式名称")]
    plain: Annotated[Text, Field(description="平常话怎么说")]
    do_first: Annotated[Text, Field(description="先做哪一件，一句话")]
    aliases: Annotated[tuple[Text, ...], Field(min_length=2, description="人们怎么说")]
    category: Annotated[Id, Field(description="类别")]
    purpose: Annotated[Purpose, Field(description="目的")]
    applies: Annotated[tuple[Text, ...], Field(min_length=1, description="适合的情形")]
    not_for: Annotated[tuple[NotFor, ...], Field(description="不适合的情形，应当看哪一页")] = ()
    routes: Annotated[Routes, Field(description="途径")]
    bring: Annotated[Ids, Field(description="程序之外还要带的")] = ()
    points: Annotated[tuple[Statement, ...], Field(description="要知道的几点")] = ()
    related: Annotated[Ids, Field(description="相关的事")] = ()
    sensitive: Annotated[tuple[Number, ...], Field(description="敏感的事（暴力、孩子、轻生）：先打哪几个电话")] = ()
    staff: Annotated[MatterStaff | None, Field(description="给工作人员")] = None
    review: Annotated[Review, Field(description="复核情况")]
