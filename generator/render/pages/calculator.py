"""The page that counts every time limit of the guide, and any length one fills in."""

from collections.abc import Iterator

from ...model import Guide
from ...reckon import official_calendar
from ...wording import Wording
from ..reckoning import GENERAL
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """One page."""
    if not settings.wants("calculator"):
        return
    calendar, general = official_calendar(), guide.laws.get(GENERAL)
    values = {
        "first": calendar.first.year,
        "last": calendar.last.year,
        "laws": general.counting.basis if general else (),
    }
    yield Sheet(Page("calculator.html", "", ""), "pages/calculator.html", values)
