"""Charts as plain data: what the drawing and its text twin share. Nothing here knows how anything looks."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

NodeKind = Literal["step", "document", "end", "exit", "row", "unfit"]
"""step: someone acts. document: a paper. end: the procedure ends here. exit: leads to another page.
row: one line of a list. unfit: a way that does not lead there."""

EdgeKind = Literal["next", "overdue", "remedy", "gives", "off"]
"""next: the way on. overdue: the time ran out. remedy: leaves the procedure. gives: a document. off: not this way."""

Form = Literal["flow", "tree"]
"""flow: a spine of steps with their branches. tree: a list with branches of branches."""

Finish = Literal["", "good", "stop", "open"]
"""How an end looks: good is solved, stop is the end of the road, open leads on."""


@dataclass(frozen=True, slots=True)
class ClockTag:
    """A time limit as it stands on a chart. `mine` is the citizen's own; `when` is the case it holds for."""

    lines: tuple[str, ...]
    mine: bool = False
    when: str = ""

    @property
    def brief(self) -> str:
        """On one line, without extension. Two limits of one arrow are never shown without their cases."""
        return f"{self.lines[0]}：{self.when}" if self.when else self.lines[0]


@dataclass(frozen=True, slots=True)
class Node:
    """`tag` is who acts, `mark` stands in the ring, `description` is for the text twin alone."""

    id: str
    kind: NodeKind
    title: str
    href: str
    side: str = ""
    tag: str = ""
    subtitle: str = ""
    number: int | None = None
    mark: str = ""
    stage: str = ""
    description: str = ""
    finish: Finish = ""
    clocks: tuple[ClockTag, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edge:
    """`heading` groups the branches of a tree; `clocks` are the limits of an arrow that leaves the procedure."""

    id: str
    source: str
    target: str
    label: str
    kind: EdgeKind = "next"
    heading: str = ""
    clocks: tuple[ClockTag, ...] = ()


@dataclass(frozen=True)
class Chart:
    """`id` is unique on its page and in the site; it begins the name of every anchor."""

    id: str
    title: str
    description: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    form: Form = "flow"

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """Every node by its id."""
        return {node.id: node for node in self.nodes}

    @cached_property
    def out(self) -> dict[str, tuple[Edge, ...]]:
        """For each node the edges that leave it, in order."""
        found: dict[str, list[Edge]] = {node.id: [] for node in self.nodes}
        for edge in self.edges:
            found[edge.source].append(edge)
        return {name: tuple(edges) for name, edges in found.items()}

    def into(self, step: Node) -> tuple[str, ...]:
        """On which conditions one comes to a step from those before it."""
        before = {node.id for node in self.nodes[: self.nodes.index(step)]}
        found = (edge.label.rstrip("。") for edge in self.edges if edge.target == step.id and edge.source in before)
        return tuple(dict.fromkeys(filter(None, found)))
