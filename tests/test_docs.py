"""Documentation is tested: what exists is documented, and what is documented exists."""

import json
import re
from pathlib import Path

from generator.check import RULES
from generator.cli import COMMANDS
from generator.commands.schema import schema_of
from generator.model import KINDS
from generator.publish.rule_pages import manual_pages
from generator.wording import load_wording

ROOT = Path(__file__).resolve().parent.parent
MANUAL = dict(manual_pages(load_wording()))


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs/develop/commands.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"`routemap {name}" not in text] == []


def test_every_rule_and_every_problem_of_loading_is_in_the_manual() -> None:
    page = MANUAL["develop/rules.md"]
    ids = {rule.ID for rule in RULES} | {key.partition(".")[0] for key in load_wording().section("problem")}
    assert [name for name in sorted(ids) if f"`{name}`" not in page] == []


def test_every_field_is_in_the_manual_with_its_meaning() -> None:
    page = MANUAL["develop/fields.md"]
    for kind in KINDS.values():
        for name, info in kind.model.model_fields.items():
            row = re.search(rf"\| `{info.alias or name}` \|[^\n]*\| ([^|\n]*) \|", page)
            assert row, f"{kind.name}: {name}"
            assert row[1].strip(), f"{kind.name}: {name} has no description"


def test_the_committed_schemas_are_those_of_the_model() -> None:
    for kind in KINDS:
        file = ROOT / "schemas" / f"{kind}.json"
        assert json.loads(file.read_text(encoding="utf-8")) == schema_of(kind), f"run: routemap schema ({kind})"
    assert {file.stem for file in (ROOT / "schemas").iterdir()} == set(KINDS)


def test_the_make_targets_that_the_readme_names_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for readme in ("README.md", "README.zh-CN.md", "docs/develop/commands.md"):
        for target in re.findall(r"`?make ([a-z-]+)", (ROOT / readme).read_text(encoding="utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{readme}: make {target}"


def test_links_between_documents_lead_somewhere() -> None:
    generated = {ROOT / "docs" / path for path in MANUAL} | {ROOT / "docs/a-z.html", ROOT / "docs/topics/visiting-in-person.html"}
    for file in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text(encoding="utf-8")):
            path = (file.parent / target).resolve()
            assert path.exists() or path in generated, f"{file.relative_to(ROOT)}: {target}"


def test_two_readmes_name_the_same_commands() -> None:
    found = [
        set(re.findall(r"make [a-z]+", (ROOT / name).read_text(encoding="utf-8"))) for name in ("README.md", "README.zh-CN.md")
    ]
    assert found[0] >= found[1] >= {"make serve", "make test", "make site", "make check", "make bench"}
