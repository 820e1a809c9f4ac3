"""Reads a QR code of version 3, level M, mask 2, as a phone does, without the package that drew it."""

import re
import struct
import zlib
from base64 import b64decode

SIZE, EDGE = 29, 4
Squares = list[list[bool]]


def squares_of_svg(svg: str) -> Squares:
    """The dark squares of a drawing: its path has a stroke as high as a square for each run."""
    path = re.findall(r' d="([^"]+)"', svg)[0]
    grid = [[False] * SIZE for _ in range(SIZE)]
    x = y = 0.0
    for command, first, second in re.findall(r"([Mmh])(-?[\d.]+)(?: ?(-?[\d.]+))?", path):
        if command == "h":
            for step in range(int(float(first))):
                grid[int(y) - EDGE][int(x) + step - EDGE] = True
            x += float(first)
        elif command == "M":
            x, y = float(first), float(second)
        else:
            x, y = x + float(first), y + float(second)
    return grid


def squares_of_png(link: str) -> Squares:
    """The dark squares of a picture of one bit a dot inside a link."""
    data = b64decode(link.partition(",")[2])
    wide = struct.unpack(">I", data[16:20])[0]
    assert (wide, data[24]) == (SIZE + 2 * EDGE, 1)
    packed = b"".join(re.findall(rb"IDAT(.*?).{4}\x00\x00\x00\x00IEND", data, re.S))
    raw, row = zlib.decompress(packed), 1 + (wide + 7) // 8
    dots = [[not raw[line * row + 1 + at // 8] >> (7 - at % 8) & 1 for at in range(wide)] for line in range(wide)]
    return [line[EDGE:-EDGE] for line in dots[EDGE:-EDGE]]


def words_of(grid: Squares) -> str:
    """The text: up and down in columns of two, past what is the same in every code, unmasked."""
    bits, up = "", True
    for right in (*range(SIZE - 1, 6, -2), 5, 3, 1):
        for line in range(SIZE - 1, -1, -1) if up else range(SIZE):
            for at in (right, right - 1):
                if not _fixed(line, at):
                    bits += str(int(grid[line][at] != (at % 3 == 0)))
        up = not up
    assert bits[:4] == "0100", "bytes"
    length = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * at : 20 + 8 * at], 2) for at in range(length)).decode()


def _fixed(line: int, at: int) -> bool:
    corners = (line < 9 and at < 9) or (line < 9 and at >= SIZE - 8) or (line >= SIZE - 8 and at < 9)
    return corners or line == 6 or at == 6 or (20 <= line <= 24 and 20 <= at <= 24)
