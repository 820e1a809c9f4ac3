"""The ways in: home, groups, categories, groups of people, A to Z, hotlines, search, what is missing."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from ...model import Guide, Hotline, Matter
from ...wording import Wording
from ..flowchart import purpose_chart
from ..pinyin import initial, sound
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from .bases import by_law

FIRST_NUMBERS = ("12345", "12348", "12333", "12315")
"""The lines shown on the home page, the general ones first."""


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """Every page one enters by."""
    if not settings.wants("home"):
        return
    numbers = all_hotlines(guide)
    groups = {
        group.id: [category for category in guide.categories.values() if category.group == group.id]
        for group in guide.groups.values()
    }
    yield Sheet(
        Page("index.html", "", "home"),
        "pages/home.html",
        {
            "groups": groups,
            "emergency": [(number, line) for number, (line, _) in numbers.items() if line.emergency],
            "lines": [(number, numbers[number][0]) for number in FIRST_NUMBERS if number in numbers],
            "counts": counts(guide),
            "state": state(guide, settings),
            "examples": [m for m in guide.matters.values() if m.id in EXAMPLES],
        },
    )
    for group in guide.groups.values():
        yield Sheet(
            Page(f"groups/{group.id}.html", "", "groups"), "pages/group.html",
            {"group": group, "categories": groups[group.id]},
        )  # fmt: skip
    for category in guide.categories.values():
        matters = guide.matters_of_category[category.id]
        procedures = dict.fromkeys(matter.routes.first[0].procedure for matter in matters)
        yield Sheet(
            Page(f"categories/{category.id}.html", "", "groups"),
            "pages/category.html",
            {
                "category": category,
                "group": guide.groups[category.group],
                "matters": matters,
                "main": [guide.procedures[name] for name in list(procedures)[:2]],
                "siblings": [c for c in groups[category.group] if c.id != category.id],
            },
        )
    for person in guide.audiences.values():
        yield Sheet(
            Page(f"audiences/{person.id}.html", "", "groups"), "pages/audience.html",
            {"person": person, "matters": [guide.matters[name] for name in person.matters]},
        )  # fmt: skip
    yield Sheet(Page("a-z.html", "", "a-z"), "pages/atoz.html", {"letters": by_letter(guide)})
    yield Sheet(Page("hotlines.html", "", "hotlines"), "pages/hotlines.html", {"numbers": numbers})
    yield Sheet(Page("search.html", "", "search"), "pages/search.html", {})
    # A server shows it for any address, however deep; without a known one it can only link as from the root.
    root = urlsplit(settings.site_url).path.rstrip("/") + "/" if settings.site_url else ""
    yield Sheet(Page("404.html", "", "", root), "pages/missing.html", {})
    if settings.offline:
        yield Sheet(Page("offline.html", "", ""), "pages/offline.html", {})
    how = Page("how-petitions-work.html", "", "groups")
    topic = guide.topics.get("how-petitions-work")
    yield Sheet(
        how,
        "pages/how.html",
        {"topic": topic, "laws": by_law(guide, [topic, *guide.families.values()])},
        {"purpose": purpose_chart(guide, wording, how.link)},
    )
    yield Sheet(Page("about.html", "", ""), "pages/about.html", {"counts": counts(guide), "state": state(guide, settings)})


EXAMPLES = ("wage-arrears", "prepaid-card", "neighbour-noise", "enforcement-not-done", "unlawful-dismissal")
"""Matters offered under the search box, where they exist."""


def all_hotlines(guide: Guide) -> dict[str, tuple[Hotline, list[str]]]:
    """Every number once, with the agencies that list it; emergency numbers first, then confirmed ones."""
    found = {number: (guide.hotline(number), [agency.id for agency in listed]) for number, listed in guide.hotlines.items()}
    order = sorted(found, key=lambda n: (not found[n][0].emergency, found[n][0].status != "confirmed", len(n), n))
    return {number: found[number] for number in order}


def by_letter(guide: Guide) -> list[tuple[str, list[tuple[str, Matter]]]]:
    """Titles and aliases of all matters by the first letter of their sound, in the order of a dictionary."""
    letters: dict[str, list[tuple[str, Matter]]] = {}
    for matter in guide.matters.values():
        for name in dict.fromkeys((matter.plain, matter.title, *matter.aliases)):
            letters.setdefault(initial(name), []).append((name, matter))
    return [(letter, sorted(letters[letter], key=lambda entry: sound(entry[0]))) for letter in sorted(letters)]


def counts(guide: Guide) -> dict[str, int]:
    """How much there is. Every count on the site comes from here."""
    return {
        "matters": len(guide.matters),
        "categories": sum(bool(matters) for matters in guide.matters_of_category.values()),
        "procedures": len(guide.procedures),
        "agencies": len(guide.agencies),
        "documents": len(guide.documents),
        "laws": len(guide.cited_articles),
        "cases": len(guide.cases),
        "terms": len(guide.glossary),
    }


def state(guide: Guide, settings: Settings) -> dict[str, int]:
    """The honest status of the content, computed."""
    reviews = [matter.review for matter in guide.matters.values()]
    reviews += [procedure.review for procedure in guide.procedures.values()]
    cited = {
        citation for _, citations in by_law(guide, (t for _, _, t in guide.everything())) for citation in citations
    }
    return {
        "entries": len(reviews),
        "reviewed": sum(bool(review.reviewer) for review in reviews),
        "citations": len(cited),
        "verified": sum(settings.verify(citation).verified for citation in cited),
        "open": sum(len(review.open) for review in reviews),
    }
