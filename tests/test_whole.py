"""A file is written whole or not at all, and nothing is left beside it."""

from pathlib import Path

import pytest

from generator.whole import whole


def test_the_new_file_takes_the_place_of_the_last(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("the last one")
    with whole(file) as fresh:
        fresh.write_text("new")
        assert file.read_text() == "the last one"
    assert (file.read_text(), list(tmp_path.iterdir())) == ("new", [file])


@pytest.mark.parametrize("error", [OSError, ValueError, KeyboardInterrupt])
def test_what_was_cut_off_leaves_the_last_one_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    file = tmp_path / "a.pdf"
    file.write_text("the last one")

    def write() -> None:
        with whole(file) as fresh:
            fresh.write_text("half")
            raise error

    with pytest.raises(error):
        write()
    assert (file.read_text(), list(tmp_path.iterdir())) == ("the last one", [file])
