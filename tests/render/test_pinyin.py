"""Names in the order of a Chinese dictionary."""

import random
import runpy
from pathlib import Path

import pytest
from conftest import TODAY

from generator.pipeline import Checked
from generator.render import characters
from generator.render.pages import agency, reference
from generator.render.pages.entrances import by_letter
from generator.render.pinyin import initial, sound
from generator.render.settings import Settings

BY_SOUND = [
    "12345没人管", "拆迁款给得太少", "处罚太重", "处理意见书不满意", "低保停了", "地被占了", "调岗降薪",
    "KTV太吵", "路灯坏了", "路灯太暗", "旅游退团", "律师不退钱", "乱收费", "妈妈的低保", "没收东西不服",
    "调解书签了不付", "拖欠工资", "要求恢复工作", "药贵", "一房二卖", "医院不给病历",
]  # fmt: skip


def test_names_sort_by_sound_and_tone_and_not_by_code_point() -> None:
    names = BY_SOUND[:]
    random.Random(1).shuffle(names)
    assert sorted(names, key=sound) == BY_SOUND
    assert sorted(names) != BY_SOUND


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("拖欠工资", "T"), ("12345", "#"), ("「霸王条款」", "#"), ("KTV太吵", "K"), ("律师", "L"),
        ("调解书签了不付", "T"), ("调岗", "D"), ("重复领取", "C"), ("重残补贴", "Z"), ("长途车", "C"),
    ],
)  # fmt: skip
def test_the_letter_is_that_of_the_sound_in_this_word(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_the_a_to_z_is_in_the_order_of_the_sounds(real: Checked) -> None:
    letters = by_letter(real.guide.public())
    assert [letter for letter, _ in letters] == sorted(letter for letter, _ in letters)
    for _, rows in letters:
        names = [sound(name) for name, _ in rows]
        assert names == sorted(names)


def test_lists_to_look_through_are_in_the_order_of_the_sounds(real: Checked) -> None:
    guide, settings = real.guide.public(), Settings("public", "0", TODAY)
    sheets = (*reference.sheets(guide, real.wording, settings), *agency.sheets(guide, real.wording, settings))
    values = {sheet.page.path: sheet.values for sheet in sheets}
    lists = [
        [term.term for term in values["glossary.html"]["terms"]],
        [law.short for law in values["laws/index.html"]["laws"]],
        *([document.title for document in kind] for kind in values["documents/index.html"]["kinds"].values()),
        *([body.name for body in branch] for branch in values["agencies/index.html"]["branches"].values()),
    ]
    assert all(lists)
    for names in lists:
        assert names == sorted(names, key=sound)


def test_the_tables_of_characters_are_what_the_libraries_say_today() -> None:
    made = runpy.run_path(str(Path(__file__).parents[2] / "tools" / "characters.py"))["TABLES"]
    assert len(made) == 2
    for name, lines in made.items():
        assert (characters.HERE / name).read_text(encoding="utf-8").splitlines() == list(lines())


def test_what_has_no_sound_has_none() -> None:
    assert [characters.spoken(sign) for sign in ("a", "1", " ", "\n", "，", "カ", "㐂", "😀")] == [""] * 8
    assert sound("一A１") < sound("一丁")
