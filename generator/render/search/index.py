"""Finds what a question asks for: the index as the browser has it, opened by lunr.

`assets/find.js` holds `open`, `ask` and `arrange`, which do the same.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import floor
from typing import Any, NamedTuple

from lunr.index import Index as LunrIndex
from lunr.pipeline import Pipeline
from lunr.vector import Vector

from .packing import spread, unpack
from .reading import Reader, Reading, fold_sound
from .words import is_han, name_of
from .words import words as split

AGREEING = 0.4
"""How much more an entry counts in which more different words of the question are found: its score times their number to this."""

SPOKEN = 3.0
"""What a name counts that sounds as was typed, whole; a part of a name counts its share."""

SHORT = 8
"""A question of so many signs may be a name, and what bears the name may stand before matters if the question is more than two
fifths of it. A longer one is a story."""

TAIL = 0.15
"""The share of the highest score that other results must reach."""

MATTER = 0


class Found(NamedTuple):
    """An entry as it stands in the index, with its columns in their order."""

    kind: int
    id: str
    title: str
    names: list[str]
    note: str
    route: list[int]
    category: str
    articles: list[str]
    agencies: list[int] = []
    clocks: list[str] = []


@dataclass(frozen=True, slots=True)
class Hit:
    """A result. `words` are the words of the question that were found in it; `article` is its place in a law."""

    entry: int
    score: float
    exact: bool = False
    words: tuple[str, ...] = ()
    article: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """All hits, best first. `weak` says that none is much like the question."""

    reading: Reading
    hits: tuple[Hit, ...]
    weak: bool


def _says(word: str) -> bool:
    """Whether a word says something by itself: a single character does not."""
    return len(word) > 1 or not is_han(word)


class _Exact:
    """Stands for lunr's set of tokens: every word that is looked up is in the index, so there is nothing to complete."""

    def intersect(self, wanted: Any) -> Any:
        return wanted


class Index:
    """The index of a guide."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data
        self.entries = [Found(*row) for row in zip(*data["entries"].values(), strict=True)]
        words = [*spread(data["short"]), *filter(None, data["other"].split(" "))]
        self.weights = dict(zip(words, unpack(data["counts"], data["gaps"], data["levels"]), strict=True))
        self.reader = Reader(data, self.weights)
        self.names = [frozenset(map(name_of, (entry.title, *entry.names))) for entry in self.entries]
        self.shortest = [min(map(len, names)) for names in self.names]

    @cached_property
    def lunr(self) -> LunrIndex:
        """lunr's index with our weights."""
        vectors = {f"text/{number}": Vector() for number in range(len(self.entries))}
        inverted: dict[str, Any] = {}
        for place, (word, postings) in enumerate(self.weights.items()):
            inverted[word] = {"_index": place, "text": {str(number): {} for number in postings}}
            for number, weight in postings.items():
                vectors[f"text/{number}"].upsert(place, weight)
        return LunrIndex(inverted, vectors, _Exact(), ["text"], Pipeline())

    @cached_property
    def spoken(self) -> list[list[str]]:
        """How every name of every entry sounds: its folded syllables with blanks, and its initials."""
        return [[sound for name in sorted(names) for sound in self._sound(name)] for names in self.names]

    def _sound(self, name: str) -> tuple[str, str]:
        sounds = [self.reader.sounds.get(sign, [sign])[0] for sign in name]
        return f" {' '.join(map(fold_sound, sounds))} ", "".join(sound[0] for sound in sounds)

    def ask(self, query: str, fits: Callable[[Found], bool] = lambda entry: True) -> Answer:
        """Every entry that has to do with a question, of those that fit."""
        reading = self.reader.read(query)
        scores = {entry: (score * len(words) ** AGREEING, words) for entry, score, words in self._hits(reading.words)}
        for entry, share in self._spoken(reading.sounds).items():
            score, words = scores.get(entry, (0.0, ()))
            scores[entry] = (score + SPOKEN * share, words)
        found = [
            Hit(entry, floor(score * 1e5 + 0.5) / 1e5, reading.name in self.names[entry], words)
            for entry, (score, words) in scores.items()
            if fits(self.entries[entry])
        ]
        found.sort(key=lambda hit: (not hit.exact, hit.exact and self.entries[hit.entry].kind != MATTER, -hit.score, hit.entry))
        told = sum(map(_says, split(reading.text)))
        enough = min(told, 2 if told > 2 else 1)
        most = max((sum(map(_says, hit.words)) for hit in found), default=0)
        weak = most < enough and not reading.sounds and not any(hit.exact for hit in found)
        cited = [hit for hit in self._cited(reading) if fits(self.entries[hit.entry])]
        first = {hit.entry for hit in cited}
        return Answer(reading, (*cited, *(hit for hit in found if hit.entry not in first)), weak and not cited)

    def explain(self, answer: Answer) -> Iterator[tuple[int, dict[str, float]]]:
        """For each entry that was found what every word of the question adds, the most first."""
        for hit in answer.hits:
            added = {word: answer.reading.words[word] * self.weights[word][hit.entry] for word in hit.words}
            yield hit.entry, {word: round(value, 3) for word, value in sorted(added.items(), key=lambda pair: -pair[1])}

    def arrange(self, answer: Answer) -> list[tuple[str, Hit]]:
        """What is shown, in order, each with its group: best, also, near or a kind. The same title is not shown twice."""
        if answer.weak and answer.reading.calls:  # who tells of danger gets the numbers, not what is hardly alike
            return []
        limits = self.data["limits"]
        size = len(answer.reading.name)
        top = max((hit.score for hit in answer.hits if self.entries[hit.entry].kind == MATTER), default=0.0)
        groups: dict[str, list[Hit]] = {"near": [], "best": [], "also": [], **{kind: [] for kind in self.data["kinds"][1:]}}
        titles: set[str] = set()
        for hit in answer.hits:
            entry = self.entries[hit.entry]
            title = name_of(entry.title) + hit.article
            matter = entry.kind == MATTER
            named = hit.exact or (
                size <= SHORT and hit.score > top and any(map(_says, hit.words)) and size * 5 > self.shortest[hit.entry] * 2
            )
            if title in titles or not named and hit.score < top * TAIL:
                continue
            best, also, near = groups["best"], groups["also"], groups["near"]
            if answer.weak:
                group, room = (near, limits["near"]) if matter else (groups[self.data["kinds"][entry.kind]], 1)
            elif len(best) < limits["best"] and (matter or named):
                group, room = best, limits["best"]
            elif matter:
                group, room = also, limits["matters"] - sum(self.entries[one.entry].kind == MATTER for one in best)
            else:
                group, room = groups[self.data["kinds"][entry.kind]], limits["others"]
            if len(group) < room:
                group.append(hit)
                titles.add(title)
        return [(name, hit) for name, hits in groups.items() for hit in hits]

    def _hits(self, words: Mapping[str, float]) -> list[tuple[int, float, tuple[str, ...]]]:
        if not words:
            return []
        query = self.lunr.create_query()
        for word, weight in words.items():
            query.term(word, use_pipeline=False, boost=weight)
        return [
            (int(hit["ref"]), hit["score"], tuple(hit["match_data"].metadata)) for hit in self.lunr.query(query)
        ]

    def _spoken(self, sounds: tuple[str, ...]) -> dict[int, float]:
        """The entries one of whose names sounds as was typed, and what share of the name it is."""
        found: dict[int, float] = {}
        for entry, names in enumerate(self.spoken if sounds else ()):
            share = max((len(sound) / len(name) for name in names for sound in sounds if sound in name), default=0.0)
            if share:
                found[entry] = share
        return found

    def _cited(self, reading: Reading) -> list[Hit]:
        """The article that is asked for: in the law that is named, or in every law that has it on its page."""
        if not reading.article:
            return []
        laws = [number for number, entry in enumerate(self.entries) if self.data["kinds"][entry.kind] == "law"]
        length = {number: max((len(name) for name in self.names[number] if name in reading.name), default=0) for number in laws}
        longest = max(length.values(), default=0)
        if reading.bare and not longest:
            return []
        if longest:
            named = [number for number in laws if length[number] == longest]
        else:
            named = [number for number in laws if reading.article in self.entries[number].articles]
        return [
            Hit(number, 0.0, True, (), reading.article if reading.article in self.entries[number].articles else "")
            for number in named[: self.data["limits"]["best"]]
        ]
