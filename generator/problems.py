"""How anything wrong is told: a problem is a value with a place, an id, a reason and a hint."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from .model import Location, Path
from .wording import Wording


class Severity(StrEnum):
    """An error stops the build, a warning does not, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. `source` is the line of the file, `width` how many characters to underline."""

    location: Location
    severity: Severity
    id: str
    what: str
    why: str
    hint: str
    source: str = ""
    width: int = 1

    @property
    def order(self) -> tuple[Location, str, str]:
        """Problems are sorted by place, then id, then text."""
        return (self.location, self.id, self.what)


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: where in which definition, and the values that fill its sentence.

    `variant` picks another sentence of the same rule. `hint` picks another hint, `severity` overrides the rule's.
    """

    kind: str
    id: str
    path: Path = ()
    values: Mapping[str, object] | None = None
    variant: str = ""
    severity: Severity | None = None
    at_key: bool = False


def sentences(wording: Wording, rule: str, variant: str, values: Mapping[str, object]) -> tuple[str, str, str]:
    """What, why and hint of a problem from the catalogue. A variant may have its own of each."""

    def find(part: str) -> str:
        for key in (f"problem.{rule}.{variant}-{part}" if variant else "", f"problem.{rule}.{part}"):
            if key and wording.has(key):
                return wording.say(key, **values)
        return ""

    what = wording.say(f"problem.{rule}.{variant or 'what'}", **values)
    return what, find("why"), find("hint")


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word most like this one, or an empty string."""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: problem.order))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether any problem stops the build."""
    return any(problem.severity is Severity.ERROR for problem in problems)
