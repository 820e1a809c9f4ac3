"""How much each word speaks for each entry: learned from everything that is said of it.

Every sentence is a vector of its words, rare words long, of length one; an entry is the mean of its sentences, again of length
one (Rocchio's classifier). A word of a question then adds what stands here. Nothing is fitted in rounds, so the cost grows with
the number of sentences and the same definitions give the same numbers.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from math import log, sqrt

from .words import is_han, words

Sample = tuple[float, str]
"""A sentence with its weight."""

BUDGET, NAMES = 172_000, 15
"""Weights of all entries together, less so many for the names of each, but never less than a quarter: a larger index would not
travel. The smallest of all are given up, wherever they stand."""

HOLDING = 7
"""How much more often than by chance two characters must stand together for their pair to be kept after one sight.

Pairs across the border of two words (把网 in 把网贷) are met once, never again, and are most of all.
"""

EVEN = 0.7
"""Weights are drawn together by this power: one striking word must not outweigh all others, nor the usual case the rare ones."""

COMMON = 200
"""A character that is in so many sentences is kept where it comes twice."""


class Weights:
    """The words that speak for each entry, turned to the entries of each word: no more than `most` weights, the largest.

    In columns of numbers, which take a tenth of the memory that objects would.
    """

    def __init__(self, strengths: Iterable[Mapping[str, float]], most: int) -> None:
        self._place: dict[str, int] = {}
        places, entries, values = array("I"), array("I"), array("d")
        for number, strength in enumerate(strengths):
            for word, value in strength.items():
                places.append(self._place.setdefault(word, len(self._place)))
                entries.append(number)
                values.append(value)
        if len(values) > most:
            least, known = sorted(values, reverse=True)[most], list(self._place)
            kept = [at for at, value in enumerate(values) if value > least]
            self._place = {}
            places = array("I", [self._place.setdefault(known[places[at]], len(self._place)) for at in kept])
            entries, values = array("I", [entries[at] for at in kept]), array("d", [values[at] for at in kept])
        counts = Counter(places)
        self._start = array("I", [0, *accumulate(counts[place] for place in range(len(counts)))])
        self._entries, self._values = array("I", bytes(4 * len(places))), array("d", bytes(8 * len(places)))
        free = array("I", self._start)
        for place, entry, value in zip(places, entries, values, strict=True):
            self._entries[free[place]], self._values[free[place]] = entry, value
            free[place] += 1

    def __iter__(self) -> Iterator[str]:
        return iter(self._place)

    def __getitem__(self, word: str) -> dict[int, float]:
        """The entries for which a word speaks, in their order."""
        place = self._place[word]
        part = slice(self._start[place], self._start[place + 1])
        return dict(zip(self._entries[part], self._values[part], strict=True))


def weigh(entries: Sequence[Sequence[Sample]]) -> Iterator[dict[str, float]]:
    """For each entry the words that speak for it, and how much.

    Sentences are split twice: kept, their words would be the most that is in memory at once.
    """
    size = sum(map(len, entries))
    frequency: Counter[str] = Counter()
    once: list[str] = []
    for samples in entries:
        found = [word for _, text in samples for word in words(text)]
        frequency.update(found)
        once.append(" ".join([word for word, count in Counter(found).items() if count == 1]))
    holding = {word for word in frequency if _holds(word, frequency, size)}
    rare = {word: log((1 + size) / (1 + times)) + 1 for word, times in frequency.items()}
    for samples, rest in zip(entries, once, strict=True):
        mean: dict[str, float] = {}
        for weight, text in samples:
            sentence = words(text)
            share = weight / sqrt(sum([rare[word] ** 2 for word in sentence])) if sentence else 0
            for word in sentence:
                mean[word] = mean.get(word, 0.0) + share
        mean = {word: value * rare[word] for word, value in mean.items()}
        length = sqrt(sum([value * value for value in mean.values()]))
        chance = set(rest.split()) - holding
        yield {word: (value / length * rare[word]) ** EVEN for word, value in mean.items() if word not in chance}


def room(entries: int) -> int:
    """How many weights there may be in a guide of so many entries."""
    return max(BUDGET - NAMES * entries, BUDGET // 4)


def _holds(word: str, frequency: Counter[str], size: int) -> bool:
    if not is_han(word):
        return True
    if len(word) == 1:
        return frequency[word] < COMMON
    return frequency[word] * size > HOLDING * frequency[word[0]] * frequency[word[1]]
