"""A site is replaced whole or not at all."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from built import build, files_of
from conftest import TODAY

from generator.pipeline import check_project
from generator.project import Project
from generator.publish.site import BuildFailed, build_site
from generator.publish.swap import Swap


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    place = tmp_path / "site"
    for text in ("first", "second"):
        swap = Swap(place)
        swap.fresh.mkdir()
        (swap.fresh / f"{text}.html").write_text(text)
        swap.finish()
        assert files_of(place) == {f"{text}.html": text.encode()}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_abandoned_work_leaves_no_trace(tmp_path: Path) -> None:
    place = tmp_path / "site"
    place.mkdir()
    (place / "index.html").write_text("good")
    swap = Swap(place)
    swap.fresh.mkdir()
    (swap.fresh / "index.html").write_text("half")
    swap.abandon()
    assert files_of(tmp_path) == {"site/index.html": b"good"}


def test_what_an_interrupted_build_left_behind_is_cleared(tmp_path: Path) -> None:
    left = tmp_path / "site.fresh"
    left.mkdir()
    (left / "ghost.html").write_text("")
    (tmp_path / "site.old").mkdir()
    swap = Swap(tmp_path / "site")
    assert not swap.fresh.exists()
    swap.fresh.mkdir()
    swap.finish()
    assert files_of(tmp_path) == {}


def test_an_interruption_between_the_two_renames_loses_nothing(tmp_path: Path) -> None:
    """Power fails when the old site has moved away and the new one has not moved in: the next build puts it back."""
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site.old" / "index.html").write_text("good")
    swap = Swap(tmp_path / "site")
    swap.abandon()
    assert files_of(tmp_path) == {"site/index.html": b"good"}


def _publish(place: Path, text: str) -> None:
    swap = Swap(place)
    swap.fresh.mkdir()
    (swap.fresh / "index.html").write_text(text)
    swap.finish()


def test_where_the_place_is_a_link_the_folder_behind_it_is_replaced(tmp_path: Path) -> None:
    behind = tmp_path / "www" / "guide"
    behind.mkdir(parents=True)
    (tmp_path / "site").symlink_to(behind)
    for text in ("first", "second", "third"):
        _publish(tmp_path / "site", text)
        assert (tmp_path / "site").is_symlink()
        assert (behind / "index.html").read_text() == text
        assert sorted(path.name for path in [*tmp_path.iterdir(), *behind.parent.iterdir()]) == ["guide", "site", "www"]


def test_a_link_that_leads_nowhere_yet(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "www")
    _publish(tmp_path / "site", "first")
    assert files_of(tmp_path / "www") == {"index.html": b"first"}


def test_a_file_in_the_place_is_not_ours_to_replace(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine")
    with pytest.raises(NotADirectoryError):
        Swap(tmp_path / "site")
    assert files_of(tmp_path) == {"site": b"mine"}


@pytest.mark.parametrize("what", ["file", "link"])
def test_whatever_stands_in_the_way_is_cleared(tmp_path: Path, what: str) -> None:
    for name in ("site.old", "site.fresh"):
        if what == "file":
            (tmp_path / name).write_text("")
        else:
            (tmp_path / name).symlink_to(tmp_path / "nowhere")
    for text in ("first", "second"):
        _publish(tmp_path / "site", text)
        assert files_of(tmp_path) == {"site/index.html": text.encode()}


def test_what_cannot_be_removed_stands_in_nobodys_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("site.old", "site.fresh"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ghost.html").write_text("old")
    _publish(tmp_path / "site", "first")
    remove = shutil.rmtree

    def refuse(path: Path, ignore_errors: bool = False) -> None:
        if not (Path(path) / "ghost.html").exists():
            remove(path, ignore_errors=ignore_errors)

    monkeypatch.setattr(shutil, "rmtree", refuse)
    for name in ("site.old", "site.fresh"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ghost.html").write_text("old")
    for text in ("second", "third"):
        _publish(tmp_path / "site", text)
        assert files_of(tmp_path / "site") == {"index.html": text.encode()}
        assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "site.fresh", "site.old"]


def test_errors_leave_the_last_site_byte_for_byte(project: Project) -> None:
    site = build(project, "public")
    before = files_of(site.folder)
    matter = project.routes / "matters" / "street-light.yaml"
    matter.write_text(matter.read_text(encoding="utf-8").replace("category: neighbours", "category: nowhere"), encoding="utf-8")
    checked = check_project(project, TODAY)
    assert checked.has_errors
    with pytest.raises(BuildFailed):
        build_site(project, checked, "public")
    assert files_of(site.folder) == before
    assert not site.folder.with_name("site.fresh").exists()


@pytest.mark.parametrize("error", [OSError("disk full"), RuntimeError("crash"), KeyboardInterrupt()])
def test_a_crash_in_the_middle_leaves_the_last_site(
    project: Project, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    site = build(project, "public")
    before = files_of(site.folder)
    reached = []

    def crash(*things: object, **named: object) -> None:
        reached.append(len(files_of(site.folder.with_name("site.fresh"))))
        raise error

    monkeypatch.setattr("generator.publish.plugin.RoutemapPlugin.on_post_page", crash)
    with pytest.raises((BuildFailed, type(error))):
        build_site(project, check_project(project, TODAY), "public")
    assert reached
    assert files_of(site.folder) == before
    assert not site.folder.with_name("site.fresh").exists()


def test_a_project_without_mkdocs_yml_fails_with_a_sentence(project: Project) -> None:
    checked = check_project(project, TODAY)
    with pytest.raises(BuildFailed):
        build_site(replace(project, root=project.routes), checked, "public")
