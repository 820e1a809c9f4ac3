"""Templates are compiled once, and again when they change."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.render.templating import Compiled


def read(folder: Path) -> str:
    """The template of the folder as a fresh environment writes it."""
    return Environment(loader=FileSystemLoader(folder), bytecode_cache=Compiled()).get_template("page.html").render(name="甲")


def test_a_template_is_compiled_once_and_again_when_it_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Compiled, "_met", {})
    (tmp_path / "page.html").write_text("你好，{{ name }}", encoding="utf-8")
    assert read(tmp_path) == "你好，甲"
    with monkeypatch.context() as patch:
        patch.delattr(Environment, "compile")
        assert read(tmp_path) == "你好，甲"
    (tmp_path / "page.html").write_text("再见，{{ name }}", encoding="utf-8")
    assert read(tmp_path) == "再见，甲"
