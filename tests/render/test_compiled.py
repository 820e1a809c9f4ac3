"""Templates are compiled once, and again when they change."""

import sys
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.render.templating import Compiled


def read(folder: Path, kept: Path) -> str:
    """The template of the folder as a fresh environment writes it."""
    return Environment(loader=FileSystemLoader(folder), bytecode_cache=Compiled(kept)).get_template("page.html").render(name="甲")


@pytest.fixture(params=["this process", "a folder"])
def kept(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(Compiled, "_met", {})
    monkeypatch.setattr(sys, "dont_write_bytecode", request.param == "this process")
    return tmp_path / "kept"


def test_a_template_is_compiled_once(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text("你好，{{ name }}", encoding="utf-8")
    assert read(tmp_path, kept) == "你好，甲"
    if not sys.dont_write_bytecode:
        assert list(kept.iterdir()) != []
        Compiled._met.clear()  # another process
    with monkeypatch.context() as patch:
        patch.delattr(Environment, "compile")
        assert read(tmp_path, kept) == "你好，甲"
    (tmp_path / "page.html").write_text("再见，{{ name }}", encoding="utf-8")
    assert read(tmp_path, kept) == "再见，甲"


def test_a_folder_that_cannot_be_written_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    (tmp_path / "page.html").write_text("你好，{{ name }}", encoding="utf-8")
    (tmp_path / "file").write_text("")
    assert read(tmp_path, tmp_path / "file" / "kept") == "你好，甲"
