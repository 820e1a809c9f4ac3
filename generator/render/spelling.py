"""Clocks and citations in words, in the language of the site."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..model import Citation, Clock, Guide, Period
from ..wording import Wording
from .addresses import page_of


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations of one article in words; `first` tells where they lead."""

    citations: tuple[Citation, ...]
    words: str

    @property
    def first(self) -> Citation:
        """The first of them."""
        return self.citations[0]


class Spelling:
    """Writes clocks and citations for people. Knows how each law counts its days."""

    def __init__(self, guide: Guide, wording: Wording, proof: Callable[[Clock], Citation] | None = None) -> None:
        self._guide = guide
        self._wording = wording
        self._proof = proof or (lambda clock: clock.basis[0])

    def length(self, clock: Clock) -> str:
        """60 日内; 至少 30 日."""
        period = clock.length
        return self._wording.say("clock.within" if clock.within else "clock.at-least", period=period.spaced)

    def extension(self, clock: Clock) -> str:
        """可再加 30 日, or an empty string."""
        if not clock.extend:
            return ""
        by, times = clock.extend.by, clock.extend.times
        if by is None:
            return self._wording.say("clock.extend-open")
        return self._wording.say("clock.extend-times" if times > 1 else "clock.extend", period=by.spaced, times=times)

    def start(self, clock: Clock) -> str:
        """从受理之日算; 在开庭之前; or that the law does not say."""
        if clock.from_:
            return self._wording.say("clock.from", event=clock.from_)
        if clock.before:
            return self._wording.say("clock.before", event=clock.before)
        return self._wording.say("clock.no-start")

    def kind_of_day(self, clock: Clock) -> str:
        """What the law says about its 日: working days, or nothing."""
        period = clock.length
        if period.unit != "day":
            return ""
        key = self.counts_as(clock, period)
        return self._wording.say(f"clock.{key}") if key != "day" else ""

    def counts_as(self, clock: Clock, period: Period) -> str:
        """workday where the law counts its 日 so, silent where it says nothing, else the unit as written."""
        if period.unit != "day" or not clock.basis:
            return period.unit
        counting = self._guide.law_of(self._proof(clock)).counting
        if counting.is_workday(period.length):
            return "workday"
        return "silent" if counting.silent else "day"

    def sentence(self, clock: Clock) -> str:
        """The whole clock in one line."""
        parts = [self.length(clock), self.start(clock), self.extension(clock)]
        if clock.extend:
            parts.append(clock.extend.when)
        if clock.not_counted:
            parts.append(self._wording.say("clock.not-counted", what="、".join(clock.not_counted)))
        text = "，".join(part for part in parts if part)
        return f"{clock.when}：{text}" if clock.when else text

    def citation(self, citation: Citation) -> str:
        """信访工作条例第三十一条第六项, without quotation marks: for lists of law."""
        return f"{self._guide.law_of(citation).short}{citation.place}"

    def basis(self, citations: Iterable[Citation], named: bool = False) -> list[Cited]:
        """Several citations as lawyers write them: the name of a law once, an article once.

        民法典第一百八十八条第一款、第二款、第一百九十三条. `named`: they are of one law, whose name stands before them.
        """
        found: list[Cited] = []
        for citation in citations:
            before = found[-1].citations[-1] if found else None
            if before is None and named:
                found.append(Cited((citation,), citation.place))
            elif before is None or self._guide.law_of(before) is not self._guide.law_of(citation):
                found.append(Cited((citation,), self.citation(citation)))
            elif before.article != citation.article:
                found.append(Cited((citation,), citation.place))
            else:
                last = found.pop()
                found.append(Cited((*last.citations, citation), f"{last.words}、{_further(before, citation)}"))
        return found

    def linked(self, citations: Iterable[Citation]) -> list[list[str]]:
        """The same for scripts: words, and where they lead, counted from the root of the site."""
        return [
            [cited.words, f"{page_of('laws', self._guide.law_of(cited.first).id)}#{cited.first.anchor}"]
            for cited in self.basis(citations)
        ]

    def listed(self, citations: Iterable[Citation]) -> str:
        """The same as one text."""
        return "、".join(cited.words for cited in self.basis(citations))


def _further(before: Citation, citation: Citation) -> str:
    """A place in the article that was just named; the article again where without it one could read something else."""
    if (before.paragraph is None) != (citation.paragraph is None) or not (citation.paragraph or citation.item):
        return citation.place
    same = before.paragraph if before.paragraph == citation.paragraph and before.item and citation.item else None
    return citation.place.removeprefix(Citation("", citation.article, same).place) or citation.place


def condition(wording: Wording, when: str, unless: str | None) -> str:
    """When a way is open, with the exception where there is one."""
    return wording.say("chart.unless", when=when.rstrip("。"), unless=unless.rstrip("。")) if unless else when
