"""The order of the steps and nothing else: load, check, render. Given the project and today's date."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from hashlib import sha256
from pathlib import Path

from . import __version__
from .cache import Shelf, remembered
from .check import Context, check_guide, check_part
from .draw import draw_charts
from .edition import Edition
from .jsonfile import BrokenFile
from .load import Loaded, Memory, Places, load_guide, load_statutes
from .lock import Change, Seal, changes, fingerprint, read_lock
from .model import Citation, Clock, Guide, Law, Location
from .problems import Finding, Problem, Severity, has_errors, sentences, sort_problems
from .project import Project
from .render import Renderer, Settings, Verification, search
from .render.search import Sample, Speak, speaking
from .wording import Wording, load_wording

__all__ = ["Checked", "check_project", "renderer_for", "settings_for", "speaker_for"]


@dataclass(frozen=True, slots=True)
class Checked:
    """A guide with everything that is wrong about it, and what is needed to go on."""

    guide: Guide
    problems: tuple[Problem, ...]
    places: Places
    files: tuple[str, ...]
    wording: Wording
    seals: dict[str, Seal] = field(repr=False)
    context: Context = field(repr=False)

    @property
    def has_errors(self) -> bool:
        """Whether the guide must not be published."""
        return has_errors(self.problems)


def check_project(project: Project, today: date, memory: Memory | None = None, rules: bool = True) -> Checked:
    """Load the definitions and run every rule. With errors from loading only some run, on what is not touched by them."""
    wording = load_wording(project.language)
    loaded = load_guide(project.routes, wording, memory)
    problems = list(loaded.problems)
    statutes, seals = None, dict[str, Seal]()
    try:
        statutes = load_statutes(project.statutes)
    except BrokenFile as broken:
        problems.append(_broken(wording, "broken-statutes", broken))
    context = Context(loaded.guide, today, statutes, str(project.statutes or ""))
    if rules:
        whole = not has_errors(problems)
        try:
            problems += [
                _problem(wording, loaded, rule, severity, finding)
                for rule, severity, finding in (check_guide if whole else check_part)(context)
            ]
        except BrokenFile as broken:  # the statutes are read one by one
            problems.append(_broken(wording, "broken-statutes", broken))
    try:
        seals = read_lock(project.lock)
    except BrokenFile as broken:
        problems.append(_broken(wording, "broken-lock", broken))
    if rules and not has_errors(problems):
        problems += _changed(wording, loaded, context, seals)
    loaded.places.forget()
    return Checked(
        loaded.guide, sort_problems(problems), loaded.places, loaded.files, wording, seals, context
    )  # fmt: skip


def renderer_for(project: Project, checked: Checked, edition: Edition) -> Renderer:
    """What writes an edition of a guide without errors. Charts, the words of the search and templates are kept in the
    project's cache."""
    draw = partial(draw_charts, cache_folder=project.cache / "charts", wording=checked.wording)
    settings = settings_for(project, checked, edition)
    compiled = Shelf(project.cache / "templates")
    return Renderer(checked.guide, checked.wording, settings, draw, speaker_for(project, edition), compiled)


def speaker_for(project: Project, edition: Edition) -> Speak:
    """What weighs the words of an edition's search. The last result is kept: most builds change nothing in it."""
    file = project.cache / f"search-{edition}.json"

    def speak(samples: list[list[Sample]]) -> dict[str, str]:
        mark = sha256(repr(samples).encode())
        for code in sorted(Path(search.__file__).parent.glob("*.py")):
            mark.update(code.read_bytes())
        return remembered(file, mark.hexdigest(), lambda: speaking(samples))

    return speak


def settings_for(project: Project, checked: Checked, edition: Edition) -> Settings:
    """What rendering is told about the project and its statutes."""
    context = checked.context

    @cache
    def verify(citation: Citation) -> Verification:
        seal = checked.seals.get(str(citation))
        words = context.passage(citation)
        law = context.guide.law_by_name.get(citation.law)
        if not isinstance(words, str) or law is None or law.status == "unknown":
            return Verification(False, seal.on if seal else None)
        if seal and seal.fingerprint != fingerprint(words):
            return Verification(False, seal.on)
        return Verification(True, seal.on if seal else context.today)

    def article(law: Law, number: str) -> str:
        statute = context.statutes.get(law.id) if context.statutes else None
        return statute.articles.get(number, "") if statute else ""

    def proof(clock: Clock) -> Citation:
        length = (clock.length.length, clock.length.unit)
        return next((c for c in clock.basis if length in context.amounts_in((c,))), clock.basis[0])

    dates = [seal.on for seal in checked.seals.values()]
    return Settings(
        edition=edition,
        version=__version__,
        today=context.today,
        site_name=project.site_name,
        site_url=project.site_url,
        edit_url=project.edit_url,
        language=project.language,
        checked_on=(max(dates) if dates else context.today) if context.has_statutes else None,
        verify=verify,
        article=article,
        proof=proof,
        files={place: checked.places.file_of(*place) for place in checked.places.homes},
    )


def _broken(wording: Wording, rule: str, broken: BrokenFile) -> Problem:
    what, why, hint = sentences(wording, rule, broken.trouble, {})
    file = broken.file.name if rule == "broken-lock" else f"{broken.file.parent.name}/{broken.file.name}"
    try:
        lines = broken.file.read_text(encoding="utf-8", errors="replace").split("\n") if broken.trouble == "not-json" else []
    except OSError:
        lines = []
    source = lines[broken.line - 1][:300] if broken.line <= len(lines) else ""
    return Problem(Location(file, broken.line, broken.column), Severity.ERROR, rule, what, why, hint, source)


def _changed(wording: Wording, loaded: Loaded, context: Context, seals: Mapping[str, Seal]) -> Iterator[Problem]:
    """One problem a law whose cited words are no longer those that were compared, at the first place that cites them."""
    by_law: dict[str, list[Change]] = {}
    for change in changes(context, seals):
        by_law.setdefault(change.law, []).append(change)
    for law, found in by_law.items():
        finding = Finding(*found[0].places[0], {"law": law, "number": len(found)})
        yield _problem(wording, loaded, "law-changed", Severity.WARNING, finding)


def _problem(wording: Wording, loaded: Loaded, rule: str, severity: Severity, finding: Finding) -> Problem:
    values = dict(finding.values or {})
    what, why, hint = sentences(wording, rule, finding.variant, values)
    spot = loaded.places.locate(finding.kind, finding.id, finding.path, finding.at_key)
    return Problem(spot.location, severity, rule, what, why, hint, spot.source, spot.width)
