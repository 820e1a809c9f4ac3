"""Text is split by the same rules in Python and in the browser."""

from typing import Any

import pytest
from browser_side import words_in_browser

import generator.render.words as words

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
]


@pytest.mark.parametrize("function", ["normalise", "runs", "name_of", "signs", "pairs"])
def test_both_languages_split_alike(function: str) -> None:
    assert words_in_browser([[function, text] for text in TEXTS]) == [getattr(words, function)(text) for text in TEXTS]


def test_both_languages_mark_alike() -> None:
    asked: list[list[Any]] = [
        ["marks", "老板拖欠工资", ["拖欠", "欠工", "板"]],
        ["marks", "ＫＴＶ太吵", ["ktv", "吵"]],
        ["marks", "𠮷𠮷路灯①路灯", ["路灯"]],
        ["marks", "路灯", []],
    ]
    ours = [[list(place) for place in words.marks(text, wanted)] for _, text, wanted in asked]
    assert words_in_browser(asked) == ours
    assert ours[0] == [[1, 5]]


def test_both_languages_stop_at_sixty_words() -> None:
    many = [f"word{number}" for number in range(80)] * 2
    assert words_in_browser([["distinct", many]]) == [words.distinct(many)]
    assert len(words.distinct(many)) == 60


def test_pairs_overlap_and_leave_out_what_says_nothing() -> None:
    assert words.pairs("请问老板的工资，12333") == ["问老", "老板", "工资", "12333"]
    assert words.pairs("我的") == []


def test_a_single_sign_stays() -> None:
    assert words.pairs("灯") == ["灯"]
    assert words.signs("我的灯") == ["灯"]


def test_names_that_differ_in_punctuation_are_one() -> None:
    assert words.name_of("《行政 复议法》") == words.name_of("行政复议法")
