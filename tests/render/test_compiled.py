"""Templates are compiled once, and again when they change."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from generator.cache import Shelf
from generator.render import templating
from generator.render.templating import Compiled, Kept


def read(folder: Path, kept: Kept) -> str:
    """The template of the folder as a fresh environment writes it."""
    return Environment(loader=FileSystemLoader(folder), bytecode_cache=Compiled(kept)).get_template("page.html").render(name="甲")


@pytest.mark.parametrize("shelf", [None, "templates"])
def test_a_template_is_compiled_once_and_again_when_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf: str | None
) -> None:
    kept: Kept = Shelf(tmp_path / shelf) if shelf else {}
    page = tmp_path / "page.html"
    page.write_text("你好，{{ name }}", encoding="utf-8")
    assert read(tmp_path, kept) == "你好，甲"
    with monkeypatch.context() as patch:
        patch.delattr(Environment, "compile")
        assert read(tmp_path, kept) == "你好，甲"
        patch.setattr(templating, "_own_code", lambda: "templates are read in another way")
        with pytest.raises(AttributeError):
            read(tmp_path, kept)
    page.write_text("再见，{{ name }}", encoding="utf-8")
    assert read(tmp_path, kept) == "再见，甲"


def test_what_is_not_whole_on_disk_is_compiled_again(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("你好，{{ name }}", encoding="utf-8")
    kept = Shelf(tmp_path / "templates")
    for spoil in (lambda code: code[:-9], lambda code: b"", lambda code: b"x" * len(code), lambda code: code[:40] + code[41:]):
        assert read(tmp_path, kept) == "你好，甲"
        (file,) = (tmp_path / "templates").iterdir()
        file.write_bytes(spoil(file.read_bytes()))
    assert read(tmp_path, kept) == "你好，甲"


def test_where_nothing_can_be_kept_pages_are_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("你好，{{ name }}", encoding="utf-8")
    (tmp_path / "file").write_bytes(b"")
    assert read(tmp_path, Shelf(tmp_path / "file" / "templates")) == "你好，甲"
