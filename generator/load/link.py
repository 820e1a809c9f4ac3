"""References: every id that a definition names must exist. After this step nobody writes code for "missing"."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..model import (
    Agency,
    Answer,
    Case,
    Category,
    Document,
    Edge,
    Guide,
    Heard,
    Law,
    Matter,
    Model,
    Path,
    PersonGroup,
    Planned,
    Procedure,
    Question,
    Term,
    Topic,
)
from ..model.finder import PURPOSES
from ..model.question import START
from ..problems import nearest
from .validate import Complaint


@dataclass(frozen=True, slots=True)
class _Reference:
    path: Path
    id: str
    what: str
    known: Iterable[str]


SUGGESTED = 40
"""How many wrong ids are told with the nearest right one. To search thousands for each of thousands takes minutes."""

Known = Mapping[str, Collection[str]]
"""For each kind the ids that there are."""


def link(guide: Guide, known: Known) -> Iterator[tuple[str, str, Complaint]]:
    """Kind, id and complaint for every reference to something that does not exist.

    `known` has the ids of definitions too that could not be loaded: whoever refers to one did nothing wrong.
    """
    searched = 0
    for kind, name, thing in guide.everything():
        for path, repeated in _repeated(thing):
            yield kind, name, Complaint("duplicate-id", path, {"id": repeated, "first": ""}, "inside")
        listed: set[tuple[Path, str]] = set()
        for reference in _references(guide, known, thing):
            if reference.path and isinstance(reference.path[-1], int):
                if (reference.path[:-1], reference.id) in listed:
                    yield kind, name, Complaint("duplicate-id", reference.path, {"id": reference.id, "first": ""}, "listed")
                listed.add((reference.path[:-1], reference.id))
            if reference.id not in reference.known:
                near = nearest(reference.id, reference.known) if searched < SUGGESTED else ""
                searched += 1
                values: dict[str, object] = {"what": reference.what, "found": reference.id, "near": near}
                variant = "near" if near else ""
                yield kind, name, Complaint("unknown-reference", reference.path, values, variant)


def _repeated(thing: Model) -> Iterator[tuple[Path, str]]:
    """Ids that stand twice inside one definition: steps and ends share their names, so do the routes of a matter."""
    named: list[tuple[Path, str]] = []
    if isinstance(thing, Procedure):
        named += ((("steps", index, "id"), step.id) for index, step in enumerate(thing.steps))
        named += ((("ends", index, "id"), end.id) for index, end in enumerate(thing.ends))
    elif isinstance(thing, Topic):
        named += ((("sections", index, "id"), section.id) for index, section in enumerate(thing.sections))
    elif isinstance(thing, Document) and thing.form:
        named += ((("form", "fields", index, "id"), field.id) for index, field in enumerate(thing.form.fields))
    elif isinstance(thing, Matter):
        for group, index, route in thing.routes.grouped():
            named.append((("routes", group, index, "id" if route.id else "procedure"), route.name))
    elif isinstance(thing, Question):
        named += ((("answers", index, "id"), answer.id) for index, answer in enumerate(thing.answers))
    seen: set[str] = set()
    for path, name in named:
        if name in seen:
            yield path, name
        seen.add(name)


def _references(guide: Guide, known: Known, thing: Model) -> Iterator[_Reference]:
    if isinstance(thing, Matter):
        yield from _of_matter(guide, known, thing)
    elif isinstance(thing, Procedure):
        yield from _of_procedure(guide, known, thing)
    elif isinstance(thing, Law):
        if thing.replaced_by:
            yield _Reference(("replaced_by",), thing.replaced_by, "law", known["laws"])
        if thing.counting.by:
            yield _Reference(("counting", "by"), thing.counting.by, "law", known["laws"])
    elif isinstance(thing, Agency):
        if thing.parent:
            yield _Reference(("parent",), thing.parent, "agency", known["agencies"])
    elif isinstance(thing, Planned):
        yield _Reference(("category",), thing.category, "category", known["categories"])
    elif isinstance(thing, Heard):
        yield _Reference(("id",), thing.id, "matter", known["matters"])
    elif isinstance(thing, Category):
        yield _Reference(("group",), thing.group, "group", known["groups"])
    elif isinstance(thing, PersonGroup):
        yield from _each(("matters",), thing.matters, "matter", known["matters"])
    elif isinstance(thing, Term):
        yield from _each(("differs_from",), thing.differs_from, "term", known["glossary"])
    elif isinstance(thing, Question):
        yield from _of_question(known, thing)
    elif isinstance(thing, Case):
        yield _Reference(("matter",), thing.matter, "matter", known["matters"])
        yield from _each(("not",), thing.not_, "procedure", known["procedures"])
        matter = guide.matters.get(thing.matter)
        if matter:
            yield _Reference(("route",), thing.route, "route", [route.name for route in matter.routes.fit])


def _each(path: Path, ids: Iterable[str], what: str, known: Iterable[str]) -> Iterator[_Reference]:
    for index, name in enumerate(ids):
        yield _Reference((*path, index), name, what, known)


def _of_matter(guide: Guide, known: Known, matter: Matter) -> Iterator[_Reference]:
    yield _Reference(("category",), matter.category, "category", known["categories"])
    yield from _each(("bring",), matter.bring, "document", known["documents"])
    named = {*known["matters"], *known["planned"]}
    yield from _each(("related",), matter.related, "matter", named)
    numbers = {line.number for agency in guide.agencies.values() for line in agency.hotlines} if matter.sensitive else ()
    yield from _each(("sensitive",), matter.sensitive, "hotline", numbers)
    for index, wrong in enumerate(matter.not_for):
        yield from _each(("not_for", index, "instead"), wrong.instead, "matter", named)
    for group, place, route in matter.routes.grouped():
        path: Path = ("routes", group, place)
        yield _Reference((*path, "procedure"), route.procedure, "procedure", known["procedures"])
        yield from _each((*path, "agencies"), route.agencies, "agency", known["agencies"])
        if route.after:
            yield _Reference((*path, "after"), route.after, "procedure", known["procedures"])
        procedure = guide.procedures.get(route.procedure)
        if procedure:
            if route.enter:
                yield _Reference((*path, "enter"), route.enter, "door", procedure.entrances)
            steps = [step.id for step in procedure.steps]
            for number, clock in enumerate(route.clocks):
                yield _Reference((*path, "clocks", number, "step"), clock.step, "step", steps)
    for index, unfit in enumerate(matter.routes.unfit):
        yield _Reference(("routes", "unfit", index, "procedure"), unfit.procedure, "procedure", known["procedures"])


def _of_question(known: Known, question: Question) -> Iterator[_Reference]:
    divided = [START, *PURPOSES, *known["groups"], *known["categories"], *known["finder"]]
    yield _Reference(("of",), question.of, "set", divided)
    for field in ("answers", "otherwise"):
        for index, answer in enumerate(getattr(question, field)):
            yield from _of_answer(known, answer, (field, index))


def _of_answer(known: Known, answer: Answer, path: Path) -> Iterator[_Reference]:
    yield from _each((*path, "groups"), answer.groups, "group", known["groups"])
    yield from _each((*path, "categories"), answer.categories, "category", known["categories"])
    yield from _each((*path, "matters"), answer.matters, "matter", known["matters"])
    if answer.question:
        yield _Reference((*path, "question"), answer.question, "question", known["finder"])


def _of_procedure(guide: Guide, known: Known, procedure: Procedure) -> Iterator[_Reference]:
    yield _Reference(("family",), procedure.family, "family", known["families"])
    for index, wrong in enumerate(procedure.not_for):
        yield from _each(("not_for", index, "instead"), wrong.instead, "procedure", known["procedures"])
    for field in ("requires", "barred_by"):
        for index, relation in enumerate(getattr(procedure, field)):
            yield _Reference((field, index, "procedure"), relation.procedure, "procedure", known["procedures"])
    steps = [step.id for step in procedure.steps]
    targets = [*steps, *(end.id for end in procedure.ends)]
    yield from _each(("doors",), procedure.doors, "step", steps)
    if procedure.main_step:
        yield _Reference(("main_step",), procedure.main_step, "step", steps)
    for index, step in enumerate(procedure.steps):
        path: Path = ("steps", index)
        yield _Reference((*path, "who"), step.who, "actor", procedure.actors)
        inner = [part.id for part in step.staff]
        yield from _edges((*path, "next"), step.next, targets)
        yield from _edges((*path, "overdue"), step.overdue, targets)
        yield from _papers(known, path, step.needs, step.gives)
        for number, part in enumerate(step.staff):
            yield from _edges((*path, "staff", number, "next"), part.next, [*inner, *targets])
            yield from _papers(known, (*path, "staff", number), part.needs, part.gives)
    for index, end in enumerate(procedure.ends):
        path = ("ends", index)
        if end.document:
            yield _Reference((*path, "document"), end.document, "document", known["documents"])
        for number, remedy in enumerate(end.remedies):
            at: Path = (*path, "remedies", number)
            yield _Reference((*at, "procedure"), remedy.procedure, "procedure", known["procedures"])
            entered = guide.procedures.get(remedy.procedure)
            if remedy.enter and entered:
                yield _Reference((*at, "enter"), remedy.enter, "door", entered.entrances)


def _edges(path: Path, edges: tuple[Edge, ...], known: list[str]) -> Iterator[_Reference]:
    for index, edge in enumerate(edges):
        yield _Reference((*path, index, "to"), edge.to, "step", known)


def _papers(known: Known, path: Path, needs: Iterable[str], gives: Iterable[str]) -> Iterator[_Reference]:
    yield from _each((*path, "needs"), needs, "document", known["documents"])
    yield from _each((*path, "gives"), gives, "document", known["documents"])
