"""Small projects whose pages and charts are kept and compared exactly. `python -m tests.samples.renew` writes them anew."""

import importlib.util
from pathlib import Path

import pytest

_PLACE = Path(__file__).resolve().parents[1] / "samples"
_SPEC = importlib.util.spec_from_file_location("samples_renew", _PLACE / "renew.py")
assert _SPEC
assert _SPEC.loader
renew = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(renew)


@pytest.mark.parametrize("sample", renew.SAMPLES)
def test_a_sample_gives_the_expected_files(sample: str) -> None:
    folder = _PLACE / sample / "expected"
    found = dict(renew.produced(sample))
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.*")) == sorted(found)
    for name, text in found.items():
        assert text == (folder / name).read_text(encoding="utf-8"), f"{name}: python -m tests.samples.renew"


def test_every_sample_shows_a_matter_a_procedure_and_a_chart() -> None:
    assert renew.SAMPLES
    for sample in renew.SAMPLES:
        kinds = {(path.parent.name, path.suffix) for path in (_PLACE / sample / "expected").rglob("*.*")}
        assert {("matters", ".html"), ("procedures", ".html"), ("procedures", ".dot")} <= kinds
