"""Plan and coordinates to SVG: shapes, lines and words. Classes only, no colours: the style sheet knows those."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape

from generator.render.chart import Chart, ClockTag, Edge, Node

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
    "citizen": "you", "authority": "body", "superior": "upper", "court": "court", "other": "other",
    "mediator": "other helper",
}  # fmt: skip
_CLASSES: Mapping[str, str] = {"tag": "tag", "t": "t", "s": "s", "lab": "lab when"}
_BASE: Mapping[str, float] = {"tag": 13.5, "t": 16.5, "s": 14, "lab": 14.5, "base": 16.5}


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


def draw(plan: Plan, places: Places) -> tuple[str, float, tuple[float, ...]]:
    """The SVG, its height, and the levels at which it may be cut for paper."""
    frames = frames_of(plan, places)
    height = max(frame.bottom for frame in frames) + 12 - TOP
    body = _flow(plan, frames) if plan.chart.form == "flow" else _tree(plan, frames)
    chart = plan.chart
    svg = (
        f'<svg viewBox="{_n(LEFT)} {_n(TOP)} {_n(WIDTH)} {_n(height)}" '
        f'role="group" aria-label="{escape(chart.title)}" xmlns="http://www.w3.org/2000/svg">'
        f'<desc>{escape(chart.description)}</desc><g class="rm-chart" id="{escape(chart.id)}-drawing">{body}</g></svg>'
    )
    return svg, height, _cuts(frames, height)


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
        frames.append(Frame(row, round(left, 1), round(top, 1)))
    return frames


def _flow(plan: Plan, frames: list[Frame]) -> str:
    """Bands, then lines, then shapes in the order in which they are read."""
    lines: list[str] = []
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
            lines.append(_path(row.edge, f"M{_n(SPINE)} {_n(starts[source].bottom)}V{_n(frame.top)}"))
            if base[source] is starts[source]:  # the first of the pile
                lines.append(_head(SPINE, frame.top, down=True))
            base[source] = frame
        elif row.kind == "exit" and row.edge:
            silent = row.edge.kind == "overdue"
            start = clock[row.edge.source] if silent else base[row.edge.source]
            x = SPINE + SILENT_OFFSET if silent else SPINE
            lines.append(_path(row.edge, f"M{_n(x)} {_n(start.bottom)}V{_n(frame.middle)}H{_n(frame.left)}"))
            lines.append(_head(frame.left, frame.middle, silent=silent))
        elif row.kind == "label" and row.edge:
            goal = starts[row.edge.target]
            lines.append(_path(row.edge, f"M{_n(SPINE)} {_n(base[row.edge.source].bottom)}V{_n(goal.top)}"))
            if goal.row.node and goal.row.node.id not in heads:
                heads.add(goal.row.node.id)
                lines.append(_head(SPINE, goal.top, down=True))
    shapes = [_shape(plan, frame) for frame in frames]
    return _bands(plan, frames) + "".join(lines) + "".join(shapes)


def _bands(plan: Plan, frames: list[Frame]) -> str:
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
        parts.append(f'<rect class="stage" x="-8" y="{_n(top)}" width="341" height="{_n(bottom - top)}" rx="10"/>')
        pieces = name.split(" ") if " " in name else [name[at : at + 6] for at in range(0, len(name), 6)]
        for index, piece in enumerate(pieces):
            big = "" if len(pieces) > 1 and " " in name and index == 0 else " big"
            parts.append(
                f'<text class="stagelab{big}" x="324" y="{_n(top + 25 + 21 * index)}" text-anchor="end">'
                f"{escape(piece)}</text>"
            )
    return "".join(parts)


def _tree(plan: Plan, frames: list[Frame]) -> str:
    """Every branch comes down the rail of its parent and turns right into its shape."""
    lines: list[str] = []
    bottoms: dict[str, Frame] = {}
    for frame in frames:
        row = frame.row
        if row.kind in ("label", "pill"):
            continue
        if row.edge and row.depth:
            parent = bottoms[row.edge.source]
            x = tree_left(row.depth) - 18
            silent = row.edge.kind == "overdue"
            if silent:
                x += 5  # beside the rail, so that the dots are seen
            lines.append(_path(row.edge, f"M{_n(x)} {_n(parent.middle)}V{_n(frame.middle)}H{_n(frame.left)}"))
            if row.kind == "pair":
                half = frame.left + row.width / 2
                words = max(_width(line) for line in row.side_lines)
                begin = frame.left + words + 10
                if begin < half - 9:
                    lines.append(f'<path class="edge off" d="M{_n(begin)} {_n(frame.middle)}H{_n(half)}"/>')
                lines.append(_head(half, frame.middle))
            else:
                lines.append(_head(frame.left, frame.middle, silent=silent))
        if row.node and row.node.id not in bottoms:
            bottoms[row.node.id] = frame
    return "".join(lines) + "".join(_shape(plan, frame) for frame in frames)


def _shape(plan: Plan, frame: Frame) -> str:
    row = frame.row
    if row.kind == "label":
        return _label(plan.chart, frame)
    if row.kind == "pill":
        return _pill(plan, frame)
    assert row.node is not None
    if row.kind == "step" or (row.kind == "end" and row.node.kind == "end" and row.node.mark):
        return _step(plan, frame, row.node)
    if row.kind == "document":
        return _document(plan, frame, row.node)
    if row.kind == "list":
        return _list(plan, frame, row.node)
    if row.kind == "pair":
        return _pair(plan, frame, row.node)
    return _exit(plan, frame, row.node)


def _label(chart: Chart, frame: Frame) -> str:
    x = SPINE + 13 if chart.form == "flow" else frame.left + 2
    return _words(frame.row.lines, x, frame.top)


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
    x, y, height = left + 17, frame.middle, frame.row.height
    icon = (
        f'<path class="ic" d="M{_n(x - 5)} {_n(y - 7)}h10M{_n(x - 5)} {_n(y + 7)}h10M{_n(x - 3.5)} {_n(y - 7)}'
        f'c0 5 7 5 7 14M{_n(x + 3.5)} {_n(y - 7)}c0 5 -7 5 -7 14"/>'
        if clock.mine
        else f'<circle class="ic" cx="{_n(x)}" cy="{_n(y)}" r="6.5"/>'
        f'<path class="ic" d="M{_n(x)} {_n(y - 3.6)}v3.8l2.6 1.6"/>'
    )
    rect = (
        f'<rect class="sh" x="{_n(left)}" y="{_n(frame.top)}" width="{_n(width)}" height="{_n(height)}" '
        f'rx="{_n(min(15, height / 2))}"/>'
    )
    words = _words(lines, left + 30, frame.top + 4.5, style=False)
    return f'<g class="ck{" mine" if clock.mine else ""}">{rect}{icon}{words}</g>'


def _step(plan: Plan, frame: Frame, node: Node) -> str:
    row, words = frame.row, plan.words
    left, top, width, height = frame.left, frame.top, row.width, row.height
    if node.kind == "end":
        cls = "end"
        inner = _rect("sh", frame, min(20, height / 2))
        title = words["outcome-title"].format(mark=node.mark, title=node.title)
        if node.finish == "good":
            inner += _inset(frame, min(16, height / 2))
    else:
        cls = _SIDES.get(node.side, "body")
        inner = _actor(cls, left, top, width, height, frame)
        title = words["step-title"].format(number=node.mark, tag=node.tag, title=node.title)
        if not node.mark:
            title = f"{node.tag}：{node.title}" if node.tag else node.title
        elif not node.tag:
            title = words["step"].format(number=node.mark) + f"：{node.title}"
    inner += _words(row.lines, left + width / 2, top + 7.5, anchor="middle")
    if node.mark:
        inner += (
            f'<g class="num"><circle cx="{_n(left + 3)}" cy="{_n(top + 3)}" r="11"/>'
            f'<text x="{_n(left + 3)}" y="{_n(top + 7.6)}" text-anchor="middle">{escape(node.mark)}</text></g>'
        )
    return _link(cls, node, title, inner)


def _actor(cls: str, left: float, top: float, width: float, height: float, frame: Frame) -> str:
    if cls == "you":
        return _rect("sh", frame, min(30, height / 2))
    if cls == "court":
        wider = 0 if frame.row.depth else 4  # a hexagon looks narrower than it is
        x, y, right, bottom, middle = left - wider, top, left + width + wider, top + height, frame.middle
        return (
            f'<path class="sh" d="M{_n(x)} {_n(middle)}L{_n(x + 16)} {_n(y)}H{_n(right - 16)}L{_n(right)} {_n(middle)}'
            f'L{_n(right - 16)} {_n(bottom)}H{_n(x + 16)}Z"/>'
        )
    if cls == "upper":
        right, bottom = left + width, top + height
        return (
            f'<path class="sh" d="M{_n(left)} {_n(top + 17)}L{_n(left + 16)} {_n(top + 1)}H{_n(right - 16)}'
            f'L{_n(right)} {_n(top + 17)}V{_n(bottom)}H{_n(left)}Z"/>'
            f'<path class="bar" d="M{_n(left + 16)} {_n(top)}H{_n(right - 16)}V{_n(top + 6)}H{_n(left + 11)}Z"/>'
        )
    if cls.startswith("other"):
        return _rect("sh", frame, 5)
    return _rect("sh", frame, 0) + f'<rect class="bar" x="{_n(left)}" y="{_n(top)}" width="7" height="{_n(height)}"/>'


def _document(plan: Plan, frame: Frame, node: Node) -> str:
    left, top, right, bottom = frame.left, frame.top, frame.right, frame.bottom
    inner = (
        f'<path class="sh" d="M{_n(left)} {_n(top)}H{_n(right - 11)}L{_n(right)} {_n(top + 11)}'
        f'V{_n(bottom)}H{_n(left)}Z"/>'
        f'<path class="fold" d="M{_n(right - 11)} {_n(top)}V{_n(top + 11)}H{_n(right)}Z"/>'
        + _words(frame.row.lines, (left + right) / 2, top + 7, anchor="middle", style=False)
    )
    return _link("doc", node, plan.words["document-title"].format(title=node.title), inner)


def _exit(plan: Plan, frame: Frame, node: Node) -> str:
    row, edge = frame.row, frame.row.edge
    pointed = row.kind == "exit" and (node.kind in ("step", "exit") or bool(node.mark))
    jump = node.kind == "step" or bool(node.mark)
    title = node.title
    if edge is not None and row.kind == "exit":
        title = plan.words["branch-title"].format(condition=edge.label, target=node.title)
        if jump:
            place = plan.words["step" if node.kind == "step" else "outcome"]
            title = plan.words["branch-title"].format(
                condition=edge.label, target=place.format(number=node.mark, mark=node.mark) + f" {node.title}"
            )
    if pointed:
        words = _words(row.lines, frame.left + 11, frame.top + 4)
        return _link("go", node, title, _tag(frame.left, frame) + words, edge if jump else None)
    cls = "go" if node.kind == "exit" else "end"
    if node.finish == "stop" and row.kind == "end":
        cls = "halt"
        inner = _rect("sh", frame, 3)
    elif node.finish == "stop":
        inner = _rect("sh", frame, 0) + (
            f'<rect class="bar" x="{_n(frame.right - 8)}" y="{_n(frame.top)}" width="8" height="{_n(row.height)}"/>'
        )
    elif node.kind == "exit":
        inner = _tag(frame.left, frame)
    else:
        inner = _rect("sh", frame, min(20, row.height / 2))
        if node.finish == "good":
            inner += _inset(frame, min(16, row.height / 2))
    if row.kind == "end":
        inner += _words(row.lines, frame.left + row.width / 2, frame.top + 8, anchor="middle")
    else:
        inner += _words(row.lines, frame.left + (11 if node.finish == "stop" else 14), frame.top + 6.5)
    return _link(cls, node, title, inner)


def _list(plan: Plan, frame: Frame, node: Node) -> str:
    edge = frame.row.edge
    cls = {"exit": "go", "unfit": "no"}.get(node.kind, _SIDES.get(node.side, "body"))
    inner = _tag(frame.left, frame) if node.kind == "exit" else _rect("sh", frame, 0)
    inner += _words(frame.row.lines, frame.left + 12, frame.top + 6)
    inner += _words(frame.row.side_lines, frame.right - 10, frame.top + 8, anchor="end")
    title = "，".join(part for part in (node.title, node.subtitle) if part)
    if edge is not None and (edge.heading or node.kind == "unfit"):
        title += f"，{edge.label}" if node.kind == "unfit" else f"（{edge.heading}）"
    return _link(cls, node, title, inner)


def _pair(plan: Plan, frame: Frame, node: Node) -> str:
    row, edge = frame.row, frame.row.edge
    assert edge is not None
    half = frame.left + row.width / 2
    side = _block(row.side_lines)
    left = _words(row.side_lines, frame.left + 5, frame.middle - side / 2)
    tag = _tag(half, frame)
    words = _words(row.lines, half + 9, frame.middle - _block(row.lines) / 2)
    title = plan.words["branch-title"].format(condition=edge.label, target=node.title)
    return left + _link("go", node, title, tag + words)


def _link(cls: str, node: Node, title: str, inner: str, jump: Edge | None = None) -> str:
    """A shape is a link. One that only points to another shape of this chart is no node of its own."""
    data = f'data-jump="{escape(jump.id)}"' if jump else f'data-node="{escape(node.id)}"'
    return f'<a class="{cls}" href="{escape(node.href)}" {data}><title>{escape(title)}</title>{inner}</a>'


def _path(edge: Edge, d: str) -> str:
    cls = {"overdue": "edge silent", "off": "edge off"}.get(edge.kind, "edge")
    return f'<path class="{cls}" data-edge="{escape(edge.id)}" d="{d}"/>'


def _head(x: float, y: float, down: bool = False, silent: bool = False) -> str:
    d = f"M{_n(x)} {_n(y)}l-5.5 -9h11z" if down else f"M{_n(x)} {_n(y)}l-9 -5.5v11z"
    return f'<path class="head{" silent" if silent else ""}" d="{d}"/>'


def _rect(cls: str, frame: Frame, radius: float) -> str:
    rounded = f' rx="{_n(radius)}"' if radius else ""
    return (
        f'<rect class="{cls}" x="{_n(frame.left)}" y="{_n(frame.top)}" width="{_n(frame.row.width)}" '
        f'height="{_n(frame.row.height)}"{rounded}/>'
    )


def _inset(frame: Frame, radius: float) -> str:
    return (
        f'<rect class="sh2" x="{_n(frame.left + 4)}" y="{_n(frame.top + 4)}" width="{_n(frame.row.width - 8)}" '
        f'height="{_n(frame.row.height - 8)}" rx="{_n(radius)}"/>'
    )


def _tag(left: float, frame: Frame) -> str:
    """A box that points to the right."""
    return (
        f'<path class="sh" d="M{_n(left)} {_n(frame.top)}H{_n(frame.right - 12)}L{_n(frame.right)} {_n(frame.middle)}'
        f'L{_n(frame.right - 12)} {_n(frame.bottom)}H{_n(left)}Z"/>'
    )


def _words(lines: Iterable[Line], x: float, top: float, anchor: str = "start", style: bool = True) -> str:
    parts = []
    for line in lines:
        cls = f' class="{_CLASSES[line.style]}"' if style and line.style != "base" else ""
        y = top + _BASE[line.style]
        end = f' text-anchor="{anchor}"' if anchor != "start" else ""
        parts.append(f'<text x="{_n(x)}" y="{_n(y)}"{end}{cls}>{escape(line.text)}</text>')
        if line.struck:
            parts.append(f'<path class="strike" d="M{_n(x)} {_n(y - 6)}h{_n(_width(line))}"/>')
        top += LEADS[line.style]
    return "".join(parts)


def _width(line: Line) -> float:
    return text_width(line.text, SIZES[line.style])


def _block(lines: Iterable[Line]) -> float:
    return sum(LEADS[line.style] for line in lines)


def _cuts(frames: list[Frame], height: float) -> tuple[float, ...]:
    """Levels between two shapes, near equal parts, an even number of parts of at most this length for paper."""
    longest = 1290.0
    parts = 2 * max(1, -(-int(height) // int(2 * longest)))
    pairs = [pair for pair in zip(frames, frames[1:], strict=False) if pair[0].row.kind != "label"]
    headless = [
        pair for pair in pairs if pair[1].row.kind in ("exit", "label", "list", "pair")
    ]  # no arrow head between
    gaps = [(before.bottom + after.top) / 2 for before, after in headless or pairs]
    found: list[float] = []
    for part in range(1, parts):
        want = TOP + height * part / parts
        near = min(gaps, key=lambda level: abs(level - want), default=None)
        if near is not None and (not found or near > found[-1]):
            found.append(round(near, 1))
    return tuple(found)


def _n(value: float) -> str:
    """A number as short as it can be written."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value % 1 else str(int(value))
