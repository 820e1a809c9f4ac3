"""How a law counts its days, followed to the law that says it."""

from dataclasses import dataclass

from ..model import Citation, Clock, Counting, Guide, Law, Period
from ..model.clock import Unit
from .count import Count


@dataclass(frozen=True, slots=True)
class Way:
    """How a clock counts and where that stands: `first_day`, `last_day` and `workdays` are the articles, empty where the law
    is silent. `silent_days`: the law does not say whether its 日 are working days."""

    how: Count
    first_day: tuple[Citation, ...] = ()
    last_day: tuple[Citation, ...] = ()
    workdays: tuple[Citation, ...] = ()
    silent_days: bool = False


def way_of(guide: Guide, clock: Clock, proof: Citation) -> Way:
    """How to count this clock. `proof` is the citation that states its length."""
    law = guide.law_of(proof)
    period = clock.length
    unit = _unit(law, period)
    first, last = _says(guide, law, "first_day"), _says(guide, law, "last_day")
    how = Count(
        period.length, unit, moves=bool(last), back=clock.before is not None,
        at_least=clock.at_least is not None and clock.before is None, more=_more(law, clock),
    )  # fmt: skip
    named = unit == "workday" and period.unit == "day"
    return Way(
        how,
        first.basis if first else (),
        last.basis if last else (),
        law.counting.basis if named else (),
        bool(law.counting.silent) and period.unit == "day",
    )


def _unit(law: Law, period: Period) -> Unit:
    return "workday" if period.unit == "day" and law.counting.is_workday(period.length) else period.unit


def _more(law: Law, clock: Clock) -> Period | None:
    """Everything it may be prolonged by, in the unit that the law counts in."""
    if clock.extend is None or clock.extend.by is None:
        return None
    by = clock.extend.by
    return Period(by.length * clock.extend.times, _unit(law, by))


def _says(guide: Guide, law: Law, what: str) -> Counting | None:
    """The rules of counting that say this: the law's own, or those of the law that it refers to."""
    met: set[str] = set()
    while law.id not in met:
        met.add(law.id)
        if getattr(law.counting, what):
            return law.counting
        if law.counting.by is None:
            return None
        law = guide.laws[law.counting.by]
    return None
