"""The text twin of a chart: numbered steps with clocks and documents, and every branch as a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from ..wording import Wording
from .chart import Chart, ClockTag, Edge, EdgeKind, Node


@dataclass(frozen=True, slots=True)
class Branch:
    """One way on: `lead` «如果…，转到», then the `words` of its target, linked where it leads elsewhere.

    `anchor` is the name of an end where it is told first; `heading` groups the branches of a tree.
    """

    edge: str
    node: str
    kind: EdgeKind
    lead: str
    words: str
    href: str
    heading: str = ""
    clocks: tuple[ClockTag, ...] = ()
    anchor: str = ""
    note: str = ""
    branches: tuple["Branch", ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that a step gives."""

    edge: str
    node: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Item:
    """A step, or a result that leads on. `mark` is its number or letter, `anchor` its name on the page."""

    node: str
    anchor: str
    mark: str
    side: str
    tag: str
    title: str
    href: str
    text: str
    subtitle: str = ""
    stage: str = ""
    note: str = ""
    clocks: tuple[ClockTag, ...] = ()
    papers: tuple[Paper, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """`root` is the head of a tree; `items` are the numbered steps; `results` are the lettered ends."""

    chart: str
    items: tuple[Item, ...]
    results: tuple[Item, ...] = ()
    root: Item | None = None


def outline(chart: Chart, wording: Wording) -> Outline:
    """Write a chart as text. Every node and every edge of the chart is said, each edge once."""
    return _Writer(chart, wording).outline()


def twin_edges(text: Outline) -> frozenset[str]:
    """The ids of the chart's edges that the text says."""
    found: set[str] = set()
    for item in _items(text):
        found |= {paper.edge for paper in item.papers}
        found |= {branch.edge for branch in _branches(item.branches)}
    return frozenset(found)


def twin_nodes(text: Outline) -> frozenset[str]:
    """The ids of the chart's nodes that the text says."""
    found: set[str] = set()
    for item in _items(text):
        found.add(item.node)
        found |= {paper.node for paper in item.papers}
        found |= {branch.node for branch in _branches(item.branches)}
    return frozenset(found)


def _items(text: Outline) -> Iterator[Item]:
    yield from text.items
    yield from text.results
    if text.root:
        yield text.root


def _branches(branches: tuple[Branch, ...]) -> Iterator[Branch]:
    for branch in branches:
        yield branch
        yield from _branches(branch.branches)


class _Writer:
    def __init__(self, chart: Chart, wording: Wording) -> None:
        self._chart = chart
        self._say = wording.say
        self._told: set[str] = set()

    def outline(self) -> Outline:
        chart = self._chart
        tree = chart.form == "tree"
        root = chart.nodes[0] if tree else None
        numbered = [node for node in chart.nodes if node.kind == "step" and node is not root]
        lettered = [node for node in chart.nodes if node.kind == "end" and node.mark]
        return Outline(
            chart.id,
            tuple(self._item(node) for node in numbered),
            tuple(self._item(node) for node in lettered),
            self._item(root) if root else None,
        )

    def _item(self, node: Node) -> Item:
        out = self._chart.out[node.id]
        papers = tuple(
            Paper(edge.id, edge.target, self._chart.by_id[edge.target].title, self._chart.by_id[edge.target].href)
            for edge in out
            if edge.kind == "gives"
        )
        branches = tuple(self._branch(edge) for edge in out if edge.kind != "gives")
        anchor = f"{self._chart.id}-s{node.number}" if node.kind == "step" else f"{self._chart.id}-end-{node.id}"
        return Item(
            node.id, anchor, node.mark, node.side, node.tag, node.title, node.href, node.description, node.subtitle,
            node.stage, node.note, node.clocks, papers, branches,
        )  # fmt: skip

    def _branch(self, edge: Edge) -> Branch:
        target = self._chart.by_id[edge.target]
        inner: tuple[Branch, ...] = ()
        if target.kind in ("row", "exit", "unfit") and target.id not in self._told:
            self._told.add(target.id)
            inner = tuple(self._branch(other) for other in self._chart.out[target.id])
        words, href, anchor, note = target.title, target.href, "", ""
        if target.kind == "step" and target.mark:
            words = self._say("chart.step-named", number=target.mark)
            href = f"#{self._chart.id}-s{target.number}"
            if self._chart.form == "tree" and edge.label:
                words += self._say("chart.and", title=target.title)
        elif target.mark:
            words = self._say("chart.outcome-named", mark=target.mark, title=target.title)
        elif target.kind == "end":
            href = ""
            if target.id not in self._told:
                self._told.add(target.id)
                anchor, note = target.href.removeprefix("#"), target.description
        if target.subtitle and target.kind == "row":
            words += self._say("chart.and", title=target.subtitle)
        return Branch(
            edge.id, target.id, edge.kind, self._lead(edge, target), words, href, edge.heading, edge.clocks, anchor,
            note, inner,
        )  # fmt: skip

    def _lead(self, edge: Edge, target: Node) -> str:
        label = edge.label.rstrip("。")
        if not label:
            return ""
        if target.kind == "unfit":
            return self._say("chart.if-unfit", reason=label)
        if edge.kind == "off":
            return self._say("chart.if-plain", condition=label)
        leads_on = target.mark or target.kind == "exit"
        return self._say("chart.if-step" if leads_on else "chart.if-end", condition=label)
