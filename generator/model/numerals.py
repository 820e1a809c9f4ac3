"""Chinese numerals, both ways. Statutes write the same number as 60, ６０ or 六十."""

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．", "0123456789.")

NUMERAL = r"(?:[0-9０-９]+(?:[.．][0-9０-９]+)?|[零〇一二两三四五六七八九十百千]+)"
"""A regular expression for one numeral in any of the three scripts."""


def read_numeral(text: str) -> int | float:
    """The value of a numeral below ten thousand.

    >>> read_numeral("一千一百八十九"), read_numeral("十五"), read_numeral("６０"), read_numeral("2.5")
    (1189, 15, 60, 2.5)
    """
    plain = text.translate(_FULL_WIDTH)
    if plain[0].isdigit():
        return float(plain) if "." in plain else int(plain)
    if all(sign in _DIGITS for sign in plain):  # 二〇二六: read digit by digit
        return int("".join(str(_DIGITS[sign]) for sign in plain))
    total = current = 0
    for sign in plain:
        if sign in _DIGITS:
            current = _DIGITS[sign]
        else:
            total += (current or 1) * _UNITS[sign]
            current = 0
    return total + current


def write_numeral(value: int) -> str:
    """A whole number from 0 to 9999 as the statutes write it.

    >>> write_numeral(31), write_numeral(110), write_numeral(1005), write_numeral(12)
    ('三十一', '一百一十', '一千零五', '十二')
    """
    signs = "零一二三四五六七八九"
    if value < 10:
        return signs[value]
    written, gap = "", False
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            written += ("零" if gap and written else "") + signs[digit] + unit
            gap = False
        elif written:
            gap = True
    return written.removeprefix("一") if written.startswith("一十") else written
