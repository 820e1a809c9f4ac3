"""The public guide: nothing for staff is left, and nothing else is lost."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path as Folder
from typing import Any

import pytest
from conftest import TODAY

from generator.check import Context, staff_leak
from generator.load import load_guide
from generator.model import KINDS, Guide, Model, NotFor, Path, Unfit, walk
from generator.pipeline import Checked
from generator.wording import Wording

MARK = "内密"


@pytest.fixture
def guide(small: Folder, wording: Wording) -> Guide:
    return load_guide(small, wording).guide


def staff_parts(thing: Model) -> Iterator[tuple[Path, Any]]:
    """Every part that only staff may read, by the two ways in which the model says so."""
    for path, part in walk(thing):
        if "staff" in path or getattr(part, "audience", "public") == "staff":
            yield path, part


def models_of(annotation: Any) -> Iterator[type[Model]]:
    """Every model class that a field can hold."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
        for info in annotation.model_fields.values():
            yield from models_of(info.annotation)
    for part in getattr(annotation, "__args__", ()):
        yield from models_of(part)


def marked(value: Any) -> Any:
    """The value with a mark in every text, ids included: it is built past validation."""
    if isinstance(value, str):
        return MARK + value
    if isinstance(value, tuple):
        return tuple(marked(part) for part in value)
    if isinstance(value, Model):
        names = [name for name in type(value).model_fields if name != "audience"]
        return value.model_copy(update={name: marked(getattr(value, name)) for name in names})
    return value


def with_marked_staff(value: Any) -> Any:
    """The value with a mark in every text that is for staff."""
    if isinstance(value, Model):
        if getattr(value, "audience", "public") == "staff":
            return marked(value)
        changes = {
            name: marked(getattr(value, name)) if name == "staff" else with_marked_staff(getattr(value, name))
            for name in type(value).model_fields
        }
        return value.model_copy(update=changes)
    if isinstance(value, tuple):
        return tuple(with_marked_staff(part) for part in value)
    return value


def rebuilt(guide: Guide, change: Any) -> Guide:
    return Guide(
        **{
            entry.name: {name: change(thing) for name, thing in getattr(guide, entry.name).items()}
            for entry in fields(guide)
        }
    )


def test_these_fields_can_be_for_staff_and_no_others() -> None:
    """A new field of this sort has to be thought of here, and in what follows."""
    classes = {model for kind in KINDS.values() for model in models_of(kind.model)}
    assert {model.__name__ for model in classes if "staff" in model.model_fields} == {"Step", "Matter", "Document"}
    assert {model.__name__ for model in classes if "audience" in model.model_fields} == {
        "Procedure", "Document", "Topic", "Section",
    }  # fmt: skip
    assert {name for model in classes for name in model.model_fields if "staff" in name or "intern" in name} == {"staff"}


def test_no_marked_staff_text_is_left(guide: Guide) -> None:
    marked_guide = rebuilt(guide, with_marked_staff)
    where = {
        (kind, "/".join(str(part) for part in path if isinstance(part, str)))
        for kind, _, thing in marked_guide.everything()
        for path, part in walk(thing)
        if isinstance(part, str) and part.startswith(MARK)
    }
    assert {
        ("procedures", "steps/staff/does"), ("procedures", "steps/staff/gives"), ("procedures", "steps/staff/next/when"),
        ("matters", "staff/nature"), ("matters", "staff/notes/text"), ("documents", "staff/text"),
        ("documents", "title"), ("topics", "sections/statements/text"), ("topics", "sections/title"),
    } <= where  # fmt: skip
    assert MARK in repr(marked_guide)
    assert MARK not in repr(marked_guide.public())


@pytest.mark.parametrize("kind", ["procedures", "documents", "topics"])
def test_a_definition_for_staff_is_left_out_whole(guide: Guide, kind: str) -> None:
    hidden = {
        name: marked(thing).model_copy(update={"audience": "staff"}) for name, thing in getattr(guide, kind).items()
    }
    tables = {entry.name: getattr(guide, entry.name) for entry in fields(guide)}
    public = Guide(**{**tables, kind: hidden}).public()
    assert getattr(public, kind) == {}
    assert MARK not in repr(public)


@pytest.mark.parametrize("which", ["small", "real"])
def test_what_is_not_for_staff_stays_as_it_is(which: str, guide: Guide, real: Checked) -> None:
    full = guide if which == "small" else real.guide
    public = full.public()
    hidden = 0
    for kind, name, thing in full.everything():
        if getattr(thing, "audience", "public") == "staff":
            assert name not in getattr(public, kind)
            hidden += 1
            continue
        left = getattr(public, kind)[name]
        if not any(staff_parts(thing)):
            assert left is thing
            continue
        hidden += 1
        kept = [part for path, part in walk(thing) if isinstance(part, str) and not _is_hidden(thing, path)]
        assert [part for _, part in walk(left) if isinstance(part, str)] == kept
    assert hidden > 2


def _is_hidden(thing: Model, path: Path) -> bool:
    """Whether a part or anything around it is for staff."""
    current: Any = thing
    if "staff" in path:
        return True
    for step in path:
        name = f"{step}_" if step in ("from", "for", "not") else step
        current = current[name] if isinstance(current, tuple | dict) else getattr(current, str(name))
        if getattr(current, "audience", "public") == "staff":
            return True
    return False


def test_no_staff_part_of_our_own_routes_is_left(real: Checked) -> None:
    before = [part for _, _, thing in real.guide.everything() for part in staff_parts(thing)]
    after = [part for _, _, thing in real.guide.public().everything() for part in staff_parts(thing)]
    assert len(before) > 1000
    assert after == []


def test_the_public_guide_of_a_public_guide_is_the_same(real: Checked) -> None:
    public = real.guide.public()
    assert public.public() == public


DOCUMENT_PLACES = ["needs", "gives", "document", "bring"]


@pytest.mark.parametrize("place", DOCUMENT_PLACES)
def test_a_public_part_that_names_a_staff_document_is_reported(guide: Guide, place: str) -> None:
    """`public` leaves the name of the document in its place; the rule keeps such a guide from being published."""
    petition, matter = guide.procedures["petition"], guide.matters["street-light"]
    slip = ("transfer-slip",)
    if place == "bring":
        matter = matter.model_copy(update={"bring": slip})
    elif place == "document":
        ends = (petition.ends[0].model_copy(update={"document": slip[0]}), *petition.ends[1:])
        petition = petition.model_copy(update={"ends": ends})
    else:
        steps = (petition.steps[0].model_copy(update={place: slip}), *petition.steps[1:])
        petition = petition.model_copy(update={"steps": steps})
    tables: dict[str, Any] = {entry.name: getattr(guide, entry.name) for entry in fields(guide)}
    tables |= {"procedures": {"petition": petition}, "matters": {"street-light": matter}}
    found = list(staff_leak.check(Context(Guide(**tables), TODAY)))
    assert [place in finding.path for finding in found] == [True]


@pytest.mark.parametrize("place", ["routes", "unfit", "remedies", "not_for"])
def test_a_public_road_into_a_staff_procedure_is_reported(guide: Guide, place: str) -> None:
    petition, matter = guide.procedures["petition"], guide.matters["street-light"]
    inner = petition.model_copy(update={"id": "inner", "audience": "staff", "ends": petition.ends[:1]})
    route = matter.routes.first[0].model_copy(update={"procedure": "inner"})
    if place == "routes":
        matter = matter.model_copy(update={"routes": matter.routes.model_copy(update={"also": (route,)})})
    elif place == "unfit":
        unfit = Unfit(procedure="inner", why="甲", basis=route.basis)
        matter = matter.model_copy(update={"routes": matter.routes.model_copy(update={"unfit": (unfit,)})})
    elif place == "remedies":
        remedy = petition.ends[1].remedies[0].model_copy(update={"procedure": "inner"})
        ends = (petition.ends[0], petition.ends[1].model_copy(update={"remedies": (remedy,)}))
        petition = petition.model_copy(update={"ends": ends})
    else:
        petition = petition.model_copy(update={"not_for": (NotFor(when="甲", instead=("inner",)),)})
    tables: dict[str, Any] = {entry.name: getattr(guide, entry.name) for entry in fields(guide)}
    tables |= {"procedures": {"petition": petition, "inner": inner}, "matters": {"street-light": matter}}
    assert list(staff_leak.check(Context(Guide(**tables), TODAY)))
