"""The order of the steps and nothing else: load, check, render. Given the folder and today's date."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from .check import RULES, Context, check_guide
from .load import Loaded, Memory, Places, Spot, load_guide, load_statutes
from .model import Guide, Location, Statutes
from .problems import Finding, Problem, Severity, has_errors, sentences, sort_problems
from .wording import Wording

__all__ = ["RULES", "Checked", "check_project", "load_statutes"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A guide with everything that is wrong about it, and what is needed to go on."""

    guide: Guide
    problems: tuple[Problem, ...]
    places: Places
    context: Context = field(repr=False)

    @property
    def has_errors(self) -> bool:
        """Whether the guide must not be published."""
        return has_errors(self.problems)


def check_project(
    routes: Path, wording: Wording, today: date, statutes: Statutes | None = None, memory: Memory | None = None
) -> Checked:
    """Load the definitions and run every rule. With errors from loading the rules do not run."""
    loaded = load_guide(routes, wording, memory)
    context = Context(loaded.guide, today, statutes)
    problems = list(loaded.problems)
    if not has_errors(problems):
        problems += (
            _problem(wording, loaded, rule, severity, finding) for rule, severity, finding in check_guide(context)
        )
    return Checked(loaded.guide, sort_problems(problems), loaded.places, context)


def _problem(wording: Wording, loaded: Loaded, rule: str, severity: Severity, finding: Finding) -> Problem:
    values = dict(finding.values or {})
    what, why, hint = sentences(wording, rule, finding.variant, values)
    spot: Spot = loaded.places.locate(finding.kind, finding.id, finding.path, finding.at_key)
    location: Location = spot.location
    return Problem(location, severity, rule, what, why, hint, spot.source, spot.width)
