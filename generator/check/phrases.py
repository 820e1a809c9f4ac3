"""What rules about words share: whether a sentence offers a way or denies it, and whether two phrases are the same."""

import re
from collections.abc import Iterator
from unicodedata import normalize

_SIGNS = re.compile(r"[\W_]+")
_CLAUSE_ENDS = "，。；：、！？（）,;:!?()"
_NOT_OFFERED = re.compile(
    r"(?:不(?:可以|能|可|得|是|走|应|要|必|用|再|需|须|许|准|宜|会|属于|适用|去|该)|[并而]非|无[法权需须])(?:(?!可以|应当|的|时).)*$"
    r"|没有(?:规定|写明?|说|权|必要|资格)[^的]*$"
    r"|(?:不|没|没有|未|别|勿|莫)(?:去|再|经|曾)?$"
    r"|(?:已经?|曾经?|正在)(?:依法)?(?:向.*)?$"
)
_REFUSED = re.compile(r"[^，。；]{0,2}[，的]?(?:[^，。；]{0,4}(?:不予|不会|不能|不被|不)受理|走不通|没有用)")


def offers(way: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Where a text offers a way: not where it denies it, tells that someone has gone it, or goes on that it is refused."""
    for found in way.finditer(text):
        before = text[: found.start()]
        clause = before[max(before.rfind(sign) for sign in _CLAUSE_ENDS) + 1 :]
        if not _NOT_OFFERED.search(clause) and not _REFUSED.match(text, found.end()):
            yield found


def bare(phrase: str) -> str:
    """A phrase without spaces and signs, in letters of one width and case: two that only differ so are the same to a reader."""
    return _SIGNS.sub("", normalize("NFKC", phrase)).casefold()
