"""What a question says: from what was typed to the words of the index. `assets/find.js` reads in the same way."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby, product
from typing import Any

from ...model.numerals import read_numeral
from .words import MOST, is_han, name_of, normalise, pairs, runs, words

MEANT, REPAIRED, HEARD = 0.6, 0.7, 0.7
"""How much a word counts that was not typed: one of the same meaning, one that was meant by a misspelt one, one by its sound."""

FEW = 4
"""Words of one sound that are looked for together: with more the sound says little."""

NOISE = r"[a-z][0-9]*(?=[市县区镇乡村省])|x+|\d+(?:\.\d+)?(?=[年月日号天元万块个岁])"
"""Masked places, dates, amounts. They name nobody and nothing, and must not tear words apart."""

NUMERAL = "[0-9]+|[零〇一二两三四五六七八九十百千]+"
ARTICLE = rf"第?\s*({NUMERAL})\s*条(?:\s*之\s*({NUMERAL}))?"

BESIDE = 5
"""Characters beside an article that is asked for without its law. Where there are more, something else is told."""

FOLDED = (("zh", "z"), ("ch", "c"), ("sh", "s"))


def fold_sound(syllable: str) -> str:
    """A syllable as many hear it: zh, ch, sh like z, c, s; n for l at the beginning; ng like n at the end.

    >>> fold_sound("shang"), fold_sound("leng")
    ('san', 'nen')
    """
    for hard, soft in FOLDED:
        syllable = syllable.replace(hard, soft)
    if syllable[0] == "l":
        syllable = "n" + syllable[1:]
    return syllable[:-1] if syllable.endswith("ng") else syllable


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is looked up.

    `words` are those of the index with how much each counts; `sounds` are what names must sound like; `calls` the numbers for
    danger; `article` the article that is asked for, `bare` where only its number stands there; `name` is the whole question
    as a name.
    """

    name: str
    text: str
    words: dict[str, float] = field(default_factory=dict)
    sounds: tuple[str, ...] = ()
    calls: tuple[str, ...] = ()
    article: str = ""
    bare: bool = False


class Reader:
    """Reads questions by the tables of an index: characters, sounds, words of its own."""

    def __init__(self, data: Mapping[str, Any], known: Iterable[str]) -> None:
        self.known = frozenset(known)
        self.plain = dict(zip(data["traditional"][::2], data["traditional"][1::2], strict=True))
        self.stops: list[str] = data["stops"]
        self.meanings: list[list[str]] = data["meanings"]
        self.dangers: list[list[list[str]]] = data["dangers"]
        self.alike: dict[str, set[str]] = {}
        for signs in data["alike"]:
            for sign in signs:
                self.alike.setdefault(sign, set()).update(signs)
        self.sounds: dict[str, list[str]] = {}
        for group in data["sounds"].split(" "):
            sound = re.match("[a-z]*", group)[0]  # type: ignore[index]
            for sign in group[len(sound) :]:
                self.sounds.setdefault(sign, []).append(sound)
        self.syllables = {sound for found in self.sounds.values() for sound in found}

    @cached_property
    def by_sound(self) -> dict[str, list[str]]:
        """Pairs of the index by their folded sound."""
        found: dict[str, list[str]] = {}
        for word in sorted(self.known):
            if len(word) == 2 and is_han(word):
                for sound in self.sounds_of(word):
                    found.setdefault(sound, []).append(word)
        return found

    def sounds_of(self, word: str) -> list[str]:
        """All that a pair can sound like, folded."""
        sounds = [self.sounds.get(sign, []) for sign in word]
        return list(dict.fromkeys(" ".join(map(fold_sound, said)) for said in product(*sounds)))

    def read(self, query: str) -> Reading:
        """What a question says."""
        text = "".join(self.plain.get(sign, sign) for sign in normalise(query))
        name = name_of(text)
        calls = next((call for say, call in self.dangers if any(one in text for one in say)), [])
        rest = re.sub(NOISE, " ", text)
        for stop in self.stops:
            rest = rest.replace(stop, " ")
        if not name_of(rest):
            rest = text
        found = {word: 1.0 for word in words(rest) if word in self.known}
        added: dict[str, float] = {}
        joined = f" {' '.join(runs(text))} "
        for say, *means in self.meanings:
            if say in text if is_han(say) else f" {say} " in joined:
                added.update((word, MEANT) for one in means for word in words(one) if word in self.known)
        sounds: list[str] = []
        for han, group in groupby(runs(rest), key=is_han):
            parts = list(group)
            if han:
                for part in parts:
                    added.update((word, REPAIRED) for word in self.repaired(pairs(part)))
            else:
                unknown = [part for part in parts if part not in self.known and part.isalpha()]
                sounds += self.spoken(unknown, added)
        for word, weight in added.items():
            found.setdefault(word, weight)
        kept = dict(list(found.items())[:MOST])
        return Reading(name, rest, kept, tuple(dict.fromkeys(sounds)), tuple(calls), *article_in(text))

    def repaired(self, run: list[str]) -> list[str]:
        """Words of the index that the pairs of a run may have meant: one character of the same sound, or of the same look.

        A wrong character spoils both pairs in which it stands. A strange pair between two known ones is the border of two words.
        """
        strange = [True, *(pair not in self.known for pair in run), True]
        found: list[str] = []
        for at, pair in enumerate(run, 1):
            if strange[at]:
                found += self.meant(pair, strange[at - 1], strange[at + 1])
        return found

    def meant(self, pair: str, first_wrong: bool, second_wrong: bool) -> list[str]:
        """Words like a pair, of which the first, the second or either character may be wrong."""
        first, second = pair[0], pair[1]
        heard = [word for sound in self.sounds_of(pair) for word in self.by_sound.get(sound, ())]
        found = [word for word in heard if first_wrong and word[1] == second or second_wrong and word[0] == first]
        if first_wrong:
            found += [one + second for one in sorted(self.alike.get(first, ())) if one + second in self.known]
        if second_wrong:
            found += [first + one for one in sorted(self.alike.get(second, ())) if first + one in self.known]
        return list(dict.fromkeys(found or (heard if first_wrong and second_wrong and len(heard) < FEW else [])))[:FEW]

    def spoken(self, parts: list[str], added: dict[str, float]) -> list[str]:
        """Sounds that names may have: whole syllables with blanks between them, or initials."""
        patterns: list[str] = []
        said: list[str] = []
        for part in parts:
            split = self.split(part)
            said += split
            if not split and 1 < len(part) < 9:
                patterns.append(part)
        if said:
            folded = [fold_sound(one) for one in said]
            for at in range(len(folded) - 1):
                for word in self.by_sound.get(f"{folded[at]} {folded[at + 1]}", []):
                    added.setdefault(word, HEARD)
            patterns.append(f" {' '.join(folded)} ")
        return patterns

    def split(self, letters: str) -> list[str]:
        """Letters as the fewest syllables, none where they are not pinyin.

        The best way to the end of every beginning is kept, so the cost grows with the length alone.
        """
        best: list[list[str] | None] = [[]]
        for end in range(1, min(len(letters), 40) + 1):
            ways = [
                [*before, letters[start:end]]
                for start in range(max(0, end - 6), end)
                for before in [best[start]]
                if before is not None and letters[start:end] in self.syllables
            ]
            best.append(min(ways, key=len) if ways else None)
        return best[-1] or []


def article_in(text: str) -> tuple[str, bool]:
    """The article that is asked for, as 34 or 276-1, and whether it is one only if a law is named: it may be a mere number, or
    count dogs and clauses of a contract.

    >>> article_in("刑法第二百七十六条之一"), article_in("三四条"), article_in("信访工作条例 34"), article_in("工资")
    (('276-1', False), ('34', False), ('34', True), ('', False))
    >>> article_in("家里死了三条狗怎么办")
    ('3', True)
    """
    found = re.search(ARTICLE, text)
    if found:
        article = str(read_numeral(found[1])) + (f"-{read_numeral(found[2])}" if found[2] else "")
        return article, len(text) - len(found[0]) > BESIDE
    bare = re.search(r"[^0-9]([0-9]{1,4})\s*$", text)
    return (str(int(bare[1])), True) if bare else ("", False)
