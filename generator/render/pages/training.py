"""Training: a page for each case and a session for each category. Every answer is computed from the definitions."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Case, Guide, Matter, Route
from ...model.limits import main_limit, route_windows
from ...wording import Wording
from ..addresses import page_of
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page

CHOICES = 4
"""How many answers a question offers at most, the right one among them."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a question. `why` is empty for the right one and for those without a written reason."""

    text: str
    right: bool
    why: str = ""


@dataclass(frozen=True, slots=True)
class Exercise:
    """A case with its three questions and what the definitions answer."""

    case: Case
    matter: Matter
    route: Route
    matters: list[Choice]
    routes: list[Choice]
    bodies: list[Choice]


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """Cases, and sessions without and with the answers."""
    if not settings.wants("training"):
        return
    exercises = [_exercise(guide, case) for case in guide.cases.values()]
    sessions: dict[str, list[Exercise]] = {}
    for exercise in exercises:
        sessions.setdefault(exercise.matter.category, []).append(exercise)
        page = Page(
            page_of("cases", exercise.case.id), settings.files.get(("cases", exercise.case.id), ""), "training"
        )
        matter, route = exercise.matter, exercise.route
        values = {
            "exercise": exercise,
            "windows": route_windows(guide, matter, route),
            "main": main_limit(guide, matter, route),
            "category": guide.categories[matter.category],
        }
        yield Sheet(page, "pages/case.html", values)
    for category, members in sessions.items():
        for kind in ("sessions", "answers"):
            values = {"category": guide.categories[category], "exercises": members, "answers": kind == "answers"}
            yield Sheet(Page(page_of(kind, category), "", "training"), "pages/session.html", values)
    yield Sheet(Page("training/index.html", "", "training"), "pages/training.html", {"sessions": sessions})


def _exercise(guide: Guide, case: Case) -> Exercise:
    matter = guide.matters[case.matter]
    route = next(route for route in matter.routes.fit if route.name == case.route)
    return Exercise(
        case, matter, route, _matters(guide, case, matter), _routes(guide, case, matter, route),
        _bodies(guide, case, matter, route),
    )  # fmt: skip


def _matters(guide: Guide, case: Case, matter: Matter) -> list[Choice]:
    """The matter among its neighbours: those it sends away, those related, those of the category."""
    wrong: dict[str, str] = {}
    for other in matter.not_for:
        for name in other.instead:
            if name in guide.matters:
                wrong.setdefault(name, other.when)
    near = (*matter.related, *(m.id for m in guide.matters_of_category[matter.category]), *guide.matters)
    for name in near:
        if len(wrong) >= CHOICES:  # more than are shown
            break
        if name in guide.matters and name != matter.id:
            wrong.setdefault(name, "")
    choices = [Choice(guide.matters[name].plain, False, why) for name, why in list(wrong.items())[: CHOICES - 1]]
    return _mixed(case.id + "m", Choice(matter.plain, True), choices)


def _routes(guide: Guide, case: Case, matter: Matter, route: Route) -> list[Choice]:
    """The route among those that do not fit; first the mistakes that the case names, then the matter's others."""
    wrong: dict[str, str] = dict.fromkeys(case.not_, "")
    for unfit in matter.routes.unfit:
        wrong[unfit.procedure] = unfit.why
    for other in matter.routes.fit:
        if other.procedure != route.procedure:
            wrong.setdefault(other.procedure, other.when)
    wrong.pop(route.procedure, None)
    for name in ("petition-three-level", "administrative-reconsideration", "civil-litigation"):
        if name in guide.procedures and name != route.procedure and len(wrong) < CHOICES - 1:
            wrong.setdefault(name, "")
    choices = [Choice(guide.procedures[name].title, False, why) for name, why in list(wrong.items())[: CHOICES - 1]]
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


def _mixed(seed: str, right: Choice, wrong: list[Choice]) -> list[Choice]:
    """The right answer at a place that looks random and is the same in every build."""
    place = sum(ord(sign) for sign in seed) % (len(wrong) + 1)
    return [*wrong[:place], right, *wrong[place:]]
