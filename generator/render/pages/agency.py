"""The page of an agency: what it accepts, what it does not and who does. All of it computed from the matters."""

from collections.abc import Iterator
from dataclasses import dataclass

from ...model import Agency, Guide, Matter, Route
from ...wording import Wording
from ..addresses import page_of
from ..flowchart import agency_chart
from ..pinyin import sound
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from .bases import by_law


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A matter that people bring here and that another body decides."""

    matter: Matter
    route: Route


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """A page for each agency, and the list of all."""
    for agency in guide.agencies.values():
        if not settings.wants("agencies", agency.id):
            continue
        page = Page(page_of("agencies", agency.id), settings.files.get(("agencies", agency.id), ""), "agencies")
        accepted = guide.accepted_by[agency.id]
        by_category: dict[str, list[tuple[Matter, Route]]] = {}
        for matter, route in accepted:
            by_category.setdefault(matter.category, []).append((matter, route))
        procedures = dict.fromkeys(route.procedure for _, route in accepted)
        values = {
            "agency": agency,
            "by_category": by_category,
            "procedures": [guide.procedures[name] for name in procedures],
            "elsewhere": elsewhere(guide, agency),
            "children": [other for other in guide.agencies.values() if other.parent == agency.id],
            "laws": by_law(guide, [route for _, route in accepted]),
        }
        charts = {"agency": agency_chart(guide, wording, agency, page.link)}
        yield Sheet(page, "pages/agency.html", values, charts)
    if not settings.wants("agencies"):
        return
    branches: dict[str, list[Agency]] = {}
    for agency in sorted(guide.agencies.values(), key=lambda agency: sound(agency.name)):
        branches.setdefault(agency.branch, []).append(agency)
    yield Sheet(Page("agencies/index.html", "", "agencies"), "pages/agencies.html", {"branches": branches})


def elsewhere(guide: Guide, agency: Agency) -> list[Elsewhere]:
    """Matters of the categories it works in that lead to others: neighbours people bring to the wrong door."""
    mine = {matter.id for matter, _ in guide.accepted_by[agency.id]}
    categories = dict.fromkeys(matter.category for matter, _ in guide.accepted_by[agency.id])
    named = {
        name
        for matter, _ in guide.accepted_by[agency.id]
        for wrong in matter.not_for
        for name in wrong.instead
        if name in guide.matters
    }
    found = [guide.matters[name] for name in guide.matters if name in named and name not in mine]
    known = mine | {matter.id for matter in found}
    for category in categories:  # a matter has one category: none comes twice
        found += [m for m in guide.matters_of_category[category] if m.id not in known]
    return [Elsewhere(matter, matter.routes.first[0]) for matter in found]
