"""Makes the tables of characters (generator/render/characters): `make characters`. Not part of the package.

How a character sounds, from pypinyin; the simplified form of a traditional one, from OpenCC. Both libraries hold tables of whole
dictionaries and load them as a whole: 15 MB and a third of a second of each build for what these two files say.
"""

from collections import defaultdict
from collections.abc import Iterator

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from generator.render.characters import HERE, common

HAN = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]


def sounds() -> Iterator[str]:
    """A line for each syllable with its tone (5: none; ü as v): the characters that sound so by themselves."""
    found: dict[str, str] = defaultdict(str)
    for sign in ("〇", *HAN):
        for said in lazy_pinyin(sign, style=Style.TONE3, neutral_tone_with_five=True, errors="ignore"):
            found[said] += sign
    return (f"{said} {signs}" for said, signs in sorted(found.items()))


def simplified() -> Iterator[str]:
    """A line for each common character: the traditional ones and variants whose simplified form it is."""
    found: dict[str, str] = defaultdict(str)
    for sign, plain in zip(HAN, OpenCC("t2s").convert("\n".join(HAN)).split("\n"), strict=True):
        if sign != plain:
            found[plain] += sign
    return (f"{plain} {found[plain]}" for plain in sorted(set(common()) & set(found)))


TABLES = {"sounds.txt": sounds, "simplified.txt": simplified}

if __name__ == "__main__":
    for name, lines in TABLES.items():
        (HERE / name).write_text("".join(f"{line}\n" for line in lines()), encoding="utf-8")
