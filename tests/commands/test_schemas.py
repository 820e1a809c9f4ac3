"""The schemas for editors: every real file passes, names its schema, and the checked-in ones are those of the code."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from built import HERE
from click.testing import CliRunner
from jsonschema import Draft7Validator
from jsonschema.exceptions import ValidationError

from generator.cli import routemap
from generator.commands.schema import schema_of
from generator.model import KINDS

FILES = sorted((HERE / "routes").rglob("*.yaml"))


class Editor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML as an editor reads it: plain digits are numbers, `yes` and dates are text (YAML 1.2)."""

    yaml_implicit_resolvers: dict[str, Any] = {}


Editor.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"[-+]?[0-9]+$"), list("-+0123456789"))
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"(true|True|TRUE|false|False|FALSE)$"), list("tTfF"))
Editor.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(~|null|Null|NULL|)$"), ["~", "n", "N", ""])


def _kind(file: Path) -> str:
    return file.parent.name if file.parent.name != "routes" else file.stem


def _inside(error: ValidationError) -> list[ValidationError]:
    return [error, *(deeper for inner in error.context or () for deeper in _inside(inner))]


def _complaints(kind: str, value: Any) -> list[str]:
    return [f"{list(error.path)}: {error.message[:200]}" for error in Draft7Validator(schema_of(kind)).iter_errors(value)]


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_real_file_fits_its_schema(kind: str) -> None:
    Draft7Validator.check_schema(schema_of(kind))
    validator = Draft7Validator(schema_of(kind))
    files = [file for file in FILES if _kind(file) == kind]
    assert files
    wrong = {}
    for file in files:
        value = yaml.load(file.read_text(encoding="utf-8"), Loader=Editor)
        entries = value if isinstance(value, list) else [value]
        for entry in entries:
            if error := next(validator.iter_errors(entry), None):
                wrong[f"{file.name}:{entry.get('id')}"] = max(_inside(error), key=lambda e: len(e.path)).message[:300]
        assert isinstance(value, dict | list)
    assert wrong == {}


def test_the_schema_refuses_what_the_loader_refuses() -> None:
    assert _complaints("groups", {"id": "a", "title": "甲", "plain": "乙"}) == []
    assert _complaints("groups", [{"id": "a", "title": "甲", "plain": "乙"}]) == []
    assert _complaints("groups", {"id": "a", "title": "甲"})
    assert _complaints("groups", {"id": "a", "title": "甲", "plain": "乙", "extra": "丙"})
    assert _complaints("groups", {"id": "A b", "title": "甲", "plain": "乙"})
    assert _complaints("groups", {"id": "a", "title": "<b>", "plain": "乙"})


def test_every_file_names_its_schema(tmp_path: Path) -> None:
    result = CliRunner().invoke(routemap, ["schema", "-o", str(tmp_path)])
    assert result.exit_code == 0, result.output
    assert result.output == f"{len(KINDS)} 份写在 {tmp_path.name}/\n"
    written = {path.name for path in tmp_path.iterdir()}
    assert written == {f"{kind}.json" for kind in KINDS}
    wrong = {}
    for file in FILES:
        first = file.read_text(encoding="utf-8").partition("\n")[0]
        schema = "../" * (len(file.relative_to(HERE).parts) - 1) + f"schemas/{_kind(file)}.json"
        if first != f"# yaml-language-server: $schema={schema}":
            wrong[file.relative_to(HERE).as_posix()] = first
    assert wrong == {}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_checked_in_schemas_are_those_of_the_code(kind: str) -> None:
    ours = json.loads((HERE / "schemas" / f"{kind}.json").read_text(encoding="utf-8"))
    assert ours == schema_of(kind), "run `routemap schema`"


def test_one_schema_is_printed() -> None:
    result = CliRunner().invoke(routemap, ["schema", "matters"])
    assert result.exit_code == 0
    schema = json.loads(result.output)
    assert schema["title"] == "routes/matters"
    described = schema["$defs"]["entry"]["properties"]
    assert all(field.get("description") or name == "id" or "$ref" in field or "pattern" in str(field)
               for name, field in described.items())  # fmt: skip
