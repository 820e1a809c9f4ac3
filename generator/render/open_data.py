"""The guide as open data: data/guide.json with its schema, the sitemap, and schema.org markup of pages."""

import json
from collections.abc import Iterable, Iterator
from html import escape
from io import BytesIO
from typing import Any

from ..model import Citation, Clock, Guide, Law, Matter, Period, Procedure, Route, Step, citations_in
from ..model.limits import matter_limits, procedure_limits
from .addresses import page_of
from .pages.entrances import counts
from .settings import Settings
from .spelling import Spelling
from .virtual_file import VirtualFile

FORMAT = "routemap-guide"


def data_files(guide: Guide, spelling: Spelling, settings: Settings) -> Iterator[VirtualFile]:
    """guide.json and its schema."""
    yield VirtualFile("data/guide.json", _json(_guide(guide, spelling, settings)))
    yield VirtualFile("data/guide.schema.json", _json(guide_schema()))


def guide_data(guide: Guide, spelling: Spelling, settings: Settings) -> dict[str, Any]:
    """Everything that others may want to compute with, in the order of the definitions."""
    found = _guide(guide, spelling, settings)
    return {key: list(value) if isinstance(value, Iterator) else value for key, value in found.items()}


def _guide(guide: Guide, spelling: Spelling, settings: Settings) -> dict[str, Any]:
    """The same, its long lists not yet made: as a whole they take many times the memory of their text."""
    write = _Writer(guide, spelling, settings)
    return {
        "format": FORMAT,
        "version": 1,
        "generator": settings.version,
        "edition": settings.edition,
        "language": settings.language,
        "checked_on": settings.checked_on.isoformat() if settings.checked_on else None,
        "counts": counts(guide),
        "laws": (write.law(law) for law in guide.laws.values() if law.id in guide.cited_articles),
        "agencies": [
            {
                "id": agency.id,
                "title": agency.title,
                "name": agency.name,
                "aliases": list(agency.aliases),
                "url": page_of("agencies", agency.id),
                "hotlines": [
                    {"number": line.number, "for": line.for_, "confirmed": line.status == "confirmed"}
                    for line in agency.hotlines
                ],
            }
            for agency in guide.agencies.values()
        ],
        "procedures": map(write.procedure, guide.procedures.values()),
        "matters": map(write.matter, guide.matters.values()),
        "documents": [
            {"id": d.id, "title": d.title, "kind": d.kind, "by": d.by, "url": page_of("documents", d.id)}
            for d in guide.documents.values()
        ],
    }


class _Writer:
    def __init__(self, guide: Guide, spelling: Spelling, settings: Settings) -> None:
        self.guide = guide
        self.spelling = spelling
        self.settings = settings

    def citation(self, citation: Citation) -> dict[str, Any]:
        return {
            "law": self.guide.law_of(citation).short,
            "article": citation.article,
            "paragraph": citation.paragraph,
            "item": citation.item,
            "verified": self.settings.verify(citation).verified,
        }

    def citations(self, *things: object) -> list[dict[str, Any]]:
        from_things: dict[Citation, None] = {}
        for thing in things:
            for citation in citations_in(thing):
                from_things[citation] = None
        return [self.citation(citation) for citation in from_things]

    def limit(self, label: str, who: str, clock: Clock) -> dict[str, Any]:
        period = clock.length
        by = clock.extend.by if clock.extend else None
        return {
            "label": f"{label}：{clock.when}" if clock.when else label,
            "who": who,
            "length": period.length,
            "unit": period.unit,
            "at_least": clock.at_least is not None,
            "counts_as": self.counts_as(clock, period),
            "starts": clock.from_ or None,
            "extension": {"length": by.length, "unit": by.unit} if by else None,
            "citation": self.citation(self.settings.proof(clock)),
        }

    def counts_as(self, clock: Clock, period: Period) -> str:
        found = self.spelling.counts_as(clock, period)
        return "workday" if found == "workday" else period.unit

    def law(self, law: Law) -> dict[str, Any]:
        return {
            "id": law.id,
            "title": law.title,
            "short": law.short,
            "status": law.status,
            "effective": law.effective.isoformat() if law.effective else None,
            "url": page_of("laws", law.id),
        }

    def procedure(self, procedure: Procedure) -> dict[str, Any]:
        steps = [self.step(procedure, step) for step in procedure.steps]
        steps += [
            {
                "id": end.id,
                "title": end.title,
                "actor": None,
                "side": None,
                "citations": self.citations(end),
                "time_limits": [],
                "next": [],
                "outcome": end.result,
            }
            for end in procedure.ends
        ]
        return {
            "id": procedure.id,
            "title": procedure.title,
            "family": procedure.family,
            "url": page_of("procedures", procedure.id),
            "steps": steps,
            "citations": self.citations(procedure),
            "time_limits": [
                self.limit(limit.label, limit.whose, limit.clock) for limit in procedure_limits(procedure) if limit.clock
            ],
        }

    def step(self, procedure: Procedure, step: Step) -> dict[str, Any]:
        side = procedure.actor(step).side
        return {
            "id": step.id,
            "title": step.title,
            "actor": procedure.actor(step).title,
            "side": side,
            "citations": self.citations(step),
            "time_limits": [
                self.limit(step.title, "citizen" if side == "citizen" else "body", clock) for clock in step.clocks
            ],
            "next": [
                {"to": edge.to, "when": edge.when, "overdue": edge in step.overdue} for edge in step.edges
            ],
            "outcome": None,
        }

    def matter(self, matter: Matter) -> dict[str, Any]:
        return {
            "id": matter.id,
            "title": matter.title,
            "plain": matter.plain,
            "summary": matter.do_first,
            "aliases": list(matter.aliases),
            "category": matter.category,
            "purpose": matter.purpose,
            "url": page_of("matters", matter.id),
            "routes": [self.route(matter, route) for route in matter.routes.fit],
            "unfit": [
                {"procedure": way.procedure, "why": way.why, "citations": self.citations(way)}
                for way in matter.routes.unfit
            ],
            "documents": list(matter.bring),
            "citations": self.citations(matter),
            "time_limits": self.matter_limits(matter),
        }

    def route(self, matter: Matter, route: Route) -> dict[str, Any]:
        return {
            "procedure": route.procedure,
            "family": self.guide.procedures[route.procedure].family,
            "agencies": list(route.agencies),
            "primary": route in matter.routes.first,
            "after": route.after,
            "when": route.when,
            "citations": self.citations(route),
        }

    def matter_limits(self, matter: Matter) -> list[dict[str, Any]]:
        """Those that the page shows, each once."""
        found: dict[str, dict[str, Any]] = {}
        for _, limit in matter_limits(self.guide, matter):
            if limit.clock:
                row = self.limit(limit.label, limit.whose, limit.clock)
                found.setdefault(json.dumps(row, ensure_ascii=False, sort_keys=True), row)
        return list(found.values())


def guide_schema() -> dict[str, Any]:
    """The JSON Schema of guide.json."""
    text, nothing = {"type": "string"}, {"type": "null"}
    maybe_text, yes_or_no = {"type": ["string", "null"]}, {"type": "boolean"}
    unit = {"enum": ["hour", "day", "workday", "month", "year"]}

    def rows(**fields: Any) -> dict[str, Any]:
        return {"type": "array", "items": record(**fields)}

    def record(**fields: Any) -> dict[str, Any]:
        return {"type": "object", "properties": fields, "required": list(fields)}

    number = {"type": ["integer", "null"]}
    citation = record(law=text, article=text, paragraph=number, item=number, verified=yes_or_no)
    citations = {"type": "array", "items": {"$ref": "#/$defs/citation"}}
    limits = {"type": "array", "items": {"$ref": "#/$defs/time_limit"}}
    extension = {"anyOf": [record(length={"type": "integer"}, unit=unit), nothing]}
    limit = record(
        label=text, who={"enum": ["citizen", "body", "other"]}, length={"type": "integer"}, unit=unit,
        counts_as=unit, extension=extension, citation={"$ref": "#/$defs/citation"},
        at_least=yes_or_no, starts=maybe_text,
    )  # fmt: skip
    names = {"type": "array", "items": text}
    step = {
        "id": text, "title": text, "actor": maybe_text, "citations": citations, "time_limits": limits,
        "side": maybe_text, "next": rows(to=text, when=text, overdue=yes_or_no), "outcome": maybe_text,
    }  # fmt: skip
    route = {
        "procedure": text, "family": text, "agencies": names, "primary": yes_or_no, "after": maybe_text, "when": text,
        "citations": citations,
    }  # fmt: skip
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Routemap guide",
        **record(
            format={"const": FORMAT},
            version={"const": 1},
            generator=text,
            language=text,
            checked_on=maybe_text,
            edition={"enum": ["public", "staff"]},
            counts={"type": "object", "additionalProperties": {"type": "integer"}},
            laws=rows(id=text, title=text, short=text, status=text, effective=maybe_text, url=text),
            agencies=rows(
                id=text, title=text, name=text, aliases=names, url=text,
                hotlines=rows(number=text, confirmed=yes_or_no, **{"for": text}),
            ),
            procedures=rows(
                id=text, title=text, family=text, url=text, steps=rows(**step), citations=citations, time_limits=limits
            ),
            matters=rows(
                id=text, title=text, plain=text, summary=text, aliases=names, category=text, purpose=text, url=text,
                routes=rows(**route), unfit=rows(procedure=text, why=text, citations=citations),
                documents=names, citations=citations, time_limits=limits,
            ),
            documents=rows(id=text, title=text, kind=text, by=text, url=text),
        ),
        "$defs": {"citation": citation, "time_limit": limit},
    }  # fmt: skip


def linked_data(guide: Guide, kind: str, name: str) -> dict[str, Any]:
    """schema.org markup of a page: a service for matters and procedures, legislation for laws."""
    if kind == "laws":
        law = guide.laws[name]
        data: dict[str, Any] = {
            "@context": "https://schema.org",
            "@type": "Legislation",
            "name": law.title,
            "alternateName": [other for other in (law.short, *law.aliases) if other != law.title],
            "legislationPassedBy": {"@type": "Organization", "name": law.issuer},
            "legislationLegalForce": "https://schema.org/InForce"
            if law.status == "in-force"
            else "https://schema.org/NotInForce",
            "inLanguage": "zh-CN",
        }
        return data | ({"legislationDateVersion": law.effective.isoformat()} if law.effective else {})
    if kind == "procedures":
        procedure = guide.procedures[name]
        return {
            "@context": "https://schema.org",
            "@type": "GovernmentService",
            "name": procedure.title,
            "description": procedure.plain,
            "serviceType": guide.families[procedure.family].title,
            "availableLanguage": "zh-CN",
        }
    matter = guide.matters[name]
    route = matter.routes.first[0]
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": matter.title,
        "alternateName": [matter.plain, *matter.aliases],
        "description": matter.do_first,
        "serviceType": guide.procedures[route.procedure].title,
        "provider": [
            {"@type": "GovernmentOrganization", "name": guide.agencies[agency].title} for agency in route.agencies
        ],
        "availableLanguage": "zh-CN",
    }


def _json(data: dict[str, Any]) -> bytes:
    """JSON on one line, written row by row: the encoder's pieces of a whole guide take many times its size in memory."""
    text = BytesIO()
    for key, value in data.items():
        text.write(b"%b%b:" % (b"," if text.tell() else b"{", _compact(key)))
        if isinstance(value, Iterator):
            text.write(b"[")
            for number, row in enumerate(value):
                text.write((b"," if number else b"") + _compact(row))
            text.write(b"]")
        else:
            text.write(_compact(value))
    text.write(b"}\n")
    return text.getvalue()


def _compact(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def sitemap(site_url: str, pages: Iterable[str]) -> VirtualFile:
    """The addresses of all pages, for a site whose own address is known."""
    base = site_url.rstrip("/") + "/"
    rows = "".join(f"<url><loc>{escape(base + page)}</loc></url>\n" for page in pages if page != "404.html")
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        f"{rows}</urlset>\n"
    )
    return VirtualFile("sitemap.xml", text.encode())
