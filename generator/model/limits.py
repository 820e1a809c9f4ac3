"""Time limits of a route: the citizen's windows and the bodies' duties, computed from procedure, remedies and matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .clock import Clock
from .guide import Guide
from .matter import Matter, Route
from .procedure import Procedure, Step

Whose = Literal["citizen", "body", "other"]


@dataclass(frozen=True, slots=True)
class Limit:
    """One clock on one step, or the sentence that says there is none. `label` says what has to be done in time."""

    procedure: Procedure
    step: Step
    whose: Whose
    label: str
    clock: Clock | None
    no_clock: str | None = None


def whose(procedure: Procedure, step: Step) -> Whose:
    """Whose clock the clocks of a step are."""
    side = procedure.actor(step).side
    return "citizen" if side == "citizen" else "other" if side in ("other", "mediator") else "body"


def door_of(procedure: Procedure, enter: str | None) -> Step:
    """The step where one comes in."""
    door = procedure.step(enter or procedure.entrances[0])
    assert door is not None  # doors were proved when loading
    return door


def procedure_limits(procedure: Procedure, *starts: str) -> Iterator[Limit]:
    """Every clock of the steps that can be reached from these doors, in the order of the steps."""
    met = procedure.reachable(*(starts or procedure.entrances))
    for step in procedure.steps:
        if step.id in met:
            for clock in step.clocks:
                yield Limit(procedure, step, whose(procedure, step), step.title, clock)


def route_windows(guide: Guide, matter: Matter, route: Route) -> tuple[Limit, ...]:
    """By when the citizen must take this route. After another procedure its remedies decide; then the matter; then the door."""
    procedure = guide.procedures[route.procedure]
    door = door_of(procedure, route.enter)
    own: tuple[Clock, ...] = tuple(clock for clock in route.clocks if clock.step == door.id)
    found: list[Limit] = []
    if route.after:
        for end, remedy in guide.procedures[route.after].remedies():
            if remedy.procedure == route.procedure and remedy.enter in (None, door.id):
                label = f"{end.title}，{remedy.when}"
                clocks = remedy.clocks or (() if remedy.no_clock else own or door.clocks)
                found += (Limit(procedure, door, "citizen", label, clock) for clock in clocks)
                if not clocks:
                    found.append(Limit(procedure, door, "citizen", label, None, remedy.no_clock or door.no_clock))
    if not found:
        found += (Limit(procedure, door, "citizen", door.title, clock) for clock in own or door.clocks)
        if not found:
            found.append(Limit(procedure, door, "citizen", door.title, None, door.no_clock))
    return tuple(found)


def route_limits(guide: Guide, matter: Matter, route: Route) -> Iterator[Limit]:
    """The windows of a route, then every clock of the steps behind its door, with the matter's own clocks in place."""
    procedure = guide.procedures[route.procedure]
    door = door_of(procedure, route.enter)
    yield from route_windows(guide, matter, route)
    for step in procedure.way_from(door.id)[1:]:
        own = tuple(clock for clock in route.clocks if clock.step == step.id)
        for clock in own or step.clocks:
            yield Limit(procedure, step, whose(procedure, step), step.title, clock)


def matter_limits(guide: Guide, matter: Matter) -> Iterator[tuple[Route, Limit]]:
    """The limits of a matter, each once: all of its first routes, of the others the windows and the main limit."""
    seen: set[tuple[str, str, Clock | str | None]] = set()
    for route in matter.routes.fit:
        if route in matter.routes.first:
            limits = list(route_limits(guide, matter, route))
        else:
            main = main_limit(guide, route)
            limits = [*route_windows(guide, matter, route), *([main] if main and main.clock else [])]
        for limit in limits:
            key = (route.procedure, limit.label, limit.clock or limit.no_clock)
            if key not in seen:
                seen.add(key)
                yield route, limit


def main_limit(guide: Guide, route: Route) -> Limit | None:
    """The limit that answers «how long»: that of the main step, else of the first deciding step behind the door."""
    procedure = guide.procedures[route.procedure]
    return _main(procedure, door_of(procedure, route.enter).id, route)


def main_limit_of(procedure: Procedure) -> Limit | None:
    """The same for a procedure by itself."""
    return _main(procedure, procedure.entrances[0], None)


def _main(procedure: Procedure, door: str, route: Route | None) -> Limit | None:
    is_main_door = door == procedure.entrances[0]
    main = procedure.step(procedure.main_step or "") if is_main_door else None
    if main is None:
        ends = {end.id for end in procedure.ends}
        bodies = [step for step in _outward(procedure, door) if whose(procedure, step) != "citizen"]
        deciding = [step for step in bodies if any(edge.to in ends for edge in step.next)]
        if is_main_door or not deciding:
            found = (_within(procedure, step, route) for step in (*deciding, *bodies))
            return next(filter(None, found), None) or (_unlimited(procedure, deciding[0]) if deciding else None)
        # The main step answers for the main door only: behind a side door another body decides first.
        main = deciding[0]
    return _within(procedure, main, route) or _unlimited(procedure, main)


def _within(procedure: Procedure, step: Step, route: Route | None) -> Limit | None:
    """By when a step must be done; the route's own clocks come before those of the step."""
    own = tuple(clock for clock in route.clocks if clock.step == step.id) if route else ()
    clock = next((clock for clock in own or step.clocks if clock.within), None)
    return Limit(procedure, step, whose(procedure, step), step.title, clock) if clock else None


def _unlimited(procedure: Procedure, step: Step) -> Limit:
    return Limit(procedure, step, whose(procedure, step), step.title, None, step.no_clock)


def _outward(procedure: Procedure, door: str) -> Iterator[Step]:
    """The steps behind a door, the nearest first, along the ways forward only."""
    seen: set[str] = set()
    ahead = [door]
    while ahead:
        place = ahead.pop(0)
        step = procedure.step(place)
        if step is not None and place not in seen:
            seen.add(place)
            yield step
            ahead += [edge.to for edge in step.next]
