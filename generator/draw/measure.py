"""How wide text is and where a line may break. One em a Chinese character, .56 em a Latin one; no font is asked."""

import re
import unicodedata
from functools import lru_cache

LATIN = 0.56
BAD_BREAK = 30.0
"""What a break inside a clause costs, against the squares of the empty ems at the ends of lines."""
_UNIT = "个工作日|个自然日|个月|小时|分钟|周岁|公里|平方米|万元|[日天年月周元人名次份级条款项步倍%％]"
_TOKEN = re.compile(rf"[第→]? ?[0-9][0-9.,:/-]*(?:{_UNIT})?(?:内|起|后)?|[A-Za-z0-9@&'._/-]+|\s+|.", re.DOTALL)
_NO_START = frozenset("，。、；：！？）」』》〉】〕”’…—·%％,.;:!?)]}")
_NO_END = frozenset("（「『《〈【〔“‘([{→")
_PAUSE = frozenset(" ，。；：、？！）」》")


@lru_cache(maxsize=4096)
def text_width(text: str, size: float) -> float:
    """The width of a line of text in user units."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WFA" else LATIN for sign in text) * size


@lru_cache(maxsize=8192)
def wrap(text: str, width: float, size: float) -> tuple[str, ...]:
    """Lines of at most this width, as few as possible and then as even as possible, best broken after a pause.

    No line begins with a closing mark or ends with an opening one, and a figure stays with its unit. A piece that is
    wider than the line is broken where it must be.
    """
    if text_width(text, size) <= width:
        return (text,)
    pieces = _pieces(text, width, size)
    widths = [text_width(piece, size) for piece in pieces]
    count = len(pieces)
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)] * (count + 1)  # lines, cost, where the next line begins
    for start in range(count - 1, -1, -1):
        choice: tuple[int, float, int] | None = None
        used = 0.0
        for end in range(start + 1, count + 1):
            used += widths[end - 1]
            if used > width and end > start + 1:
                break
            lines, cost, _ = best[end]
            slack = (width - used) / size
            cost += slack * slack
            if end < count and pieces[end - 1][-1] not in _PAUSE and pieces[end][0] not in _NO_END:
                cost += BAD_BREAK
            option = (lines + 1, cost, end)
            if choice is None or option < choice:
                choice = option
        assert choice is not None
        best[start] = choice
    found, at = [], 0
    while at < count:
        end = best[at][2]
        found.append("".join(pieces[at:end]).strip())
        at = end
    return tuple(line for line in found if line)


def _pieces(text: str, width: float, size: float) -> list[str]:
    """The parts of a text between which a line may break."""
    pieces: list[str] = []
    glue = False
    for token in _TOKEN.findall(text):
        if pieces and (glue or token[0] in _NO_START or token.isspace()):
            pieces[-1] += token
        else:
            pieces.append(token)
        glue = glue if token.isspace() else token[-1] in _NO_END
    whole: list[str] = []
    for piece in pieces:
        while text_width(piece, size) > width and len(piece) > 1:
            fits = max(1, next(n for n in range(len(piece), 0, -1) if n == 1 or text_width(piece[:n], size) <= width))
            whole.append(piece[:fits])
            piece = piece[fits:]
        whole.append(piece)
    return whole
