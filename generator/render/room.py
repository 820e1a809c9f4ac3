"""How much of its two pages a printed handout leaves for a drawing: counted from its words, for nothing is set in type here."""

from collections.abc import Iterable

from .handout import Deadline, Handout, Passage

PAGE = 277.0
"""Millimetres of A4 between the margins that paper.css gives it."""

WIDTH = 184.0
"""Millimetres across."""

_FULL, _HALF, _THIRD = 59, 28, 18
"""Characters on a line of the page, of one of two columns, of one of three."""
_FRAME, _LINE, _DOUBT = 66.0, 3.75, 20.0
"""Millimetres of what every sheet has, of a line, and by how much the count may be wrong. Fitted to all sheets of our own
guide as Chromium sets them: the standard deviation was 8 mm, the worst 18 mm too little."""
_HEADING, _GAP, _INNER = 1.8, 0.15, 5.0
"""A heading, the space below a paragraph, and what only the staff edition has on top, in lines."""
FULL = 1.8 * PAGE
"""A text that may be taller than this is set a little smaller."""

_TITLE = 12.0
"""Millimetres of the heading over the drawing and the space around it."""


def height_of(handout: Handout) -> float:
    """Millimetres that the text fills at most, without a map."""
    return _FRAME + _LINE * _lines(handout) + _DOUBT


def room_for_map(text: float) -> tuple[float, ...]:
    """Millimetres of height that are left below a text of this height. Where it fills less than a page: first the rest of
    it, so that one sheet of paper is enough, then the next page as a whole."""
    return (2 * PAGE - text - _TITLE,) if text > PAGE else (PAGE - text - _TITLE, PAGE - _TITLE)


def _lines(h: Handout) -> float:
    """The text in lines of the page."""
    found = 1.15 * _of(h.do_first, _FULL - 9)
    found += max(_of(h.procedure, _THIRD), _of(h.how_long + h.how_long_from, _THIRD))
    found += max(_of("、".join(h.agencies[:2]), _THIRD), _of(h.cost, _THIRD)) + max(_of(h.how, _THIRD), _of(h.papers, _THIRD))
    found += sum(_of(need.title + need.by + need.contents, _HALF - 2) for need in h.needs) / 2
    for station in h.stations:
        words = station.who + station.title + "".join(station.clocks) + "、".join(station.papers)
        found += 1.05 * _of(words, _HALF - 5) / 2
    found += max(_deadlines(h.yours), _deadlines(h.theirs))
    passages = (h.silence, h.remedies, h.closed)
    found += sum(_passage(passage) for part in passages for passage in part)
    found += sum(_of(point, _FULL - 2) for point in h.points)
    found += sum(_of(o.fit + o.title + o.agencies + o.when, _FULL - 4) + _GAP for o in h.others)
    found += sum(_of(label + text, _FULL) + _GAP for label, text in h.staff) + (_INNER if h.staff else 0)
    found += 0.85 * _of("；".join(law + places for law, places in h.laws), _FULL + 14)
    parts = (True, True, True, h.silence, h.closed, h.points, h.others, h.staff)
    return found + _HEADING * sum(map(bool, parts))


def _of(text: str, wide: int) -> int:
    """Lines of a text; a Latin letter counts as much as a Chinese one, so that the count is rather too large."""
    return max(1, -(-len(text) // wide))


def _deadlines(limits: Iterable[Deadline]) -> float:
    more = ((limit.label, limit.length + limit.more) for limit in limits)
    return _HEADING + sum(0.86 * _of(label, _HALF + 3) + _of(text, _HALF + 2) + 0.2 for label, text in more)


def _passage(passage: Passage) -> float:
    return _of(passage.title + "；".join(passage.lines) + passage.then, _FULL) + _GAP
