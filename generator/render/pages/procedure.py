"""The page of a procedure."""

from collections.abc import Iterator

from ...model import Guide, Procedure
from ...model.limits import door_of, main_limit_of, procedure_limits
from ...wording import Wording
from ..addresses import page_of
from ..flowchart import procedure_chart, staff_chart
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from .bases import by_law
from .matter import challenges_of, papers, silences_of


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """A page for each procedure, and the list of all by group of families."""
    for procedure in guide.procedures.values():
        if not settings.wants("procedures", procedure.id):
            continue
        page = Page(page_of("procedures", procedure.id), settings.files.get(("procedures", procedure.id), ""), "procedures")
        charts = {"steps": procedure_chart(guide, wording, procedure, page.link)}
        inner = [step for step in procedure.steps if step.staff]
        for step in inner:
            charts[step.id] = staff_chart(guide, wording, procedure, step, page.link)
        main = main_limit_of(procedure)
        door = door_of(procedure, None)
        uses = guide.uses_of_procedure[procedure.id]
        values = {
            "procedure": procedure,
            "family": guide.families[procedure.family],
            "door": door,
            "main": main,
            "papers": papers(guide, procedure, door, main),
            "limits": list(procedure_limits(procedure)),
            "silences": list(silences_of(procedure, *procedure.entrances)),
            "challenges": list(challenges_of(guide, procedure)),
            "documents": _documents(procedure),
            "matters": list(dict.fromkeys(matter.id for matter, _ in uses)),
            "closes": guide.closes[procedure.id],
            "inner": inner,
            "laws": by_law(guide, (procedure,)),
        }
        yield Sheet(page, "pages/procedure.html", values, charts)
    if not settings.wants("procedures"):
        return
    yield Sheet(
        Page("procedures/index.html", "", "procedures"), "pages/procedures.html", {"groups": _by_group(guide)}
    )


def _documents(procedure: Procedure) -> list[tuple[str, str, str]]:
    """(document id, step title, needs or gives) in the order of the steps, each once."""
    found: dict[tuple[str, str], str] = {}
    for step in procedure.steps:
        for part in (step, *step.staff):
            for name in part.needs:
                found.setdefault((name, "needs"), part.title)
            for name in part.gives:
                found.setdefault((name, "gives"), part.title)
    return [(name, title, way) for (name, way), title in found.items()]


def _by_group(guide: Guide) -> list[tuple[str, list[tuple[str, list[Procedure]]]]]:
    """Group of families -> family -> its procedures; a family nobody has written yet has none."""
    groups: dict[str, dict[str, list[Procedure]]] = {}
    for family in guide.families.values():
        found = [procedure for procedure in guide.procedures.values() if procedure.family == family.id]
        groups.setdefault(family.group, {})[family.id] = found
    return [(group, list(families.items())) for group, families in groups.items()]
