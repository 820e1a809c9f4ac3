"""Text is split by the same rules in Python and in the browser."""

import pytest
from browser_side import Scripts

from generator.render.search import words

TEXTS = [
    "",
    "的",
    "我的",
    "门口的路灯坏了没人修",
    "请问路灯坏了怎么办？",
    "ＡＢＣ１２３ Wi-Fi，12345",
    "《信访工作条例》第三十一条",
    "KTV太吵了，晚上2点还在唱",
    "𠮷野家 𠀀𠀁𠀂",
    "路灯\u3000路灯\n路灯",
    "İstanbul ß K Å ﬁ ①",
    "<b>路灯</b> & 'x' \"y\" * + ~ ^ : \\",
    "constructor __proto__ toString",
    "路灯" * 200 + "".join(chr(0x4E00 + step) for step in range(300)),
]


@pytest.mark.parametrize("function", ["normalise", "runs", "name_of", "words"])
@pytest.mark.browser
def test_both_languages_split_alike(function: str, scripts: Scripts) -> None:
    ours = [as_json(getattr(words, function)(text)) for text in TEXTS]
    assert scripts.words([[function, text] for text in TEXTS]) == ours


def as_json(value: str | list[str] | tuple[str, ...]) -> str | list[str]:
    return list(value) if isinstance(value, tuple) else value


@pytest.mark.browser
def test_what_was_found_is_marked_where_it_stands(scripts: Scripts) -> None:
    marks: list[tuple[str, list[str], list[list[int]]]] = [
        ("我老板拖欠工资", ["拖欠", "欠工", "板"], [[2, 6]]),
        ("ＫＴＶ太吵", ["ktv", "吵"], [[0, 3], [4, 5]]),
        ("𠮷𠮷路灯①路灯", ["路灯"], [[2, 4], [5, 7]]),
        ("路灯", [], []),
    ]
    assert scripts.words([["marks", text, wanted] for text, wanted, _ in marks]) == [places for _, _, places in marks]


def test_a_pasted_page_does_not_stop_the_search() -> None:
    assert len(words.words(TEXTS[-1])) == words.MOST


def test_characters_and_their_pairs_are_words() -> None:
    assert words.words("老板的，12333") == ("老", "板", "的", "老板", "板的", "12333")


def test_names_that_differ_in_punctuation_are_one() -> None:
    assert words.name_of("《行政 复议法》") == words.name_of("行政复议法")
