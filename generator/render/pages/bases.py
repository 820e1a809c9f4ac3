"""Citations of a page, gathered by law."""

from collections.abc import Iterable

from ...model import Citation, Guide, Law, citations_in


def by_law(guide: Guide, things: Iterable[object]) -> list[tuple[Law, list[Citation]]]:
    """Every citation inside these things, each once, grouped by law in order of first use, sorted by article."""
    found: dict[str, dict[Citation, None]] = {}
    for thing in things:
        for citation in citations_in(thing):
            found.setdefault(guide.law_of(citation).id, {})[citation] = None
    return [(guide.laws[law], sorted(citations, key=_order)) for law, citations in found.items()]


def article_order(article: str) -> tuple[int, int]:
    """Sorts 10 after 9 and 133-1 after 133."""
    number, _, inserted = article.partition("-")
    return int(number), int(inserted or 0)


def _order(citation: Citation) -> tuple[int, int, int, int]:
    return (*article_order(citation.article), citation.paragraph or 0, citation.item or 0)
