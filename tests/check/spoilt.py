"""The small guide with something written differently, and what one rule says to it."""

from pathlib import Path as Folder

from conftest import TODAY

from generator.check import RULES
from generator.pipeline import check_project
from generator.project import read_project

PETITION = "procedures/petition.yaml"
MATTER = "matters/street-light.yaml"
PAPERS = "documents.yaml"

Edit = tuple[str, str, str]


def spoilt(small: Folder, rule: str, *edits: Edit) -> list[str]:
    """What a rule says about the small guide with something written differently; an empty `old` appends or makes a file."""
    for file, old, new in edits:
        path = small / file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        assert old in text
        path.write_text(text.replace(old, new, 1) if old else text + new, encoding="utf-8")
    problems = check_project(read_project(small.parent), TODAY).problems
    assert {problem.id for problem in problems} <= {rule.ID for rule in RULES}, "it has to load, or no rule is run"
    return [problem.what for problem in problems if problem.id == rule]


def copy_of_petition(small: Folder, name: str, family: str) -> str:
    """Another procedure of another family that goes as the petition does, without its words."""
    text = (small / PETITION).read_text(encoding="utf-8")
    for old, new in {
        "id: petition\n": f"id: {name}\n", "family: petition-three-level": f"family: {family}", "title: 信访办理": "title: 别的",
        "request-review": "again", "请求复查": "再问一遍", "title: 复查": "title: 再看", "gives: [opinion]": "gives: []",
        "document: opinion": "document: letter",
    }.items():  # fmt: skip
        text = text.replace(old, new)
    (small / f"procedures/{name}.yaml").write_text(text, encoding="utf-8")
    families = small / "families.yaml"
    entry = f"- {{id: {family}, title: 别, group: reconsideration, purpose: claim, mode: 《信访工作条例》第三十一条第五项}}\n"
    families.write_text(families.read_text(encoding="utf-8") + entry, encoding="utf-8")
    return f"procedures/{name}.yaml"
