"""Whatever stands in a file: loading gives a guide or problems, never a traceback, and soon."""

import tempfile
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from conftest import ROUTES, read_tree
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from small_guide import SMALL_GUIDE

from generator.load import Loaded, load_guide
from generator.model import KINDS, read_citation
from generator.wording import Wording, load_wording

WORDING: Wording = load_wording()
QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
SECONDS = 20
"""Processor time that one file may take on a slow machine: what is without end takes minutes."""

LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
FILES = {name.removeprefix("routes/"): text for name, text in read_tree(SMALL_GUIDE)[0].items()}
REAL = sorted(path for path in ROUTES.rglob("*.yaml") if path.stat().st_size < 30_000)


def load(files: dict[str, bytes]) -> Loaded:
    """Load these files, and see that what comes back is whole."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "routes"
        for name, data in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        start = process_time()
        loaded = load_guide(root, WORDING)
        assert process_time() - start < SECONDS
    for problem in loaded.problems:
        assert problem.what
        assert problem.why
        assert problem.location.line >= 1
        assert problem.location.column >= 1
        assert problem.width >= 1
    return loaded


def load_one(kind: str, text: str | bytes) -> Loaded:
    loaded = load({f"{kind}/a.yaml": text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")})
    assert loaded.problems or list(loaded.guide.everything()) or text, "neither a definition nor a problem"
    return loaded


KIND = st.sampled_from(sorted(KINDS))
SIGNS = st.sampled_from(
    [*"[]{}:,-?&*!|>'\"%@`#~ \n\t", "---", "...", "<<", "《法》第一条", "id", "甲", "\ufeff", "\x85", "\u2028"]
)
SCALARS = st.one_of(
    st.sampled_from(["", "~", "null", "no", "010", "1e3", "2026-01-01", "30日", "a", "../a", "甲", "《甲》第一条"]),
    st.text(max_size=12),
)
FIELDS = {name for kind in KINDS.values() for name in kind.model.model_fields}
KEYS = st.sampled_from(sorted(FIELDS | {"from", "text", "x"}))
SHAPES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5), max_leaves=25
)


@QUICK
@given(KIND, st.binary(max_size=200))
def test_any_bytes(kind: str, data: bytes) -> None:
    load_one(kind, data)


@QUICK
@given(KIND, st.text(max_size=200))
def test_any_text(kind: str, text: str) -> None:
    load_one(kind, text)


@QUICK
@given(KIND, st.lists(SIGNS, max_size=60).map("".join))
def test_any_signs_of_yaml(kind: str, text: str) -> None:
    load_one(kind, text)


@QUICK
@given(KIND, SHAPES)
def test_any_structure(kind: str, value: Any) -> None:
    load_one(kind, yaml.safe_dump(value, allow_unicode=True))


def paths_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    rows = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(inner for key, part in rows for inner in paths_of(part, (*path, key)))]


@st.composite
def spoilt(draw: st.DrawFn) -> dict[str, bytes]:
    """The small guide with one value of one file replaced by anything, or with its key changed."""
    name = draw(st.sampled_from(sorted(FILES)))
    data = yaml.load(FILES[name], Loader=yaml.BaseLoader)
    path = draw(st.sampled_from([path for path in paths_of(data) if path]))
    around = data
    for step in path[:-1]:
        around = around[step]
    if isinstance(around, dict) and draw(st.booleans()):
        around[draw(KEYS | st.text(max_size=8))] = around.pop(path[-1])
    else:
        around[path[-1]] = draw(SHAPES)
    spoilt_text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False)
    return {**{file: text.encode() for file, text in FILES.items()}, name: spoilt_text.encode()}


@settings(QUICK, max_examples=80)
@given(spoilt())
def test_a_value_replaced_by_anything(files: dict[str, bytes]) -> None:
    loaded = load(files)
    assert loaded.guide is not None


@settings(QUICK, max_examples=60)
@given(st.sampled_from(REAL), st.integers(0, 10**6), st.integers(0, 12), st.binary(max_size=3) | SIGNS.map(str.encode))
def test_real_files_with_a_few_signs_changed(path: Path, at: int, length: int, instead: bytes) -> None:
    data = path.read_bytes()
    at %= len(data)
    name = path.relative_to(ROUTES).as_posix()
    load({name: data[:at] + instead + data[at + length :]})


@settings(QUICK, max_examples=30)
@given(st.permutations(sorted(FILES)))
def test_the_order_of_the_files_on_the_disk_does_not_matter(names: list[str]) -> None:
    loaded = load({name: FILES[name].encode() for name in names})
    assert loaded.problems == ()
    assert loaded.guide == load({name: FILES[name].encode() for name in sorted(names)}).guide


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("&a [*a]", "anchor"),
        ("a: &a\n  b: *a\n", "anchor"),
        (LAUGHS, "anchor"),
        ("- *a\n", "alias"),
        ("[" * 100_000, "too-deep"),
        ("{a: " * 100_000, "too-deep"),
        ("- " * 100_000, "too-deep"),
        ("? " * 100_000, "key-not-text"),
        ("a:\n" + "".join(" " * depth + "a:\n" for depth in range(1, 1000)), "too-deep"),
        ("!!python/object/apply:os.system ['ls']", "tag"),
        ("a: !!binary aGk=\n", "tag"),
        ("!<tag:yaml.org,2002:str> a", "tag"),
        ("id: a\n\x00", "control-character"),
        ("id: a\rtitle: b\r", "control-character"),
        ("id: a\r\ntitle: b\rplain: c\r\n", "control-character"),
        ("'" + "a" * 1_000_000, "broken-yaml"),
        ("%YAML 9.9\n--- a\n", "broken-yaml"),
        ("|\n" + " 甲\n" * 200_000, "wrong-shape"),
        ("\ud800", "not-utf8"),
        ("", "empty-file"),
        ("---\n...\n", "empty-file"),
    ],
)
def test_well_known_attacks(text: str, problem: str) -> None:
    loaded = load_one("groups", text)
    assert [found.id for found in loaded.problems] == [problem]
    assert not list(loaded.guide.everything())


@pytest.mark.parametrize("name", ["../a", "a/../b", "/etc/passwd", "a\\b", "..", "a\nb", "CON ", "-a", "a.", "甲"])
def test_an_id_that_is_no_id_never_becomes_a_definition(name: str) -> None:
    loaded = load({"groups.yaml": yaml.safe_dump([{"id": name, "title": "甲", "plain": "乙"}]).encode()})
    assert [problem.id for problem in loaded.problems] == ["wrong-form"]
    assert not loaded.guide.groups


def test_both_kinds_of_line_ends_in_one_file() -> None:
    loaded = load({"groups.yaml": "- id: a\r\n  title: 甲\n  plain: 乙\r\n".encode()})
    assert loaded.problems == ()
    assert loaded.guide.groups["a"].title == "甲"


def test_values_stay_the_text_that_was_written() -> None:
    """010 is not 8, no is not false, a date is not a date, and null is a word."""
    for word in ("010", "no", "0x1f", "1e3", "null", "~", "2026-01-01", "12:30", ".inf"):
        loaded = load({"groups.yaml": f"- {{id: a, title: {word}, plain: 乙}}\n".encode()})
        assert loaded.problems == ()
        assert loaded.guide.groups["a"].title == word


@pytest.mark.parametrize("field", ["basis: 《法》第{}条", "basis: 《法》第一条第{}款"])
def test_a_number_of_five_thousand_figures(field: str) -> None:
    text = "id: a\nterm: 甲\nplain: 乙\n" + field.format("9" * 5000)
    assert [problem.id for problem in load_one("glossary", text).problems] == ["citation-form"]


def test_a_period_of_five_thousand_figures() -> None:
    text = FILES["procedures/petition.yaml"].replace("within: 60日", f"within: {'9' * 5000}日")
    loaded = load({**{name: text.encode() for name, text in FILES.items()}, "procedures/petition.yaml": text.encode()})
    assert "period-form" in [problem.id for problem in loaded.problems]


@pytest.mark.parametrize("key", ["function-x", "tuple[", "function-before[as_list(), x]"])
def test_a_key_that_looks_like_pydantic_is_an_unknown_key(key: str) -> None:
    text = f'id: a\nterm: 甲\nplain: 乙\n"{key}": 1\n'
    assert [problem.id for problem in load_one("glossary", text).problems] == ["unknown-key"]


@settings(QUICK, max_examples=100)
@given(st.text(max_size=30))
@example("《" * 10_000 + "第一条")
@example("第" * 10_000)
def test_a_citation_is_read_or_refused_soon(text: str) -> None:
    start = process_time()
    with pytest.raises(ValueError, match="citation-form"):
        read_citation(text + "x")
    assert process_time() - start < SECONDS
