"""The page of a matter: what to do first, the card, the chart, all routes side by side, limits, silence, remedies."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import Document, Edge, End, Guide, Matter, Procedure, Remedy, Route, Step
from ...model.limits import Limit, door_of, main_limit, matter_limits, route_windows
from ...wording import Wording
from ..addresses import page_of
from ..flowchart import matter_chart, procedure_chart
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from .bases import by_law


@dataclass(frozen=True, slots=True)
class RouteView:
    """A route with what a page says about it: `bring` are the documents that one needs, `papers` those that one gets."""

    route: Route
    group: str
    procedure: Procedure
    door: Step
    main: Limit | None
    windows: tuple[Limit, ...]
    bring: tuple[Document, ...]
    papers: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """A step of a body whose time may pass without a result, and what follows."""

    procedure: Procedure
    step: Step
    edge: Edge
    next_step: Step | None
    end: End | None


@dataclass(frozen=True, slots=True)
class Challenge:
    """An end that can be challenged, and how."""

    procedure: Procedure
    end: End
    remedy: Remedy
    limits: tuple[Limit, ...]


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """A page for each matter."""
    for matter in guide.matters.values():
        if not settings.wants("matters", matter.id):
            continue
        page = Page(page_of("matters", matter.id), settings.files.get(("matters", matter.id), ""), "groups")
        facts = facts_of(guide, matter)
        views, first = facts.views, facts.views[0]
        category = guide.categories[matter.category]
        values = {
            "matter": matter,
            "category": category,
            "views": views,
            "first": first,
            "steps": procedure_chart(guide, wording, first.procedure, page.link, first.door.id, first.route.clocks),
            "bring": facts.bring,
            "limits": facts.limits,
            "silences": facts.silences,
            "challenges": facts.challenges,
            "ends": [(v, end) for v in views if v.group == "first" for end in _reached_ends(v) if end.final],
            "laws": by_law(guide, (matter,)),
            "related": [guide.matters[name] for name in matter.related if name in guide.matters],
            "hotlines": facts.hotlines,
            "cases": guide.cases_of_matter[matter.id],
            "calls": calls(guide, (matter.id,)),
        }
        yield Sheet(page, "pages/matter.html", values, {"routes": matter_chart(guide, wording, matter, page.link)})


def views_of(guide: Guide, matter: Matter) -> list[RouteView]:
    """All routes of a matter in the order in which they are offered."""
    return [_view(guide, matter, route, group) for group, _, route in matter.routes.grouped()]


def _view(guide: Guide, matter: Matter, route: Route, group: str) -> RouteView:
    procedure = guide.procedures[route.procedure]
    door = door_of(procedure, route.enter)
    main = main_limit(guide, route)
    windows = route_windows(guide, matter, route)
    bring = tuple(guide.documents[name] for name in dict.fromkeys((*matter.bring, *door.needs)))
    return RouteView(route, group, procedure, door, main, windows, bring, papers(guide, procedure, door, main))


def papers(guide: Guide, procedure: Procedure, door: Step, main: Limit | None) -> tuple[Document, ...]:
    """The documents one gets: those of the main step, else those in which the reachable ends end."""
    met = procedure.reachable(door.id)
    given = main.step.gives if main else ()
    names = list(given) or [end.document for end in procedure.ends if end.id in met and end.document]
    seen = dict.fromkeys(name for name in names if name and guide.documents[name].kind != "application")
    return tuple(guide.documents[name] for name in seen)[:2]


def _limits(guide: Guide, matter: Matter) -> dict[str, list[tuple[str, list[Limit]]]]:
    """Limits of both sides, route by route."""
    lanes: dict[str, list[tuple[str, list[Limit]]]] = {"citizen": [], "body": []}
    for route, limit in matter_limits(guide, matter):
        lane = "citizen" if limit.whose == "citizen" else "body"
        title = guide.procedures[route.procedure].title
        if lane == "body" and not limit.clock:
            continue
        if not lanes[lane] or lanes[lane][-1][0] != title:
            lanes[lane].append((title, []))
        lanes[lane][-1][1].append(limit)
    return lanes


def silences_of(procedure: Procedure, *doors: str) -> Iterator[Silence]:
    """What to do where a step of somebody else brings no result in time, on all ways from these doors."""
    met = procedure.reachable(*doors)
    for step in procedure.way_from(doors[0]) if len(doors) == 1 else procedure.steps:
        if step.id in met and procedure.actor(step).side != "citizen":
            yield from overdue_of(procedure, step)


def overdue_of(procedure: Procedure, step: Step) -> Iterator[Silence]:
    """What follows when the time of a step is over, whoever missed it."""
    for edge in step.overdue:
        yield Silence(procedure, step, edge, procedure.step(edge.to), procedure.end(edge.to))


def _silences(views: list[RouteView]) -> Iterator[Silence]:
    """Silence on the first routes, each once; the others are on their own pages."""
    found = {
        (silence.procedure.id, silence.step.id, silence.edge.to): silence
        for view in views
        if view.group == "first"
        for silence in silences_of(view.procedure, view.door.id)
    }
    return iter(found.values())


def _reached_ends(view: RouteView) -> list[End]:
    met = view.procedure.reachable(view.door.id)
    return [end for end in view.procedure.ends if end.id in met]


def _challenges(guide: Guide, views: list[RouteView]) -> Iterator[Challenge]:
    seen: set[tuple[str, str, str, str]] = set()
    for view in views:
        if view.group != "first":
            continue
        for end in _reached_ends(view):
            for remedy in end.remedies:
                key = (view.procedure.id, end.id, remedy.procedure, remedy.when)
                if key not in seen:
                    seen.add(key)
                    yield Challenge(view.procedure, end, remedy, remedy_limits(guide, remedy))


def challenges_of(guide: Guide, procedure: Procedure) -> Iterator[Challenge]:
    """Every end of a procedure that can be challenged."""
    for end, remedy in procedure.remedies():
        yield Challenge(procedure, end, remedy, remedy_limits(guide, remedy))


def remedy_limits(guide: Guide, remedy: Remedy) -> tuple[Limit, ...]:
    """The window of a remedy: its own, or that of the door it enters."""
    target = guide.procedures[remedy.procedure]
    door = door_of(target, remedy.enter)
    clocks = remedy.clocks or (() if remedy.no_clock else door.clocks)
    if clocks:
        return tuple(Limit(target, door, "citizen", target.title, clock) for clock in clocks)
    return (Limit(target, door, "citizen", target.title, None, remedy.no_clock or door.no_clock),)


def calls(guide: Guide, names: Iterable[str]) -> list[tuple[str, str, bool]]:
    """Numbers to call first, where one of these matters is sensitive: number, what it is for, whether it is confirmed."""
    numbers = dict.fromkeys(number for name in names for number in guide.matters[name].sensitive)
    lines = map(guide.hotline, numbers)
    return [(line.number, line.for_, line.status == "confirmed") for line in lines]


def _hotlines(guide: Guide, route: Route) -> list[tuple[str, str]]:
    """Confirmed numbers of the bodies of a route, each once, with what they are for."""
    found = {
        line.number: line.for_
        for name in route.agencies
        for line in guide.agencies[name].hotlines
        if line.status == "confirmed"
    }
    return list(found.items())


@dataclass(frozen=True, slots=True)
class Facts:
    """What the page of a matter says, for papers that say the same. `closed` are the ends after which nothing is left."""

    views: tuple[RouteView, ...]
    bring: tuple[Document, ...]
    limits: dict[str, list[tuple[str, list[Limit]]]]
    silences: tuple[Silence, ...]
    challenges: tuple[Challenge, ...]
    closed: tuple[End, ...]
    hotlines: tuple[tuple[str, str], ...]


def facts_of(guide: Guide, matter: Matter) -> Facts:
    """Everything computed from a matter, its routes and their procedures."""
    views = views_of(guide, matter)
    ends = {(v.procedure.id, end.id): end for v in views if v.group == "first" for end in _reached_ends(v)}
    return Facts(
        tuple(views),
        views[0].bring,
        _limits(guide, matter),
        tuple(_silences(views)),
        tuple(_challenges(guide, views)),
        tuple(end for end in ends.values() if end.final and not end.remedies),
        tuple(_hotlines(guide, views[0].route)),
    )
