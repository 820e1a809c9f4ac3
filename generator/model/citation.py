"""One citation: law, article, paragraph, item, written on one line as lawyers write it."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, WithJsonSchema

from .numerals import NUMERAL, read_numeral, write_numeral

_FORM = re.compile(rf"《((?:(?!》第).)+)》第({NUMERAL})条(?:之({NUMERAL}))?(?:第({NUMERAL})款)?(?:第({NUMERAL})项)?")


@dataclass(frozen=True, slots=True)
class Citation:
    """`article` is written as in the statute files: "31", or "133-1" for 第一百三十三条之一."""

    law: str
    article: str
    paragraph: int | None = None
    item: int | None = None

    def __str__(self) -> str:
        return f"《{self.law}》{self.place}"

    @property
    def place(self) -> str:
        """The citation without its law: 第三十一条第六项."""
        return _place(self.article, self.paragraph, self.item)

    @property
    def anchor(self) -> str:
        """The article as a name inside a page, as short as can be: a31."""
        return f"a{self.article}"


@lru_cache(maxsize=50_000)
def _place(article: str, paragraph: int | None, item: int | None) -> str:
    """Written in every list of law on every page: worth remembering."""
    number, _, inserted = article.partition("-")
    written = f"第{write_numeral(int(number))}条"
    if inserted:
        written += f"之{write_numeral(int(inserted))}"
    if paragraph:
        written += f"第{write_numeral(paragraph)}款"
    if item:
        written += f"第{write_numeral(item)}项"
    return written


def read_citation(value: Any) -> Citation:
    """Parse 《信访工作条例》第三十一条第六项; anything else is a ValueError.

    >>> read_citation("《刑法》第一百三十三条之一第二款").article
    '133-1'
    """
    if isinstance(value, Citation):
        return value
    if not isinstance(value, str):
        raise ValueError("citation-form")
    return _read(value)


@lru_cache(maxsize=50_000)
def _read(text: str) -> Citation:
    """A guide cites the same article in many places: read once, kept once, and known again by being the same."""
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError("citation-form")
    law, *signs = found.groups()
    numbers = [None if sign is None else read_numeral(sign) if len(sign) <= 7 else 0 for sign in signs]
    if not all(number is None or (isinstance(number, int) and 0 < number < 10_000) for number in numbers):
        raise ValueError("citation-form")
    article, inserted, paragraph, item = (None if number is None else int(number) for number in numbers)
    return Citation(law, f"{article}-{inserted}" if inserted else str(article), paragraph, item)


def as_list(value: Any) -> Any:
    """A field that may be written as one value or as a list of them."""
    return value if isinstance(value, list | tuple) else [value]


Cite = Annotated[
    Citation,
    BeforeValidator(read_citation),
    PlainSerializer(str, return_type=str),
    WithJsonSchema({"type": "string", "pattern": "^《.+》第.+条(之.+)?(第.+款)?(第.+项)?$"}),
]
"""One citation."""

Basis = Annotated[
    tuple[Cite, ...],
    BeforeValidator(as_list),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "pattern": "^《.+》第.+条"},
                {"type": "array", "items": {"type": "string", "pattern": "^《.+》第.+条"}},
            ]
        }
    ),
]
"""One citation or a list of them."""
