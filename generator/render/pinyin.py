"""The first letter of the sound of a Chinese word, for the A–Z. The only door to pypinyin."""

from pypinyin import Style, pinyin


def initial(text: str) -> str:
    """The letter under which a text is filed; "#" for what has no sound.

    >>> initial("拖欠工资"), initial("12345"), initial("KTV太吵")
    ('T', '#', 'K')
    """
    sign = text[0].upper()
    if "A" <= sign <= "Z":
        return sign
    found = pinyin(text[:4], style=Style.FIRST_LETTER, errors="ignore")
    letter = found[0][0].upper() if found and not sign.isdigit() else ""
    return letter if "A" <= letter <= "Z" else "#"
