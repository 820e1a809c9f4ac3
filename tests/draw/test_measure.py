"""Width of text and line breaks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.draw.measure import text_width, wrap

SIGNS = "收到之日起受理复查意见，。；（）「」、60日15个工作日内AB→ "
TEXT = st.text(alphabet=SIGNS, min_size=1, max_size=60).filter(str.strip)
WORD = st.sampled_from(["受理", "复查意见", "60日", "（一）", "，", "。", "15个工作日"])


def test_a_chinese_character_is_one_em_and_a_latin_one_less() -> None:
    assert text_width("复查", 10) == 20
    assert text_width("60", 10) == pytest.approx(11.2)


def test_a_figure_stays_with_its_unit() -> None:
    lines = wrap("立案之日起60个工作日内办结", 8 * 14, 14)
    assert any("60个工作日" in line for line in lines)


@given(TEXT, st.integers(min_value=6, max_value=14))
def test_no_line_is_too_wide_or_begins_with_a_closing_mark(text: str, ems: int) -> None:
    lines = wrap(text, ems * 14, 14)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert text_width(line, 14) <= ems * 14 + 0.01


@given(st.lists(WORD, min_size=4, max_size=20))
def test_marks_stay_with_their_words(words: list[str]) -> None:
    if any(a in "，。" and b in "，。" for a, b in zip(words, words[1:], strict=False)) or words[0] in "，。":
        return
    for line in wrap("".join(words), 8 * 14, 14):
        assert line[0] not in "，。）"
        assert line[-1] not in "（"
