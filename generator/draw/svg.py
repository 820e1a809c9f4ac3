"""Plan and coordinates to SVG: shapes, lines and words. Classes only, no colours: the style sheet knows those.

Charts are the larger part of a page, so a drawing is short: lines of one look are one path, every shape has its own
origin, and what is the same for all shapes of a class stands in the style sheet. It is meant for HTML and not for XML:
attributes that need no quotes have none.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import NamedTuple

from generator.render.chart import ClockTag, Edge, Node

from .dot import rail, shape
from .layout import Places
from .measure import text_width
from .plan import (
    LEADS,
    LEFT,
    PILL_INDENT,
    SIZES,
    SPINE,
    TREE_RAIL,
    TREE_RIGHT,
    WIDTH,
    Line,
    Plan,
    Row,
    pill_width,
    tree_left,
)

TOP = -9.0
SILENT_OFFSET = 17.0
_SIDES: Mapping[str, str] = {
    "citizen": "you", "authority": "body", "superior": "upper", "court": "court", "other": "other", "mediator": "helper",
}  # fmt: skip
_BASE: Mapping[str, float] = {"tag": 14, "t": 17, "s": 14, "lab": 15, "base": 17}
_NEEDS_QUOTES = re.compile(r"[\s\"'=<>`]|^$")


class Frame:
    """Where the shape of one row stands."""

    __slots__ = ("bottom", "left", "middle", "right", "row", "top")

    def __init__(self, row: Row, left: float, top: float) -> None:
        self.row = row
        self.left = left
        self.right = left + row.width
        self.top = top
        self.bottom = top + row.height
        self.middle = top + row.height / 2


class Stroke(NamedTuple):
    """The line of an edge, and its arrow head where it has one of its own."""

    edge: Edge
    line: str
    head: str = ""


class Shape(NamedTuple):
    """A part of the drawing with its words, and the id of the node it stands for."""

    svg: str
    node: str = ""


def draw(plan: Plan, places: Places) -> tuple[str, float, tuple[float, ...]]:
    """The SVG, its height, and every level at which it may be cut for paper."""
    frames = frames_of(plan, places)
    height = max(frame.bottom for frame in frames) + 12 - TOP
    bands = _bands(plan, frames) if plan.chart.form == "flow" else ""
    chart = plan.chart
    svg = (
        f'<svg viewBox="{_n(LEFT)} {_n(TOP)} {_n(WIDTH)} {_n(height)}" role="group" aria-label="{escape(chart.title)}">'
        f"<desc>{escape(chart.description)}</desc><g class=rm-chart id={_value(chart.id)}-drawing>"
        f"{bands}{_lines(strokes(plan, frames))}{''.join(part.svg for part in shapes(plan, frames))}</g></svg>"
    )
    return svg, height, _gaps(frames)


def frames_of(plan: Plan, places: Places) -> list[Frame]:
    """Shapes in our own coordinates: the spine or the first rail stands where the plan wants it."""
    flow = plan.chart.form == "flow"
    first = plan.rows[0]
    anchor, at = (shape(0), SPINE) if flow else (rail(0, 0), TREE_RAIL)
    shift = at - places[anchor][0]
    zero = places[shape(0)][1] - (first.height + first.above + first.below) / 2 + first.above
    frames = []
    for index, row in enumerate(plan.rows):
        x, y = places[shape(index)]
        top = y - (row.height + row.above + row.below) / 2 + row.above - zero
        left = x + shift - row.width / 2
        if not flow:  # the column is as wide as a shape of the first depth; all shapes end where it ends
            left = x + shift + (TREE_RIGHT - tree_left(1)) / 2 - row.width
        frames.append(Frame(row, round(left), round(top)))
    return frames


def strokes(plan: Plan, frames: Sequence[Frame]) -> list[Stroke]:
    """The lines of all edges."""
    return list(_flow(frames) if plan.chart.form == "flow" else _tree(frames))


def shapes(plan: Plan, frames: Sequence[Frame]) -> list[Shape]:
    """Every row in the order in which it is read."""
    return [_shape(plan, frame) for frame in frames]


def _lines(found: Iterable[Stroke]) -> str:
    """Lines of one look together, then the arrow heads."""
    looks: dict[str, str] = {}
    heads: dict[str, str] = {}
    for edge, line, head in found:
        silent = edge.kind == "overdue"
        look = "silent" if silent else "off" if edge.kind == "off" else "edge"
        tip = "tip" if silent else "head"
        looks[look] = looks.get(look, "") + line
        heads[tip] = heads.get(tip, "") + head
    return "".join(f'<path class={look} d="{d}"/>' for look, d in (looks | heads).items() if d)


def _flow(frames: Sequence[Frame]) -> Iterable[Stroke]:
    base: dict[str, Frame] = {}  # where the ways on leave: the step, then its last document
    clock: dict[str, Frame] = {}
    starts = {frame.row.node.id: frame for frame in frames if frame.row.kind in ("step", "end") and frame.row.node}
    heads: set[str] = set()
    for frame in frames:
        row = frame.row
        if row.kind in ("step", "end") and row.node:
            base[row.node.id] = clock[row.node.id] = frame
        elif row.kind == "pill" and row.node:
            clock[row.node.id] = frame
        elif row.kind == "document" and row.edge:
            source = row.edge.source
            first = base[source] is starts[source]  # the first of the pile
            line = f"M{_n(SPINE)} {_n(starts[source].bottom)}V{_n(frame.top)}"
            yield Stroke(row.edge, line, _down(SPINE, frame.top) if first else "")
            base[source] = frame
        elif row.kind == "exit" and row.edge:
            silent = row.edge.kind == "overdue"
            start = clock[row.edge.source] if silent else base[row.edge.source]
            x = SPINE + SILENT_OFFSET if silent else SPINE
            line = f"M{_n(x)} {_n(start.bottom)}V{_n(frame.middle)}H{_n(frame.left)}"
            yield Stroke(row.edge, line, _right(frame.left, frame.middle))
        elif row.kind == "label" and row.edge:
            goal = starts[row.edge.target]
            line = f"M{_n(SPINE)} {_n(base[row.edge.source].bottom)}V{_n(goal.top)}"
            first = row.edge.target not in heads
            heads.add(row.edge.target)
            yield Stroke(row.edge, line, _down(SPINE, goal.top) if first else "")


def _tree(frames: Sequence[Frame]) -> Iterable[Stroke]:
    """Every branch comes down the rail of its parent and turns right into its shape."""
    bottoms: dict[str, Frame] = {}
    for frame in frames:
        row = frame.row
        if row.kind in ("label", "pill"):
            continue
        if row.edge and row.depth:
            parent = bottoms[row.edge.source]
            x = tree_left(row.depth) - 18
            if row.edge.kind == "overdue":
                x += 5  # beside the rail, so that the dots are seen
            line = f"M{_n(x)} {_n(parent.middle)}V{_n(frame.middle)}H{_n(frame.left)}"
            tip = frame.left
            if row.kind == "pair":
                tip = frame.left + row.width / 2
                begin = frame.left + max(_width(line) for line in row.side_lines) + 10
                if begin < tip - 9:
                    line += f"M{_n(begin)} {_n(frame.middle)}H{_n(tip)}"
            yield Stroke(row.edge, line, _right(tip, frame.middle))
        if row.node and row.node.id not in bottoms:
            bottoms[row.node.id] = frame


def _bands(plan: Plan, frames: Sequence[Frame]) -> str:
    """A band behind the steps of one stage, and one behind the results that lead on."""
    found: list[tuple[str, Frame, Frame]] = []
    name = ""
    for frame in frames:
        row = frame.row
        node = row.node
        if row.kind == "step" and node:
            name = node.stage
        elif row.kind == "end" and node:
            name = plan.words["results-band"] if node.mark else ""
        if not name or row.kind == "label":
            continue
        if found and found[-1][0] == name:
            found[-1] = (name, found[-1][1], frame)
        else:
            found.append((name, frame, frame))
    parts = []
    for name, first, last in found:
        top, bottom = first.top - 11, last.bottom + 8
        parts.append(f"<rect class=stage x=-8 y={_n(top)} width=341 height={_n(bottom - top)} rx=10 />")
        pieces = name.split(" ") if " " in name else [name[at : at + 6] for at in range(0, len(name), 6)]
        for index, piece in enumerate(pieces):
            cls = "small" if len(pieces) > 1 and " " in name and index == 0 else "big"
            parts.append(f"<text class={cls} x=324 y={_n(top + 25 + 21 * index)}>{escape(piece)}</text>")
    return "".join(parts)


def _shape(plan: Plan, frame: Frame) -> Shape:
    row = frame.row
    if row.kind == "label":
        return Shape(_words(row.lines, SPINE + 13 if plan.chart.form == "flow" else frame.left + 2, frame.top))
    if row.kind == "pill":
        return Shape(_pill(plan, frame))
    assert row.node is not None
    if row.kind == "step" or (row.kind == "end" and row.node.kind == "end" and row.node.mark):
        return _step(frame, row.node)
    if row.kind == "document":
        return _document(frame, row.node)
    if row.kind == "list":
        return _list(frame, row.node)
    if row.kind == "pair":
        return _pair(plan, frame, row.node)
    return _exit(plan, frame, row.node)


def _pill(plan: Plan, frame: Frame) -> str:
    """One clock on the spine, or the clocks of a branch beside each other."""
    if plan.chart.form == "flow":
        return _clock(frame.row.clocks[0], frame.row.lines, frame.left, frame, frame.row.width)
    parts, left = [], frame.left + PILL_INDENT
    for clock in frame.row.clocks:
        width = pill_width(clock)
        parts.append(_clock(clock, [Line(words, "s") for words in clock.lines], left, frame, width))
        left += width + 8
    return "".join(parts)


def _clock(clock: ClockTag, lines: Sequence[Line], left: float, frame: Frame, width: float) -> str:
    """Its origin is the middle of its icon, which the page holds once."""
    height = frame.row.height
    top = -height / 2
    rect = _rect(-17, top, width, height, min(15, height / 2))
    words = _words(lines, 13, top + 4, styled=False)
    icon = f"<use href=#i-{'hourglass' if clock.mine else 'clock'} />"
    return f"<g class={'mine' if clock.mine else 'clock'}{_at(left + 17, frame.middle)}>{rect}{icon}{words}</g>"


def _step(frame: Frame, node: Node) -> Shape:
    """Its origin is the middle of its upper side."""
    width, height = frame.row.width, frame.row.height
    left = -width / 2
    if node.kind == "end":
        cls = "end"
        inner = _rect(left, 0, width, height, min(20, height / 2))
        if node.finish == "good":
            inner += _inset(left, width, height, min(16, height / 2))
    else:
        cls = _SIDES.get(node.side, "body")
        inner = _actor(cls, frame)
    if node.mark:
        inner += f"<circle cx={_n(left + 3)} cy=3 r=11 /><text class=num x={_n(left + 3)} y=8>{escape(node.mark)}</text>"
    inner += _words(frame.row.lines, 0, 7)
    return _link(cls, node, frame.left + width / 2, frame.top, inner)


def _actor(cls: str, frame: Frame) -> str:
    width, height = frame.row.width, frame.row.height
    half = width / 2
    if cls == "you":
        return _rect(-half, 0, width, height, min(30, height / 2))
    if cls == "court":
        wide = half if frame.row.depth else half + 4  # a hexagon looks narrower than it is
        edge, middle = _n(2 * wide - 32), _n(height / 2)
        return f'<path d="M{_n(-wide)} {middle}l16-{middle}h{edge}l16 {middle}-16 {middle}h-{edge}z"/>'
    if cls == "upper":
        edge = _n(width - 32)
        return (
            f'<path d="M{_n(-half)} 17l16-16h{edge}l16 16V{_n(height)}H{_n(-half)}z"/>'
            f'<path class=bar d="M{_n(16 - half)} 0h{edge}v6h-{_n(width - 27)}z"/>'
        )
    if cls in ("other", "helper"):
        return _rect(-half, 0, width, height, 5)
    return _rect(-half, 0, width, height) + f"<rect class=bar x={_n(-half)} width=7 height={_n(height)} />"


def _document(frame: Frame, node: Node) -> Shape:
    width, height = frame.row.width, frame.row.height
    half = width / 2
    inner = (
        f'<path d="M{_n(-half)} 0h{_n(width - 11)}l11 11V{_n(height)}H{_n(-half)}z"/>'
        f'<path class=fold d="M{_n(half - 11)} 0v11h11z"/>{_words(frame.row.lines, 0, 7)}'
    )
    return _link("doc", node, frame.left + half, frame.top, inner)


def _exit(plan: Plan, frame: Frame, node: Node) -> Shape:
    """A branch beside the spine, or the end at its foot."""
    row, edge = frame.row, frame.row.edge
    width, height = row.width, row.height
    if row.kind == "end":
        inner = _rect(-width / 2, 0, width, height, 3 if node.finish == "stop" else min(20, height / 2))
        if node.finish == "good":
            inner += _inset(-width / 2, width, height, min(16, height / 2))
        inner += _words(row.lines, 0, 8)
        return _link("halt" if node.finish == "stop" else "end", node, frame.left + width / 2, frame.top, inner)
    assert edge is not None
    jump = node.kind == "step" or bool(node.mark)
    if jump or node.kind == "exit":
        target = node.title
        if jump:
            place = plan.words["step" if node.kind == "step" else "outcome"]
            target = place.format(number=node.mark, mark=node.mark) + f" {node.title}"
        title = "" if _says(row.lines, node.title) else plan.words["branch-title"].format(condition=edge.label, target=target)
        inner = _tag(width, height) + _words(row.lines, 11, 4)
        return _link("go", node, frame.left, frame.top, inner, title, jump)
    if node.finish == "stop":
        inner = _rect(0, 0, width, height) + f"<rect class=bar x={_n(width - 8)} width=8 height={_n(height)} />"
        inner += _words(row.lines, 11, 6)
    else:
        inner = _rect(0, 0, width, height, min(20, height / 2))
        if node.finish == "good":
            inner += _inset(0, width, height, min(16, height / 2))
        inner += _words(row.lines, 14, 6)
    return _link("end row", node, frame.left, frame.top, inner)


def _list(frame: Frame, node: Node) -> Shape:
    row = frame.row
    cls = {"exit": "go", "unfit": "no"}.get(node.kind) or _SIDES.get(node.side, "body") + " row"
    inner = _tag(row.width, row.height) if node.kind == "exit" else _rect(0, 0, row.width, row.height)
    inner += _words(row.lines, 12, 6)
    if row.side_lines:
        inner += f"<g class=far>{_words(row.side_lines, row.width - 10, 8)}</g>"
    return _link(cls, node, frame.left, frame.top, inner)


def _pair(plan: Plan, frame: Frame, node: Node) -> Shape:
    """What is not taken here at the left, who takes it at the right."""
    row, edge = frame.row, frame.row.edge
    assert edge is not None
    half = row.width / 2
    left = _words(row.side_lines, frame.left + 5, frame.middle - _block(row.side_lines) / 2)
    words = _words(row.lines, 9, row.height / 2 - _block(row.lines) / 2)
    title = plan.words["branch-title"].format(condition=edge.label, target=node.title)
    link = _link("go", node, frame.left + half, frame.top, _tag(half, row.height) + words, title)
    return link._replace(svg=left + link.svg)


def _link(cls: str, node: Node, x: float, y: float, inner: str, title: str = "", jump: bool = False) -> Shape:
    """A shape is a link. Its words name it; a title stands where they say less. One that only points to another shape
    of this chart is no node of its own."""
    named = f"<title>{escape(title)}</title>" if title else ""
    svg = f"<a class={_value(cls)} href={_value(node.href)}{_at(x, y)}>{inner}{named}</a>"
    return Shape(svg, "" if jump else node.id)


def _says(lines: Iterable[Line], words: str) -> bool:
    return words.replace(" ", "") in "".join(line.text for line in lines).replace(" ", "")


def _right(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y)}l-9-5v10z"


def _down(x: float, y: float) -> str:
    return f"M{_n(x)} {_n(y)}l-5-9h10z"


def _rect(x: float, y: float, width: float, height: float, radius: float = 0) -> str:
    place = (f" x={_n(x)}" if x else "") + (f" y={_n(y)}" if y else "")
    rounded = f" rx={_n(radius)}" if radius else ""
    return f"<rect{place} width={_n(width)} height={_n(height)}{rounded} />"


def _inset(left: float, width: float, height: float, radius: float) -> str:
    """The second line around an end that solves the matter."""
    return f"<rect class=inset x={_n(left + 4)} y=4 width={_n(width - 8)} height={_n(height - 8)} rx={_n(radius)} />"


def _tag(width: float, height: float) -> str:
    """A box that points to the right."""
    edge, half = _n(width - 12), _n(height / 2)
    return f'<path d="M0 0h{edge}l12 {half}-12 {half}h-{edge}z"/>'


def _words(lines: Iterable[Line], x: float, top: float, styled: bool = True) -> str:
    parts = []
    place = f" x={_n(x)}" if x else ""
    for line in lines:
        y = top + _BASE[line.style]
        cls = f" class={line.style}" if styled and line.style != "base" else ""
        parts.append(f"<text{place} y={_n(y)}{cls}>{escape(line.text)}</text>")
        if line.struck:
            parts.append(f'<path class=strike d="M{_n(x)} {_n(y - 6)}h{_n(_width(line))}"/>')
        top += LEADS[line.style]
    return "".join(parts)


def _width(line: Line) -> float:
    return text_width(line.text, SIZES[line.style])


def _block(lines: Iterable[Line]) -> float:
    return sum(LEADS[line.style] for line in lines)


def _gaps(frames: list[Frame]) -> tuple[float, ...]:
    """Levels between two shapes, where paper may go on in another column; not before an arrow head where it can be helped."""
    pairs = [pair for pair in zip(frames, frames[1:], strict=False) if pair[0].row.kind != "label"]
    headless = [pair for pair in pairs if pair[1].row.kind in ("exit", "label", "list", "pair")]
    return tuple(round((before.bottom + after.top) / 2, 1) for before, after in headless or pairs)


def _n(value: float) -> str:
    """A number as short as it can be written."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))


def _at(x: float, y: float) -> str:
    return f" transform=translate({_n(x)},{_n(y)})"


def _value(text: str) -> str:
    """The value of an attribute, in quotes where it needs them."""
    return f'"{escape(text)}"' if _NEEDS_QUOTES.search(text) else text.replace("&", "&amp;")
