"""Numbers and words as short texts: the index travels over a slow network and is opened on a cheap phone.

`assets/find.js` holds `unpack` and `spread`, which read what is written here.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from math import log2

DIGITS = "".join(chr(code) for code in range(35, 127) if chr(code) not in "'\\")
"""Signs that need no escape in a script. The upper half ends a number."""

HALF = len(DIGITS) // 2
LOWEST, STEPS = -5, 2
"""A weight is written as its distance from two to this power, in this many steps to each doubling."""

Postings = Mapping[int, float]
"""The entries that have a word, with their weights."""


def pack(postings: Iterable[Postings]) -> tuple[str, str, str]:
    """The entries of every word: how many, each as its distance from the one before, and its weight.

    Three texts, for what is alike is pressed best together.

    >>> pack([{3: 1.0, 107: 2.0}, {4: 1.0}]), unpack(*pack([{3: 1.0, 107: 2.0}, {4: 1.0}]))
    (('SR', 'T2SU', '.0.'), [{3: 1.0, 107: 2.0}, {4: 1.0}])
    """
    counts: list[str] = []
    gaps: list[str] = []
    levels: list[str] = []
    for entries in postings:
        counts.append(number(len(entries)))
        last = 0
        for entry, weight in sorted(entries.items()):
            gaps.append(number(entry - last))
            levels.append(DIGITS[min(max(round((log2(weight) - LOWEST) * STEPS), 0), len(DIGITS) - 1)])
            last = entry
    return "".join(counts), "".join(gaps), "".join(levels)


@lru_cache(maxsize=10_000)
def number(value: int) -> str:
    """A number in digits of base 45, the lowest first, the last one marked."""
    text = ""
    while value >= HALF:
        text += DIGITS[value % HALF]
        value //= HALF
    return text + DIGITS[value + HALF]


def numbers(text: str) -> Iterator[int]:
    """The opposite of `number`, for many in a row."""
    value, power = 0, 1
    for sign in text:
        digit = DIGITS.index(sign)
        if digit < HALF:
            value += digit * power
            power *= HALF
        else:
            yield value + (digit - HALF) * power
            value, power = 0, 1


def unpack(counts: str, gaps: str, levels: str) -> list[dict[int, float]]:
    """The opposite of `pack`; weights in the precision in which they were written."""
    steps = numbers(gaps)
    signs = iter(levels)
    found: list[dict[int, float]] = []
    for count in numbers(counts):
        entries: dict[int, float] = {}
        last = 0
        for _ in range(count):
            last += next(steps)
            entries[last] = 2 ** (DIGITS.index(next(signs)) / STEPS + LOWEST)
        found.append(entries)
    return found


def fold(words: Iterable[str]) -> str:
    """Sorted Chinese words of one or two characters, each first character once; a mark says that it is a word itself.

    >>> fold(["工", "工伤", "工资", "拖欠"]), spread(fold(["工", "工伤", "工资", "拖欠"]))
    ("工'伤资 拖欠", ['工', '工伤', '工资', '拖欠'])
    """
    groups: dict[str, str] = {}
    for word in sorted(words):
        head, tail = word[0], word[1:]
        groups[head] = groups.get(head, "") + (tail or "'")
    return " ".join(head + tails for head, tails in groups.items())


def spread(text: str) -> list[str]:
    """The opposite of `fold`."""
    groups = text.split(" ") if text else []
    return [group[0] + (tail if tail != "'" else "") for group in groups for tail in group[1:]]
