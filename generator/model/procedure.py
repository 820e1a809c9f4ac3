"""Procedures: a graph of steps from the doors to the ends, with clocks, silence branches and remedies."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from .base import Audience, Id, Ids, Model, Review, Text
from .citation import Basis, as_list
from .clock import Clock
from .statement import Statement

Side = Literal["citizen", "authority", "superior", "court", "other", "mediator"]
Result = Literal[
    "granted", "refused", "explained", "settled", "decided", "declined", "redirected", "silent", "closed",
]  # fmt: skip


class Actor(Model):
    """Who acts. The side decides the shape in charts and whose clock a clock is."""

    title: Annotated[Text, Field(description="叫什么")]
    side: Annotated[Side, Field(description="站在哪一边")]


class Edge(Model):
    """A labelled arrow to a step or an end of the same procedure."""

    when: Annotated[Text, Field(description="什么情况下走这条")]
    to: Annotated[Id, Field(description="到哪一步、哪个结果")]
    basis: Annotated[Basis, Field(description="依据")] = ()


class StepBase(Model):
    """What public and staff steps share."""

    id: Id
    title: Annotated[Text, Field(description="这一步叫什么")]
    does: Annotated[Text, Field(description="做什么")]
    needs: Annotated[Ids, Field(description="要交的文书、材料")] = ()
    gives: Annotated[Ids, Field(description="出具的文书")] = ()
    clocks: Annotated[tuple[Clock, ...], Field(description="期限")] = ()
    no_clock: Annotated[Text | None, Field(description="为什么没有期限")] = None
    basis: Annotated[Basis, Field(description="依据")] = ()
    next: Annotated[tuple[Edge, ...], Field(min_length=1, description="下一步")]

    @model_validator(mode="after")
    def _says_its_time(self) -> "StepBase":
        if bool(self.clocks) == bool(self.no_clock):
            raise ValueError("step-time")
        return self


class StaffStep(StepBase):
    """A step inside a public step, for staff only."""


class Step(StepBase):
    """A public step. `overdue` says what follows when its time passes: silence and lateness are one thing."""

    who: Annotated[Id, Field(description="谁做：actors 里的名字")]
    stage: Annotated[Text | None, Field(description="属于第几级")] = None
    overdue: Annotated[tuple[Edge, ...], Field(description="到期没有结果怎么办")] = ()
    staff: Annotated[tuple[StaffStep, ...], Field(description="内部步骤")] = ()

    @property
    def edges(self) -> tuple[Edge, ...]:
        """All arrows out of the step."""
        return self.next + self.overdue


class Remedy(Model):
    """An arrow that leaves the procedure. Its window is its own, or that of the door it enters."""

    procedure: Annotated[Id, Field(description="走哪个程序")]
    enter: Annotated[Id | None, Field(description="从哪一步进")] = None
    when: Annotated[Text, Field(description="什么情况")]
    clocks: Annotated[tuple[Clock, ...], Field(description="期限")] = ()
    no_clock: Annotated[Text | None, Field(description="为什么没有期限")] = None
    basis: Annotated[Basis, Field(description="依据")] = ()


class End(Model):
    """Where a procedure ends: it leads on (`remedies`) or says why the road ends (`final`)."""

    id: Id
    title: Annotated[Text, Field(description="结果")]
    result: Annotated[Result, Field(description="哪一种结果")]
    document: Annotated[Id | None, Field(description="以哪份文书结束")] = None
    remedies: Annotated[tuple[Remedy, ...], Field(description="不服怎么办")] = ()
    final: Annotated[Statement | None, Field(description="路到这里为止，为什么")] = None

    @model_validator(mode="after")
    def _leads_on_or_says_so(self) -> "End":
        if not self.remedies and not self.final:
            raise ValueError("end-leads-nowhere")
        return self


class NotFor(Model):
    """When this is the wrong page, and which to take instead."""

    when: Annotated[Text, Field(description="什么情况不适用")]
    instead: Annotated[Ids, BeforeValidator(as_list, json_schema_input_type=Id | Ids), Field(description="应当看哪一页")] = ()
    basis: Annotated[Basis, Field(description="依据")] = ()


class Relation(Model):
    """Another procedure that must come first (`requires`) or that closes this one (`barred_by`)."""

    procedure: Annotated[Id, Field(description="哪个程序")]
    when: Annotated[Text, Field(description="什么情况")]
    unless: Annotated[Text | None, Field(description="例外")] = None
    basis: Annotated[Basis, Field(description="依据")]


class Procedure(Model):
    """A legal procedure. Everything that holds for all its matters is said here, once."""

    id: Id
    family: Annotated[Id, Field(description="属于哪一类途径")]
    title: Annotated[Text, Field(description="正式名称")]
    plain: Annotated[Text, Field(description="用平常话怎么说")]
    audience: Annotated[Audience, Field(description="public 公开，staff 内部")] = "public"
    who: Annotated[tuple[Statement, ...], Field(min_length=1, description="谁可以申请")]
    cost: Annotated[Statement, Field(description="花多少钱")]
    main_step: Annotated[Id | None, Field(description="哪一步的期限回答「多久」")] = None
    jurisdiction: Annotated[tuple[Statement, ...], Field(description="到哪里、找哪一级")] = ()
    group: Annotated[Statement | None, Field(description="人多怎么办")] = None
    conditions: Annotated[tuple[Statement, ...], Field(description="条件")] = ()
    not_for: Annotated[tuple[NotFor, ...], Field(description="不适用的情形")] = ()
    requires: Annotated[tuple[Relation, ...], Field(description="必须先走的程序")] = ()
    barred_by: Annotated[tuple[Relation, ...], Field(description="走了它就不能再走这里")] = ()
    protection: Annotated[tuple[Statement, ...], Field(description="对你的保护")] = ()
    doors: Annotated[Ids, Field(description="可以从哪几步进来")] = ()
    actors: Annotated[dict[Id, Actor], Field(min_length=1, description="谁参加")]
    steps: Annotated[tuple[Step, ...], Field(min_length=2, description="步骤")]
    ends: Annotated[tuple[End, ...], Field(min_length=1, description="结果")]
    review: Annotated[Review, Field(description="复核情况")]

    @property
    def entrances(self) -> Ids:
        """Ids of the steps where one may come in; the first step unless `doors` says otherwise."""
        return self.doors or (self.steps[0].id,)

    def step(self, step_id: str) -> Step | None:
        """The step of this id, or None where the id is an end's or nobody's."""
        return self.step_by_id.get(step_id)

    @cached_property
    def step_by_id(self) -> Mapping[str, Step]:
        """Every step by its id, the first of those that share one."""
        return {step.id: step for step in reversed(self.steps)}

    def end(self, end_id: str) -> End | None:
        """The end of this id, or None."""
        return next((end for end in self.ends if end.id == end_id), None)

    def actor(self, step: Step) -> Actor:
        """Who does the step."""
        return self.actors[step.who]

    def reachable(self, *starts: str) -> frozenset[str]:
        """Ids of the steps and ends that can be reached from these steps, the starts included."""
        seen: set[str] = set()
        ahead = list(starts)
        while ahead:
            place = ahead.pop()
            if place not in seen:
                seen.add(place)
                step = self.step(place)
                ahead += (edge.to for edge in step.edges) if step else ()
        return frozenset(seen)

    def way_from(self, door: str) -> tuple[Step, ...]:
        """The steps that can be reached from a door, in the order in which one meets them.

        First the door and what stands behind it; last what stands before it, for there one comes only by being sent back.
        """
        met = self.reachable(door)
        places = {step.id: place for place, step in enumerate(self.steps)}
        return tuple(sorted((step for step in self.steps if step.id in met), key=lambda step: places[step.id] < places[door]))

    def remedies(self) -> Iterator[tuple[End, Remedy]]:
        """Every arrow that leaves the procedure, with the end it starts from."""
        for end in self.ends:
            for remedy in end.remedies:
                yield end, remedy
