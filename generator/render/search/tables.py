"""The index as it is written: entries, weighted words, and the tables by which a question is read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ...model import Guide
from ...wording import Wording
from ..addresses import page_of
from ..characters import common, simplified
from ..pinyin import sound, syllables
from .entries import KINDS, Entry, entries_of, short_first
from .packing import DIGITS, LOWEST, STEPS, fold, pack
from .weights import Sample, Weights, room, weigh
from .words import is_han, name_of, normalise

NOBODY = "no-one-responsible"
"""The topic for those whom every office sends away."""

LIMITS = {"best": 3, "matters": 9, "others": 3, "near": 4, "layer": 5, "layer-others": 1}
"""How many are shown at most: the likeliest, matters in all, of every other kind; matters that are hardly alike; in a layer."""


Speak = Callable[[list[list[Sample]]], dict[str, str]]
"""What `speaking` does, or remembers to have done."""


def speaking(samples: list[list[Sample]]) -> dict[str, str]:
    """From what is said of each entry to the words that speak for it, packed. Takes most of the time of an index."""
    weights = Weights(weigh(samples), room(len(samples)))
    short = sorted(word for word in weights if is_han(word))
    other = sorted(word for word in weights if not is_han(word))
    counts, gaps, levels = pack(weights[word] for word in short + other)
    return {"short": fold(short), "other": " ".join(other), "counts": counts, "gaps": gaps, "levels": levels}


def build(guide: Guide, wording: Wording, staff: bool = False, speak: Speak = speaking) -> dict[str, Any]:
    """Everything that the search needs, as the browser gets it. What staff can filter by is for staff alone."""
    entries = list(entries_of(guide, wording))
    places = {(entry.kind, entry.id): number for number, entry in enumerate(entries)}
    kinds = list(KINDS)
    words = speak([list(entry.learned) for entry in entries])
    signs = {sign for entry in entries for name in (entry.title, *entry.names) for sign in name}
    return {
        "digits": DIGITS, "lowest": LOWEST, "steps": STEPS,
        **words,
        "entries": {  # by column: what is alike is pressed best together
            "kind": [kinds.index(entry.kind) for entry in entries],
            "id": [entry.id for entry in entries],
            "title": [entry.title for entry in entries],
            "names": [list(dict.fromkeys(entry.names)) for entry in entries],
            "note": [entry.note for entry in entries],
            "route": [[places[part] for part in entry.route] for entry in entries],
            "category": [entry.category for entry in entries],
            "articles": [list(entry.articles) for entry in entries],
            **(_of_staff(entries, places) if staff else {}),
        },
        **(_filters(entries, places) if staff else {}),
        "kinds": kinds,
        "pages": [page_of(folder, "$") for folder in KINDS.values()],
        "limits": LIMITS,
        **_language(guide, signs | set(words["short"])),
        "categories": {category.id: category.plain for category in guide.categories.values()},
        "groups": {group.id: group.title for group in guide.groups.values()},
        "nobody": page_of("topics", NOBODY) if NOBODY in guide.topics else "",
        "words": wording.section("search"),
    }  # fmt: skip


def _of_staff(entries: Sequence[Entry], places: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """Further columns: what staff can filter by."""
    return {
        "agencies": [[places["agency", name] for name in entry.agencies] for entry in entries],
        "clocks": [list(map(str, entry.clocks)) for entry in entries],
    }


def _filters(entries: Sequence[Entry], places: Mapping[tuple[str, str], int]) -> dict[str, Any]:
    """What the lists offer by which staff narrow the results: agencies by their sound, periods by their length."""
    agencies = {places["agency", name] for entry in entries for name in entry.agencies}
    return {
        "agencies": sorted(agencies, key=lambda number: sound(entries[number].title)),
        "clocks": list(map(str, short_first({clock for entry in entries for clock in entry.clocks}))),
    }


def _language(guide: Guide, signs: set[str]) -> dict[str, Any]:
    """What the reader of questions knows: see `reading.py`."""
    known = signs.intersection(common()) | set(common()[:FREQUENT])
    sounds: dict[str, str] = {}
    for sign in sorted(known):
        for syllable in syllables(sign):
            sounds[syllable] = sounds.get(syllable, "") + sign
    rules = guide.search.values()
    return {
        "sounds": " ".join(syllable + found for syllable, found in sorted(sounds.items())),
        "traditional": "".join(sign + plain for sign, plain in simplified().items() if plain in known),
        "stops": _longest_first(word for rule in rules if rule.role == "stop" for word in rule.say),
        "meanings": [
            [normalise(say), *rule.means] for rule in rules if rule.role in MEANINGS for say in rule.say if rule.means
        ],
        "dangers": [[list(map(normalise, rule.say)), list(rule.call)] for rule in rules if rule.role == "danger"],
        "alike": [signs for rule in rules if rule.role == "look-alike" for signs in rule.say],
    }


FREQUENT = 3755
"""The first level of GB 2312: whatever is mistyped is nearly always one of these."""

MEANINGS = ("synonym", "former-name", "english")


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(map(normalise, words)), key=lambda word: (-len(name_of(word)), word))
