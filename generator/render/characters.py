"""Traditional characters and their simplified form. The only door to OpenCC."""

from functools import cache

from opencc import OpenCC

COMMON = bytes(range(0xA1, 0xFF))


@cache
def common() -> str:
    """The 6,763 characters of GB 2312, in its order: the common ones by sound, the others by radical."""
    rows = range(0xB0, 0xF8)
    return b"".join(bytes((row, cell)) for row in rows for cell in COMMON).decode("gb2312", "ignore")


@cache
def simplified() -> dict[str, str]:
    """Every traditional character or variant whose simplified form is common, with that form."""
    converter, known = OpenCC("t2s"), set(common())
    signs = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    plain = converter.convert("\n".join(signs)).split("\n")
    return {sign: form for sign, form in zip(signs, plain, strict=True) if form != sign and form in known}
