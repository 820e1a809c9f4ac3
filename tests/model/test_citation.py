"""One citation on one line, read and written without loss."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Citation, Law, Model, citations_in, read_citation, walk
from generator.pipeline import Checked

NUMBER = st.integers(1, 1999)
CITATIONS = st.builds(
    Citation,
    law=st.text(alphabet="信访工作条例民法典（一）《》·A1", min_size=1, max_size=12),
    article=st.one_of(NUMBER.map(str), st.tuples(NUMBER, st.integers(1, 30)).map(lambda two: f"{two[0]}-{two[1]}")),
    paragraph=st.none() | st.integers(1, 40),
    item=st.none() | st.integers(1, 40),
)


@given(CITATIONS)
def test_what_is_written_is_read_back(citation: Citation) -> None:
    assert read_citation(str(citation)) == citation


NUMERALS = st.text(alphabet="0123459０９.．", min_size=1, max_size=6) | st.text(
    alphabet="零〇一二两三九十百千", min_size=1, max_size=7
)


@st.composite
def written_citations(draw: st.DrawFn) -> str:
    parts = [draw(NUMERALS) for _ in range(4)]
    signs = ("第{}条", "之{}", "第{}款", "第{}项")
    kept = [True, *(draw(st.booleans()) for _ in range(3))]
    return "《法》" + "".join(sign.format(part) for sign, part, keep in zip(signs, parts, kept, strict=True) if keep)


@given(written_citations())
def test_what_is_read_can_be_written(text: str) -> None:
    with suppress(ValueError):
        citation = read_citation(text)
        assert "-0" not in citation.article
        assert written_again(citation) == citation


def written_again(citation: Citation) -> Citation | str:
    """The citation written and read; what went wrong where that fails."""
    try:
        return read_citation(str(citation))
    except (ValueError, IndexError) as error:
        return repr(error)


@pytest.mark.parametrize("text", ["《法》第2.5条", "《法》第99999条", "《法》第一条第零款", "《法》第零条"])
def test_numbers_that_no_article_can_have_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="citation-form"):
        read_citation(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("《信访工作条例》第三十一条第六项", Citation("信访工作条例", "31", None, 6)),
        ("《刑法》第一百三十三条之一第二款", Citation("刑法", "133-1", 2)),
        ("《甲》第31条第2款第３项", Citation("甲", "31", 2, 3)),
        ("《关于适用《民诉法》的解释》第一条", Citation("关于适用《民诉法》的解释", "1")),
    ],
)
def test_the_forms_lawyers_write(text: str, expected: Citation) -> None:
    assert read_citation(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "信访工作条例第三十一条", "《信访工作条例》31条", "《信访工作条例》", "《信访工作条例》第三十一条 ", "《》第一条",
        " 《甲》第三十一条", "《甲》第三十一条第二项第一款", "《甲》第一条\n", "《甲》第条", "", None, 31, ["《甲》第一条"],
    ],
)  # fmt: skip
def test_other_forms_are_refused(text: object) -> None:
    with pytest.raises(ValueError, match="citation-form"):
        read_citation(text)


def test_place_and_anchor_of_a_citation() -> None:
    citation = Citation("刑法", "133-1", 2, 3)
    assert citation.place == "第一百三十三条之一第二款第三项"
    assert citation.anchor == "a133-1"


def test_a_field_for_several_citations_takes_one_as_well() -> None:
    law = {
        "id": "a", "title": "甲", "short": "甲", "kind": "law", "issuer": "乙", "status": "in-force",
        "counting": {"first_day": "excluded", "basis": "《甲》第一条"},
    }  # fmt: skip
    assert Law.model_validate(law).counting.basis == (Citation("甲", "1"),)


def test_the_quick_way_meets_every_citation_that_a_walk_meets(real: Checked) -> None:
    for kind, name, thing in real.guide.everything():
        assert citations_in(thing) == [part for _, part in walk(thing) if isinstance(part, Citation)], (kind, name)


class Nested(Model):
    """A class that holds others of its kind, and something without any citation."""

    basis: tuple[Citation, ...] = ()
    words: tuple[str, ...] = ()
    inner: tuple["Nested", ...] = ()
    by_name: dict[str, "Nested"] = {}


def test_a_class_that_holds_itself_is_looked_through() -> None:
    deep, named = read_citation("《刑法》第三条"), read_citation("《刑法》第四条")
    inner = Nested(inner=(Nested(basis=(deep,)),))
    assert citations_in(Nested(words=("《刑法》第五条",), inner=(inner,), by_name={"a": Nested(basis=(named,))})) == [deep, named]
