"""Documents, laws, glossary and topics."""

from collections.abc import Iterator

from ...model import End, Guide, Procedure
from ...wording import Wording
from ..addresses import page_of
from ..pinyin import sound
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from .bases import article_order, by_law


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """Every page of reference."""
    if settings.only is not None and not any(kind in ("documents", "topics") for kind, _ in settings.only):
        return
    yield from _documents(guide, settings)
    yield from _laws(guide, settings)
    terms = sorted(guide.glossary.values(), key=lambda term: sound(term.term))
    yield Sheet(Page("glossary.html", "", ""), "pages/glossary.html", {"terms": terms})
    for topic in guide.topics.values():
        page = Page(page_of("topics", topic.id), settings.files.get(("topics", topic.id), ""))
        others = [other for other in guide.topics.values() if other.id != topic.id]
        yield Sheet(page, "pages/topic.html", {"topic": topic, "laws": by_law(guide, (topic,)), "others": others})


def _documents(guide: Guide, settings: Settings) -> Iterator[Sheet]:
    kinds: dict[str, list[object]] = {}
    endings: dict[str | None, list[tuple[Procedure, End]]] = {}
    for procedure in guide.procedures.values():
        for end in procedure.ends:
            endings.setdefault(end.document, []).append((procedure, end))
    for document in sorted(guide.documents.values(), key=lambda document: sound(document.title)):
        kinds.setdefault(document.kind, []).append(document)
        page = Page(page_of("documents", document.id), settings.files.get(("documents", document.id), ""))
        values = {
            "document": document,
            "uses": guide.document_uses[document.id],
            "ending": endings.get(document.id, []),
            "matters": guide.brought_to[document.id],
            "laws": by_law(guide, (document,)),
        }
        yield Sheet(page, "pages/document.html", values)
    yield Sheet(Page("documents/index.html", ""), "pages/documents.html", {"kinds": kinds})


def _laws(guide: Guide, settings: Settings) -> Iterator[Sheet]:
    cited = guide.cited_articles
    for law in guide.laws.values():
        if law.id not in cited:
            continue
        page = Page(page_of("laws", law.id), settings.files.get(("laws", law.id), ""))
        articles = [
            (article, settings.article(law, article), [use for use in uses if use[0] in LINKED])
            for article, uses in sorted(cited[law.id].items(), key=lambda entry: article_order(entry[0]))
        ]
        yield Sheet(page, "pages/law.html", {"law": law, "articles": articles})
    laws = sorted((guide.laws[name] for name in cited), key=lambda law: sound(law.short))
    yield Sheet(Page("laws/index.html", ""), "pages/laws.html", {"laws": laws})


LINKED = ("matters", "procedures", "documents", "topics", "glossary", "families")
"""Kinds that are shown as users of an article."""
