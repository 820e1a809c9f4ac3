"""How much each word speaks for each entry: learned from everything that is said of it.

Every sentence is a vector of its words, rare words long, of length one; an entry is the mean of its sentences, again of length
one (Rocchio's classifier). A word of a question then adds what stands here. Nothing is fitted in rounds, so the cost grows with
the number of sentences and the same definitions give the same numbers.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from math import log, sqrt

from .words import is_han, words

Sample = tuple[float, str]
"""A sentence with its weight."""

BUDGET, NAMES = 210_000, 30
"""Weights of all entries together, less so many for the names of each, but never less than a quarter: a larger index would not
travel. Those that bring least are given up, wherever they stand."""

OFTEN = 0.25
"""What a weight brings: its size, times this power of the number of entries that have its word. A word that one entry alone has
is seldom asked for, and takes its own room in the index."""

HOLDING = 7
"""How much more often than by chance two characters must stand together for their pair to be kept after one sight.

Pairs across the border of two words (把网 in 把网贷) are met once, never again, and are most of all.
"""

EVEN = 0.7
"""Weights are drawn together by this power: one striking word must not outweigh all others, nor the usual case the rare ones."""

COMMON = 200
"""A character that is in so many sentences is kept where it comes twice."""


class Weights:
    """The words that speak for each entry, turned to the entries of each word: the `most` weights that bring most.

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
            known, often = list(self._place), Counter(places)
            brings = array("d", [value * often[place] ** OFTEN for place, value in zip(places, values, strict=True)])
            kept = sorted(sorted(range(len(values)), key=brings.__getitem__, reverse=True)[:most])  # of equal ones the first
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

    The words of a sentence are kept as their numbers: as words they would be the most that is in memory at once.
    """
    place: dict[str, int] = {}
    said, ends = array("I"), array("I", [0])
    for samples in entries:
        for _, text in samples:
            said.extend([place.setdefault(word, len(place)) for word in words(text)])
            ends.append(len(said))
    size = len(ends) - 1
    times = array("I", bytes(4 * len(place)))
    for at in said:
        times[at] += 1
    holding = {at for word, at in place.items() if _holds(word, times, place, size)}
    names = list(place)
    del place
    rare = array("d", [log((1 + size) / (1 + count)) + 1 for count in times])
    square = array("d", [value * value for value in rare])
    rows = (said[first:last] for first, last in pairwise(ends))
    for samples in entries:
        mean: dict[int, float] = {}
        here: Counter[int] = Counter()
        for (weight, _), row in zip(samples, rows, strict=False):  # the samples end first, so that no row is lost
            share = weight / sqrt(sum([square[at] for at in row])) if row else 0
            for at in row:
                mean[at] = mean.get(at, 0.0) + share
            here.update(row)
        mean = {at: value * rare[at] for at, value in mean.items()}
        length = sqrt(sum([value * value for value in mean.values()]))
        yield {
            names[at]: (value / length * rare[at]) ** EVEN for at, value in mean.items() if here[at] > 1 or at in holding
        }


def room(entries: int) -> int:
    """How many weights there may be in a guide of so many entries."""
    return max(BUDGET - NAMES * entries, BUDGET // 4)


def _holds(word: str, times: Sequence[int], place: Mapping[str, int], size: int) -> bool:
    """Whether a word that an entry has once is kept: a rare sign, or a pair that is no chance."""
    often = times[place[word]]
    if not is_han(word):
        return True
    if len(word) == 1:
        return often < COMMON
    return often * size > HOLDING * times[place[word[0]]] * times[place[word[1]]]
