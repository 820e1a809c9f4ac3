"""Statutes: the texts that citations are compared with. They are checked against, never published as ours."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from .citation import Citation
from .numerals import read_numeral

_MARK = re.compile(
    r"[（(](?P<item>[一二三四五六七八九十]+)[）)]|(?P<heading>[一二三四五六七八九十]+)、"
    r"|(?P<point>[0-9]+)[.．、](?![0-9])|[（(](?P<bracket>[0-9]+)[）)]|(?P<sign>[①-⒛])"
)
"""What a line of a list begins with. Which of them marks the items, and which their parts, differs from law to law."""

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
        if not citation.paragraph and not citation.item:
            return text
        paragraphs = _paragraphs(text)
        if citation.paragraph:
            if citation.paragraph > len(paragraphs):
                raise NoSuchPassage("paragraph", len(paragraphs))
            paragraphs = [paragraphs[citation.paragraph - 1]]
        if not citation.item:
            return "\n".join(line for part in paragraphs for line in part.lines)
        hits = [[*part.lead, *item] for part in paragraphs for number, item in part.items if number == citation.item]
        if len(hits) != 1:
            raise NoSuchPassage("item-twice" if hits else "item", len(hits))
        return "\n".join(hits[0])


@dataclass
class _Paragraph:
    """A paragraph as it is read: its lead-in, its items with their own lines, and how far each kind of list has come."""

    lead: list[str] = field(default_factory=list)
    items: list[tuple[int, list[str]]] = field(default_factory=list)
    reached: dict[str, int] = field(default_factory=dict)

    @property
    def lines(self) -> list[str]:
        return [*self.lead, *(line for _, item in self.items for line in item)]

    def add(self, line: str) -> None:
        """A line that belongs to what was read last."""
        (self.items[-1][1] if self.items else self.lead).append(line)

    def add_marked(self, line: str, kind: str, number: int) -> None:
        """The marks that come first are those of the items, others divide an item."""
        self.reached[kind] = number
        if kind == next(iter(self.reached)):
            self.items.append((number, [line]))
        else:
            self.add(line)


def _paragraphs(text: str) -> list[_Paragraph]:
    """A line without a mark opens a paragraph, unless a list goes on behind it: then it was part of an item."""
    lines = [(line, *_mark(line)) for line in text.split("\n")]
    lists = {"item"} | {kind for _, kind, number in lines if number == 2}
    found: list[_Paragraph] = []
    for line, kind, number in lines:
        home = next((part for part in reversed(found) if number > 1 and part.reached.get(kind) == number - 1), None)
        if home:
            while found[-1] is not home:
                behind = found.pop(found.index(home) + 1)
                for inner in behind.lines:
                    home.add(inner)
            home.add_marked(line, kind, number)
        elif found and (kind == "item" or (number == 1 and kind in lists)):
            found[-1].add_marked(line, kind, number)
        elif found and kind and kind != "heading":  # 二、三类疫病 is no mark
            found[-1].add(line)
        else:
            found.append(_Paragraph([line]))
    return found


def _mark(line: str) -> tuple[str, int]:
    """The kind and the number of the mark that a line begins with; no kind where there is none."""
    mark = _MARK.match(line)
    kind = mark.lastgroup if mark else None
    if mark is None or kind is None:
        return "", 0
    sign = mark[kind]
    return kind, int(unicodedata.numeric(sign) if kind == "sign" else read_numeral(sign))


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
