"""The tools of the tests themselves: a tree becomes files, and the small guide is clean."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

import pytest
from conftest import TODAY, read_tree

from generator.pipeline import check_project
from generator.project import read_project


def test_a_tree_becomes_files(draw: Callable[[str], Path]) -> None:
    root = draw("""
        routes/
          groups.yaml
            - id: a
              title: 甲
          matters/
            b.yaml
              id: b

              plain: 乙
    """)
    assert root.name == "routes"
    assert (root / "groups.yaml").read_text() == "- id: a\n  title: 甲\n"
    assert (root / "matters" / "b.yaml").read_text() == "id: b\n\nplain: 乙\n"


def test_a_misspelt_tree_is_refused() -> None:
    with pytest.raises(ValueError, match="neither"):
        read_tree("routes/\n  groups\n")


def test_the_small_guide_is_clean_and_has_one_of_each_kind(small: Path) -> None:
    checked = check_project(read_project(small.parent), TODAY)
    assert checked.problems == ()
    tables: Mapping[str, int] = {entry.name: len(getattr(checked.guide, entry.name)) for entry in fields(checked.guide)}
    assert [name for name, count in tables.items() if not count] == ["finder"]  # its questions are all generated
