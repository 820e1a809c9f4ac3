"""What rules may ask: the guide, the statutes, today's date, and the words behind each citation."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from ..model import Citation, Guide, Law, Model, NoSuchPassage, Path, Statutes, gather, walk
from ..model.finder import Flaw, FlawKind, flaws, graph_of
from ..problems import Finding
from .amounts import Amount, amounts


def amounts_of(law: Law | None, words: str) -> set[Amount]:
    """Amounts in the words of a law; a 日 that it counts in working days also counts as such."""
    stated = amounts(words)
    if law:
        stated |= {(n, "workday") for n, unit in stated if unit == "day" and law.counting.is_workday(int(n))}
    return stated


@dataclass(frozen=True)
class Context:
    """Handed to every rule. Rules read it and change nothing."""

    guide: Guide
    today: date
    statutes: Statutes | None = None
    statutes_named: str = ""
    """The folder of statutes that the project names, whether it is there or not."""
    _passages: dict[Citation, str | NoSuchPassage | None] = field(default_factory=dict)
    _amounts: dict[Citation, frozenset[Amount]] = field(default_factory=dict)

    def passage(self, citation: Citation) -> str | NoSuchPassage | None:
        """The cited words; why there are none; or None where they cannot be looked up."""
        if citation not in self._passages:
            self._passages[citation] = self._look_up(citation)
        return self._passages[citation]

    def words(self, citation: Citation) -> str:
        """The cited words, or an empty string."""
        found = self.passage(citation)
        return found if isinstance(found, str) else ""

    def is_known(self, basis: Iterable[Citation]) -> bool:
        """Whether every one of these citations can be looked up: only then numbers can be compared."""
        return all(isinstance(self.passage(citation), str) for citation in basis)

    def amounts_in(self, basis: Iterable[Citation]) -> set[Amount]:
        """Amounts that the cited words give."""
        found: set[Amount] = set()
        for citation in basis:
            if citation not in self._amounts:
                self._amounts[citation] = frozenset(amounts_of(self.guide.law_by_name.get(citation.law), self.words(citation)))
            found |= self._amounts[citation]
        return found

    @cached_property
    def _gathered(self) -> list[tuple[str, str, Model, str, frozenset[Citation]]]:
        """Every definition with its whole text and its citations, gathered once for all rules."""
        found: list[tuple[str, str, Model, str, frozenset[Citation]]] = []
        for kind, name, thing in self.guide.everything():
            if kind == "heard":  # what people say is theirs, and on no page
                continue
            texts: list[str] = []
            citations: list[Citation] = []
            gather(thing, texts, citations)
            found.append((kind, name, thing, "\n".join(texts), frozenset(citations)))
        return found

    def saying(self, pattern: re.Pattern[str]) -> Iterator[tuple[str, str, Model]]:
        """The definitions in whose text a pattern occurs. Where it stands is for the rule to find."""
        for kind, name, thing, text, _ in self._gathered:
            if pattern.search(text):
                yield kind, name, thing

    @cached_property
    def citations(self) -> frozenset[Citation]:
        """Every citation of the guide once."""
        return frozenset().union(*(citations for *_, citations in self._gathered))

    def read_passages(self) -> None:
        """Look up every citation, law by law, so that each statute is read once."""
        for citation in sorted(self.citations, key=str):
            self.passage(citation)

    def citing(self, wanted: Collection[Citation]) -> Iterator[tuple[str, str, Path, Citation]]:
        """Every place where one of these citations stands."""
        if wanted:
            for kind, name, thing, _, citations in self._gathered:
                if not citations.isdisjoint(wanted):
                    for path, part in walk(thing):
                        if isinstance(part, Citation) and part in wanted:
                            yield kind, name, path, part

    def forget(self) -> None:
        """Give back the memory of what only the rules need."""
        vars(self).pop("_gathered", None)

    @cached_property
    def flaws(self) -> tuple[Flaw, ...]:
        """Everything that is wrong with the route finder."""
        return tuple(flaws(self.guide, graph_of(self.guide)))

    def flawed(self, kind: FlawKind) -> Iterator[Finding]:
        """What one rule says about the route finder."""
        for flaw in self.flaws:
            if flaw.flaw == kind:
                yield Finding(flaw.kind, flaw.id, flaw.path, {"what": flaw.what, "count": flaw.count})

    @cached_property
    def has_statutes(self) -> bool:
        """Whether there is a folder to compare with."""
        return self.statutes is not None

    def _look_up(self, citation: Citation) -> str | NoSuchPassage | None:
        law = self.guide.law_by_name.get(citation.law)
        if law is None or self.statutes is None:
            return None
        statute = self.statutes.get(law.id)
        if statute is None:
            return None
        try:
            return statute.passage(citation)
        except NoSuchPassage as missing:
            return missing
