"""The preview shows a change at once, and an author's mistake in the page."""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from built import build, files_of
from conftest import TODAY

from generator.project import Project
from generator.publish.offline import WORKER
from generator.publish.preview import PANEL, Preview

MATTER = "matters/street-light.yaml"
PAGE = "matters/street-light.html"


@pytest.fixture(autouse=True)
def temporary_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A preview that is not served is never stopped: its folder goes with the folder of the test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def preview(project: Project, monkeypatch: pytest.MonkeyPatch) -> Preview:
    monkeypatch.setenv("ROUTEMAP_TODAY", str(TODAY))
    preview = Preview(project, "public", lambda text: None)
    preview.finish()
    return preview


def _write(project: Project, old: str, new: str, file: str = MATTER) -> None:
    path = project.routes / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    status = path.stat()  # two changes within one tick of the clock are two changes
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1_000_000))


def _page(preview: Preview, path: str = PAGE) -> str:
    return (preview.folder / path).read_text(encoding="utf-8")


def _published(project: Project) -> dict[str, bytes]:
    """What a build writes, but for what keeps it on phones: a preview must never be old."""
    files = files_of(build(project, "public").folder)
    del files[WORKER]
    return files


def test_the_preview_begins_with_the_same_site(preview: Preview, project: Project) -> None:
    assert files_of(preview.folder) == _published(project)
    assert preview.panel() == ""


def test_a_changed_matter_is_in_its_page_after_one_update(preview: Preview, project: Project) -> None:
    _write(project, "先记下路灯的位置。", "先拍一张照片。")
    preview.update()
    assert "先拍一张照片。" in _page(preview)
    assert "先拍一张照片。" not in _page(preview, "data/guide.json"), "the rest follows with the next call"
    preview.update()
    assert "先拍一张照片。" in _page(preview, "data/guide.json")
    assert files_of(preview.folder) == _published(project)


EDITS = (
    ("procedures/petition.yaml", "调查核实，出具意见书。", "调查以后出具意见书。", "procedures/petition.html"),
    ("topics/rights.yaml", "信访人的权利。", "你的权利。", "topics/rights.html"),
    ("documents.yaml", "title: 信访材料", "title: 信访的材料", "documents/letter.html"),
    ("agencies.yaml", "title: 街道办事处", "title: 街道办", "agencies/street-office.html"),
    ("glossary.yaml", "请上一级再看一遍", "请上一级再看", "glossary.html"),
)


def test_other_definitions_come_with_the_whole(preview: Preview, project: Project) -> None:
    for file, old, new, page in EDITS:
        _write(project, old, new, file)
        preview.update()
        preview.update()
        assert new.split(": ")[-1] in _page(preview, page)
    assert files_of(preview.folder) == _published(project)


def test_an_error_is_shown_and_the_last_good_page_kept(preview: Preview, project: Project) -> None:
    good = files_of(preview.folder)
    _write(project, "category: neighbours", "categori: neighbours")
    preview.update()
    assert files_of(preview.folder) == good
    panel = preview.panel()
    assert f'id="{PANEL}"' in panel
    assert 'role="alert"' in panel
    assert "routes/matters/street-light.yaml:6:1" in panel
    assert "「categori」" in panel
    _write(project, "categori: neighbours", "category: neighbours")
    preview.update()
    assert preview.panel() == ""
    preview.update()
    assert files_of(preview.folder) == good


def test_an_error_of_a_rule_is_shown_with_the_whole(preview: Preview, project: Project) -> None:
    _write(project, "代表不超过5人", "代表不超过7人")
    preview.update()
    preview.update()
    assert "7人" in preview.panel()
    _write(project, "代表不超过7人", "代表不超过5人")
    preview.update()
    preview.update()
    assert preview.panel() == ""


def test_the_panel_escapes_what_an_author_wrote(preview: Preview, project: Project) -> None:
    _write(project, "title: 路灯不亮", 'title: "<img src=x onerror=alert(1)>&"')
    preview.update()
    assert "<img" not in preview.panel()
    assert preview.panel()


def test_a_new_and_a_removed_matter(preview: Preview, project: Project) -> None:
    text = (project.routes / MATTER).read_text(encoding="utf-8")
    for old, new in (
        ("street-light", "street-bench"), ("街灯坏了,", "长椅坏了,"), ("晚上没有灯", "没有地方坐"),
        ("title: 路灯不亮", "title: 长椅损坏"), ("plain: 门口的路灯坏了没人修", "plain: 公园的长椅坏了"),
    ):  # fmt: skip
        text = text.replace(old, new)
    other = project.routes / "matters" / "street-bench.yaml"
    other.write_text(text, encoding="utf-8")
    preview.update()
    preview.update()
    assert preview.panel() == ""
    assert (preview.folder / "matters/street-bench.html").is_file()
    other.unlink()
    preview.update()
    preview.update()
    assert not (preview.folder / "matters/street-bench.html").exists()


def test_a_guide_that_is_broken_from_the_start_says_why(project: Project) -> None:
    _write(project, "category: neighbours", "category: nowhere")
    preview = Preview(project, "public", lambda text: None)
    preview.finish()
    assert "nowhere" in preview.panel()
    assert "nowhere" not in _page(preview, "index.html")  # the server puts the panel into every page
    _write(project, "category: nowhere", "category: neighbours")
    preview.update()
    preview.update()
    assert preview.panel() == ""
    assert "路灯" in _page(preview)


# ---- one real process ----


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _serve(project: Project, port: int, temporary: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "generator", "-C", str(project.root), "serve", "-p", str(port)],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=Path(__file__).resolve().parents[2],
        env=os.environ | {"ROUTEMAP_TODAY": str(TODAY), "TMPDIR": str(temporary)},
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # ignored where the tests run in the background
    )  # fmt: skip


@pytest.fixture
def served(project: Project, tmp_path: Path) -> Iterator[str]:
    """The address of a `routemap serve` that runs while the test does."""
    port = _free_port()
    process = _serve(project, port, tmp_path)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            pytest.fail("Ctrl+C does not end routemap serve")


def _wait_for(found: Callable[[], bool], seconds: float = 120, pause: float = 0.2) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if found():
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(pause)
    return False


def test_serve_follows_the_author(served: str, project: Project) -> None:
    def page() -> str:
        with urllib.request.urlopen(f"{served}/{PAGE}", timeout=60) as answer:
            return str(answer.read().decode())

    assert _wait_for(lambda: "先记下路灯的位置。" in page())
    assert " data-preview=" in page()
    assert " data-keep=" not in page()  # or a service worker would show the author what was there yesterday
    _write(project, "先记下路灯的位置。", "先拍一张照片。")
    assert _wait_for(lambda: "先拍一张照片。" in page())
    _write(project, "category: neighbours", "category: nowhere")
    assert _wait_for(lambda: PANEL in page())
    assert re.search("没有叫「nowhere」的类别", page())
    assert "先拍一张照片。" in page()
    _write(project, "category: nowhere", "category: neighbours")
    assert _wait_for(lambda: PANEL not in page())


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM"])
@pytest.mark.parametrize("moment", ["while it builds", "while it serves"])
def test_serve_leaves_nothing_behind(project: Project, tmp_path: Path, name: str, moment: str) -> None:
    """Ctrl+C and `kill` end it alike, also before the first page is there."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    port = _free_port()
    process = _serve(project, port, temporary)
    try:
        if moment == "while it builds":
            assert _wait_for(lambda: any(temporary.glob("*/site")), pause=0.01)
        else:
            assert _wait_for(lambda: urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=60).status == 200)
        process.send_signal(getattr(signal, name))
        said, _ = process.communicate(timeout=300)
    finally:
        process.kill()
    assert process.returncode == 0, said.decode()
    assert b"Traceback" not in said
    assert list(temporary.iterdir()) == []


def test_a_taken_port_leaves_nothing_behind(project: Project, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        process = _serve(project, taken.getsockname()[1], temporary)
        said, _ = process.communicate(timeout=300)
    assert process.returncode == 1, said.decode()
    assert "别的程序正在用" in said.decode()
    assert "全部更新" not in said.decode(), "nobody should wait for a build to read it"
    assert list(temporary.iterdir()) == []
