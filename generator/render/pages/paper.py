"""Pages made for paper: the handout of a matter in three forms, posters of procedures and categories, leaflets of categories."""

from collections.abc import Iterator

from ...model import Guide, Matter
from ...wording import Wording
from ..addresses import page_of
from ..flowchart import matter_chart, procedure_chart
from ..handout import HandoutMaker, address_of
from ..qr import qr_link
from ..room import FULL, WIDTH, height_of, room_for_map
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page

FIRST_NUMBERS = ("12345", "12348", "110", "120")
"""What stands on posters and leaflets: who is responsible, who knows the law, and who helps at once."""


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """A handout for each matter; a poster for each procedure; a poster and a leaflet for each category that has matters."""
    maker = HandoutMaker(guide, wording, settings)
    for matter in guide.matters.values():
        if settings.wants("matters", matter.id):
            page, home, handout = Page(page_of("handouts", matter.id), ""), page_of("matters", matter.id), maker.handout(matter)
            text = height_of(handout)
            values = {
                "h": handout, "home": home, "qr": _qr(settings, home),
                "full": text > FULL, "wide": WIDTH, "rooms": room_for_map(text),
            }  # fmt: skip
            chart = matter_chart(guide, wording, matter, page.link, f"{page.to(home)}#silent")
            yield Sheet(page, "pages/handout.html", values, {"map": chart})
    for procedure in guide.procedures.values():
        if settings.wants("procedures", procedure.id):
            page = Page(page_of("posters", procedure.id), "")
            home = page_of("procedures", procedure.id)
            values = {"title": procedure.title, "plain": procedure.plain, "home": home, "qr": _qr(settings, home), "rows": []}
            chart = procedure_chart(guide, wording, procedure, page.link)
            yield Sheet(page, "pages/poster.html", values, {"steps": chart})
    if not settings.wants("home"):
        return
    for category in guide.categories.values():
        if not guide.matters_of_category[category.id]:
            continue  # nothing to hang on a wall yet
        home = page_of("categories", category.id)
        values = {
            "title": category.plain, "plain": category.title, "home": home, "qr": _qr(settings, home),
            "rows": [row(guide, matter) for matter in guide.matters_of_category[category.id]],
            "phones": phones(guide, wording),
        }  # fmt: skip
        yield Sheet(Page(page_of("posters", f"category-{category.id}"), ""), "pages/poster.html", values)
        yield Sheet(Page(page_of("leaflets", category.id), ""), "pages/leaflet.html", values)


def row(guide: Guide, matter: Matter) -> tuple[str, str, str]:
    """A matter on one line or three: what it is, what to do first, which way and to whom."""
    route = matter.routes.first[0]
    return matter.plain, matter.do_first, f"{guide.procedures[route.procedure].title} · {guide.agencies[route.agencies[0]].name}"


def phones(guide: Guide, wording: Wording) -> list[tuple[str, str]]:
    """The numbers that everybody may need, with what they are for; only confirmed ones that the guide has."""
    known = {line.number for agency in guide.agencies.values() for line in agency.hotlines if line.status == "confirmed"}
    return [(number, wording.say(f"search.call-{number}")) for number in FIRST_NUMBERS if number in known]


def _qr(settings: Settings, home: str) -> str:
    address = address_of(settings, home)
    return qr_link(address) if address else ""
