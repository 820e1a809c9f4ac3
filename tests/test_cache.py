"""What is kept is used again; whatever is wrong with the cache, the value is made."""

from pathlib import Path

import pytest
from conftest import TODAY

from generator.cache import remembered
from generator.model import Guide
from generator.pipeline import check_project, speaker_for
from generator.project import read_project
from generator.render.search import index_of


def test_a_value_is_made_once_for_a_key(tmp_path: Path) -> None:
    file, made = tmp_path / "folder" / "kept.json", []
    for key in ("a", "a", "b", "a"):
        assert remembered(file, key, lambda key=key: made.append(key) or [key]) == [key]  # type: ignore[misc]
    assert made == ["a", "b", "a"]


@pytest.mark.parametrize("text", ["", "[]", "null", "3", "{}", '{"key": "a"}', "\x00"])
def test_a_broken_file_is_made_again(tmp_path: Path, text: str) -> None:
    file = tmp_path / "kept.json"
    file.write_text(text, encoding="utf-8")
    assert remembered(file, "a", lambda: 1) == 1
    assert remembered(file, "a", lambda: 2) == 1


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert remembered(tmp_path / "file" / "kept.json", "a", lambda: 1) == 1


def test_the_index_is_the_same_with_and_without_a_cache_and_follows_a_change(small: Path) -> None:
    project = read_project(small.parent)

    def opened() -> tuple[Guide, dict[str, object]]:
        guide = check_project(project, TODAY).guide.public()
        return guide, dict(index_of(guide, speak=speaker_for(project, "public")).data)

    guide, first = opened()
    assert first == index_of(guide).data == opened()[1]
    matter = small / "matters/street-light.yaml"
    matter.write_text(matter.read_text(encoding="utf-8").replace("先记下", "先拍下"), encoding="utf-8")
    guide, changed = opened()
    assert changed == index_of(guide).data != first
