"""The guide: all definitions by id, and what can be computed from them. The only place where an id becomes an object."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any, TypeVar

from .agency import Agency, Hotline
from .base import Model
from .citation import Citation
from .document import Document
from .family import Family
from .law import Law
from .matter import Matter, Route, Unfit
from .procedure import Procedure
from .question import Question
from .small import Case, Category, Group, Heard, PersonGroup, Planned, SearchWords, Term
from .topic import Topic
from .walk import citations_in, holding

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Guide:
    """Definitions in the order of their files. Links were proved when loading, so look-ups do not fail."""

    laws: Mapping[str, Law] = field(default_factory=dict)
    families: Mapping[str, Family] = field(default_factory=dict)
    agencies: Mapping[str, Agency] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    procedures: Mapping[str, Procedure] = field(default_factory=dict)
    groups: Mapping[str, Group] = field(default_factory=dict)
    categories: Mapping[str, Category] = field(default_factory=dict)
    matters: Mapping[str, Matter] = field(default_factory=dict)
    planned: Mapping[str, Planned] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    audiences: Mapping[str, PersonGroup] = field(default_factory=dict)
    cases: Mapping[str, Case] = field(default_factory=dict)
    glossary: Mapping[str, Term] = field(default_factory=dict)
    heard: Mapping[str, Heard] = field(default_factory=dict)
    search: Mapping[str, SearchWords] = field(default_factory=dict)
    finder: Mapping[str, Question] = field(default_factory=dict)

    def everything(self) -> Iterator[tuple[str, str, Model]]:
        """Kind, id and definition of everything."""
        for entry in fields(self):
            for name, thing in getattr(self, entry.name).items():
                yield entry.name, name, thing

    @cached_property
    def law_by_name(self) -> Mapping[str, Law]:
        """Every law by each of its names: title, short title, aliases. Two versions share a title: the one that holds has it."""
        gone_first = sorted(self.laws.values(), key=lambda law: law.holds)
        return {name: law for law in gone_first for name in law.names}

    def law_of(self, citation: Citation) -> Law:
        """The law that a citation names."""
        return self.law_by_name[citation.law]

    @cached_property
    def matters_of_category(self) -> Mapping[str, tuple[Matter, ...]]:
        """The matters of each category."""
        found: dict[str, list[Matter]] = {name: [] for name in self.categories}
        for matter in self.matters.values():
            found[matter.category].append(matter)
        return {name: tuple(matters) for name, matters in found.items()}

    @cached_property
    def uses_of_procedure(self) -> Mapping[str, tuple[tuple[Matter, Route], ...]]:
        """For each procedure the matters and routes that take it."""
        found: dict[str, list[tuple[Matter, Route]]] = {name: [] for name in self.procedures}
        for matter in self.matters.values():
            for route in matter.routes.fit:
                found[route.procedure].append((matter, route))
        return {name: tuple(uses) for name, uses in found.items()}

    @cached_property
    def accepted_by(self) -> Mapping[str, tuple[tuple[Matter, Route], ...]]:
        """For each agency the matters whose routes lead to it."""
        found: dict[str, list[tuple[Matter, Route]]] = {name: [] for name in self.agencies}
        for matter in self.matters.values():
            for route in matter.routes.fit:
                for agency in route.agencies:
                    found[agency].append((matter, route))
        return {name: tuple(uses) for name, uses in found.items()}

    @cached_property
    def turned_away_from(self) -> Mapping[str, tuple[tuple[Matter, Unfit], ...]]:
        """For each procedure the matters that it does not fit, with the reason."""
        found: dict[str, list[tuple[Matter, Unfit]]] = {name: [] for name in self.procedures}
        for matter in self.matters.values():
            for unfit in matter.routes.unfit:
                found[unfit.procedure].append((matter, unfit))
        return {name: tuple(uses) for name, uses in found.items()}

    @cached_property
    def closes(self) -> Mapping[str, tuple[str, ...]]:
        """For each procedure those that it closes: the inverse of `barred_by`."""
        found: dict[str, list[str]] = {name: [] for name in self.procedures}
        for procedure in self.procedures.values():
            for relation in procedure.barred_by:
                if procedure.id not in found[relation.procedure]:
                    found[relation.procedure].append(procedure.id)
        return {name: tuple(ids) for name, ids in found.items()}

    @cached_property
    def document_uses(self) -> Mapping[str, tuple[tuple[Procedure, str, str], ...]]:
        """For each document (procedure, step id, "needs" or "gives")."""
        found: dict[str, list[tuple[Procedure, str, str]]] = {name: [] for name in self.documents}
        for procedure in self.procedures.values():
            for step in procedure.steps:
                for part in (step, *step.staff):
                    for name in part.needs:
                        found[name].append((procedure, part.id, "needs"))
                    for name in part.gives:
                        found[name].append((procedure, part.id, "gives"))
        return {name: tuple(uses) for name, uses in found.items()}

    @cached_property
    def brought_to(self) -> Mapping[str, tuple[Matter, ...]]:
        """For each document the matters that ask one to bring it."""
        found: dict[str, list[Matter]] = {name: [] for name in self.documents}
        for matter in self.matters.values():
            for name in matter.bring:
                found[name].append(matter)
        return {name: tuple(matters) for name, matters in found.items()}

    @cached_property
    def hotlines(self) -> Mapping[str, tuple[Agency, ...]]:
        """For each national number the agencies that list it: the one whose words stand for all of them first."""
        found: dict[str, list[Agency]] = {}
        for agency in self.agencies.values():
            for line in agency.hotlines:
                listed = found.setdefault(line.number, [])
                listed.insert(0 if line.general else len(listed), agency)
        return {number: tuple(dict.fromkeys(listed)) for number, listed in found.items()}

    def hotline(self, number: str) -> Hotline:
        """A number as the agency tells it whose words stand for all."""
        lines = [line for line in self.hotlines[number][0].hotlines if line.number == number]
        return min(lines, key=lambda line: not line.general)

    @cached_property
    def cited_articles(self) -> Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]]:
        """law id -> article -> (kind, id) of everything that cites it, each once, in guide order."""
        found: dict[str, dict[str, dict[tuple[str, str], None]]] = {}
        for kind, name, thing in self.everything():
            for citation in citations_in(thing):
                law = self.law_by_name.get(citation.law)
                if law is not None:
                    found.setdefault(law.id, {}).setdefault(citation.article, {})[(kind, name)] = None
        return {
            law: {article: tuple(uses) for article, uses in articles.items()} for law, articles in found.items()
        }

    @cached_property
    def cases_of_matter(self) -> Mapping[str, tuple[Case, ...]]:
        """The cases that end at each matter."""
        found: dict[str, list[Case]] = {name: [] for name in self.matters}
        for case in self.cases.values():
            found[case.matter].append(case)
        return {name: tuple(cases) for name, cases in found.items()}

    def public(self) -> "Guide":
        """The same guide without anything for staff. Nothing else removes staff text, and nothing else has to."""
        return self._public

    @cached_property
    def _public(self) -> "Guide":
        return Guide(
            **{
                entry.name: {
                    name: _without_staff(thing)
                    for name, thing in getattr(self, entry.name).items()
                    if getattr(thing, "audience", "public") == "public"
                }
                for entry in fields(self)
            }
        )


def _without_staff(thing: M) -> M:
    return _strip(thing)  # type: ignore[no-any-return]


def _strip(value: Any) -> Any:
    """The value without `staff` fields and without parts whose audience is staff; itself where nothing changes."""
    if isinstance(value, Model):
        changes: dict[str, Any] = {}
        if staff := getattr(value, "staff", None):
            changes["staff"] = () if isinstance(staff, tuple) else None
        for name in holding(type(value), Model):
            old = getattr(value, name)
            new = _strip(old) if old and name != "staff" else old
            if new is not old:
                changes[name] = new
        return value.model_copy(update=changes) if changes else value
    if isinstance(value, tuple):
        kept = tuple(_strip(part) for part in value if getattr(part, "audience", "public") == "public")
        return value if len(kept) == len(value) and all(a is b for a, b in zip(kept, value, strict=True)) else kept
    return value
