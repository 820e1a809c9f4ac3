"""A site is replaced whole or not at all."""

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
