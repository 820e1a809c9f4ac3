"""What is known of single characters: which are common, how each sounds, the simplified form of traditional ones.

The two tables beside this file are made by tools/characters.py.
"""

from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
CELLS = bytes(range(0xA1, 0xFF))
FIRST = "〇"
"""What comes before it in Unicode has no sound: the letters and signs of the table itself among it."""


@cache
def common() -> str:
    """The 6,763 characters of GB 2312, in its order: the common ones by sound, the others by radical."""
    rows = range(0xB0, 0xF8)
    return b"".join(bytes((row, cell)) for row in rows for cell in CELLS).decode("gb2312", "ignore")


def simplified() -> dict[str, str]:
    """Every traditional character or variant whose simplified form is common, with that form."""
    lines = (line.split(" ") for line in _table("simplified"))
    return dict(sorted((sign, plain) for plain, signs in lines for sign in signs))


def spoken(sign: str) -> str:
    """How a character sounds by itself, its tone as a number (5: none) and ü as v; empty where it is none.

    >>> spoken("行"), spoken("旅"), spoken("的"), spoken("x"), spoken("，")
    ('xing2', 'lv3', 'de5', '', '')
    """
    text = _sounds()
    at = text.find(sign) if sign >= FIRST else -1
    return text[text.rfind("\n", 0, at) + 1 : text.rfind(" ", 0, at)] if at >= 0 else ""


@cache
def _sounds() -> str:
    """One text and no dictionary: of its 27,000 characters a guide asks for a few thousand."""
    return "\n".join(_table("sounds"))


def _table(name: str) -> list[str]:
    return (HERE / f"{name}.txt").read_text(encoding="utf-8").splitlines()
