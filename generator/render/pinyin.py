"""The first letter of the sound of a Chinese word, for the A–Z. The only door to pypinyin."""

import os

# Its table of phrases takes 45 MB of memory and changes six of our sixteen hundred names: those are below.
os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")

from pypinyin import Style, pinyin  # noqa: E402

FIRST = {"调": "T", "重": "C", "长": "C"}
"""Characters of two sounds, as they begin words of this field: 调解, 重复, 长途."""


def initial(text: str) -> str:
    """The letter under which a text is filed; "#" for what has no sound.

    >>> initial("拖欠工资"), initial("12345"), initial("KTV太吵"), initial("调解书签了不付")
    ('T', '#', 'K', 'T')
    """
    sign = text[0].upper()
    if "A" <= sign <= "Z":
        return sign
    if sign in FIRST:
        return FIRST[sign]
    found = pinyin(sign, style=Style.FIRST_LETTER, errors="ignore")
    letter = found[0][0].upper() if found and not sign.isdigit() else ""
    return letter if "A" <= letter <= "Z" else "#"
