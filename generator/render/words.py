"""How text is split into words for the search. `assets/words.js` does the same under the same names."""

import re
from unicodedata import normalize

HAN = "[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]"
RUN = re.compile(f"{HAN}+|[a-z0-9]+")
PARTICLES = "的了吗呢吧啊呀嘛么我你您他她它们"
"""They carry no matter: a run is cut here, and they are in no pair."""

_STOP = """
请问 咨询 如何 怎样 是否 能否 可否 可以 应该 应当 需要 想要 想问 有没 没有 是不 不是 还是 能不 不能 这个 那个 这种 这样
一个 现在 已经 因为 所以 但是 如果 然后 之后 以后 时候 自己 哪里 哪个 哪些 谁能 知道 觉得 之前 一直 问题 情况 关于 反映
请求 希望 谢谢
"""
STOP_PAIRS = frozenset(_STOP.split())
"""Pairs of asking and telling. What is left of a question without them is its matter."""


def normalise(text: str) -> str:
    """Full width and half width, capitals and small letters are the same."""
    return normalize("NFKC", text).lower()


def runs(text: str) -> list[str]:
    """Unbroken stretches of Chinese, and words of letters and figures. Everything else separates."""
    return RUN.findall(normalise(text))


def name_of(text: str) -> str:
    """Only the signs that count: names that differ in punctuation alone are the same name."""
    return "".join(runs(text))


def signs(text: str) -> list[str]:
    """Every Chinese character by itself, every other word whole; particles are left out.

    >>> signs("KTV太吵了")
    ['ktv', '太', '吵']
    """
    return [sign for run in runs(text) for sign in ([run] if run[0] < "\u3400" else run) if sign not in PARTICLES]


def pairs(text: str) -> list[str]:
    """Overlapping pairs of Chinese characters without particles and stop pairs; every other word whole.

    >>> pairs("老板的工资条，110")
    ['老板', '工资', '资条', '110']
    """
    found: list[str] = []
    for run in runs(text):
        if run[0] < "\u3400":
            found.append(run)
            continue
        for part in re.split(f"[{PARTICLES}]+", run):
            found += [part[at : at + 2] for at in range(len(part) - 1)] if len(part) > 1 else [part] if part else []
    return [pair for pair in found if pair not in STOP_PAIRS]


def distinct(words: list[str]) -> list[str]:
    """Each word once, at most sixty: enough for any question, and a pasted page does not stop the search."""
    return list(dict.fromkeys(words))[:60]


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
