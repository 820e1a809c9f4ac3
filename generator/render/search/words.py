"""How text is split into words for the search. `assets/words.js` does the same under the same names,
and marks what was found."""

import re
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


def words(text: str) -> tuple[str, ...]:
    """Every Chinese character, every pair of neighbours, every other word whole; each once.

    >>> words("KTV太吵，太吵")
    ('ktv', '太', '吵', '太吵')
    """
    found: list[str] = []
    for run in runs(text):
        found += [*run, *pairs(run)] if is_han(run) else [run]
    return tuple(dict.fromkeys(found))[:MOST]


def pairs(run: str) -> list[str]:
    """The overlapping pairs of a run.

    >>> pairs("工资条")
    ['工资', '资条']
    """
    return [first + second for first, second in zip(run, run[1:], strict=False)]
