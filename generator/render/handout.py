"""What the paper about a matter says, as plain sentences: shared by the print views and the PDFs, so that both say the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Guide, Matter, Review, Statement
from ..model.limits import Limit
from ..wording import Wording
from .addresses import page_of
from .chart import Chart
from .flowchart import procedure_chart
from .pages.bases import by_law
from .pages.matter import Challenge, RouteView, Silence, facts_of
from .settings import Settings
from .spelling import Spelling, condition


@dataclass(frozen=True, slots=True)
class Need:
    """A paper to bring, to be ticked: who has it, and what it must say."""

    title: str
    by: str
    contents: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit: what has to be done, how long, and from when. `length` is empty where the law gives none."""

    label: str
    length: str
    more: str


@dataclass(frozen=True, slots=True)
class Station:
    """A step of the way: who acts, what, how long, and the paper one gets."""

    number: int
    side: str
    who: str
    title: str
    clocks: tuple[str, ...]
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Several sentences under one, and what follows from them."""

    title: str
    lines: tuple[str, ...]
    then: str = ""


@dataclass(frozen=True, slots=True)
class OtherWay:
    """Another route, or one that does not lead there; `fit` says in words which."""

    fit: str
    title: str
    agencies: str
    when: str


@dataclass(frozen=True, slots=True)
class Handout:
    """The paper about a matter. `address` is empty where nobody said where the site stands."""

    id: str
    title: str
    formal: str
    crumb: str
    category: str
    do_first: str
    procedure: str
    agencies: tuple[str, ...]
    phones: tuple[tuple[str, str], ...]
    how: str
    how_long: str
    how_long_from: str
    cost: str
    papers: str
    needs: tuple[Need, ...]
    stations: tuple[Station, ...]
    yours: tuple[Deadline, ...]
    theirs: tuple[Deadline, ...]
    silence: tuple[Passage, ...]
    remedies: tuple[Passage, ...]
    closed: tuple[Passage, ...]
    others: tuple[OtherWay, ...]
    points: tuple[str, ...]
    laws: tuple[tuple[str, str], ...]
    status: str
    staff: tuple[tuple[str, str], ...]
    address: str


class HandoutMaker:
    """Writes handouts of one edition."""

    def __init__(self, guide: Guide, wording: Wording, settings: Settings) -> None:
        self._guide = guide
        self._wording = wording
        self._say = wording.say
        self._settings = settings
        self._spelling = Spelling(guide, wording, settings.proof)

    def handout(self, matter: Matter) -> Handout:
        """The paper about a matter."""
        guide, facts = self._guide, facts_of(self._guide, matter)
        first, route = facts.views[0], facts.views[0].route
        category = guide.categories[matter.category]
        clock = first.main.clock if first.main else None
        spelling = self._spelling
        chart = procedure_chart(
            guide, self._wording, first.procedure, lambda kind, name: "", first.door.id, route.clocks
        )
        own = {view.procedure.title for view in facts.views if view.group == "first"}
        extension = spelling.extension(clock) if clock else ""
        return Handout(
            id=matter.id,
            title=matter.plain,
            formal=matter.title,
            crumb=f"{guide.groups[category.group].title} › {category.title}",
            category=category.title,
            do_first=matter.do_first,
            procedure=first.procedure.title,
            agencies=tuple(guide.agencies[name].name for name in route.agencies),
            phones=facts.hotlines,
            how=first.door.title,
            how_long=spelling.length(clock) if clock else self._say("paper.no-days"),
            how_long_from="，".join(filter(None, (spelling.start(clock), extension))) if clock else "",
            cost=first.procedure.cost.text,
            papers="、".join(paper.title for paper in first.papers) or route.gains,
            needs=tuple(
                Need(paper.title, paper.by, "，".join(part.text.rstrip("。") for part in paper.contents))
                for paper in facts.bring
            ),
            stations=tuple(stations(chart)),
            yours=tuple(self._deadlines(facts.limits["citizen"], own)),
            theirs=tuple(self._deadlines(facts.limits["body"], own)),
            silence=tuple(self.silence(facts.silences)),
            remedies=tuple(self.remedies(facts.challenges)),
            closed=tuple(Passage(end.title, (end.final.text,)) for end in facts.closed if end.final),
            others=tuple(self._others(matter, facts.views[1:])),
            points=tuple(self.statements(matter.points)),
            laws=tuple(self.laws((matter,))),
            status=self.status(matter.review),
            staff=tuple(self._staff(matter)),
            address=address_of(self._settings, page_of("matters", matter.id)),
        )

    def _deadlines(self, groups: Iterable[tuple[str, list[Limit]]], own: set[str]) -> Iterator[Deadline]:
        """Those of the first routes. The other routes have theirs on the page, one address away."""
        for title, limits in groups:
            if title in own:
                yield from (self.deadline(limit) for limit in limits)

    def deadline(self, limit: Limit) -> Deadline:
        """A limit in words, with everything the law says about how it is counted."""
        clock, spelling = limit.clock, self._spelling
        if not clock:
            return Deadline(limit.label, "", limit.no_clock or "")
        more = [spelling.start(clock)]
        if clock.extend:
            more += [spelling.extension(clock), clock.extend.when]
        if clock.not_counted:
            more.append(self._say("clock.not-counted", what="、".join(clock.not_counted)))
        more += [spelling.kind_of_day(clock), clock.note or ""]
        if clock.missed:
            more.append(self._say("clock.missed", then=clock.missed.text))
        label = self._say("paper.case", label=limit.label, when=clock.when) if clock.when else limit.label
        return Deadline(label, spelling.length(clock), "；".join(part.rstrip("。") for part in more if part))

    def silence(self, silences: Iterable[Silence]) -> Iterator[Passage]:
        """What to do when they do not answer: silences that lead to the same place are told together."""
        told: dict[tuple[str, str], list[Silence]] = {}
        for silence in silences:
            told.setdefault((silence.procedure.id, silence.edge.to), []).append(silence)
        for group in told.values():
            lines = tuple(
                self._say("paper.silent", who=s.procedure.actor(s.step).title, step=s.step.title, when=s.edge.when)
                for s in group
            )
            yield Passage(self._after_silence(group[0]), lines, self._ways_after(group[0]))

    def _after_silence(self, silence: Silence) -> str:
        step, end = silence.next_step, silence.end
        if step is not None:
            mine = silence.procedure.actor(step).side == "citizen"
            return self._say("paper.then-you" if mine else "paper.then", title=step.title, does=step.does)
        assert end is not None  # links were proved when loading
        return self._say("paper.then-end", title=end.title)

    def _ways_after(self, silence: Silence) -> str:
        if silence.end is None:
            return ""
        ways = [
            self._say("paper.way", when=remedy.when, procedure=self._guide.procedures[remedy.procedure].title)
            for remedy in silence.end.remedies
        ]
        parts = ["；".join(ways) + "。"] if ways else []
        return "".join([*parts, silence.end.final.text if silence.end.final else ""])

    def remedies(self, challenges: Iterable[Challenge]) -> Iterator[Passage]:
        """Each end with the ways on from it and their windows."""
        ends: dict[tuple[str, str], list[Challenge]] = {}
        for challenge in challenges:
            ends.setdefault((challenge.procedure.id, challenge.end.id), []).append(challenge)
        for found in ends.values():
            end = found[0].end
            yield Passage(end.title, tuple(self._way(way) for way in found), end.final.text if end.final else "")

    def _way(self, way: Challenge) -> str:
        windows = "；".join(filter(None, (self._window(limit) for limit in way.limits)))
        title = self._guide.procedures[way.remedy.procedure].title
        text = self._say("paper.way", when=way.remedy.when, procedure=title)
        return f"{text}，{windows}" if windows else text

    def _window(self, limit: Limit) -> str:
        if not limit.clock:
            return limit.no_clock.rstrip("。") if limit.no_clock else ""
        text = self._say(
            "paper.window", length=self._spelling.length(limit.clock), start=self._spelling.start(limit.clock)
        )
        return self._say("paper.case", label=limit.clock.when, when=text) if limit.clock.when else text

    def _others(self, matter: Matter, views: Iterable[RouteView]) -> Iterator[OtherWay]:
        for view in views:
            agencies = "、".join(self._guide.agencies[name].name for name in view.route.agencies)
            when = condition(self._wording, view.route.when, view.route.unless)
            yield OtherWay(self._say(f"fit.{view.group}"), view.procedure.title, agencies, when)
        for unfit in matter.routes.unfit:
            yield OtherWay(self._say("fit.unfit"), self._guide.procedures[unfit.procedure].title, "", unfit.why)

    def statements(self, found: Iterable[Statement]) -> Iterator[str]:
        """Sentences with their articles behind them."""
        for statement in found:
            basis = self._spelling.listed(statement.basis)
            yield self._say("paper.with-basis", text=statement.text, basis=basis) if basis else statement.text

    def laws(self, things: Iterable[object]) -> Iterator[tuple[str, str]]:
        """What is cited, law by law; what was not compared with the text of the law says so."""
        for law, citations in by_law(self._guide, things):
            places = "、".join(citation.place for citation in citations)
            known = all(self._settings.verify(citation).verified for citation in citations)
            yield law.short, places if known else self._say("paper.unverified", places=places)

    def status(self, review: Review) -> str:
        """Honest: who read it over, and whether a program compared its articles."""
        read = self._say("paper.read-by", who=review.reviewer) if review.reviewer else self._say("paper.draft")
        on = self._settings.checked_on
        return read + (self._say("paper.compared", day=on) if on else self._say("paper.not-compared"))

    def _staff(self, matter: Matter) -> Iterator[tuple[str, str]]:
        if matter.staff:
            for key in ("nature", "level", "accept"):
                yield self._say(f"paper.staff-{key}"), getattr(matter.staff, key)
            for note in self.statements(matter.staff.notes):
                yield self._say("paper.staff-note"), note


def stations(chart: Chart) -> Iterator[Station]:
    """The steps of a chart, in order."""
    number = 0
    for node in chart.nodes:
        if node.kind == "step":
            number += 1
            papers = (chart.by_id[edge.target].title for edge in chart.out[node.id] if edge.kind == "gives")
            clocks = tuple("，".join(clock.lines) for clock in node.clocks)
            yield Station(number, node.side, node.tag, node.title, clocks, tuple(dict.fromkeys(papers)))


def address_of(settings: Settings, page: str) -> str:
    """Where a page stands in the world; empty where nobody said so."""
    return f"{settings.site_url.rstrip('/')}/{page}" if settings.site_url else ""

