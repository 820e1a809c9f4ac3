"""How text is split into words for the search. `assets/words.js` does the same under the same names."""

import re
from unicodedata import normalize

_RUN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]+|[a-z0-9]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
_PARTICLES = re.compile("[的了吗呢吧啊呀嘛么我你您他她它们]+")
_STOP_PAIRS = frozenset(
    "请问 咨询 如何 怎样 是否 能否 可否 可以 应该 应当 需要 想要 想问 有没 没有 是不 不是 还是 能不 不能 这个 那个 这种 这样 "
    "一个 现在 已经 因为 所以 但是 如果 然后 之后 以后 时候 自己 哪里 哪个 哪些 谁能 知道 觉得 之前 一直 问题 情况 关于".split()
)


def normalise(text: str) -> str:
    """Full width and half width, capitals and small letters are the same."""
    return normalize("NFKC", text).lower()


def name_of(text: str) -> str:
    """Only the signs that count: two names that differ in punctuation are the same name."""
    return "".join(_RUN.findall(normalise(text)))


def singles(text: str) -> list[str]:
    """Every Chinese character by itself, every other word whole."""
    return [part for run in _RUN.findall(normalise(text)) for part in (run if _HAN.match(run) else [run])]


def pairs(text: str) -> list[str]:
    """Overlapping pairs of Chinese characters, particles and empty pairs left out; every other word whole."""
    found: list[str] = []
    for run in _RUN.findall(normalise(text)):
        if not _HAN.match(run):
            found.append(run)
            continue
        for part in _PARTICLES.split(run):
            cut = [part[at : at + 2] for at in range(len(part) - 1)] or ([part] if part else [])
            found += [pair for pair in cut if pair not in _STOP_PAIRS]
    return found
