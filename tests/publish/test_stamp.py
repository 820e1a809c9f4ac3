"""A site is built again when, and only when, something it is made from has changed."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from conftest import TODAY

from generator.project import Project
from generator.publish.stamp import forget, inputs, is_current, is_sound, remember, remember_sound, stamp_of


def _touch(path: Path) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000_000))


@pytest.fixture
def built(project: Project) -> Project:
    """A project whose public edition was built; the site is a stand-in."""
    project.site("public").mkdir()
    (project.site("public") / "index.html").write_text("")
    project.lock.write_text("{}")
    remember(project, "public", stamp_of(project, TODAY))
    return project


def _is_current(project: Project, day: date = TODAY) -> bool:
    return is_current(project, "public", stamp_of(project, day))


def test_nothing_changed(built: Project) -> None:
    assert _is_current(built)


@pytest.mark.parametrize(
    "path",
    [
        "routes/matters/street-light.yaml", "routes/laws.yaml", "docs/accessibility.md", "mkdocs.yml", "routemap.toml",
        "routemap.lock.json", "statutes/index.json", "statutes/xinfang-gongzuo-tiaoli.json",
    ],
)  # fmt: skip
def test_any_input_that_changed_is_noticed(built: Project, path: str) -> None:
    _touch(built.root / path)
    assert not _is_current(built)


def test_new_and_removed_files_are_noticed(built: Project) -> None:
    extra = built.routes / "matters" / "another.yaml"
    extra.write_text("")
    assert not _is_current(built)
    extra.unlink()
    assert _is_current(built)
    (built.routes / "groups.yaml").unlink()
    assert not _is_current(built)


def test_another_day_may_change_what_is_said(built: Project) -> None:
    assert not _is_current(built, date(2026, 11, 23))


def test_an_edition_that_was_built_says_nothing_of_the_other(built: Project) -> None:
    built.site("staff").mkdir()
    (built.site("staff") / "index.html").write_text("")
    assert not is_current(built, "staff", stamp_of(built, TODAY))


def test_what_was_found_sound_is_so_until_something_changes(built: Project) -> None:
    assert not is_sound(built, stamp_of(built, TODAY))
    remember_sound(built, stamp_of(built, TODAY))
    assert is_sound(built, stamp_of(built, TODAY))
    assert not is_sound(built, stamp_of(built, date(2026, 11, 23)))
    _touch(built.routes / "laws.yaml")
    assert not is_sound(built, stamp_of(built, TODAY))


def test_our_own_code_is_an_input() -> None:
    project = Project(*(Path("/nowhere"),) * 2, None, *(Path("/nowhere"),) * 2)
    names = {path.name for path in inputs(project)}
    assert {"style.css", "matter.html", "plugin.py", "zh-CN.toml"} <= names
    assert not any(name.endswith(".pyc") for name in names)


def test_a_site_that_was_deleted_is_not_current(built: Project) -> None:
    (built.site("public") / "index.html").unlink()
    assert not _is_current(built)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"stamp": 1}', '"x"'])
def test_a_broken_stamp_is_no_stamp(built: Project, text: str) -> None:
    (built.cache / "built-public.json").write_text(text)
    assert not _is_current(built)


def test_forgetting(built: Project) -> None:
    forget(built, "public")
    assert not _is_current(built)
    forget(built, "public")


def test_statutes_that_appear_are_noticed(built: Project) -> None:
    without = replace(built, statutes=built.root / "nowhere")
    assert stamp_of(without, TODAY) != stamp_of(built, TODAY)
