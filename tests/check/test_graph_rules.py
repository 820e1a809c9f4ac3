"""Rules that follow arrows and references: what goes round in circles."""

from pathlib import Path as Folder

import pytest
from conftest import TODAY
from spoilt import MATTER, PETITION, spoilt

from generator.pipeline import check_project
from generator.project import read_project

# ---- the staff's steps

SORT = "next: [{when: 属于本机关, to: write}]"
WRITE = "next: [{when: 信访人接受, to: decided}, {when: 信访人不服, to: request-review}]"


def inner(name: str, *leads: str) -> str:
    arrows = ", ".join(f"{{when: 第{number}种, to: {to}}}" for number, to in enumerate(leads))
    return f"      - {{id: {name}, title: {name}, does: 等着, no_clock: 没有期限。, next: [{arrows}]}}\n"


@pytest.mark.parametrize("loop", [inner("wait", "wait"), inner("wait", "ring") + inner("ring", "wait")])
def test_a_staff_step_without_a_way_out_is_found(small: Folder, loop: str) -> None:
    waiting = SORT.replace("]", ", {when: 等一等, to: wait}]")
    found = spoilt(small, "staff-exit", (PETITION, SORT, waiting), (PETITION, WRITE, f"{WRITE}\n{loop}"))
    assert len(found) == loop.count("- {id")


def test_a_staff_step_may_be_done_again(small: Folder) -> None:
    again = WRITE.replace("]", ", {when: 材料不全, to: wait}]")
    edits = (PETITION, WRITE, f"{again}\n{inner('wait', 'wait', 'sort')}")
    assert not spoilt(small, "staff-exit", edits)


# ---- silence

SILENT = "    overdue: [{when: 到期没有答复, to: silent}]\nends"


@pytest.mark.parametrize(("arrow", "is_right"), [("to: review", False), ("to: review, basis: 《信访工作条例》第三十五条", True)])
def test_waiting_on_is_no_answer_unless_an_article_gives_another_try(small: Folder, arrow: str, is_right: bool) -> None:
    found = spoilt(small, "silence-branch", (PETITION, SILENT, f"    overdue: [{{when: 过了期限, {arrow}}}]\nends"))
    assert bool(found) != is_right


# ---- what refers to itself

REQUIRED = "requires: [{procedure: petition, when: 先, basis: 《信访工作条例》第三十四条}]"


@pytest.mark.parametrize(
    ("file", "old", "new", "count"),
    [
        ("agencies.yaml", "levels: [county]", "levels: [county]\n  parent: petition-office", 1),
        ("agencies.yaml", "levels: [county]", "levels: [county]\n  parent: street-office", 2),
        ("laws.yaml", "status: in-force", "status: superseded\n  replaced_by: xinfang-gongzuo-tiaoli", 1),
        ("laws.yaml", "{silent: yes}", "{by: xinfang-gongzuo-tiaoli, basis: 《信访工作条例》第三十四条}", 1),
        ("glossary.yaml", "[reconsideration]", "[reconsideration, review]", 1),
        (MATTER, "bring: [letter]", "bring: [letter]\nrelated: [street-light]", 1),
        (PETITION, "main_step: look", "main_step: look\n" + REQUIRED, 1),
        (PETITION, "main_step: look", "main_step: look\nnot_for: [{when: 已经复核, instead: petition}]", 1),
    ],
)
def test_what_refers_to_itself_is_found(small: Folder, file: str, old: str, new: str, count: int) -> None:
    assert len(spoilt(small, "refers-to-itself", (file, old, new))) == count


def test_a_chain_that_ends_is_no_circle(small: Folder) -> None:
    """Two offices below one, and one that leads into a circle without being in it."""
    office = "- {{id: {0}, title: {0}, branch: government, levels: [county], parent: {1}}}\n"
    assert not spoilt(small, "refers-to-itself", ("agencies.yaml", "", office.format("near", "petition-office")))
    circle = office.format("left", "right") + office.format("right", "left") + office.format("outside", "left")
    assert len(spoilt(small, "refers-to-itself", ("agencies.yaml", "", circle))) == 2


# ---- names of laws

OTHER = "- {{id: new, title: {}, short: {}, aliases: [{}], kind: law, issuer: 某, status: unknown, counting: {{silent: yes}}}}\n"


@pytest.mark.parametrize(
    "names",
    [("某某条例", "信访工作条例", "某条例"), ("信访工作条例", "某条例", "某规"), ("某某条例", "某条例", "信访工作条例")],
)
def test_a_law_named_as_another_is_found(small: Folder, names: tuple[str, str, str]) -> None:
    assert len(spoilt(small, "law-named-twice", ("laws.yaml", "", OTHER.format(*names)))) == 1


def test_an_old_version_has_its_title_but_a_short_name_of_its_own(small: Folder) -> None:
    """And a citation by the title is of the version that holds, wherever the old one stands in the file."""
    old = OTHER.replace("unknown", "superseded").format("信访工作条例", "信访工作条例2005", "旧条例")
    assert not spoilt(small, "law-named-twice", ("laws.yaml", "", old))
    assert not spoilt(small, "repealed-law")
    assert spoilt(small, "law-named-twice", ("laws.yaml", "short: 信访工作条例2005", "short: 信访工作条例"))


@pytest.mark.parametrize("names", [("某条例", "某条例", "某条例"), ("信访工作条例（2005年）", "信访条例", "信访工作条例2005")])
def test_a_law_may_have_one_name_for_all(small: Folder, names: tuple[str, str, str]) -> None:
    assert not spoilt(small, "law-named-twice", ("laws.yaml", "", OTHER.format(*names)))


# ---- numbers of several agencies

GREEN = (
    "- {id: green, title: 绿化局, branch: government, levels: [city],"
    " hotlines: [{number: '12345', for: 问绿化, status: confirmed}]}\n"
)
GENERAL = ("agencies.yaml", "status: confirmed}", "status: confirmed, general: yes}")


def test_a_number_of_several_is_told_by_one_of_them(small: Folder) -> None:
    """Whoever stands first in the files; agencies that say the same need nobody."""
    assert not spoilt(small, "hotline-of-several")
    assert len(spoilt(small, "hotline-of-several", ("agencies.yaml", "", GREEN))) == 1
    assert not spoilt(small, "hotline-of-several", GENERAL)
    assert len(spoilt(small, "hotline-of-several", GENERAL)) == 1
    assert not spoilt(small, "hotline-of-several", ("agencies.yaml", "for: 问绿化", "for: 反映问题"))


def test_the_general_words_of_a_number_stand_for_all(small: Folder) -> None:
    text = (small / "agencies.yaml").read_text(encoding="utf-8")
    (small / "agencies.yaml").write_text(text + GREEN.replace("confirmed", "confirmed, general: yes"), encoding="utf-8")
    guide = check_project(read_project(small.parent), TODAY).guide
    assert guide.hotline("12345").for_ == "问绿化"
    assert [agency.id for agency in guide.hotlines["12345"]] == ["green", "petition-office"]
