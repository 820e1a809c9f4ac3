"""Training: a page for each case and a session for each category. Every answer is computed from the definitions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import Case, Clock, Guide, Matter, Period, Route
from ...model.limits import Limit, main_limit, matter_limits, route_windows
from ...wording import Wording
from ..addresses import page_of
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page

CHOICES = 4
"""How many answers a question offers at most, the right one among them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question."""

    text: str
    right: bool


@dataclass(frozen=True, slots=True)
class Deadline:
    """The question by when it has to be done: the limit that holds, and it among others of the matter, the shortest first."""

    asked: Limit
    choices: list[Limit]


@dataclass(frozen=True, slots=True)
class Exercise:
    """A case with its questions and what the definitions answer. `windows` and `main` are the limits of the answer."""

    case: Case
    matter: Matter
    route: Route
    matters: list[Choice]
    routes: list[Choice]
    bodies: list[Choice]
    deadline: Deadline | None
    windows: tuple[Limit, ...]
    main: Limit | None


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """Cases, and sessions without and with the answers."""
    if not settings.wants("training"):
        return
    exercises = [exercise_of(guide, case) for case in guide.cases.values()]
    sessions: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        sessions.setdefault(exercise.matter.category, []).append(exercise)
        page = Page(
            page_of("cases", exercise.case.id), settings.files.get(("cases", exercise.case.id), ""), "training"
        )
        values = {"exercise": exercise, "category": guide.categories[exercise.matter.category]}
        yield Sheet(page, "pages/case.html", values)
    for category, members in sessions.items():
        for kind in ("sessions", "answers"):
            values = {"category": guide.categories[category], "exercises": members, "answers": kind == "answers"}
            yield Sheet(Page(page_of(kind, category), "", "training"), "pages/session.html", values)
    yield Sheet(Page("training/index.html", "", "training"), "pages/training.html", {"sessions": sessions})


def exercise_of(guide: Guide, case: Case) -> Exercise:
    """Everything about a case that its page and the sessions ask and answer."""
    matter = guide.matters[case.matter]
    route = next(route for route in matter.routes.fit if route.name == case.route)
    return Exercise(
        case, matter, route, _matters(guide, case, matter), _routes(guide, case, matter, route),
        _bodies(guide, case, matter, route), _deadline(guide, matter, route), route_windows(guide, matter, route),
        main_limit(guide, route),
    )  # fmt: skip


def _matters(guide: Guide, case: Case, matter: Matter) -> list[Choice]:
    """The matter among its neighbours: those it sends away, those related, those of the category."""
    near = (
        *(name for other in matter.not_for for name in other.instead), *matter.related,
        *(other.id for other in guide.matters_of_category[matter.category]), *guide.matters,
    )  # fmt: skip
    wrong = dict.fromkeys(name for name in near if name in guide.matters and name != matter.id)
    choices = [Choice(guide.matters[name].plain, False) for name in list(wrong)[: CHOICES - 1]]
    return _mixed(case.id + "m", Choice(matter.plain, True), choices)


def _routes(guide: Guide, case: Case, matter: Matter, route: Route) -> list[Choice]:
    """The route among those that do not fit; first the mistakes that the case names, then the matter's others."""
    near = (
        *case.not_, *(unfit.procedure for unfit in matter.routes.unfit), *(other.procedure for other in matter.routes.fit),
        "petition-three-level", "administrative-reconsideration", "civil-litigation",
    )  # fmt: skip
    wrong = dict.fromkeys(name for name in near if name in guide.procedures and name != route.procedure)
    choices = [Choice(guide.procedures[name].title, False) for name in list(wrong)[: CHOICES - 1]]
    return _mixed(case.id + "r", Choice(guide.procedures[route.procedure].title, True), choices)


def _bodies(guide: Guide, case: Case, matter: Matter, route: Route) -> list[Choice]:
    """The body among those of the other routes and the petition office."""
    wrong = dict.fromkeys(
        name for other in (*matter.routes.fit,) for name in other.agencies if name not in route.agencies
    )
    for name in ("petition-office", "court", "police", "discipline-inspection", "market-supervision"):
        if name in guide.agencies and name not in route.agencies:
            wrong.setdefault(name)
    choices = [Choice(guide.agencies[name].name, False) for name in list(wrong)[: CHOICES - 1]]
    return _mixed(case.id + "b", Choice(guide.agencies[route.agencies[0]].name, True), choices)


def _deadline(guide: Guide, matter: Matter, route: Route) -> Deadline | None:
    """The window of the route among the other limits of the matter. None where the law gives no window or no other limit.

    A window with a condition says it in the question, so its neighbours are wrong and teach most: six months, not the
    fifteen days after a reconsideration. Those beside a window without a condition are its exceptions and may hold.
    """
    windows = _bounded(route_windows(guide, matter, route))
    if not windows:
        return None
    clock, asked = windows[0]
    may_hold = [] if clock.when else [own.length for own, _ in windows]
    others = sorted((limit for _, limit in matter_limits(guide, matter)), key=_mistaken)
    offered = {clock.length: asked}
    for other, limit in (*windows, *_bounded(others)):
        if not any(_alike(other.length, known) for known in (*may_hold, *offered)):
            offered[other.length] = limit
    shown = sorted(list(offered)[:CHOICES], key=lambda period: period.hours)
    return Deadline(asked, [offered[period] for period in shown]) if len(shown) > 1 else None


def _bounded(limits: Iterable[Limit]) -> list[tuple[Clock, Limit]]:
    """The limits that say how long it may take at most, with their clocks."""
    return [(limit.clock, limit) for limit in limits if limit.clock and limit.clock.within]


def _mistaken(limit: Limit) -> int:
    """The windows of other routes are mistaken for this one first, then later steps, then the duties of the bodies."""
    return 2 if limit.whose != "citizen" else int(limit.step.id not in limit.procedure.entrances)


def _alike(one: Period, other: Period) -> bool:
    """A month and thirty days are not the same, but to tell them apart is not what one has to learn."""
    return abs(one.hours - other.hours) < 0.1 * max(one.hours, other.hours)


def _mixed(seed: str, right: Choice, wrong: list[Choice]) -> list[Choice]:
    """The right answer at a place that looks random and is the same in every build."""
    place = sum(ord(sign) for sign in seed) % (len(wrong) + 1)
    return [*wrong[:place], right, *wrong[place:]]
