"""Which clock starts where another one ends: the chain of a procedure, read from its graph.

Only four ways are certain enough, because a clock may also start with something that happened long before (受理之日 stands on
several steps, 收到申请执行书之日 on steps that one comes back to):

- handed in: the citizen's step leads to a body, whose clock starts when it receives something;
- told: a step of a body leads to the citizen, or to an end with a remedy, and the clock there starts when the paper of just
  this step reaches him;
- silent: time is over, and the clock on the way of silence starts when a time limit ends;
- named: the arrow itself says what the later clock starts with (「受理」, 「立案」), wherever behind it that clock stands.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Edge, Guide, Procedure, Step
from ..model.limits import Limit

_RECEIVED = re.compile(r"^(?:收到|接到|被告知)|送达之日$")
_OTHER_PAPER = re.compile(r"通知|补正|当事人书面")
_PAPER = re.compile(
    r"复议决定|复核决定|复审决定|处理决定|决定|裁决|裁定|判决|意见|答复|结论|认定书|听证权利|交纳诉讼费用|不予立案"
)
_OVER = re.compile(r"(?:期限届满|期满)(?:之日|后)$")
_NAMED = re.compile(r"^(?:投诉)?(受理(?!撤销|登记)|立案)")
_NOT_NAMED = re.compile(r"(?:不予?|未|没有|没)(?:受理|立案)|受理机关")
LONG = 2200
"""Hours. Who has years to act will hardly wait for the last day: nothing is counted on from there."""


@dataclass(frozen=True, slots=True)
class Item:
    """A clock of a page. `behind`: the ends of procedures, as (procedure, end), behind which it is the window of a remedy."""

    limit: Limit
    behind: frozenset[tuple[str, str]] = frozenset()

    @property
    def anchor(self) -> str:
        """What the clock starts with, in the words of the article."""
        return self.limit.clock.from_ or "" if self.limit.clock else ""

    def stands_at(self, procedure: Procedure, place: str) -> bool:
        """Whether an arrow of this procedure to this step or end leads to the clock."""
        own = self.limit.procedure is procedure and self.limit.step.id == place
        return own or (procedure.id, place) in self.behind


@dataclass(frozen=True, slots=True)
class Link:
    """The end of one clock as the start of another (its place in the list). `when`: what must have happened meanwhile."""

    to: int
    when: str
    silent: bool


def links_of(guide: Guide, items: Sequence[Item]) -> list[tuple[Link, ...]]:
    """For each clock the clocks that start where it ends."""
    near: dict[str, list[tuple[int, Item]]] = {}
    for place, item in enumerate(items):
        for procedure in {item.limit.procedure.id, *(procedure for procedure, _ in item.behind)}:
            near.setdefault(procedure, []).append((place, item))
    return [tuple(_links(guide, near[item.limit.procedure.id], item)) for item in items]


def _links(guide: Guide, near: Sequence[tuple[int, Item]], item: Item) -> Iterator[Link]:
    """`near`: the clocks of the procedure, and those of remedies behind its ends, with their places."""
    clock, step = item.limit.clock, item.limit.step
    if clock is None or clock.before or clock.at_least:
        return
    if item.limit.whose == "citizen" and clock.length.hours > LONG:
        return
    told: set[int] = set()
    for silent, edges in ((False, step.next), (True, step.overdue)):
        for edge in edges:
            for place, other in near:
                if place in told or other is item or not other.anchor:
                    continue
                if _silent(item, edge, other) if silent else _named(item, edge, other) or _reaches(guide, item, edge, other):
                    told.add(place)
                    yield Link(place, edge.when, silent)


def _silent(item: Item, edge: Edge, other: Item) -> bool:
    waits = item.limit.whose != "citizen" and bool(_OVER.search(other.anchor))
    return waits and other.stands_at(item.limit.procedure, edge.to)


def _named(item: Item, edge: Edge, other: Item) -> bool:
    """The arrow says what the other clock starts with, and no later arrow says it again."""
    found = _NAMED.match(other.anchor)
    procedure = item.limit.procedure
    target = procedure.step(edge.to)
    if not found or target is None or other.limit.procedure is not procedure or other.limit.step is item.limit.step:
        return False
    says = [found[1] in arrow.when and not _NOT_NAMED.search(arrow.when) for arrow in (edge, *target.next)]
    return says[0] and not any(says[1:]) and other.limit.step.id in procedure.reachable(edge.to)


def _reaches(guide: Guide, item: Item, edge: Edge, other: Item) -> bool:
    """Something passes from one side to the other: handed in by the citizen, or told by a body."""
    procedure, step = item.limit.procedure, item.limit.step
    if not (_RECEIVED.search(other.anchor) and other.stands_at(procedure, edge.to)) or _goes_back(procedure, step, edge):
        return False
    theirs = other.limit.whose == "citizen"
    if item.limit.whose == "citizen":
        return not theirs and not _OTHER_PAPER.search(other.anchor)
    paper = _PAPER.search(other.anchor.replace("书面答复", "意见"))
    return item.limit.whose == "body" and theirs and paper is not None and _gives(guide, procedure, step, edge, paper[0])


def _gives(guide: Guide, procedure: Procedure, step: Step, edge: Edge, paper: str) -> bool:
    """Whether this paper comes out of the step: its title, the arrow or a document says so. A ruling (裁定) is no judgment,
    and 复议决定 comes from a step of 复议 only."""
    if edge.when.startswith("裁定"):
        return paper in edge.when
    end = procedure.end(edge.to)
    words = f"{step.title}{edge.when}"
    documents = (*step.gives, *((end.document,) if end and end.document else ()))
    titles = "".join(guide.documents[name].title for name in documents)
    if paper.startswith("复"):
        return paper[:2] in words or paper[:2] in procedure.title
    return paper in words + titles


def _goes_back(procedure: Procedure, step: Step, edge: Edge) -> bool:
    places = [known.id for known in procedure.steps]
    return edge.to in places and places.index(edge.to) <= places.index(step.id)
