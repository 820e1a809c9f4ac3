"""Statutes: the texts that citations are compared with. They are checked against, never published as ours."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .citation import Citation
from .numerals import write_numeral

_ITEM = re.compile(r"^（[一二三四五六七八九十]+）")


KEPT = 8
"""How many statutes are held with all their articles. Two hundred take 25 MB; whoever reads law by law needs one."""


class NoSuchPassage(LookupError):
    """The statute has no such article, paragraph or item. `missing` names which; `has` says how many there are."""

    def __init__(self, missing: str, has: int = 0) -> None:
        super().__init__(missing)
        self.missing = missing
        self.has = has


@dataclass(frozen=True)
class Statute:
    """One law in one version: its articles as text, a line for each paragraph and item."""

    id: str
    title: str
    status: str
    effective: date | None
    articles: Mapping[str, str]
    joined_paragraphs: bool = False

    def passage(self, citation: Citation) -> str:
        """The cited words. An item comes with the lead-in of its paragraph. Raises NoSuchPassage."""
        text = self.articles.get(citation.article)
        if text is None:
            raise NoSuchPassage("article")
        paragraphs: list[list[str]] = []
        for line in text.split("\n"):
            if _ITEM.match(line) and paragraphs:
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        if citation.paragraph:
            if citation.paragraph > len(paragraphs):
                raise NoSuchPassage("paragraph", len(paragraphs))
            paragraphs = [paragraphs[citation.paragraph - 1]]
        if citation.item:
            mark = f"（{write_numeral(citation.item)}）"
            hits = [[part[0], line] for part in paragraphs for line in part[1:] if line.startswith(mark)]
            if len(hits) != 1:
                raise NoSuchPassage("item-twice" if hits else "item", len(hits))
            paragraphs = hits
        return "\n".join(line for part in paragraphs for line in part)


class Statutes:
    """All statutes of a folder, read one by one when asked for."""

    def __init__(self, index: Mapping[str, Statute], read: Callable[[str], Mapping[str, str]]) -> None:
        self._index = index
        self._read = read
        self._full: dict[str, Statute] = {}

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """The ids of all statutes."""
        return tuple(self._index)

    def head(self, law_id: str) -> Statute | None:
        """Title, status and date of a statute, without reading its articles."""
        return self._index.get(law_id)

    def get(self, law_id: str) -> Statute | None:
        """The statute with its articles, or None where the folder does not hold it."""
        head = self._index.get(law_id)
        if head is None:
            return None
        known = self._full.pop(law_id, None) or Statute(
            head.id, head.title, head.status, head.effective, self._read(law_id), head.joined_paragraphs
        )
        self._full[law_id] = known
        if len(self._full) > KEPT:
            del self._full[next(iter(self._full))]
        return known
