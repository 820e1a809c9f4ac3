"""The open data and the journeys through the finished site."""

import json
import re
from html import unescape
from typing import Any

import pytest
from built import Built, build
from click.testing import CliRunner
from conftest import TODAY
from jsonschema import Draft202012Validator

from generator.cli import routemap
from generator.pipeline import Checked
from generator.project import Project
from generator.render.addresses import page_of


def data_of(built: Built) -> Any:
    return json.loads(built.read("data/guide.json"))


def test_the_data_fit_their_schema(either: Built) -> None:
    schema = json.loads(either.read("data/guide.schema.json"))
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(data_of(either))
    assert [f"{list(error.path)}: {error.message[:200]}" for error in errors] == []


def test_the_schema_describes_every_field(public: Built) -> None:
    """A field that is in the data and not in the schema is a field nobody can rely on."""
    schema, data = json.loads(public.read("data/guide.schema.json")), data_of(public)
    missing: dict[str, None] = {}

    def look(value: Any, rules: Any, place: str) -> None:
        if "$ref" in rules:
            rules = schema["$defs"][rules["$ref"].rpartition("/")[2]]
        if isinstance(value, list):
            for part in value[:40]:
                look(part, rules.get("items", {}), place)
        elif isinstance(value, dict) and "properties" in rules:
            for key, part in value.items():
                if key not in rules["properties"]:
                    missing[f"{place}.{key}"] = None
                else:
                    look(part, rules["properties"][key], f"{place}.{key}")

    look(data, schema, "")
    assert list(missing) == []


def test_counts_are_equal_everywhere(either: Built) -> None:
    data = data_of(either)
    counts = data["counts"]
    for kind in ("matters", "procedures", "agencies", "documents", "laws"):
        assert counts[kind] == len(data[kind]), kind
        files = [path for path in either.paths() if path.startswith(f"{kind}/") and not path.endswith("/index.html")]
        assert counts[kind] == len(files), kind
    home = re.sub(r"<[^>]+>", "", either.read("index.html"))
    about = re.sub(r"<[^>]+>", "", either.read("about.html"))
    assert f"{counts['matters']}" in home + about
    assert counts["cases"] == len([path for path in either.paths() if path.startswith("training/cases/")])


def test_every_address_in_the_data_is_a_page(either: Built) -> None:
    data, files = data_of(either), set(either.paths())
    rows = [row for kind in ("laws", "agencies", "procedures", "matters", "documents") for row in data[kind]]
    assert [row["url"] for row in rows if row["url"] not in files] == []


def test_ids_in_the_data_lead_somewhere(public: Built) -> None:
    data = data_of(public)
    known = {kind: {row["id"] for row in data[kind]} for kind in ("procedures", "agencies", "documents")}
    for matter in data["matters"]:
        assert set(matter["documents"]) <= known["documents"]
        for route in matter["routes"]:
            assert route["procedure"] in known["procedures"]
            assert set(route["agencies"]) <= known["agencies"]
    for procedure in data["procedures"]:
        places = {step["id"] for step in procedure["steps"]}
        for step in procedure["steps"]:
            assert {edge["to"] for edge in step["next"]} <= places


def test_the_data_say_when_and_for_whom(public: Built, staff: Built, real: Checked) -> None:
    assert (data_of(public)["edition"], data_of(staff)["edition"]) == ("public", "staff")
    if real.context.has_statutes:
        assert data_of(public)["checked_on"] == str(max(seal.on for seal in real.seals.values()))


def test_the_exported_data_are_those_of_the_site(project: Project) -> None:
    built = build(project, "public")
    result = CliRunner().invoke(routemap, ["-C", str(project.root), "export", "json"], env={"ROUTEMAP_TODAY": str(TODAY)})
    assert result.exit_code == 0
    data = json.loads(result.output)
    Draft202012Validator(json.loads(built.read("data/guide.schema.json"))).validate(data)
    assert data["matters"]
    assert data == data_of(built)


def test_every_case_leads_to_its_route(real: Checked) -> None:
    guide = real.guide
    assert guide.cases
    for case in guide.cases.values():
        names = {route.name for route in guide.matters[case.matter].routes.fit}
        assert case.route in names, case.id
        unfit = {way.procedure for way in guide.matters[case.matter].routes.unfit}
        assert set(case.not_) <= unfit, case.id


def test_the_page_of_a_matter_says_what_to_do_whoever_stays_silent(public: Built, real: Checked) -> None:
    """Also a company, an employer, a mediator: every step of somebody else that may run out of time on one of the first ways."""
    guide, told, wrong = real.guide.public(), 0, []
    for matter in guide.matters.values():
        section = public.read(page_of("matters", matter.id)).partition(" id=silent")[2].partition("</section>")[0]
        said = unescape(re.sub(r"<[^>]+>", "", section))
        for route in matter.routes.first:
            procedure = guide.procedures[route.procedure]
            met = procedure.reachable(route.enter or procedure.entrances[0])
            for step in procedure.steps:
                silent = step.id in met and procedure.actor(step).side != "citizen" and step.overdue
                told += bool(silent)
                if silent and f"「{step.title}」" not in said:
                    wrong.append(f"{matter.id}: {step.title}")
    assert told > 300
    assert wrong == []


@pytest.mark.parametrize("edition", ["public", "staff"])
def test_the_pages_of_a_case_link_its_road(real: Checked, request: pytest.FixtureRequest, edition: str) -> None:
    built: Built = request.getfixturevalue(edition)
    guide, wrong = real.guide, list[str]()
    training = built.read("training/index.html")
    for case in guide.cases.values():
        matter = guide.matters[case.matter]
        route = next(route for route in matter.routes.fit if route.name == case.route)
        page, exercise = built.read(page_of("matters", matter.id)), built.read(page_of("cases", case.id))
        links = {
            "matter -> procedure": f"../procedures/{route.procedure}.html" in page,
            "matter -> agency": f"../agencies/{route.agencies[0]}.html" in page,
            "matter -> case": f"../training/cases/{case.id}.html" in page,
            "case -> matter": f"../../matters/{matter.id}.html" in exercise,
            "case says why": case.because in exercise,
            "training -> case": f"cases/{case.id}.html" in training,
        }
        wrong += [f"{case.id}: {link}" for link, there in links.items() if not there]
    assert wrong == []
