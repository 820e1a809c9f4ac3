"""From a chart to rows of measured shapes: what stands in which row, how large it is, and which words are on it.

Everything fits a width of 343 units, the CSS pixels that a telephone of 360 px leaves. A flow has one spine of steps;
every branch that does not go to the next step is an exit in a row of its own, so any graph with loops fits. A tree has
one row for each node, indented, with a rail at the left.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Literal

from generator.render.chart import Chart, ClockTag, Edge, Node
from generator.wording import Wording

from .measure import text_width, wrap

WIDTH = 343.0
LEFT = -9.0
SPINE = 111.0
BOX = 194.0
LANE = 136.0
LABEL = 206.0
TREE_RAIL = 28.0
TREE_STEP = 22.0
TREE_RIGHT = 330.0
MOST_DEPTH = 4
PILL_INDENT = 14.0

Style = Literal["tag", "t", "s", "lab", "base"]
SIZES: dict[Style, float] = {"tag": 13, "t": 16.5, "s": 14, "lab": 14, "base": 15.5}
LEADS: dict[Style, float] = {"tag": 18, "t": 22, "s": 19, "lab": 19, "base": 22}

RowKind = Literal["step", "pill", "document", "end", "exit", "label", "list", "pair"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text and its class."""

    text: str
    style: Style
    struck: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row: at the left its rails, at the right a shape of `width` by `height`, with room above and below."""

    kind: RowKind
    width: float
    height: float
    above: float
    below: float
    lines: tuple[Line, ...] = ()
    node: Node | None = None
    edge: Edge | None = None
    clocks: tuple[ClockTag, ...] = ()
    depth: int = 0
    side_lines: tuple[Line, ...] = ()

    @property
    def beside(self) -> bool:
        """Whether the shape stands beside the spine and not on it."""
        return self.kind in ("exit", "label")


@dataclass(frozen=True)
class Plan:
    """The rows of a chart from top to bottom. `joined[i]` says whether a line of the spine enters row i from above."""

    chart: Chart
    rows: tuple[Row, ...]
    words: dict[str, str] = field(default_factory=dict)


def plan_chart(chart: Chart, wording: Wording) -> Plan:
    """Measure a chart and put its parts in order."""
    rows = _Flow(chart, wording).rows() if chart.form == "flow" else _tree(chart)
    return Plan(chart, tuple(rows), wording.section("chart"))


def spine_edges(chart: Chart, step: Node, following: Node | None) -> tuple[Edge, ...]:
    """The edges that go down the spine: to the next step, or from the last step to the first plain end."""
    out = [edge for edge in chart.out[step.id] if edge.kind == "next"]
    if following is not None:
        return tuple(edge for edge in out if edge.target == following.id)
    for edge in out:
        target = chart.by_id[edge.target]
        if target.kind in ("end", "exit") and not target.mark:
            return tuple(other for other in out if other.target == edge.target)
    return ()


class _Flow:
    """Rows of a flow: step, clocks, silence, documents, branches, label of the way on, next step."""

    def __init__(self, chart: Chart, wording: Wording) -> None:
        self._chart = chart
        self._say = wording.say

    def rows(self) -> Iterable[Row]:
        steps = [node for node in self._chart.nodes if node.kind == "step"]
        for index, step in enumerate(steps):
            following = steps[index + 1] if index + 1 < len(steps) else None
            yield from self._step(step, following)
        for end in self._chart.nodes:
            if end.kind == "end" and end.mark:
                yield _box("end", end, above=16)
                for edge in self._chart.out[end.id]:
                    yield self._exit(edge, end)

    def _step(self, step: Node, following: Node | None) -> Iterable[Row]:
        yield _box("step", step, above=16)
        for clock in step.clocks:
            yield _pill(step, clock)
        out = self._chart.out[step.id]
        ahead = spine_edges(self._chart, step, following)
        for edge in out:
            if edge.kind == "overdue":
                yield self._exit(edge, step)
        yield from _documents([(self._chart.by_id[edge.target], edge) for edge in out if edge.kind == "gives"])
        for edge in out:
            if edge.kind not in ("overdue", "gives") and edge not in ahead:
                yield self._exit(edge, step)
        for edge in ahead:
            yield _label(edge)
        if ahead and following is None:
            yield _box("end", self._chart.by_id[ahead[0].target], above=12)

    def _exit(self, edge: Edge, source: Node) -> Row:
        target = self._chart.by_id[edge.target]
        pointed = target.kind in ("step", "exit") or bool(target.mark)
        room = BOX - (32 if pointed else 28)
        lines = [Line(text, "lab") for text in wrap(edge.label, room, SIZES["lab"])]
        for clock in edge.clocks:
            lines += [Line(text, "tag") for text in wrap(clock.brief, room, SIZES["tag"])]
        if pointed:
            lines += [Line(text, "tag") for text in wrap(self._goal(target, source, room), room, SIZES["tag"])]
        else:
            lines += [Line(text, "t") for text in wrap(target.title, room, SIZES["t"])]
        height = _block(lines) + (9 if pointed else 14)
        return Row("exit", BOX, height, 3, 3, tuple(lines), target, edge)

    def _goal(self, target: Node, source: Node, room: float) -> str:
        if target.kind == "step":
            if source.number and target.number and target.number <= source.number:
                return self._say("chart.go-back", number=target.number)
            named = self._say("chart.go-step-named", number=target.number, title=target.title)
            short = self._say("chart.go-step", number=target.number)
            return named if text_width(named, SIZES["tag"]) <= room else short
        if target.mark:
            return self._say("chart.go-outcome", mark=target.mark, title=target.title)
        return self._say("chart.go", target=target.title)


def _tree(chart: Chart) -> Iterable[Row]:
    """Rows of a tree, depth first in the order of the edges. A node met again is not unfolded again."""
    root = chart.nodes[0]
    seen: set[str] = set()
    ahead: list[tuple[Edge | None, Node, int, str]] = [(None, root, 0, "")]
    while ahead:
        edge, node, depth, heading = ahead.pop()
        yield from _branch(edge, node, depth, heading)
        if node.id in seen:
            continue
        seen.add(node.id)
        children: list[tuple[Edge | None, Node, int, str]] = []
        before = ""
        for out in chart.out[node.id]:
            shown = out.heading if out.heading != before else ""
            before = out.heading
            children.append((out, chart.by_id[out.target], min(depth + 1, MOST_DEPTH), shown))
        ahead += reversed(children)


def tree_left(depth: int) -> float:
    """Where the shapes of this depth begin."""
    return 14.0 if depth == 0 else TREE_RAIL + TREE_STEP * (depth - 1) + 18


def _branch(edge: Edge | None, node: Node, depth: int, heading: str) -> Iterable[Row]:
    width = TREE_RIGHT - tree_left(depth)
    pair = edge is not None and edge.kind == "off" and node.kind == "exit"
    words = [Line(heading, "tag")] if heading else []
    if edge is not None and edge.label and not pair and node.kind != "unfit":
        words += [Line(text, "lab") for text in wrap(edge.label, width - 4, SIZES["lab"])]
    if words:
        yield Row("label", width, _block(words) + 2, 8, 0, tuple(words), edge=edge, depth=depth)
    if pair:
        assert edge is not None
        half = width / 2
        label = [Line(text, "base") for text in wrap(edge.label, half - 16, SIZES["base"])]
        goal = [Line(text, "lab") for text in wrap(node.title, half - 22, SIZES["lab"])]
        height = max(_block(label), _block(goal) + 12)
        yield Row("pair", width, height, 4, 4, tuple(goal), node, edge, depth=depth, side_lines=tuple(label))
        return
    if node.kind == "step":
        yield _box("step", node, above=2, width=width, depth=depth, edge=edge)
        yield from _pills(node, width, depth)
        return
    title: Style = "base" if node.kind != "unfit" else "t"
    room = width - 24
    own = [Line(text, title, node.kind == "unfit") for text in wrap(node.title, room, SIZES[title])]
    beside: list[Line] = []
    if node.subtitle:
        need = text_width(node.title, SIZES[title]) + text_width(node.subtitle, SIZES["s"]) + 16
        if need <= room:
            beside = [Line(node.subtitle, "s")]
        else:
            own += [Line(text, "s") for text in wrap(node.subtitle, room, SIZES["s"])]
    if node.kind == "unfit" and edge is not None:
        own += [Line(text, "lab") for text in wrap(edge.label, room, SIZES["lab"])]
    height = _block(own) + 13
    yield Row("list", width, height, 3, 3, tuple(own), node, edge, depth=depth, side_lines=tuple(beside))


def _box(kind: RowKind, node: Node, above: float, width: float = BOX, depth: int = 0, edge: Edge | None = None) -> Row:
    room = width - 30
    lines = [Line(text, "tag") for text in wrap(node.tag, room, SIZES["tag"])] if node.tag else []
    lines += [Line(text, "t") for text in wrap(node.title, room, SIZES["t"])]
    if node.subtitle:
        lines += [Line(text, "s") for text in wrap(node.subtitle, room, SIZES["s"])]
    if kind == "end" and node.finish == "stop" and node.description:
        lines += [Line(text, "s") for text in wrap(node.description, room, SIZES["s"])]
    return Row(kind, width, _block(lines) + 18, above, 4, tuple(lines), node, edge, depth=depth)


def _pill(step: Node, clock: ClockTag) -> Row:
    room = BOX - 44
    lines = [Line(text, "s") for words in clock.lines for text in wrap(words, room, SIZES["s"])]
    width = min(BOX, ceil(max(text_width(line.text, SIZES["s"]) for line in lines)) + 43)
    return Row("pill", width, _block(lines) + 9, 5, 4, tuple(lines), step, clocks=(clock,))


def pill_width(clock: ClockTag) -> float:
    """The width of a clock whose lines are not wrapped."""
    return ceil(max(text_width(line, SIZES["s"]) for line in clock.lines)) + 43


def _pills(node: Node, width: float, depth: int) -> Iterable[Row]:
    """The clocks of a branch, beside each other as far as they fit."""
    group: list[ClockTag] = []
    for clock in (*node.clocks, None):
        full = clock is not None and sum(pill_width(other) + 8 for other in (*group, clock)) > width - PILL_INDENT
        if group and (clock is None or full):
            yield Row("pill", width, 28, 3, 2, (), node, clocks=tuple(group), depth=depth)
            group = []
        if clock is not None:
            group.append(clock)


def _documents(papers: Sequence[tuple[Node, Edge]]) -> Iterable[Row]:
    """The documents of a step as one pile: nobody says that one follows from the other."""
    texts = [[Line(text, "base") for text in wrap(node.title, BOX - 40, SIZES["base"])] for node, _ in papers]
    width = max((text_width(line.text, SIZES["base"]) + 36 for lines in texts for line in lines), default=96.0)
    for index, ((node, edge), lines) in enumerate(zip(papers, texts, strict=True)):
        last = index == len(papers) - 1
        above, below = (0 if index else 14), (4 if last else 0)
        yield Row("document", max(96.0, ceil(width)), _block(lines) + 15, above, below, tuple(lines), node, edge)


def _label(edge: Edge) -> Row:
    lines = [Line(text, "lab") for text in wrap(edge.label, LABEL, SIZES["lab"])]
    return Row("label", BOX, _block(lines), 5, 0, tuple(lines), edge=edge)


def _block(lines: Iterable[Line]) -> float:
    return sum(LEADS[line.style] for line in lines)
