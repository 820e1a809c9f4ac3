"""Pages that only the staff edition has: triage, overlaps, the state of the content."""

from collections.abc import Iterator

from ...model import Guide
from ...wording import Wording
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from .bases import article_order


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """Nothing in the public edition."""
    if not settings.is_staff or not settings.wants("staff"):
        return
    by_category = {
        category: matters for category, matters in guide.matters_of_category.items() if matters
    }
    yield Sheet(
        Page("staff/index.html", "", "staff"),
        "pages/staff.html",
        {
            "by_category": by_category,
            "families": _families(guide),
            "inner": [p for p in guide.procedures.values() if p.audience == "staff" or any(s.staff for s in p.steps)],
            "documents": [d for d in guide.documents.values() if d.audience == "staff"],
            "topics": list(guide.topics.values()),
        },
    )
    yield Sheet(
        Page("staff/overlaps.html", "", "staff"),
        "pages/overlaps.html",
        {"overlaps": [(m, r) for m in guide.matters.values() for r in m.routes.first if len(r.agencies) > 1]},
    )
    yield Sheet(
        Page("staff/open.html", "", "staff"),
        "pages/open.html",
        {
            "open": [
                (kind, thing)
                for kind in ("matters", "procedures", "topics")
                for thing in getattr(guide, kind).values()
                if thing.review.open
            ]
        },
    )


def _families(guide: Guide) -> list[tuple[str, list[str]]]:
    """Article of the regulation -> titles of the families it leads to."""
    found: dict[str, list[str]] = {}
    for family in sorted(guide.families.values(), key=lambda f: (*article_order(f.mode.article), f.mode.item or 0)):
        found.setdefault(family.mode.place, []).append(family.title)
    return list(found.items())
