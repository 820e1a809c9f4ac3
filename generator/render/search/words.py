"""How text is split into words for the search. `assets/words.js` does the same under the same names."""

import re
from functools import lru_cache
from sys import intern
from unicodedata import normalize

HAN = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
RUN = re.compile(f"{HAN}+|[a-z0-9]+")
MOST = 160
"""Words that are looked at: enough for any question, and a pasted page does not stop the search."""


def normalise(text: str) -> str:
    """Full width and half width, capitals and small letters are the same."""
    return normalize("NFKC", text).lower()


def runs(text: str) -> list[str]:
    """Unbroken stretches of Chinese, and words of letters and figures. Everything else separates."""
    return RUN.findall(normalise(text))


def is_han(run: str) -> bool:
    """Whether a run is Chinese: a run is of one kind throughout."""
    return run[0] >= "\u3400"


def name_of(text: str) -> str:
    """Only the signs that count: names that differ in punctuation alone are the same name."""
    return "".join(runs(text))


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Every Chinese character, every pair of neighbours, every other word whole; each once.

    >>> words("KTV太吵，太吵")
    ('ktv', '太', '吵', '太吵')
    """
    found: list[str] = []
    for run in runs(text):
        found += [*run, *pairs(run)] if is_han(run) else [run]
    return tuple(map(intern, dict.fromkeys(found)))[:MOST]  # the same few thousand words come again and again


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run.

    >>> pairs("工资条")
    ['工资', '资条']
    """
    return [first + second for first, second in zip(run, run[1:], strict=False)]


def marks(text: str, words: list[str]) -> list[tuple[int, int]]:
    """Where these words stand in a text: places from and to, those that touch joined."""
    plain = "".join(part if len(part) == 1 else sign for sign in text for part in [normalise(sign)])
    hit = [False] * len(text)
    for word in words:
        at = plain.find(word)
        while at >= 0:
            hit[at : at + len(word)] = [True] * len(word)
            at = plain.find(word, at + 1)
    found: list[tuple[int, int]] = []
    for at, marked in enumerate(hit):
        if marked and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1)
        elif marked:
            found.append((at, at + 1))
    return found
