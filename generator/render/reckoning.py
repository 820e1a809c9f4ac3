"""The clocks of the guide as plain data for the calculator of a page.

Every clock stands once in a pool, a script that is loaded when somebody fills in a day; a page names those it shows.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from ..model import Citation, Clock, Edge, Guide, Matter, Procedure, Statement, Step
from ..model.limits import Limit, door_of, matter_limits, procedure_limits, route_windows, whose
from ..reckon import Count, Item, Timed, Way, compact, links_of, official_calendar, way_of
from ..wording import Wording
from .addresses import page_of
from .settings import Settings
from .spelling import Spelling
from .virtual_file import VirtualFile

GENERAL = "minfadian"
"""The law whose rules of counting are named where a law has none: 民法典."""
WORDS, CLOCKS = "assets/reckon-words.js", "assets/reckon-clocks.js"
_WHEN = re.compile(r"(?:之|的)?(?:次日|第二日)$|之日$|[后时]$")
_DOES = re.compile(r"^(?:收到|接到|受理|立案|知道|决定|作出|发现)")
_REACHES = re.compile(r"^(?:收到|接到)|送达之日$")


@dataclass(frozen=True, slots=True)
class Pooled:
    """A clock of the guide under a name that stays while its step stays."""

    name: str
    item: Item
    when: str | None
    """In which case it runs: as the clock says, else as the one remedy says whose window it is."""

    @property
    def clock(self) -> Clock:
        """The clock itself: limits without one are not in the pool."""
        clock = self.item.limit.clock
        assert clock is not None
        return clock

    @property
    def event(self) -> str:
        """What it starts with: the same words for the same actor in one procedure are one event. What reaches the citizen is
        one for each step, because the second answer is not the first; what the law does not name is its own."""
        limit, words = self.item.limit, self.clock.from_ or self.clock.before
        if not words:
            return self.name
        again = limit.whose == "citizen" and _REACHES.search(words)
        return "|".join((limit.procedure.id, words, limit.step.id if again else limit.step.who))


@dataclass(slots=True)
class _Gathered:
    """A clock while the pool is made: where it stands, and the remedies whose window it is."""

    name: str
    limit: Limit
    of_step: bool
    behind: set[tuple[str, str]] = field(default_factory=set)
    cases: set[str] = field(default_factory=set)

    def pooled(self) -> Pooled:
        """Done. A window that only one remedy states runs in the case of that remedy."""
        says = self.limit.clock.when if self.limit.clock else None
        case = next(iter(self.cases)) if len(self.cases) == 1 and not self.of_step else None
        return Pooled(self.name, Item(self.limit, frozenset(self.behind)), says or case)


class Reckoning:
    """All clocks of an edition for the calculator: `timed` for Python, the rest as data for the browser."""

    def __init__(self, guide: Guide, wording: Wording, settings: Settings) -> None:
        self._guide = guide
        self._wording = wording
        self._settings = settings
        self._spelling = Spelling(guide, wording, settings.proof)
        self._names: dict[int, str] = {}
        """Names of the pool by the identity of the clock: a page asks for thousands."""

    # ---- what a page names ----

    def of_procedure(self, procedure: Procedure) -> dict[str, Any]:
        """Everything that runs in a procedure, and the windows of the remedies behind it."""
        return {"clocks": self._named([*procedure_limits(procedure), *_staff_limits(procedure)], [procedure])}

    def of_matter(self, matter: Matter) -> dict[str, Any]:
        """The limits of all routes, the remedies behind the first ones, and the ways left for who is too late."""
        first = [self._guide.procedures[route.procedure] for route in matter.routes.first]
        windows = [(route, route_windows(self._guide, matter, route)) for route in matter.routes.fit]
        return {
            "clocks": self._named([limit for _, limit in matter_limits(self._guide, matter)], first),
            "others": [
                {"procedure": route.procedure, "clocks": self._named(limits), "open": _no_clock(limits)}
                for route, limits in windows
            ],
        }

    def _named(self, limits: Iterable[Limit], roots: Sequence[Procedure] = ()) -> list[str]:
        assert self.pool  # fills the names
        found = [limit for limit in limits if limit.clock]
        found += [limit for root in roots for limit, _, _ in _remedies(self._guide, root)]
        return list(dict.fromkeys(self._names[id(limit.clock)] for limit in found))

    # ---- the pool ----

    @cached_property
    def pool(self) -> tuple[Pooled, ...]:
        """Every clock once, in the order of the guide. A remedy that states the window of its door is the door's clock."""
        found: dict[tuple[str, str, Clock], _Gathered] = {}
        numbers: dict[str, int] = {}
        for prefix, limit, remedy in self._everything():
            assert limit.clock is not None  # see _everything
            key = (limit.procedure.id, limit.step.id, limit.clock)
            if key not in found:
                numbers[prefix] = numbers.get(prefix, 0) + 1
                found[key] = _Gathered(f"{prefix}/{numbers[prefix]}", limit, remedy is None)
            self._names[id(limit.clock)] = found[key].name
            if remedy:
                found[key].behind.add(remedy[:2])
                found[key].cases.add(remedy[2])
        return tuple(one.pooled() for one in found.values())

    @cached_property
    def timed(self) -> tuple[Timed, ...]:
        """The pool as the engine counts it."""
        links = links_of(self._guide, [pooled.item for pooled in self.pool])
        return tuple(
            Timed(pooled.event, self._way(pooled.clock).how, link) for pooled, link in zip(self.pool, links, strict=True)
        )

    def _everything(self) -> Iterator[tuple[str, Limit, tuple[str, str, str] | None]]:
        """The start of its name, the limit, and of a remedy its procedure, the end it stands behind and its case."""
        for procedure in self._guide.procedures.values():
            for step in procedure.steps:
                for clock in step.clocks:
                    yield _place(procedure, step), Limit(procedure, step, whose(procedure, step), step.title, clock), None
            for limit in _staff_limits(procedure):
                yield _place(procedure, limit.step) + "/staff", limit, None
        for procedure in self._guide.procedures.values():
            for limit, end, case in _remedies(self._guide, procedure):
                yield _place(limit.procedure, limit.step) + "/after", limit, (procedure.id, end, case)
        for matter in self._guide.matters.values():
            for limit in _own_limits(self._guide, matter):
                yield _place(limit.procedure, limit.step) + "/" + matter.id, limit, None

    # ---- the scripts ----

    def files(self) -> Iterator[VirtualFile]:
        """The calendar with the words of the results, and the pool. Links in it count from the root of the site."""
        words = self._wording.section("reckon")
        yield _script(WORDS, "routemapReckonData", {"calendar": compact(official_calendar()), "words": words})
        yield _script(CLOCKS, "routemapClocks", self._pool_data())

    def _pool_data(self) -> dict[str, Any]:
        ways: dict[str, int] = {}
        clocks: dict[str, Any] = {}
        steps: dict[str, Any] = {}
        for pooled, timed in zip(self.pool, self.timed, strict=True):
            limit = pooled.item.limit
            said = json.dumps(self._said(pooled.clock), ensure_ascii=False)
            clocks[pooled.name] = self._row(pooled, timed, ways.setdefault(said, len(ways)))
            steps.setdefault(_place(limit.procedure, limit.step), [self._late(limit, edge) for edge in limit.step.overdue])
        return {
            "procedures": {
                p.id: {"title": p.title, "href": page_of("procedures", p.id)} for p in self._guide.procedures.values()
            },
            "steps": steps,
            "ways": [json.loads(way) for way in ways],
            "clocks": clocks,
            "lists": self._lists(),
        }

    def _lists(self) -> list[dict[str, Any]]:
        """What the page of the calculator offers: the procedures by group, then the matters with clocks of their own."""
        groups: dict[str, list[dict[str, Any]]] = {}
        for procedure in self._guide.procedures.values():
            if clocks := self.of_procedure(procedure)["clocks"]:
                group = self._wording.say(f"family-group.{self._guide.families[procedure.family].group}")
                groups.setdefault(group, []).append({"id": procedure.id, "title": procedure.title, "clocks": clocks})
        own = [
            {"id": matter.id, "title": matter.plain, "clocks": clocks}
            for matter in self._guide.matters.values()
            if (clocks := self._named(_own_limits(self._guide, matter)))
        ]
        lists = [{"title": title, "rows": rows} for title, rows in groups.items()]
        return [*lists, {"title": self._wording.say("reckon.own-clocks"), "rows": own}] if own else lists

    def _row(self, pooled: Pooled, timed: Timed, way: int) -> dict[str, Any]:
        """A clock in full; what it does not have is left out."""
        limit, clock = pooled.item.limit, pooled.clock
        row = {
            "event": timed.event,
            "text": self.plain_event(pooled),
            "law": clock.from_,
            "hint": self._hint(clock),
            "how": plain_count(timed.how),
            "links": [
                {"to": self.pool[link.to].name, "when": link.when, "silent": link.silent} for link in timed.links
            ],
            "who": limit.whose,
            "actor": limit.procedure.actor(limit.step).title if limit.whose != "citizen" else None,
            "label": limit.label,
            "procedure": limit.procedure.id,
            "step": limit.step.id,
            "length": self._spelling.length(clock),
            "cites": self._spelling.linked(clock.basis),
            "way": way,
            "when": pooled.when,
            "note": clock.note if clock.from_ or clock.before else None,
            "extend": clock.extend.when if clock.extend else None,
            "missed": self._statement(clock.missed) if clock.missed else None,
            "paused": "、".join(clock.not_counted),
        }
        return {key: value for key, value in row.items() if value not in (None, "", [])}

    def plain_event(self, pooled: Pooled) -> str:
        """What happened, in plain words, with who did it."""
        clock, limit = pooled.clock, pooled.item.limit
        if clock.before:
            return self._wording.say("reckon.event-before", event=clock.before)
        if not clock.from_:
            return self._wording.say("reckon.event-silent", label=limit.label)
        for key in (f"event.{limit.procedure.id}|{clock.from_}", f"event.{clock.from_}"):
            if self._wording.has(key):
                return self._wording.say(key)
        text = plain_event(clock.from_)
        if not _DOES.match(text):
            return text
        mine = limit.whose == "citizen" and not text.startswith(("受理", "立案", "作出", "决定"))
        who = self._wording.say("reckon.who-citizen") if mine else limit.procedure.actor(limit.step).title
        return f"{who}{text}" if mine or limit.whose != "citizen" else text

    def _hint(self, clock: Clock) -> str | None:
        if not clock.from_ and not clock.before:
            return self._wording.say("reckon.no-start", note=clock.note)
        known = clock.from_ and ("应当知道" in clock.from_ or "应知" in clock.from_)
        return self._wording.say("reckon.should-know") if known else None

    def _late(self, limit: Limit, edge: Edge) -> dict[str, Any]:
        """What follows when time is over: the next step, or the end with what the law says about it."""
        procedure = limit.procedure
        page = page_of("procedures", procedure.id)
        step, end = procedure.step(edge.to), procedure.end(edge.to)
        if step is not None:
            return {"when": edge.when, "do": step.title, "href": f"{page}#silent", "next": True}
        assert end is not None  # arrows were proved when loading
        found: dict[str, Any] = {"when": edge.when, "do": end.title, "href": f"{page}#end"}
        if end.final:
            found |= self._statement(end.final)
        found["ways"] = [
            {
                "when": remedy.when,
                "title": self._guide.procedures[remedy.procedure].title,
                "href": page_of("procedures", remedy.procedure),
            }
            for remedy in end.remedies
        ]
        return found

    def _statement(self, statement: Statement) -> dict[str, Any]:
        return {"text": statement.text, "cites": self._spelling.linked(statement.basis)}

    # ---- how it counts, in words ----

    def _way(self, clock: Clock) -> Way:
        return way_of(self._guide, clock, self._settings.proof(clock))

    def _said(self, clock: Clock) -> dict[str, str]:
        """The reasons of a date by their codes, with the articles of just this law."""
        way = self._way(clock)
        general = self._guide.laws.get(GENERAL)
        found = {
            "first-day": self._reason("first-day", way.first_day, general.counting.basis[:1] if general else ()),
            "workdays": self._reason("workdays", way.workdays, ()),
        }
        if way.last_day:
            found["moved"] = self._reason("moved", way.last_day, ())
        if way.silent_days:
            found["silent"] = self._wording.say("reckon.why-silent-days")
        return found

    def _reason(self, code: str, basis: Sequence[Citation], usual: Sequence[Citation]) -> str:
        kind = "" if basis else "-usual" if usual else "-plain"
        places = self._spelling.listed(basis or usual)
        return self._wording.say(f"reckon.why-{code}{kind}", basis=places)


def plain_event(words: str) -> str:
    """收到书面答复之日 as something that happened: 收到书面答复. 次日 goes as well: the day itself is never counted."""
    text = words.replace("知道或者应当知道", "知道").replace("知道或者应知", "知道").replace("之日或者", "，或者")
    return _WHEN.sub("", text)


def plain_count(how: Count) -> dict[str, Any]:
    """How a clock counts, for the script."""
    more = {"length": how.more.length, "unit": how.more.unit} if how.more else None
    return {
        "length": how.length, "unit": how.unit, "moves": how.moves, "back": how.back, "at_least": how.at_least, "more": more,
    }  # fmt: skip


def _script(path: str, name: str, value: object) -> VirtualFile:
    """Plain data as a script: a page opened from a folder may load nothing else."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return VirtualFile(path, f"const {name} = {text};\n".encode())


def _place(procedure: Procedure, step: Step) -> str:
    return f"{procedure.id}/{step.id}"


def _no_clock(limits: Sequence[Limit]) -> str:
    return next((limit.no_clock for limit in limits if limit.no_clock), "")


def _remedies(guide: Guide, procedure: Procedure) -> Iterator[tuple[Limit, str, str]]:
    """The windows behind the ends of a procedure: those that a remedy states, else those of the door it enters. With each
    the end and the case of the remedy."""
    for end, remedy in procedure.remedies():
        target = guide.procedures[remedy.procedure]
        door = door_of(target, remedy.enter)
        for clock in remedy.clocks or (() if remedy.no_clock else door.clocks):
            yield Limit(target, door, "citizen", door.title, clock), end.id, remedy.when


def _staff_limits(procedure: Procedure) -> Iterator[Limit]:
    """The clocks of the steps inside steps. The public guide has none."""
    for step in procedure.steps:
        for inner in step.staff:
            for clock in inner.clocks:
                yield Limit(procedure, step, whose(procedure, step), inner.title, clock)


def _own_limits(guide: Guide, matter: Matter) -> Iterator[Limit]:
    """The clocks that only this matter has."""
    for route in matter.routes.fit:
        procedure = guide.procedures[route.procedure]
        for clock in route.clocks:
            step = procedure.step(clock.step)
            if step is not None:
                yield Limit(procedure, step, whose(procedure, step), step.title, clock)
