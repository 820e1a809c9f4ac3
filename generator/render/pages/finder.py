"""The route finder: a page a question, a page a matter with the result of each of its routes, and the data of its script."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ...model import Category, Citation, Group, Guide, Matter, Procedure, Route
from ...model.finder import MOST_QUESTIONS, Choice, Graph, Node, Trail, elsewhere, graph_of, trail_to
from ...model.limits import Limit, route_windows
from ...wording import Wording
from ..addresses import page_of
from ..settings import Settings
from ..sheet import Sheet
from ..spelling import Spelling
from ..templating import Page
from ..virtual_file import VirtualFile
from .matter import RouteView, Silence, calls, overdue_of, views_of


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere: `target` counts from the root of the site."""

    title: str
    target: str


@dataclass(frozen=True, slots=True)
class Option:
    """An answer as it stands on a page."""

    choice: Choice
    say: str
    legal: str
    target: str


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given: to which kind of question, where it was asked, and how to ask it again."""

    label: str
    say: str
    path: str
    target: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What one route does to another. `when` and `basis` are those of the relation, `end` the result that a remedy follows."""

    kind: str
    when: str = ""
    unless: str = ""
    basis: tuple[Citation, ...] = ()
    end: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A route that does not fit this situation, why not, and by which article. `kind` is the sort of reason."""

    way: RouteView
    kind: str
    why: str
    basis: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """The routes among which one can choose at the same time, what each does to the others, and what is not open then.

    `now` are the first routes and those that will do as well; every other moment begins when a procedure is over.
    """

    ways: tuple[RouteView, ...]
    effects: Mapping[str, tuple[tuple[RouteView, Effect], ...]]
    refused: tuple[Refused, ...]
    after: Procedure | None = None


@dataclass(frozen=True, slots=True)
class Late:
    """Routes of one door for who may have missed their window: the window, and what follows when it is over."""

    ways: tuple[RouteView, ...]
    windows: tuple[Limit, ...]
    follows: tuple[Silence, ...]


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """A page for each question, then one for each matter."""
    finder = Finder(guide, wording)
    for node in finder.graph.nodes.values():
        name = node.written.id if node.written else ""
        if node.matter or not settings.wants("finder", name):
            continue
        page = Page(finder.file(node), settings.files.get(("finder", name), ""), "finder")
        yield Sheet(page, "pages/finder.html", finder.question(node))
    for matter in guide.matters.values():
        if settings.wants("matters", matter.id):
            page = Page(f"finder/matters/{matter.id}.html", settings.files.get(("matters", matter.id), ""), "finder")
            yield Sheet(page, "pages/finder-matter.html", finder.matter(matter))


def finder_files(guide: Guide, wording: Wording) -> Iterator[VirtualFile]:
    """What the script asks: all questions but the last, and the last ones of each part of the guide by themselves."""
    finder = Finder(guide, wording)
    unsure = wording.say("finder.unconfirmed")
    asked = {
        "words": wording.section("finder"),
        "most": MOST_QUESTIONS,
        "calls": {number: use if sure else f"{use}（{unsure}）" for number, use, sure in calls(guide, guide.matters)},
        "people": [[link.title, link.target] for link in finder.people],
        "nodes": {node.path: finder.data(node) for node in finder.graph.nodes.values() if not node.matter},
        "last": {},
    }
    yield VirtualFile("finder/questions.js", _script(f"window.routemapFinder={_compact(asked)};"))
    chunks: dict[str, dict[str, Any]] = {}
    for node in finder.graph.nodes.values():
        if node.matter:
            chunks.setdefault(".".join(node.path.split(".")[:2]), {})[node.path] = finder.data(node)
    for name, nodes in chunks.items():
        yield VirtualFile(f"finder/last.{name}.js", _script(f'window.routemapFinder.last["{name}"]={_compact(nodes)};'))


class Finder:
    """The finder of a guide with its words and addresses."""

    def __init__(self, guide: Guide, wording: Wording) -> None:
        self.guide = guide
        self.say = wording.say
        self.spelling = Spelling(guide, wording)
        self.graph: Graph = graph_of(guide)
        self.people = [Link(person.title, page_of("audiences", person.id)) for person in guide.audiences.values()]

    @cached_property
    def _trails(self) -> Mapping[str, Trail]:
        """The answers that lead to each question."""
        found: dict[str, Trail] = {"": ()}
        for node in self.graph.nodes.values():  # a question stands before those behind it
            for choice in node.choices:
                if choice.to is not None:
                    found[choice.to] = (*found.get(node.path, ()), (node, choice))
        return found

    def file(self, node: Node) -> str:
        """The file of a question's page."""
        return f"finder/{node.page}.html"

    def ask(self, node: Node) -> str:
        """The words of a question."""
        return node.written.ask if node.written else self.say(f"finder.ask-{node.asked}")

    def options(self, node: Node) -> list[Option]:
        """The answers of a question with their words and targets."""
        return [Option(c, self._said(c), self._legal(c), self._target(c)) for c in node.choices]

    def given(self, trail: Trail) -> list[Given]:
        """The answers on the way to a page."""
        return [Given(self._label(node), self._said(c), node.path, self.file(node)) for node, c in trail]

    def otherwise(self, node: Node) -> list[tuple[str, list[Link]]]:
        """The same asked differently: where each of these answers leads."""
        others = node.written.otherwise if node.written else ()
        return [(o.say, [self._elsewhere(place) for place in elsewhere(self.guide, self.graph, node, o)]) for o in others]

    def leads(self, route: Route) -> str:
        """Under a situation: the procedure that it leads to, and the one that has to be over."""
        title = self.guide.procedures[route.procedure].title
        if not route.after:
            return title
        return self.say("finder.leads-after", after=self.guide.procedures[route.after].title, title=title)

    def question(self, node: Node) -> dict[str, Any]:
        """What a question's page says."""
        many = node.asked != "matter" or any(len(choice.part) > 1 for choice in node.choices)
        return {
            "node": node,
            "ask": self.ask(node),
            "options": self.options(node),
            "given": self.given(self._trails[node.path]),
            "most": MOST_QUESTIONS,
            "calls": self._calls(node),
            "otherwise": self.otherwise(node),
            "everything": [self.guide.matters[name] for name in node.whole] if many and node.path else [],
            "people": self.people,
        }

    def matter(self, matter: Matter) -> dict[str, Any]:
        """What a matter's page says: its last question, and the result of each route."""
        trail = trail_to(self.graph, matter.id)
        ways = views_of(self.guide, matter)
        path = trail[-1][1].to if trail and trail[-1][1].to is not None else ""
        return {
            "matter": matter,
            "path": path,
            "given": self.given(trail),
            "most": MOST_QUESTIONS,
            "ways": ways,
            "leads": {way.route.name: self.leads(way.route) for way in ways},
            "moments": list(self._moments(ways)),
            "late": late_of(ways),
            "timeless": [way for way in ways if not closing(way.windows)],
            "calls": calls(self.guide, (matter.id,)),
            "near": [self.guide.matters[name] for name in matter.related if name in self.guide.matters],
        }

    def data(self, node: Node) -> dict[str, Any]:
        """A question for the script. What is empty is left out."""
        found: dict[str, Any] = {"page": node.page}
        if node.matter:
            matter = self.guide.matters[node.matter]
            found["answers"] = [[route.name, route.when, self.leads(route)] for route in matter.routes.fit]
            windows = (route_windows(self.guide, matter, route) for route in matter.routes.fit)
            if any(closing(of_route) for of_route in windows):
                found["answers"].append(["late", self.say("finder.late"), self.say("finder.late-hint")])
            numbers = calls(self.guide, (node.matter,))
            other = [(w.when, [self._matter(n) for n in w.instead if n in self.guide.matters]) for w in matter.not_for]
        else:
            found |= {"ask": self.ask(node), "legal": (node.written.legal or "") if node.written else ""}
            basis = node.written.basis if node.written else ()
            found["cites"] = self.spelling.linked(basis)
            found["answers"] = [[o.choice.id, o.say, o.legal, *self._end(o.choice)] for o in self.options(node)]
            numbers, other = self._calls(node), self.otherwise(node)
        found["label"] = self._label(node)
        found["calls"] = [number for number, _, _ in numbers]
        found["other"] = [[say, [[link.title, link.target] for link in links]] for say, links in other if links]
        return {key: value for key, value in found.items() if value}

    def _calls(self, node: Node) -> list[tuple[str, str, bool]]:
        """Whom to call first at a question that offers a sensitive matter by its name."""
        return calls(self.guide, (c.part[0] for c in node.choices if len(c.part) == 1 and node.path))

    def _end(self, choice: Choice) -> list[str]:
        """For the script: the matter that an answer leads to, with its only route where there is one."""
        if choice.outcome:
            return [f"{choice.outcome[0]}#{choice.outcome[1]}"]
        matter = self.graph.nodes[choice.to].matter if choice.to is not None else None
        return [matter] if matter else []

    def _said(self, choice: Choice) -> str:
        return choice.say or self.say(f"finder.want-{choice.id}")

    def _legal(self, choice: Choice) -> str:
        return choice.legal or ("" if choice.say else self.say(f"purpose.{choice.id}"))

    def _label(self, node: Node) -> str:
        """How a question is called beside its answer."""
        asked = node.asked
        if asked in ("matter", "category"):
            asked = "matter" if all(len(choice.part) == 1 for choice in node.choices) else "category"
        return self.say(f"finder.about-{asked}")

    def _target(self, choice: Choice) -> str:
        if choice.to is not None:
            return self.file(self.graph.nodes[choice.to])
        return f"finder/matters/{choice.outcome[0]}.html#{choice.outcome[1]}" if choice.outcome else ""

    def _matter(self, name: str) -> Link:
        return Link(self.guide.matters[name].plain, f"finder/matters/{name}.html")

    def _elsewhere(self, place: Node | Matter | Group | Category) -> Link:
        """A question that nobody wrote is called by the answer that leads to it: «which of these?» says nothing in a list."""
        if isinstance(place, Node):
            asked = self.ask(place) if place.written or not place.path else self._said(self._trails[place.path][-1][1])
            return Link(asked, self.file(place))
        if isinstance(place, Matter):
            return self._matter(place.id)
        return Link(place.title, page_of("groups" if isinstance(place, Group) else "categories", place.id))

    # ---- results ----

    def _moments(self, ways: list[RouteView]) -> Iterator[Moment]:
        """The routes by the moment in which they are open: now, and after each procedure that comes first."""
        found: dict[str, list[RouteView]] = {}
        for way in ways:
            found.setdefault(way.route.after or "" if way.group == "then" else "", []).append(way)
        for after, open_now in found.items():
            effects = {way.route.name: self._all_effects(way, open_now) for way in open_now}
            refused = tuple(self._refused(after, way) for way in ways if way not in open_now)
            yield Moment(tuple(open_now), effects, refused, self.guide.procedures.get(after))

    def _all_effects(self, taken: RouteView, ways: list[RouteView]) -> tuple[tuple[RouteView, Effect], ...]:
        """What taking a route does to those beside it; a procedure with several doors is told once."""
        found = {
            (other.procedure.id, effect): (other, effect)
            for other in ways
            if other is not taken
            for effect in self._effects(taken, other)
        }
        return tuple(found.values())

    def _effects(self, taken: RouteView, other: RouteView) -> tuple[Effect, ...]:
        """What taking a route does to another one, as far as the definitions say."""
        found = [
            Effect("closes", relation.when, relation.unless or "", relation.basis)
            for relation in other.procedure.barred_by
            if relation.procedure == taken.procedure.id
        ]
        found += [
            Effect("before", relation.when, relation.unless or "", relation.basis)
            for relation in other.procedure.requires
            if relation.procedure == taken.procedure.id
        ]
        if taken.procedure is other.procedure:
            found.append(Effect("same"))
        elif not found:
            found += [
                Effect("then", remedy.when, "", remedy.basis, end.title)
                for end, remedy in taken.procedure.remedies()
                if remedy.procedure == other.procedure.id
            ]
        return tuple(found)

    def _refused(self, after: str, other: RouteView) -> Refused:
        """Why a route of another moment does not fit: something comes first, was taken already, or closes it."""
        if other.group == "then" and other.route.after:
            needed = [relation for relation in other.procedure.requires if relation.procedure == other.route.after]
            basis = needed[0].basis if needed else other.route.basis
            return Refused(other, "first", self.guide.procedures[other.route.after].title, basis)
        closed = [relation for relation in other.procedure.barred_by if relation.procedure == after]
        if closed:
            return Refused(other, "closed", closed[0].when, closed[0].basis)
        if after == other.procedure.id:
            return Refused(other, "taken", "", ())
        return Refused(other, "unlike", other.route.when, other.route.basis)


def closing(windows: Iterable[Limit]) -> tuple[Limit, ...]:
    """The windows after which a route may be closed to the citizen. A least time to wait closes nothing."""
    return tuple(limit for limit in windows if limit.clock and limit.clock.within)


def late_of(ways: Iterable[RouteView]) -> list[Late]:
    """What each missed window leads to, in the order of the routes; routes that share door and windows are told once."""
    found: dict[tuple[object, ...], Late] = {}
    for way in ways:
        if windows := closing(way.windows):
            key = (way.procedure.id, way.door.id, *((limit.label, id(limit.clock)) for limit in windows))
            told = found.get(key)
            by_step = not all(limit.clock and limit.clock.missed for limit in windows)
            follows = tuple(overdue_of(way.procedure, way.door)) if by_step else ()
            found[key] = Late((*(told.ways if told else ()), way), windows, follows)
    return list(found.values())


def _compact(value: Any) -> str:
    """JSON that may stand in a script: nothing in it ends a script or a line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _script(text: str) -> bytes:
    return (text + "\n").encode()


