"""How much each word speaks for each entry: learned from everything that is said of it.

Every sentence is a vector of its words, rare words long, of length one; an entry is the mean of its sentences, again of length
one (Rocchio's classifier). A word of a question then adds what stands here. Nothing is fitted in rounds, so the cost grows with
the number of sentences and the same definitions give the same numbers.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from math import log, sqrt

from .words import is_han, words

Sample = tuple[float, str]
"""A sentence with its weight."""

BUDGET, NAMES = 172_000, 15
"""Words of all entries together, less so many for the names of each, but never less than a quarter: a larger index would not
travel. Entries with many words give up those that speak least."""

HOLDING = 7
"""How much more often than by chance two characters must stand together for their pair to be kept after one sight.

Pairs across the border of two words (把网 in 把网贷) are met once, never again, and are most of all.
"""

EVEN = 0.85
"""Weights are drawn together by this power: one striking word must not outweigh all others."""

COMMON = 200
"""A character that is in so many sentences is kept where it comes twice."""


def weigh(entries: Sequence[Iterable[Sample]]) -> list[dict[str, float]]:
    """For each entry the words that speak for it, and how much."""
    split = [[(weight, words(text)) for weight, text in samples] for samples in entries]
    size = sum(map(len, split))
    frequency = Counter(word for samples in split for _, found in samples for word in found)
    rare = [log((1 + size) / (1 + times)) + 1 for times in range(max(frequency.values(), default=0) + 1)]
    strengths: list[dict[str, float]] = []
    split.reverse()
    while split:  # what is done is let go: nothing needs as much memory at once as this
        samples = split.pop()
        times = Counter(word for _, sentence in samples for word in sentence)
        mean = dict.fromkeys(times, 0.0)
        for weight, sentence in samples:
            share = weight / sqrt(sum([rare[frequency[word]] ** 2 for word in sentence])) if sentence else 0
            for word in sentence:
                mean[word] += share
        mean = {word: value * rare[frequency[word]] for word, value in mean.items()}
        length = sqrt(sum([value * value for value in mean.values()]))
        strengths.append(
            {
                word: (value / length * rare[frequency[word]]) ** EVEN
                for word, value in mean.items()
                if times[word] > 1 or _holds(word, frequency, size)
            }
        )
    kept = room(map(len, strengths), max(BUDGET - NAMES * len(entries), BUDGET // 4))
    for number, strength in enumerate(strengths):
        if len(strength) > kept:
            best = nlargest(kept, strength, key=lambda word: (strength[word] / rare[frequency[word]], word))  # noqa: B023
            strengths[number] = {word: strength[word] for word in best}
    return strengths


def room(lengths: Iterable[int], budget: int) -> int:
    """How many words each entry may keep so that all together stay within the budget; short ones leave room for the long.

    >>> room([2, 10, 10], budget=16), room([2, 2], budget=16)
    (7, 2)
    """
    ordered = sorted(lengths)
    for place, length in enumerate(ordered):
        share = budget // (len(ordered) - place)
        if length > share:
            return share
        budget -= length
    return ordered[-1] if ordered else 0


def _holds(word: str, frequency: Counter[str], size: int) -> bool:
    if not is_han(word):
        return True
    if len(word) == 1:
        return frequency[word] < COMMON
    return frequency[word] * size > HOLDING * frequency[word[0]] * frequency[word[1]]
