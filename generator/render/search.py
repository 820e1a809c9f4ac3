"""The search index: built by lunr.py, written small, searched here and in the browser with the same result.

`assets/search.js` holds `ask` and `arrange` under the same names.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from math import sqrt
from typing import Any

from lunr.builder import Builder
from lunr.index import Index as LunrIndex

from ..model import Guide, Matter
from ..wording import Wording, load_wording
from .addresses import page_of
from .settings import Settings
from .virtual_file import VirtualFile
from .words import distinct, name_of, pairs, signs

KINDS = {
    "matter": "matters", "procedure": "procedures", "agency": "agencies", "document": "documents", "law": "laws",
    "term": "glossary", "topic": "topics",
}  # fmt: skip
"""What can be found, in the order in which it is indexed, with its name among the definitions."""

FIELDS = {"name": 4, "text": 1, "who": 0.5}
"""What of an entry is searched, and its weight: its names, its words, who is responsible and what one applies for."""

FLATNESS, SATURATION = 0.3, 1.2
"""How much a short field counts more than a long one, and a word that comes again more than once (lunr's b and k1)."""

MATTER = 3
"""A matter counts threefold: one comes with a matter, not with a document."""

BEST, MATTERS, OTHERS = 3, 9, 6
"""How many are shown at most: the likeliest, matters in all, and everything else."""

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "'\\")
"""Signs that need no escape in a script. The upper half ends a number."""

HALF = len(DIGITS) // 2

NOBODY = "no-one-responsible"
"""The topic for those whom every office sends away."""

NEAR = 4, 2
"""Matters and others where nothing is much like the question: what else one can do comes right below."""

EDGE, TAIL = 0.5, 0.1
"""The share of the highest score that the likeliest, and that all others, must reach."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of one result: what is shown, and what is searched."""

    kind: str
    id: str
    title: str
    names: tuple[str, ...] = ()
    route: tuple[tuple[str, str], ...] = ()
    note: str = ""
    category: str = ""
    text: tuple[str, ...] = ()
    who: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A result. `words` are the words of the question that were found in it."""

    entry: int
    score: float
    exact: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All hits, best first. `weak` says that none is much like the question; `words` are what is marked."""

    hits: tuple[Hit, ...]
    weak: bool
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it is shown: `address` counts from the root of the site."""

    kind: str
    id: str
    title: str
    route: str
    note: str
    address: str
    group: str


class Index:
    """The index of a guide, as the browser has it."""

    def __init__(self, guide: Guide, wording: Wording) -> None:
        self.entries = list(entries_of(guide, wording))
        self.builder = builder_of(self.entries)

    @cached_property
    def lunr(self) -> LunrIndex:
        """The index ready to be searched."""
        return self.builder.build()

    @cached_property
    def places(self) -> dict[tuple[str, str], int]:
        """The number of every entry by kind and id."""
        return {(entry.kind, entry.id): number for number, entry in enumerate(self.entries)}

    @cached_property
    def names(self) -> list[frozenset[str]]:
        """All names of every entry, without punctuation."""
        return [frozenset(map(name_of, (entry.title, *entry.names))) for entry in self.entries]

    def ask(self, query: str) -> Found:
        """Every entry that has to do with a question: by its pairs, and where there are none, by its signs."""
        name = name_of(query)
        words = distinct([word for word in pairs(query) if len(word) > 1 or word.isascii()])
        raw, needed, enough = self._hits(words), 1, min(len(words), 2 if len(words) > 2 else 1)
        if not raw:
            words = distinct(signs(query))
            raw = self._hits([part for sign in words for part in (sign + "*", "*" + sign)])
            needed = enough = len(words)
        found: list[Hit] = []
        for entry, score, terms in raw:
            matched = tuple(word for word in words if any(word in term for term in terms))
            if len(matched) >= needed:
                found.append(Hit(entry, round(score * sqrt(len(matched)), 6), name in self.names[entry], matched))
        found.sort(key=lambda hit: (not hit.exact, hit.exact and self._other(hit), -hit.score, hit.entry))
        most = max((len(hit.words) for hit in found), default=0)
        weak = most < enough and not any(hit.exact for hit in found)
        return Found(tuple(found), weak, tuple(words))

    def arrange(self, found: Found, matters: int = MATTERS, others: int = OTHERS) -> list[tuple[str, Hit]]:
        """What is shown, in order, each with its group: best, also, other."""
        if found.weak:
            matters, others = NEAR
        top = max((hit.score for hit in found.hits), default=0)
        best: list[Hit] = []
        also: list[Hit] = []
        other: list[Hit] = []
        for hit in found.hits:
            if not found.weak and len(best) < BEST and (hit.exact or hit.score >= top * EDGE):
                best.append(hit)
            elif hit.score < top * TAIL:
                continue
            elif not self._other(hit) and len(best) + len(also) < matters:
                also.append(hit)
            elif self._other(hit) and len(other) < others:
                other.append(hit)
        groups = (("best", best), ("also", also), ("other", other))
        return [(group, hit) for group, hits in groups for hit in hits]

    def _other(self, hit: Hit) -> bool:
        return self.entries[hit.entry].kind != "matter"

    def _hits(self, words: list[str]) -> list[tuple[int, float, set[str]]]:
        if not words:
            return []
        query = self.lunr.create_query()
        query.term(words, use_pipeline=False)
        return [(int(hit["ref"]), hit["score"], set(hit["match_data"].metadata)) for hit in self.lunr.query(query)]


def search(source: Guide | Index, query: str, limit: int = MATTERS + OTHERS) -> list[Result]:
    """What the page shows for a question, in the same order. For more than one question give an `Index`."""
    if isinstance(source, Guide):
        source = Index(source, load_wording())
    results: list[Result] = []
    for group, hit in source.arrange(source.ask(query))[:limit]:
        entry = source.entries[hit.entry]
        route = " · ".join(source.entries[source.places[part]].title for part in entry.route)
        address = page_of(KINDS[entry.kind], entry.id)
        results.append(Result(entry.kind, entry.id, entry.title, route, entry.note, address, group))
    return results


def search_files(guide: Guide, wording: Wording, settings: Settings) -> list[VirtualFile]:
    """The index as a script: a page opened from a folder may load scripts, nothing else."""
    text = json.dumps(build(guide, wording), ensure_ascii=False, separators=(",", ":"))
    return [VirtualFile("assets/search-index.js", f"globalThis.routemapIndex={text};\n".encode())]


def builder_of(entries: list[Entry]) -> Builder:
    """lunr's builder with every entry in it, under its number."""
    builder = Builder()
    builder.b(FLATNESS)
    builder.k1(SATURATION)
    for field, weight in FIELDS.items():
        builder.field(field, boost=weight)
    for number, entry in enumerate(entries):
        names = dict.fromkeys((entry.title, *entry.names))
        fields = {
            "name": [word for name in names for word in pairs(name)],
            "text": [word for line in entry.text for word in pairs(line)],
            "who": [word for line in entry.who for word in pairs(line)],
        }
        builder.add({"id": number, **fields}, {"boost": MATTER if entry.kind == "matter" else 1})
    return builder


def build(guide: Guide, wording: Wording) -> dict[str, Any]:
    """The index as it is written: for each field and word the entries that have it, packed.

    An entry stands once for each time it has the word. The weights follow from this, and the browser counts them when it
    opens the index.
    """
    index = Index(guide, wording)
    words = sorted(index.builder.inverted_index)
    postings: dict[str, dict[str, list[int]]] = {field: {word: [] for word in words} for field in FIELDS}
    for ref, frequencies in index.builder.field_term_frequencies.items():
        field, _, number = ref.partition("/")
        for word, times in frequencies.items():
            postings[field][word] += [int(number)] * times
    kinds = list(KINDS)
    return {
        "b": FLATNESS,
        "k1": SATURATION,
        "fields": FIELDS,
        "boost": MATTER,
        "digits": DIGITS,
        "terms": " ".join(words),
        "postings": [" ".join(pack(postings[field][word]) for word in words) for field in FIELDS],
        "entries": [
            [kinds.index(entry.kind), entry.id, entry.title, list(dict.fromkeys(entry.names)), entry.note,
             *([[index.places[part] for part in entry.route], entry.category] if entry.route else [])]
            for entry in index.entries
        ],
        "kinds": kinds,
        "pages": [page_of(folder, "$") for folder in KINDS.values()],
        "limits": {"best": BEST, "matters": MATTERS, "others": OTHERS, "near": NEAR, "edge": EDGE, "tail": TAIL},
        "categories": {category.id: category.plain for category in guide.categories.values()},
        "groups": {group.id: group.title for group in guide.groups.values()},
        "nobody": page_of("topics", NOBODY) if NOBODY in guide.topics else "",
        "words": wording.section("search"),
    }  # fmt: skip


def pack(numbers: Iterable[int]) -> str:
    """Numbers as text: each as its distance from the one before, in digits of base 45, the last digit marked.

    >>> pack([7, 3, 7, 107])
    'TUQ.S'
    """
    text = ""
    last = 0
    for number in sorted(numbers):
        rest = number - last
        last = number
        while rest >= HALF:
            text += DIGITS[rest % HALF]
            rest //= HALF
        text += DIGITS[rest + HALF]
    return text


def entries_of(guide: Guide, wording: Wording) -> Iterator[Entry]:
    """Everything that can be found."""
    yield from (_matter(guide, matter) for matter in guide.matters.values())
    for procedure in guide.procedures.values():
        steps = [text for step in procedure.steps for text in (step.title, *(part.title for part in step.staff))]
        text = (*(statement.text for statement in procedure.who), *steps)
        family = guide.families.get(procedure.family)
        note = _note(wording, "procedure", family.title if family else "")
        yield Entry("procedure", procedure.id, procedure.title, (procedure.plain,), (), note, "", text)
    for agency in guide.agencies.values():
        lines = [line.number for line in agency.hotlines]
        note = _note(wording, "agency", wording.say("search.phone", number=lines[0]) if lines else "")
        text = tuple(line.for_ for line in agency.hotlines)
        yield Entry("agency", agency.id, agency.name, (agency.title, *agency.aliases, *lines), (), note, "", text)
    for document in guide.documents.values():
        text = (document.by, *(statement.text for statement in document.staff))
        note = _note(wording, "document", wording.say(f"document-kind.{document.kind}"))
        yield Entry("document", document.id, document.title, (), (), note, "", text)
    for law in guide.laws.values():
        if law.id in guide.cited_articles:
            note = _note(wording, "law", wording.say(f"law-kind.{law.kind}"))
            yield Entry("law", law.id, law.short, (law.title, *law.aliases), (), note)
    for term in guide.glossary.values():
        text = (term.plain, term.how or "")
        yield Entry("term", term.id, term.term, (), (), _note(wording, "term", term.plain), "", text)
    for topic in guide.topics.values():
        text = (topic.lead, *(section.title for section in topic.sections))
        yield Entry("topic", topic.id, topic.title, (topic.plain,), (), _note(wording, "topic", topic.plain), "", text)


def _matter(guide: Guide, matter: Matter) -> Entry:
    first = matter.routes.first[0]
    category = guide.categories[matter.category]
    agencies = [guide.agencies[name] for name in dict.fromkeys(n for r in matter.routes.fit for n in r.agencies)]
    procedures = dict.fromkeys(route.procedure for route in matter.routes.fit)
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
        (matter.do_first, *matter.applies, category.title, category.plain, *notes),
        (
            *(name for one in agencies for name in dict.fromkeys((one.title, one.name, *one.aliases))),
            *(guide.procedures[one].title for one in procedures),
        ),
    )  # fmt: skip


def _note(wording: Wording, kind: str, more: str) -> str:
    name = wording.say(f"search.kind-{kind}")
    return f"{name} · {more}" if more else name
