"""The route finder: a graph of questions from the start to every route of every matter, and what can be wrong with it.

Written questions come first; where nothing is written the definitions ask: purpose, group, category, matter, and last the
conditions of the matter's routes. A question with one answer is not asked. Pure: a guide in, a graph out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from .citation import Citation
from .family import Purpose
from .guide import Guide
from .matter import Matter
from .question import START, Answer, Question
from .small import Category, Group
from .walk import Path

Asked = Literal["purpose", "group", "category", "matter", "route"]
"""What the answers of a question are."""

Outcome = tuple[str, str]
"""A matter and the name of one of its routes: what every path ends in."""

AT_ONCE = 9
"""So many matters are asked in one question; more are divided first."""

MOST_ANSWERS = 10
"""Who has to read more answers than these does not read them. The groups of the home page are ten."""

MOST_QUESTIONS = 5
"""After so many answers everybody has a route."""

PURPOSES: tuple[Purpose, ...] = ("claim", "report", "suggestion")
"""In the order in which they are asked: most people come with a claim."""


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer: the part of the question's set that it stands for, and the next question or the outcome.

    `to` is the path of the next question; without one `outcome` says where it ends. `place` is where it is written.
    """

    id: str
    say: str
    part: tuple[str, ...]
    legal: str = ""
    basis: tuple[Citation, ...] = ()
    to: str | None = None
    outcome: Outcome | None = None
    place: Path = ()


@dataclass(frozen=True, slots=True)
class Node:
    """A question. `path` are the answers that lead to it, `whole` what it divides: ids of matters, or names of routes."""

    path: str
    asked: Asked
    whole: tuple[str, ...]
    choices: tuple[Choice, ...]
    written: Question | None = None
    matter: str | None = None

    @property
    def page(self) -> str:
        """The name of its page below finder/. Ids have no dots, so written and generated names never meet."""
        if not self.path:
            return "index"
        if self.matter:
            return f"matters/{self.matter}"
        return self.written.id if self.written else f"to.{self.path}"


@dataclass(frozen=True, slots=True)
class Graph:
    """Every question by its path; the first has the empty path. `outcomes` are all that must be reached."""

    nodes: Mapping[str, Node]
    outcomes: tuple[Outcome, ...]


Trail = tuple[tuple[Node, Choice], ...]
"""The questions asked on the way to an outcome, each with its answer."""

FlawKind = Literal["gap", "overlap", "stranger", "nowhere", "unreachable", "too-many-questions", "too-many-answers", "case"]


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong: `what` is the matter, route, answer or question; `kind`, `id`, `path` where to repair it."""

    flaw: FlawKind
    what: str
    at: str
    kind: str
    id: str
    path: Path = ()
    count: int = 0


# ---- building ----


def graph_of(guide: Guide) -> Graph:
    """The whole finder of a guide."""
    builder = _Builder(guide)
    common = {name for person in guide.audiences.values() for name in person.matters}
    matters = tuple(sorted(guide.matters, key=lambda name: name not in common))
    if matters:
        builder.divide("", matters, START)
    outcomes = tuple((matter.id, route.name) for matter in guide.matters.values() for route in matter.routes.fit)
    return Graph(builder.nodes, outcomes)


@dataclass
class _Builder:
    guide: Guide
    nodes: dict[str, Node] = field(default_factory=dict)

    def divide(self, path: str, matters: tuple[str, ...], of: str, purpose: str = "") -> tuple[str | None, Outcome | None]:
        """Make the question for a set, and all behind it. Gives its path, or the outcome where nothing has to be asked."""
        question = next((q for q in self.guide.finder.values() if q.of == of and purpose in ("", of, q.purpose)), None)
        if question:
            return self._written(path, matters, question, purpose)
        if len(matters) == 1 and of != START:
            return self._routes(path, self.guide.matters[matters[0]])
        asked, parts = self._parts(path, matters, of)
        if len(parts) == 1 and of != START:
            return self.divide(path, matters, next(iter(parts)), purpose)
        self.nodes[path] = Node(path, asked, matters, ())  # its place in the order: a question stands before those behind it
        choices = [self._generated(path, asked, name, part, purpose) for name, part in parts.items()]
        self.nodes[path] = Node(path, asked, matters, tuple(choices))
        return path, None

    def _parts(self, path: str, matters: tuple[str, ...], of: str) -> tuple[Asked, dict[str, tuple[str, ...]]]:
        """How a set is divided where nothing is written: the widest division that there is below `of`.

        The last question but one has to be about matters, however many they are.
        """
        things = [self.guide.matters[name] for name in matters]
        if of == START:
            return "purpose", _grouped(PURPOSES, ((m.purpose, m.id) for m in things))
        answered = path.count(".") + 1
        if len(matters) > AT_ONCE and answered < MOST_QUESTIONS - 2 and of not in self.guide.categories:
            category = self.guide.categories
            groups = _grouped(self.guide.groups, ((category[m.category].group, m.id) for m in things))
            if len(groups) > 1 or of in PURPOSES:
                return "group", groups
            categories = _grouped(category, ((m.category, m.id) for m in things))
            if len(categories) > 1 or of in groups:
                return "category", categories
        return "matter", {name: (name,) for name in matters}

    def _generated(self, path: str, asked: Asked, name: str, part: tuple[str, ...], purpose: str) -> Choice:
        guide = self.guide
        inner = name if asked == "purpose" else purpose
        to, outcome = self.divide(_join(path, name), part, name, inner)
        if asked == "group":
            say, legal = guide.groups[name].title, guide.groups[name].plain
        elif asked == "category":
            say, legal = guide.categories[name].plain, guide.categories[name].title
        elif asked == "matter":
            say, legal = guide.matters[name].plain, guide.matters[name].title
        else:
            say, legal = "", ""  # the purposes are words of the catalogue
        return Choice(name, say, part, legal, (), to, outcome)

    def _written(
        self, path: str, matters: tuple[str, ...], question: Question, purpose: str
    ) -> tuple[str | None, Outcome | None]:
        """Make the node of a written question. One that stands already leads nowhere: a circle, or two ways to the same."""
        if any(node.written is question for node in self.nodes.values()):
            return None, None
        asked: Asked = "purpose" if question.of == START else "matter"
        self.nodes[path] = Node(path, asked, matters, (), question)
        choices = [
            self._answered(path, matters, answer, ("answers", index), purpose) for index, answer in enumerate(question.answers)
        ]
        self.nodes[path] = Node(path, asked, matters, tuple(choices), question)
        return path, None

    def _answered(self, path: str, matters: tuple[str, ...], answer: Answer, place: Path, purpose: str) -> Choice:
        part = self._meant(answer, matters, ())
        inner = answer.purpose or purpose
        of = answer.question or ""
        whole = (*answer.groups, *answer.categories, *answer.matters)
        if not of and len(whole) + bool(answer.purpose) == 1:
            of = answer.purpose or whole[0]
        asked = frozenset(matters)
        known = tuple(name for name in part if name in asked)
        to, outcome = None, None
        if known:
            # A question named by an answer is found by the question that leads to it, any other by what it divides.
            to, outcome = self._asked_next(_join(path, answer.id), known, answer, of, inner)
        return Choice(answer.id, answer.say, part, answer.legal or "", answer.basis, to, outcome, place)

    def _asked_next(
        self, path: str, matters: tuple[str, ...], answer: Answer, of: str, purpose: str
    ) -> tuple[str | None, Outcome | None]:
        if answer.question:
            return self._written(path, matters, self.guide.finder[answer.question], purpose)
        return self.divide(path, matters, of, purpose)

    def _meant(self, answer: Answer, matters: tuple[str, ...], above: tuple[str, ...]) -> tuple[str, ...]:
        """The matters that an answer means: of groups and categories those that are asked about, single ones as they stand."""
        guide = self.guide
        found: dict[str, None] = {}
        for name in matters:
            matter = guide.matters[name]
            category = guide.categories[matter.category]
            if answer.purpose == matter.purpose or category.group in answer.groups or category.id in answer.categories:
                found[name] = None
        found.update(dict.fromkeys(answer.matters))
        if answer.question and answer.question not in above:
            for inner in guide.finder[answer.question].answers:
                found.update(dict.fromkeys(self._meant(inner, matters, (*above, answer.question))))
        return tuple(found)

    def _routes(self, path: str, matter: Matter) -> tuple[str | None, Outcome | None]:
        """The last question of a matter: which situation is yours. With one route there is nothing to ask."""
        if len(matter.routes.fit) == 1:
            return None, (matter.id, matter.routes.fit[0].name)
        choices = []
        for group in ("first", "also", "then"):
            for index, route in enumerate(getattr(matter.routes, group)):
                outcome = (matter.id, route.name)
                place: Path = ("routes", group, index, "when")
                choices.append(Choice(route.name, route.when, (route.name,), "", route.basis, None, outcome, place))
        names = tuple(choice.id for choice in choices)
        self.nodes[path] = Node(path, "route", names, tuple(choices), None, matter.id)
        return path, None


def _grouped(order: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {key: [] for key in order}
    for key, name in pairs:
        found[key].append(name)
    return {key: tuple(names) for key, names in found.items() if names}


def _join(path: str, answer: str) -> str:
    return f"{path}.{answer}" if path else answer


# ---- walking ----


def trails(graph: Graph) -> Iterator[tuple[Trail, Outcome]]:
    """Every path from the start to an outcome. Paths are finite: a circle is left where it closes."""
    if "" in graph.nodes:
        yield from _onward(graph, graph.nodes[""], ())


def _onward(graph: Graph, node: Node, before: Trail) -> Iterator[tuple[Trail, Outcome]]:
    if any(node is asked for asked, _ in before):
        return
    for choice in node.choices:
        trail = (*before, (node, choice))
        if choice.to is not None and choice.to in graph.nodes:
            yield from _onward(graph, graph.nodes[choice.to], trail)
        elif choice.to is None and choice.outcome is not None:
            yield trail, choice.outcome


def trail_to(graph: Graph, matter: str) -> Trail:
    """The answers that lead to a matter, without the last question about its routes. Empty where nothing is asked."""
    node, trail = graph.nodes.get(""), ()  # type: tuple[Node | None, Trail]
    while node is not None and node.matter is None:
        choice = next((choice for choice in node.choices if matter in choice.part), None)
        if choice is None or any(node is asked for asked, _ in trail):
            return trail
        trail = (*trail, (node, choice))
        node = graph.nodes.get(choice.to) if choice.to is not None else None
    return trail


def walk_to(graph: Graph, matter: str, route: str) -> Outcome | None:
    """Where someone ends who answers every question for this matter and this route; None where an answer is missing."""
    trail = trail_to(graph, matter)
    last = trail[-1][1] if trail else None
    if last is None:
        node = graph.nodes.get("")
    elif last.to is None:
        return last.outcome
    else:
        node = graph.nodes.get(last.to)
    if node is None or node.matter != matter:
        return None
    return next((choice.outcome for choice in node.choices if route in choice.part), None)


# ---- asking differently ----


def elsewhere(guide: Guide, graph: Graph, node: Node, other: Answer) -> Iterator[Node | Matter | Group | Category]:
    """Where an answer to the same asked differently leads. What it means is found by the set that a question divides.

    That of the purpose asked about comes first. A group or category that no question divides has a page of its own.
    """
    asked = [node for node in graph.nodes.values() if node.matter is None]
    yield from (guide.matters[name] for name in other.matters)
    yield from (node for node in asked if node.written and node.written.id == other.question)
    every, of, own = list(guide.matters.values()), guide.categories, guide.matters[node.whole[0]].purpose
    sets: list[tuple[list[Matter], Group | Category | None]] = [([m for m in every if m.purpose == other.purpose], None)]
    sets += [([m for m in every if of[m.category].group == name], guide.groups[name]) for name in other.groups]
    sets += [([m for m in every if m.category == name], of[name]) for name in other.categories]
    for matters, page in sets:
        parts = [{m.id for m in matters if m.purpose == purpose} for purpose in (own, *PURPOSES)]
        divided = (node for part in (*parts, {m.id for m in matters}) for node in asked if part == set(node.whole))
        found = next(divided, None) or (matters[0] if len(matters) == 1 else page if matters else None)
        if found:
            yield found


# ---- proving ----


def flaws(guide: Guide, graph: Graph) -> Iterator[Flaw]:
    """Everything that is wrong with a finder, found by looking at every question and walking every path."""
    for node in graph.nodes.values():
        yield from _divided(node)
    for node in graph.nodes.values():
        for choice in node.choices:
            if choice.outcome is None and (choice.to is None or choice.to not in graph.nodes):
                yield _flaw("nowhere", node, choice.say or choice.id, choice)
        for index, other in enumerate(node.written.otherwise if node.written else ()):
            if not any(elsewhere(guide, graph, node, other)):
                yield replace(_flaw("nowhere", node, other.say), path=("otherwise", index))
    yield from _reached(guide, graph)
    for case in guide.cases.values():
        if walk_to(graph, case.matter, case.route) != (case.matter, case.route):
            yield Flaw("case", f"{case.matter} · {case.route}", case.id, "cases", case.id, ("route",))


def _divided(node: Node) -> Iterator[Flaw]:
    """Whether the answers divide the set: nothing left out, nothing twice, nothing from elsewhere, not too many."""
    whole = frozenset(node.whole)
    met: set[str] = set()
    said: set[str] = set()
    for choice in node.choices:
        for name in choice.part:
            if name in met:
                yield _flaw("overlap", node, name, choice)
            elif name not in whole:
                yield _flaw("stranger", node, name, choice)
            met.add(name)
        if choice.say and choice.say in said:
            yield _flaw("overlap", node, choice.say, choice)
        said.add(choice.say)
    for name in node.whole:
        if name not in met:
            yield _flaw("gap", node, name)
    if len(node.choices) > MOST_ANSWERS:
        yield _flaw("too-many-answers", node, node.path, count=len(node.choices))


def _reached(guide: Guide, graph: Graph) -> Iterator[Flaw]:
    """What no path leads to, and paths that are too long."""
    met: set[Outcome] = set()
    asked: set[int] = set()
    for trail, outcome in trails(graph):
        met.add(outcome)
        asked.update(id(node) for node, _ in trail)
        if len(trail) > MOST_QUESTIONS:
            yield Flaw("too-many-questions", outcome[0], trail[-1][0].path, "matters", outcome[0], (), len(trail))
    for node in graph.nodes.values():
        if id(node) not in asked:
            yield _flaw("unreachable", node, node.path)
    there = {node.written.id for node in graph.nodes.values() if node.written}
    for name in guide.finder:
        if name not in there:
            yield Flaw("unreachable", name, name, "finder", name)
    for matter, route in graph.outcomes:
        if (matter, route) not in met:
            yield Flaw("unreachable", f"{matter} · {route}", matter, "matters", matter)


def _flaw(flaw: FlawKind, node: Node, what: str, choice: Choice | None = None, count: int = 0) -> Flaw:
    """A flaw of a question, told where it can be repaired: the written question, or a matter of the answer or any."""
    path = choice.place if choice else ()
    if node.written:
        return Flaw(flaw, what, node.path, "finder", node.written.id, path, count)
    if node.matter:
        return Flaw(flaw, what, node.path, "matters", node.matter, path, count)
    meant = choice.part if choice and choice.part else node.whole
    return Flaw(flaw, what, node.path, "matters", meant[0] if meant else "", (), count)
