"""A guide as plain data for the templates of the PDFs: what stands on every sheet, in words that are finished."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from ..model import Agency, Category, Citation, Document, Guide, Matter, Procedure
from ..model.limits import procedure_limits
from ..render.addresses import page_of
from ..render.chart import Chart
from ..render.flowchart import matter_chart, procedure_chart, staff_chart
from ..render.handout import HandoutMaker, address_of, stations
from ..render.pages.bases import article_order
from ..render.pages.entrances import all_hotlines, by_letter, counts, state
from ..render.pages.matter import challenges_of, silences_of
from ..render.pages.paper import phones, row
from ..render.pinyin import sound
from ..render.qr import qr_svg
from ..render.settings import Settings
from ..render.spelling import condition
from ..wording import Wording
from .drawing import pieces

Data = dict[str, Any]
Draw = Callable[[Iterable[Chart]], Mapping[str, Any]]
Tell = Callable[[str, int, int], None]
"""What is being done, how many are done, of how many."""

COLUMN = 1230.0
"""The longest column of a chart on A4, in its own units: 264 mm at 0.215 mm a unit."""

SIZES = {"a3": (297, 420), "a2": (420, 594)}
"""Width and height of posters in millimetres."""


def _nobody(step: str, done: int, of: int) -> None:
    return


class Content:
    """Makes the data of one edition's PDFs. Charts are drawn by `draw`, given from outside as for the pages."""

    def __init__(self, guide: Guide, wording: Wording, settings: Settings, draw: Draw, tell: Tell = _nobody) -> None:
        self.guide = guide if settings.is_staff else guide.public()
        self._wording = wording
        self._settings = settings
        self._draw = draw
        self._tell = tell
        self._maker = HandoutMaker(self.guide, wording, settings)

    def matters(self, found: Iterable[Matter], title: str, size: str = "a4", large: bool = False) -> Data:
        """Sheets of matters: A4 with their map, A6 cards, or large type."""
        form = "large" if large else "card" if size == "a6" else "a4"
        things = list(found)
        sheets = []
        for number, matter in enumerate(things, start=1):
            sheets.append(self._matter(matter, with_map=form == "a4"))
            self._tell("sheets", number, len(things))
        return self._frame("matters", title) | {"look": form, "sheets": sheets}

    def procedures(self, found: Iterable[Procedure], title: str) -> Data:
        """Procedures with their charts."""
        return self._frame("procedures", title) | {"sheets": [self._procedure(thing) for thing in found]}

    def poster(self, thing: Procedure | Category, size: str) -> Data:
        """A procedure's chart, or the matters of a category, for a wall."""
        width, height = SIZES[size]
        if isinstance(thing, Procedure):
            chart = procedure_chart(self.guide, self._wording, thing, _no_link)
            drawing = self._draw([chart]).get(chart.id)
            body: Data = {"rows": [], "chart": []}
            if drawing:
                columns, _ = drawing.fitted(0.9 * width, 0.76 * height, 0.02 * width)
                body["chart"] = pieces(drawing, len(columns))
            title, plain, home = thing.title, thing.plain, page_of("procedures", thing.id)
        else:
            body = {"rows": self._rows(thing), "chart": []}
            title, plain, home = thing.plain, thing.title, page_of("categories", thing.id)
        more = {"plain": plain, "phones": phones(self.guide, self._wording), "size": size}
        return self._frame("poster", title) | body | more | self._qr(home)

    def leaflet(self, category: Category) -> Data:
        """A category on A4, to be folded twice."""
        body = {"plain": category.title, "rows": self._rows(category), "phones": phones(self.guide, self._wording)}
        return self._frame("leaflet", category.plain) | body | self._qr(page_of("categories", category.id))

    def handbook(self) -> Data:
        """The whole guide as one book."""
        guide, number = self.guide, 0
        groups = []
        for group in guide.groups.values():
            parts = []
            for category in guide.categories.values():
                found = guide.matters_of_category[category.id]
                if category.group != group.id or not found:
                    continue
                sheets = []
                for matter in found:
                    sheets.append(self._matter(matter, with_map=False))
                    number += 1
                    self._tell("sheets", number, len(guide.matters))
                parts.append({"id": category.id, "title": category.plain, "formal": category.title, "sheets": sheets})
            if parts:
                groups.append({"title": group.title, "plain": group.plain, "categories": parts})
        sheets = []
        for number, procedure in enumerate(guide.procedures.values(), start=1):
            sheets.append(self._procedure(procedure))
            self._tell("charts", number, len(guide.procedures))
        return self._frame("handbook", self._settings.site_name) | {
            "groups": groups,
            "procedures": sheets,
            "agencies": [self._agency(agency) for agency in sorted(guide.agencies.values(), key=lambda a: sound(a.name))],
            "numbers": self._numbers(),
            "documents": [self._document(document) for document in guide.documents.values()],
            "terms": list(self._terms()),
            "laws": self._laws(),
            "letters": [
                (letter, [(name, f"matter-{matter.id}") for name, matter in entries]) for letter, entries in by_letter(guide)
            ],
            "counts": counts(guide),
            "state": state(guide, self._settings),
        }  # fmt: skip

    def _frame(self, form: str, title: str) -> Data:
        """What every PDF says about itself."""
        settings = self._settings
        return {
            "form": form,
            "title": title,
            "words": self._wording.section("paper"),
            "lang": settings.language,
            "site": settings.site_name,
            "staff": settings.is_staff,
            "day": str(settings.today),
            "checked": str(settings.checked_on or ""),
        } | self._qr("index.html")

    def _qr(self, page: str) -> Data:
        address = address_of(self._settings, page)
        return {"address": address, "qr": qr_svg(address) if address else ""}

    def _rows(self, category: Category) -> list[tuple[str, str, str]]:
        return [row(self.guide, matter) for matter in self.guide.matters_of_category[category.id]]

    def _matter(self, matter: Matter, with_map: bool) -> Data:
        data = asdict(self._maker.handout(matter))
        data["qr"] = qr_svg(data["address"]) if data["address"] else ""
        data["maps"] = []
        if with_map:
            chart = matter_chart(self.guide, self._wording, matter, _no_link)
            drawing = self._draw([chart]).get(chart.id)
            data["maps"] = [pieces(drawing, parts) for parts in (2, 3)] if drawing else []
        return data

    def _procedure(self, procedure: Procedure) -> Data:
        maker, guide = self._maker, self.guide
        limits = list(procedure_limits(procedure))
        chart = procedure_chart(guide, self._wording, procedure, _no_link)
        inner = [(step.title, self._chart(staff_chart(guide, self._wording, procedure, step, _no_link)))
                 for step in procedure.steps if step.staff]  # fmt: skip
        return {
            "id": procedure.id,
            "title": procedure.title,
            "plain": procedure.plain,
            "family": guide.families[procedure.family].title,
            "facts": list(self._facts(procedure)),
            "stations": [asdict(station) for station in stations(chart)],
            "yours": [asdict(maker.deadline(limit)) for limit in limits if limit.whose == "citizen"],
            "theirs": [asdict(maker.deadline(limit)) for limit in limits if limit.whose != "citizen"],
            "silence": [asdict(passage) for passage in maker.silence(silences_of(procedure, *procedure.entrances))],
            "remedies": [asdict(passage) for passage in maker.remedies(challenges_of(guide, procedure))],
            "closed": [(end.title, end.final.text) for end in procedure.ends if end.final and not end.remedies],
            "matters": [
                (guide.matters[name].plain, f"matter-{name}")
                for name in dict.fromkeys(matter.id for matter, _ in guide.uses_of_procedure[procedure.id])
            ],
            "laws": list(maker.laws((procedure,))),
            "status": maker.status(procedure.review),
            "chart": self._chart(chart),
            "inner": inner,
        } | self._qr(page_of("procedures", procedure.id))

    def _chart(self, chart: Chart) -> list[Any]:
        drawing = self._draw([chart]).get(chart.id)
        return pieces(drawing, 2 * -(-int(drawing.height) // int(2 * COLUMN))) if drawing else []

    def _facts(self, procedure: Procedure) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The conditions of a procedure, in the order in which one asks for them."""
        say, maker, titles = self._wording.say, self._maker, self.guide.procedures
        yield say("paper.who-may"), tuple(maker.statements((*procedure.who, *procedure.conditions)))
        yield say("paper.where"), tuple(maker.statements(procedure.jurisdiction))
        yield say("paper.cost"), tuple(maker.statements((procedure.cost,)))
        instead = (("、".join(titles[name].title for name in other.instead), other.when) for other in procedure.not_for)
        yield (
            say("paper.not-for-procedure"),
            tuple(say("paper.elsewhere", when=when, names=names) if names else when for names, when in instead),
        )
        for key, relations in (("requires", procedure.requires), ("barred", procedure.barred_by)):
            found = []
            for relation in relations:
                when = condition(self._wording, relation.when, relation.unless)
                found.append(say("paper.case", label=titles[relation.procedure].title, when=when))
            yield say(f"paper.{key}"), tuple(found)
        yield say("paper.many"), tuple(maker.statements((procedure.group,) if procedure.group else ()))
        yield say("paper.protection"), tuple(maker.statements(procedure.protection))

    def _agency(self, agency: Agency) -> Data:
        uses = dict.fromkeys(matter.id for matter, _ in self.guide.accepted_by[agency.id])
        lines = [(line.number, line.for_) for line in agency.hotlines if line.status == "confirmed"]
        title = agency.title if agency.plain else ""
        return {"name": agency.name, "title": title, "lines": lines, "matters": [f"matter-{name}" for name in uses]}

    def _numbers(self) -> list[tuple[str, str]]:
        found = all_hotlines(self.guide).items()
        return [(number, line.for_) for number, (line, _) in found if line.status == "confirmed"]

    def _document(self, document: Document) -> Data:
        kind = self._wording.say(f"document-kind.{document.kind}")
        contents = [part.text for part in document.contents]
        return {"title": document.title, "kind": kind, "by": document.by, "contents": contents}

    def _terms(self) -> Iterator[tuple[str, str]]:
        for term in sorted(self.guide.glossary.values(), key=lambda term: sound(term.term)):
            yield term.term, " ".join(filter(None, (term.plain, term.how)))

    def _laws(self) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        """Law -> article -> the sheets that cite it. Only what has a sheet of its own in the book has a page to name."""
        kinds = {"matters": "matter", "procedures": "procedure"}
        found = []
        for law, articles in self.guide.cited_articles.items():
            rows = []
            for article in sorted(articles, key=article_order):
                labels = [f"{kinds[kind]}-{name}" for kind, name in articles[article] if kind in kinds]
                if labels:
                    rows.append((Citation("", article).place, labels))
            if rows:
                found.append((self.guide.laws[law].short, rows))
        return sorted(found, key=lambda entry: sound(entry[0]))


def _no_link(kind: str, name: str) -> str:
    """Links inside a drawing are lost in a PDF."""
    return ""
