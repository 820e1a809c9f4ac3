"""From the model to charts: pure functions, in the order of the definitions: the same guide gives the same charts."""

from collections.abc import Callable, Iterable, Sequence

from generator.model import (
    Agency,
    Clock,
    Document,
    End,
    Guide,
    Matter,
    Procedure,
    Remedy,
    Route,
    RouteClock,
    Step,
    StepBase,
)
from generator.model.limits import main_limit, route_windows
from generator.wording import Wording

from .chart import Chart, ClockTag, Edge, EdgeKind, Finish, Node
from .spelling import condition

Link = Callable[[str, str], str]
"""The address of a page: kind as in the folder names ("procedures", "documents", …) and id."""

_SOLVED = frozenset({"granted", "settled"})
_TRIBUNALS = frozenset({"judicial", "tribunal"})
_HELPERS = frozenset({"society", "autonomy"})
ROWS_AT_MOST = 12
"""More matters than this are shown by category."""


def procedure_chart(
    guide: Guide,
    wording: Wording,
    procedure: Procedure,
    link: Link,
    door: str | None = None,
    route_clocks: Sequence[RouteClock] = (),
    chart_id: str | None = None,
) -> Chart:
    """The steps of a procedure, or of what is reachable from a door; a matter's own clocks replace a step's."""
    name = chart_id or "procedure-" + procedure.id + (f"--{door}" if door else "")
    reached = procedure.reachable(*((door,) if door else procedure.entrances))
    build = _Builder(guide, wording, link, name)
    replaced: dict[str, list[Clock]] = {}
    for clock in route_clocks:
        replaced.setdefault(clock.step, []).append(clock)
    steps = procedure.way_from(door) if door else [step for step in procedure.steps if step.id in reached]
    for step in steps:
        actor = procedure.actor(step)
        build.step(step, actor.title, actor.side, replaced.get(step.id, step.clocks), step.stage or "")
    ends = [end for end in procedure.ends if end.id in reached]
    for end in ends:
        build.end(end)
    for step in steps:
        build.edges(step, "next", ((edge.to, edge.when) for edge in step.next))
        build.edges(step, "overdue", ((edge.to, edge.when) for edge in step.overdue))
    for end in ends:
        for index, remedy in enumerate(end.remedies):
            build.remedy(end, index, remedy)
    about = wording.say("chart.procedure-about", first=steps[0].title, steps=len(steps), ends=len(ends))
    return build.chart(wording.say("chart.procedure", title=procedure.title), about)


def staff_chart(guide: Guide, wording: Wording, procedure: Procedure, step: Step, link: Link) -> Chart:
    """The internal flow of one step. It leaves by the step's own arrows, so these places become exits."""
    name = f"staff-{procedure.id}--{step.id}"
    build = _Builder(guide, wording, link, name)
    actor = procedure.actor(step)
    for part in step.staff:
        build.step(part, wording.say("chart.this-agency"), actor.side, part.clocks)
    inside = {part.id for part in step.staff}
    numbers = {place.id: index for index, place in enumerate(procedure.steps, 1)}
    page = link("procedures", procedure.id)
    for part in step.staff:
        for edge in part.next:
            if edge.to not in inside and edge.to not in build.known:
                end = procedure.end(edge.to)
                target = procedure.step(edge.to)
                if end is not None:
                    build.end(end, with_remedies=False)
                elif target is not None:
                    title = wording.say("chart.staff-exit", number=numbers[edge.to], title=target.title)
                    build.add(Node(edge.to, "exit", title, page))
    for part in step.staff:
        build.edges(part, "next", ((edge.to, edge.when) for edge in part.next))
    about = wording.say("chart.staff-about", steps=len(step.staff))
    return build.chart(wording.say("chart.staff", title=step.title), about)


def matter_chart(guide: Guide, wording: Wording, matter: Matter, link: Link, silence_href: str = "#silent") -> Chart:
    """The map of a matter: you, the routes that fit, what follows, silence, and the ways that do not lead there."""
    name = f"matter-{matter.id}"
    you = wording.say("chart.you")
    nodes = [Node("you", "step", matter.plain, link("matters", matter.id), side="citizen", tag=you)]
    edges: list[Edge] = []
    routes = [*matter.routes.first, *matter.routes.also]
    placed: list[tuple[Route, str]] = []
    pending = list(matter.routes.then)
    ids = {id(route): f"route-{route.name}" for route in matter.routes.fit}

    def place(route: Route, source: str, heading: str) -> None:
        node = _route_node(guide, wording, matter, route, ids[id(route)], len(placed) + 1, link)
        nodes.append(node)
        placed.append((route, node.id))
        label = condition(wording, route.when, route.unless)
        word = wording.say(f"chart.heading-{heading}")
        edges.append(Edge(f"{source}--{node.id}", source, node.id, label, heading=word))
        procedure = guide.procedures[route.procedure]
        main = main_limit(guide, route)
        for number, edge in enumerate(main.step.overdue if main and heading == "first" else ()):
            target = procedure.step(edge.to) or procedure.end(edge.to)
            assert target is not None
            silent = Node(f"silent-{route.name}-{number}", "exit", target.title, silence_href)
            nodes.append(silent)
            word = wording.say("chart.heading-silent")
            edges.append(Edge(f"{node.id}--{silent.id}", node.id, silent.id, edge.when, "overdue", word))
        for later in [later for later in pending if later.after == route.procedure]:
            if later in pending:
                pending.remove(later)
                place(later, node.id, "then")

    for route in routes:
        place(route, "you", "first" if route in matter.routes.first else "also")
    for route in list(pending):
        if route in pending:
            pending.remove(route)
            place(route, "you", "then")
    for index, unfit in enumerate(matter.routes.unfit):
        procedure = guide.procedures[unfit.procedure]
        node = Node(f"unfit-{index}", "unfit", procedure.title, link("procedures", procedure.id), description=unfit.why)
        nodes.append(node)
        word = wording.say("chart.heading-unfit")
        edges.append(Edge(f"you--{node.id}", "you", node.id, unfit.why, "off", word))
    about = wording.say("chart.matter-about", fit=len(placed), unfit=len(matter.routes.unfit))
    return Chart(name, wording.say("chart.matter", title=matter.plain), about, tuple(nodes), tuple(edges), "tree")


def agency_chart(guide: Guide, wording: Wording, agency: Agency, link: Link) -> Chart:
    """What an agency accepts, by matter or by category, and what it does not accept and who does."""
    nodes = {
        "agency": Node("agency", "step", agency.name, link("agencies", agency.id), side=side_of(agency),
                       tag=agency.title if agency.plain else "")
    }  # fmt: skip
    edges: list[Edge] = []
    accepted = guide.accepted_by[agency.id]
    accepts = wording.say("chart.heading-accepts")
    for key, title, subtitle, href in _accepted_rows(guide, wording, accepted, link):
        nodes[key] = Node(key, "row", title, href, side=side_of(agency), subtitle=subtitle)
        edges.append(Edge(f"agency--{key}", "agency", key, "", heading=accepts))
    own = {matter.id for matter, _ in accepted}
    near = {matter.category for matter, _ in accepted}  # only what one might take to this agency by mistake
    declines = wording.say("chart.heading-declines")
    turned: dict[str, dict[str, Matter]] = {}
    for procedure in dict.fromkeys(route.procedure for _, route in accepted):
        for matter, _ in guide.turned_away_from[procedure]:
            who = matter.routes.first[0].agencies[0]
            if matter.id not in own and who != agency.id and matter.category in near:
                turned.setdefault(who, {})[matter.id] = matter
    single = sum(map(len, turned.values())) <= ROWS_AT_MOST
    for who, matters in turned.items():
        nodes[f"agency-{who}"] = Node(f"agency-{who}", "exit", guide.agencies[who].name, link("agencies", who))
        labels = [matter.plain for matter in matters.values()]
        if not single and len(labels) > 1:
            labels = [wording.say("chart.and-others", first=labels[0], count=len(labels))]
        for index, label in enumerate(labels):
            edges.append(Edge(f"agency--{who}-{index}", "agency", f"agency-{who}", label, "off", declines))
    title = wording.say("chart.agency", title=agency.name)
    about = wording.say("chart.agency-about")
    return Chart(f"agency-{agency.id}", title, about, tuple(nodes.values()), tuple(edges), "tree")


def purpose_chart(guide: Guide, wording: Wording, link: Link) -> Chart:
    """《信访工作条例》 arts. 29 to 31: purpose, the article that leads on, and the route families in groups."""
    root = Node("root", "step", wording.say("chart.purposes-root"), "#purposes-s1", side="citizen",
                tag=wording.say("chart.purposes-tag"))  # fmt: skip
    nodes, edges = [root], []
    number = 0
    for purpose, title in wording.section("purpose").items():
        families = [family for family in guide.families.values() if family.purpose == purpose]
        if not families:
            continue
        number += 1
        node = Node(f"purpose-{purpose}", "step", title, f"#purposes-s{number}", side="citizen", number=number,
                    mark=str(number))  # fmt: skip
        nodes.append(node)
        edges.append(Edge(f"root--{node.id}", "root", node.id, ""))
        modes = sorted({(family.mode.paragraph or 0, family.mode.item or 0, family.mode.place) for family in families})
        for _, _, place in modes:
            groups = dict.fromkeys(family.group for family in families if family.mode.place == place)
            for group in groups:
                mode = Node(f"mode-{purpose}-{number}-{len(nodes)}", "row", wording.say(f"family-group.{group}"),
                            f"#purposes-s{number}", side="authority", subtitle=place)  # fmt: skip
                nodes.append(mode)
                edges.append(Edge(f"{node.id}--{mode.id}", node.id, mode.id, ""))
                for family in families:
                    if family.mode.place == place and family.group == group:
                        leaf = Node(f"family-{family.id}", "exit", family.title, link("families", family.id))
                        nodes.append(leaf)
                        edges.append(Edge(f"{mode.id}--{leaf.id}", mode.id, leaf.id, ""))
    return Chart("purposes", wording.say("chart.purposes"), wording.say("chart.purposes-about"), tuple(nodes),
                 tuple(edges), "tree")  # fmt: skip


def side_of(agency: Agency) -> str:
    """The shape an agency has in charts."""
    if agency.branch in _TRIBUNALS:
        return "court"
    return "mediator" if agency.branch in _HELPERS else "authority"


def clock_tag(wording: Wording, clock: Clock, mine: bool) -> ClockTag:
    """A time limit in a few words: length and a short start, then when it holds, then its extension."""
    length = str(clock.length)
    bound = "within" if clock.within else "at-least"
    if clock.before:
        first = wording.say("chart.within-before", start=clock.before, length=length)
    elif clock.from_ and len(clock.from_) <= 8:
        first = wording.say(f"chart.{bound}-from", start=clock.from_, length=length)
    else:
        first = wording.say(f"chart.{bound}", length=length)
    lines = [first]
    if clock.when:
        lines.append(clock.when)
    if clock.extend and clock.extend.by:
        key = "chart.extend-times" if clock.extend.times > 1 else "chart.extend-by"
        lines.append(wording.say(key, length=clock.extend.by, times=clock.extend.times))
    elif clock.extend:
        lines.append(wording.say("chart.extend-open"))
    lines += [wording.say("chart.not-counted", what=what) for what in clock.not_counted if len(what) <= 10]
    return ClockTag(tuple(lines), mine, clock.when or "")


class _Builder:
    """Collects the nodes and edges of one flow."""

    def __init__(self, guide: Guide, wording: Wording, link: Link, name: str) -> None:
        self._guide = guide
        self._wording = wording
        self._link = link
        self._name = name
        self._papers: list[Node] = []
        self._edges: list[Edge] = []
        self._marks = iter(wording.say("chart.marks"))
        self.known: dict[str, Node] = {}

    def add(self, node: Node) -> None:
        self.known[node.id] = node

    def step(self, step: StepBase, tag: str, side: str, clocks: Iterable[Clock], stage: str = "") -> None:
        number = len(self.known) + 1
        tags = tuple(clock_tag(self._wording, clock, side == "citizen") for clock in clocks)
        self.add(
            Node(
                step.id, "step", step.title, f"#{self._name}-s{number}", side=side, tag=tag, number=number,
                mark=str(number), stage=stage, description=step.does, clocks=tags, note=step.no_clock or "",
            )
        )  # fmt: skip
        for paper in step.gives:
            document: Document = self._guide.documents[paper]
            key = f"document-{step.id}-{paper}"
            self._papers.append(Node(key, "document", document.title, self._link("documents", paper)))
            label = self._wording.say("chart.gives-label")
            self._edges.append(Edge(f"{step.id}--{key}", step.id, key, label, "gives"))

    def end(self, end: End, with_remedies: bool = True) -> None:
        leads_on = with_remedies and bool(end.remedies)
        self.add(
            Node(
                end.id, "end", end.title, f"#{self._name}-end-{end.id}", finish=_finish(end),
                mark=next(self._marks, "") if leads_on else "", description=end.final.text if end.final else "",
            )
        )  # fmt: skip

    def edges(self, step: StepBase, kind: EdgeKind, arrows: Iterable[tuple[str, str]]) -> None:
        for index, (target, when) in enumerate(arrows):
            self._edges.append(Edge(f"{step.id}--{kind}-{index}", step.id, target, when, kind))

    def remedy(self, end: End, index: int, remedy: Remedy) -> None:
        target = self._guide.procedures[remedy.procedure]
        enter = remedy.enter or target.entrances[0]
        door = target.step(enter)
        clocks = remedy.clocks or (door.clocks if door and not remedy.no_clock else ())
        key = f"to-{end.id}-{index}"
        self._papers.append(Node(key, "exit", target.title, self._link("procedures", target.id)))
        tags = tuple(clock_tag(self._wording, clock, True) for clock in clocks)
        self._edges.append(Edge(f"{end.id}--remedy-{index}", end.id, key, remedy.when, "remedy", clocks=tags))

    def chart(self, title: str, about: str) -> Chart:
        return Chart(self._name, title, about, (*self.known.values(), *self._papers), tuple(self._edges))


def _finish(end: End) -> Finish:
    if end.result in _SOLVED:
        return "good"
    return "open" if end.remedies or end.result == "redirected" else "stop"


def _route_node(
    guide: Guide, wording: Wording, matter: Matter, route: Route, name: str, number: int, link: Link
) -> Node:
    """A route as the card of the matter has it: its window, the body's main limit, the main step's document."""
    procedure = guide.procedures[route.procedure]
    lead = guide.agencies[route.agencies[0]]
    main = main_limit(guide, route)
    windows = route_windows(guide, matter, route)
    lengths = list(dict.fromkeys(str(limit.clock.length) for limit in windows if limit.clock))
    tags = []
    if len(lengths) > 2:
        tags.append(ClockTag((wording.say("chart.yours-many"),), True))
    elif lengths:
        tags.append(ClockTag((wording.say("chart.yours", length=wording.say("chart.or").join(lengths)),), True))
    if main and main.clock and main.whose != "citizen":
        tags.append(ClockTag((wording.say("chart.theirs", length=main.clock.length),)))
    papers = [guide.documents[paper].title for paper in main.step.gives[:1]] if main else []
    gains = wording.say("chart.gains", title=papers[0]) if papers else ""
    return Node(
        name, "step", procedure.title, link("procedures", procedure.id), side=side_of(lead), tag=lead.name,
        subtitle=gains, number=number, mark=str(number), description=route.gains, clocks=tuple(tags),
    )  # fmt: skip


def _accepted_rows(
    guide: Guide, wording: Wording, accepted: Sequence[tuple[Matter, Route]], link: Link
) -> list[tuple[str, str, str, str]]:
    """Key, title, second word and address of each row: matters, or categories where there are many."""
    single = len({(matter.id, route.procedure) for matter, route in accepted}) <= ROWS_AT_MOST
    rows: dict[str, tuple[str, str, str, str]] = {}
    groups: dict[str, dict[str, str]] = {}
    ways: dict[str, dict[str, str]] = {}
    for matter, route in accepted:
        way = guide.procedures[route.procedure].title
        if single:
            key = f"{matter.id}--{route.procedure}"
            rows[key] = (key, matter.plain, way, link("matters", matter.id))
        else:
            groups.setdefault(matter.category, {})[matter.id] = matter.plain
            ways.setdefault(matter.category, {})[way] = way
    for category, matters in groups.items():
        title = wording.say("chart.counted", title=guide.categories[category].title, count=len(matters))
        shown = list(ways[category])
        second = wording.say("chart.and-more", first=shown[0]) if len(shown) > 1 else shown[0]
        rows[category] = (category, title, second, link("categories", category))
    return list(rows.values())


__all__ = [
    "Link", "agency_chart", "clock_tag", "matter_chart", "procedure_chart", "purpose_chart", "side_of",
    "staff_chart",
]  # fmt: skip
