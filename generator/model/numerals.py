"""Chinese numerals, both ways. Statutes write the same number as 60, ６０ or 六十."""

from fractions import Fraction

_SIZES = {"亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10}
_PLAIN = str.maketrans(
    dict(zip("０１２３４５６７８９．零一二三四五六七八九〇两点", "0123456789.012345678902.", strict=True))
    | dict(zip("壹贰叁肆伍陆柒捌玖拾佰仟", "123456789十百千", strict=True))
    | {"廿": "2十", "卅": "3十", ",": None, "，": None}
)

NUMERAL = r"(?:[0-9０-９]+(?:[.．][0-9０-９]+)?|[零〇一二两三四五六七八九十百千]+)"
"""A regular expression for one numeral in any of the three scripts, as articles are numbered."""


def read_numeral(text: str) -> int | Fraction:
    """The value of a numeral: in figures, as statutes write it, or as on a cheque. Decimals are exact.

    >>> read_numeral("一千一百八十九"), read_numeral("十五"), read_numeral("６０"), read_numeral("2.5")
    (1189, 15, 60, Fraction(5, 2))
    >>> read_numeral("一百二十万五千"), read_numeral("贰拾"), read_numeral("1,000")
    (1205000, 20, 1000)
    """
    total: int | Fraction = 0
    part: int | Fraction = 0
    digits = ""
    for sign in text.translate(_PLAIN):
        size = _SIZES.get(sign, 0)
        if not size:
            digits += sign
        elif size < 10_000:
            part += _figure(digits or "1") * size
            digits = ""
        else:  # 万 counts what stands since 亿, 亿 all before it
            part += _figure(digits or ("" if part or total else "1"))
            total = total + part * size if size == 10_000 else (total + part) * size
            part, digits = 0, ""
    return total + part + _figure(digits)


def _figure(digits: str) -> int | Fraction:
    """Figures one by one: 二〇二六 is 2026."""
    return Fraction(digits) if "." in digits else int(digits or "0")


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
