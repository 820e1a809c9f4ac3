"""Counts time limits: from a day and a clock to the day it ends. Pure; `assets/reckon.js` does the same in the page."""

from .calendar import Calendar, compact, official_calendar
from .count import Count, Due, count, count_hours, extended
from .line import Point, Timed, line
from .links import Item, Link, links_of
from .way import Way, way_of

__all__ = [
    "Calendar", "Count", "Due", "Item", "Link", "Point", "Timed", "Way", "compact", "count", "count_hours", "extended", "line",
    "links_of", "official_calendar", "way_of",
]  # fmt: skip
