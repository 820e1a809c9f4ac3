"""What can be found, and everything that is said of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...model import Guide, Matter, Period, Procedure, Route
from ...wording import Wording
from .weights import Sample

KINDS = {
    "matter": "matters", "procedure": "procedures", "agency": "agencies", "document": "documents", "law": "laws",
    "term": "glossary", "topic": "topics",
}  # fmt: skip
"""What can be found, in the order in which it is indexed, with its name among the definitions."""

NAME, SAID, TEXT, AROUND, WHO = 1.0, 1.0, 1.0, 0.3, 0.02
"""How much a sentence counts: a name, what people say, what the definition says, its category, who is responsible."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one result: what is shown, and what it is learned from.

    `articles` are those of a law that have a place on its page; `agencies` and `clocks` are what staff can filter by.
    """

    kind: str
    id: str
    title: str
    names: tuple[str, ...] = ()
    route: tuple[tuple[str, str], ...] = ()
    note: str = ""
    category: str = ""
    samples: tuple[Sample, ...] = ()
    articles: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    clocks: tuple[Period, ...] = ()

    @property
    def learned(self) -> Iterator[Sample]:
        """Its names and all that is said of it."""
        for name in dict.fromkeys((self.title, *self.names)):
            yield NAME, name
        yield from self.samples


def entries_of(guide: Guide, wording: Wording) -> Iterator[Entry]:
    """Everything that can be found."""
    yield from (_matter(guide, matter) for matter in guide.matters.values())
    for procedure in guide.procedures.values():
        steps = [text for step in procedure.steps for text in (step.title, *(part.title for part in step.staff))]
        text = (*(statement.text for statement in procedure.who), *steps)
        family = guide.families.get(procedure.family)
        note = _note(wording, "procedure", family.title if family else "")
        said = _said(TEXT, *text)
        yield Entry(
            "procedure", procedure.id, procedure.title, (procedure.plain,), (), note, "", said, clocks=_clocks(procedure)
        )
    for agency in guide.agencies.values():
        lines = [line.number for line in agency.hotlines]
        note = _note(wording, "agency", wording.say("search.phone", number=lines[0]) if lines else "")
        text = tuple(line.for_ for line in agency.hotlines)
        yield Entry(
            "agency", agency.id, agency.name, (agency.title, *agency.aliases, *lines), (), note, "", _said(AROUND, *text)
        )
    for document in guide.documents.values():
        text = (document.by, *(statement.text for statement in document.staff))
        note = _note(wording, "document", wording.say(f"document-kind.{document.kind}"))
        yield Entry("document", document.id, document.title, (), (), note, "", _said(AROUND, *text))
    for name, articles in sorted(guide.cited_articles.items(), key=lambda law: -sum(map(len, law[1].values()))):
        law = guide.laws[name]  # the one that is cited most comes first where only the number of an article is asked for
        note = _note(wording, "law", wording.say(f"law-kind.{law.kind}"))
        yield Entry("law", law.id, law.short, (law.title, *law.aliases), (), note, articles=tuple(articles))
    for term in guide.glossary.values():
        said = _said(TEXT, term.plain, term.how or "")
        yield Entry("term", term.id, term.term, (), (), _note(wording, "term", term.plain), "", said)
    for topic in guide.topics.values():
        said = _said(TEXT, topic.lead, *(section.title for section in topic.sections))
        yield Entry("topic", topic.id, topic.title, (topic.plain,), (), _note(wording, "topic", topic.plain), "", said)


def _said(weight: float, *texts: str) -> tuple[Sample, ...]:
    return tuple((weight, text) for text in texts if text)


def _matter(guide: Guide, matter: Matter) -> Entry:
    first = matter.routes.first[0]
    category = guide.categories[matter.category]
    names = tuple(dict.fromkeys(n for route in matter.routes.fit for n in route.agencies))
    bodies = [guide.agencies[name] for name in dict.fromkeys(n for route in matter.routes.first for n in route.agencies)]
    heard = guide.heard.get(matter.id)
    staff = matter.staff
    notes = (staff.nature, staff.level, staff.accept, *(note.text for note in staff.notes)) if staff else ()
    return Entry(
        "matter",
        matter.id,
        matter.plain,
        (matter.title, *matter.aliases),
        (("procedure", first.procedure), ("agency", first.agencies[0])),
        matter.do_first,
        matter.category,
        (
            *_said(SAID, *(heard.say if heard else ())),
            *_said(TEXT, *matter.applies),
            *_said(AROUND, matter.do_first, category.title, category.plain, *notes),
            *_said(WHO, *(name for one in bodies for name in dict.fromkeys((one.title, one.name, *one.aliases)))),
        ),
        agencies=names,
        clocks=_clocks(*(guide.procedures[route.procedure] for route in matter.routes.first), own=matter.routes.fit),
    )


def _clocks(*procedures: Procedure, own: Iterable[Route] = ()) -> tuple[Period, ...]:
    """Every period that the steps of these procedures or these routes have, the short ones first."""
    found = {clock.length for route in own for clock in route.clocks}
    for procedure in procedures:
        found |= {clock.length for step in procedure.steps for part in (step, *step.staff) for clock in part.clocks}
    return short_first(found)


def short_first(periods: Iterable[Period]) -> tuple[Period, ...]:
    """In the order of their length."""
    return tuple(sorted(periods, key=lambda period: (period.hours, str(period))))


def _note(wording: Wording, kind: str, more: str) -> str:
    name = wording.say(f"search.kind-{kind}")
    return f"{name} · {more}" if more else name
