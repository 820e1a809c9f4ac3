"""MkDocs and ProperDocs build the same site as `routemap build`, and nothing is written into docs/."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from built import build, files_of
from conftest import TODAY

from generator.edition import Edition
from generator.pipeline import check_project
from generator.project import Project, read_project

ENVIRONMENT = os.environ | {"ROUTEMAP_TODAY": str(TODAY), "PYTHONIOENCODING": "utf-8"}


def _run(project: Project, *arguments: str, edition: Edition = "public") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=project.root, env=ENVIRONMENT | {"ROUTEMAP_EDITION": edition},
        capture_output=True, encoding="utf-8", timeout=300,
    )  # fmt: skip


@pytest.mark.parametrize("edition", ["public", "staff"])
@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_every_program_builds_the_same_site(project: Project, program: str, edition: Edition) -> None:
    ours = files_of(build(project, edition).folder)
    docs = files_of(project.root / "docs")
    ran = _run(project, program, "build", "-q", "--strict", "-d", "out", edition=edition)
    assert ran.returncode == 0, ran.stderr
    theirs = files_of(project.root / "out")
    assert sorted(theirs) == sorted(ours)
    assert [path for path in ours if ours[path] != theirs[path]] == []
    assert files_of(project.root / "docs") == docs
    assert not (project.root / "out.fresh").exists()


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_the_staff_edition_never_takes_the_folder_of_the_public_one(project: Project, program: str) -> None:
    before = files_of(build(project, "public").folder)
    ran = _run(project, program, "build", "-q", edition="staff")
    assert ran.returncode == 0, ran.stderr
    assert files_of(project.site("public")) == before
    assert (project.site("staff") / "staff" / "index.html").is_file()


@pytest.mark.parametrize("program", ["mkdocs", "properdocs"])
def test_errors_stop_every_program_before_anything_is_touched(project: Project, program: str) -> None:
    before = files_of(build(project, "public").folder)
    (project.routes / "groups.yaml").write_text("- {id: living, title: 生活, plane: 住处}\n", encoding="utf-8")
    ran = _run(project, program, "build", "-q")
    assert ran.returncode == 1
    assert "routes/groups.yaml:1:27: error: 不认识的名称「plane」 [unknown-key]" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert files_of(project.site("public")) == before


def test_two_builds_give_the_same_bytes(project: Project, tmp_path: Path) -> None:
    first = files_of(build(project, "staff").folder)
    shutil.rmtree(project.cache, ignore_errors=True)
    other = tmp_path / "elsewhere"
    shutil.copytree(project.root, other, symlinks=True, ignore=shutil.ignore_patterns("elsewhere", "site*", ".cache"))
    for path in sorted((other / "routes").rglob("*.yaml"), reverse=True):  # another order on disk
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    assert files_of(build(read_project(other), "staff").folder) == first


def test_the_site_holds_nothing_of_the_theme_and_one_copy_of_lunr(project: Project) -> None:
    files = files_of(build(project, "public").folder)
    assert not [path for path in files if path.startswith(("assets/javascripts", "assets/stylesheets", "css/", "js/"))]
    assert {"assets/lunr.js", "assets/style.css", "accessibility.html", "404.html", "data/guide.json"} <= set(files)
    assert not [path for path in files if path.startswith(("develop/", "staff/"))]


def test_the_manual_belongs_to_the_staff_edition(project: Project) -> None:
    (project.root / "docs" / "develop").mkdir()
    (project.root / "docs" / "develop" / "index.md").write_text("# 手册\n\n## 一节\n\n正文。\n", encoding="utf-8")
    public, staff = build(project, "public"), build(project, "staff")
    assert public.paths("develop/*") == []
    assert staff.paths("develop/*") == ["develop/fields.html", "develop/index.html", "develop/rules.html"]
    page = staff.read("develop/index.html")
    assert "正文。" in page
    assert "<header class=rm-head>" in page


def test_without_statutes_the_build_goes_on_and_says_so_once(project: Project) -> None:
    (project.root / "routemap.toml").write_text('statutes = "nowhere"\n')
    project = read_project(project.root)
    checked = check_project(project, TODAY)
    assert [(problem.id, str(problem.severity)) for problem in checked.problems] == [("law-not-verified", "note")]
    assert "没有核对库" in checked.problems[0].what
    built = build(project, "public", checked)
    data = json.loads(built.read("data/guide.json"))
    citations = [c for matter in data["matters"] for c in matter["citations"]]
    assert citations
    assert {c["verified"] for c in citations} == {False}
    assert data["checked_on"] is None
    assert "未核对" in built.read("matters/street-light.html")
    assert "已对条文" not in built.read("matters/street-light.html")


def test_a_project_file_that_cannot_be_used_fails_with_a_sentence(project: Project) -> None:
    (project.root / "routemap.toml").write_text('colour = "red"\n')
    ran = _run(project, "mkdocs", "build", "-q")
    assert ran.returncode == 1
    assert "colour" in ran.stderr
    assert "Traceback" not in ran.stderr
