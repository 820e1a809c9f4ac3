"""What is written small is read again."""

from hypothesis import given
from hypothesis import strategies as st

from generator.render.search.packing import LOWEST, STEPS, fold, numbers, pack, spread, unpack
from generator.render.search.packing import number as written

WEIGHTS = st.floats(min_value=2**LOWEST, max_value=8)
HAN = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@given(st.lists(st.integers(0, 10**7)))
def test_numbers(values: list[int]) -> None:
    assert list(numbers("".join(map(written, values)))) == values


@given(st.lists(st.dictionaries(st.integers(0, 5000), WEIGHTS)))
def test_postings_keep_their_entries_and_nearly_their_weights(postings: list[dict[int, float]]) -> None:
    found = unpack(*pack(postings))
    assert [sorted(entries) for entries in found] == [sorted(entries) for entries in postings]
    nearly = 2 ** (0.5 / STEPS) * 1.0001
    for before, after in zip(postings, found, strict=True):
        assert all(1 / nearly < after[entry] / weight < nearly for entry, weight in before.items())


@given(st.sets(st.text(HAN, min_size=1, max_size=2)))
def test_words(words: set[str]) -> None:
    assert spread(fold(words)) == sorted(words, key=lambda word: (word[0], word[1:] or "'"))


def test_a_text_needs_no_escape() -> None:
    text = "".join(pack([dict.fromkeys(range(0, 9000, 7), 1.0)]))
    assert not set(text) & set("\"'\\<")
