"""`routemap zip`: what is in it, when it refuses, and that it opens from a stick."""

import os
import re
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest
from built import Built, files_of
from click.testing import CliRunner, Result
from conftest import TODAY
from playwright.sync_api import Browser, expect

from generator.cli import routemap
from generator.project import Project, read_project
from generator.publish.bundle import FOLDER, write_bundle
from generator.wording import load_wording


def run(project: Project, *arguments: str, today: str = str(TODAY)) -> Result:
    return CliRunner().invoke(routemap, ["-C", str(project.root), *arguments], env={"ROUTEMAP_TODAY": today})


def test_without_a_site_it_says_what_to_do(project: Project) -> None:
    result = run(project, "zip")
    assert result.exit_code == 1
    assert "routemap build --edition public" in result.output
    assert not list(project.root.glob("*.zip*"))


@pytest.mark.parametrize("edition", ["public", "staff"])
def test_it_holds_the_site_as_it_is(project: Project, edition: str) -> None:
    assert run(project, "build", "--edition", edition).exit_code == 0
    result = run(project, "zip", "--edition", edition)
    assert result.exit_code == 0, result.output
    file = project.root / f"routemap-{edition}-{TODAY}.zip"
    assert re.search(r"[0-9.]+ MB", result.output)
    with ZipFile(file) as bundle:
        assert bundle.testzip() is None
        content = {name: bundle.read(name) for name in bundle.namelist()}
    lead_in = content.pop(f"{FOLDER}/先看这里.html").decode()
    assert {name.removeprefix(f"{FOLDER}/site/"): text for name, text in content.items()} == files_of(project.site(edition))
    assert ("内部使用" in lead_in) == (edition == "staff")
    assert str(TODAY) in lead_in
    first = file.read_bytes()
    for path in project.site(edition).rglob("*.html"):
        os.utime(path, (1e9, 1e9))
    run(project, "zip", "--edition", edition)
    assert file.read_bytes() == first  # the same bytes, whenever the files were written


def test_a_day_that_no_zip_knows_becomes_the_first_it_knows(project: Project) -> None:
    file = project.root / "old.zip"
    project.site("public").mkdir()
    write_bundle(project, "public", load_wording(), date(1979, 12, 31), file)
    with ZipFile(file) as bundle:
        assert {entry.date_time for entry in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_old_site_is_refused(project: Project) -> None:
    run(project, "build")
    with (project.routes / "groups.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# read again\n")
    result = run(project, "zip")
    assert result.exit_code == 1
    assert "不是最新的" in result.output
    run(project, "build")
    assert run(project, "zip").exit_code == 0
    assert run(project, "zip", today="2026-11-23").exit_code == 1


def test_a_place_that_cannot_be_written_is_said(project: Project, tmp_path: Path) -> None:
    run(project, "build")
    result = run(project, "zip", "-o", str(tmp_path / "none" / "x.zip"))
    assert result.exit_code == 1
    assert "写不了" in result.output
    assert "没有这个文件或者文件夹" in result.output


@pytest.mark.browser
def test_from_a_stick_everything_works(browser: Browser, public: Built, tmp_path: Path) -> None:
    """Unpacked, opened from a folder: search, checklists, links; no error, and nothing is asked from another place."""
    project = read_project(public.folder.parent)
    file = tmp_path / "stick.zip"
    files = write_bundle(project, "public", load_wording(), TODAY, file)
    assert files == len(files_of(public.folder)) + 1
    with ZipFile(file) as bundle:
        bundle.extractall(tmp_path / "stick")
    root = (tmp_path / "stick" / FOLDER).as_uri()
    wrong: list[str] = []
    context = browser.new_context(viewport={"width": 360, "height": 740}, offline=True)
    context.on("console", lambda message: message.type in ("error", "warning") and wrong.append(message.text))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda asked: asked.url.startswith(root) or wrong.append(asked.url))
    page = context.new_page()
    page.goto(f"{root}/先看这里.html")
    page.get_by_role("link", name="打开").click()
    expect(page.locator("h1")).to_contain_text("遇到事情")
    page.locator("main input[type=search]").fill("老板拖欠工资")
    page.locator("main input[type=search]").press("Enter")
    page.locator("a[data-result='matter:wage-arrears']").click()
    page.wait_for_url("**/matters/wage-arrears.html")
    page.locator("[data-checklist] label").first.click()
    expect(page.locator("#n")).to_contain_text("备好 1 项")
    for path in ("offline.html", "agencies/index.html", "laws/index.html", "search.html", "documents/index.html"):
        page.goto(f"{root}/site/{path}")
        expect(page.locator("h1")).to_be_attached()
    page.goto(f"{root}/site/offline.html")
    expect(page.locator(".rm-keep__size")).to_contain_text("存在本机")
    expect(page.locator("#keeper button:visible")).to_have_count(0)
    assert wrong == []
    context.close()
