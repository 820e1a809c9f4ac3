"""Our own routes, spoilt on purpose: every mistake is found by the rule that is there for it."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path as Folder
from types import ModuleType
from typing import Any

import pytest
from conftest import ROUTES, TODAY

from generator.check import RULES, Context
from generator.load import Memory, load_guide
from generator.model import Citation, Clock, Extension, Guide, Model, Path, Period, Statutes, walk
from generator.pipeline import Checked
from generator.wording import Wording

RULE: dict[str, ModuleType] = {rule.ID: rule for rule in RULES}

THREE = "procedures/petition-three-level.yaml"
REVIEW = "procedures/administrative-reconsideration.yaml"
SUIT = "procedures/administrative-litigation.yaml"
WAGES = "matters/wage-arrears.yaml"
LABOUR = "procedures/labour-arbitration.yaml"

# File, what is written there, the mistake, the rule that finds it.
MUTATIONS = [
    # lengths and units of clocks
    (THREE, "within: 60日", "within: 90日", "number-not-in-article"),
    (THREE, "within: 60日", "within: 2个月", "number-not-in-article"),
    (THREE, "within: 60日", "within: 30日", "number-not-in-article"),
    (THREE, "within: 5个工作日", "within: 5日", "number-not-in-article"),
    (THREE, "within: 15日", "within: 15个工作日", "number-not-in-article"),
    (THREE, "{by: 30日", "{by: 60日", "number-not-in-article"),
    (THREE, "{by: 30日", "{by: 1个月", "number-not-in-article"),
    (REVIEW, "within: 60日", "within: 6个月", "number-not-in-article"),
    (SUIT, "within: 6个月", "within: 3个月", "number-not-in-article"),
    (SUIT, "within: 6个月", "within: 6年", "number-not-in-article"),
    (WAGES, "within: 1年", "within: 2年", "number-not-in-article"),
    # numbers in sentences
    (THREE, "代表不超过5人", "代表不超过10人", "number-not-in-article"),
    (THREE, "是不是30日内提出", "是不是20日内提出", "number-not-in-article"),
    (WAGES, "集体讨薪按预案", "集体讨薪3日内按预案", "number-not-in-article"),
    # the day from which one counts
    (THREE, "from: 收到复查请求之日", "from: 作出复查意见之日", "anchor-not-in-article"),
    (THREE, "from: 收到书面答复之日", "from: 收到书面通知之日", "anchor-not-in-article"),
    (THREE, "from: 受理之日", "from: 登记之日", "anchor-not-in-article"),
    # citations: paragraph, item, article, law
    (THREE, "《信访工作条例》第三十六条第三款", "《信访工作条例》第三十六条第四款", "no-such-article"),
    (THREE, "《信访工作条例》第三十一条第六项", "《信访工作条例》第三十一条第七项", "no-such-article"),
    (THREE, "《信访工作条例》第三十四条", "《信访工作条例》第五十四条", "no-such-article"),
    (THREE, "《信访工作条例》第二十二条第一款第三项", "《信访工作条例》第二十二条第二款第三项", "no-such-article"),
    (THREE, "《信访工作条例》第十七条第一款", "《信访工作条列》第十七条第一款", "unknown-law"),
    (THREE, "《信访工作条例》第三十四条", "《信访条例》第三十四条", "unknown-law"),
    ("laws/core.yaml", "title: 信访工作条例, short", "title: 信访条例, short", "law-differs"),
    ("laws/core.yaml", "effective: 2022-05-01, status: in-force", "effective: 2021-05-01, status: in-force", "law-differs"),
    ("laws/core.yaml", "effective: 2022-05-01, status: in-force", "effective: 2022-05-01, status: repealed", "repealed-law"),
    ("laws/core.yaml", "effective: 2022-05-01, status", "effective: 2027-05-01, status", "repealed-law"),
    ("laws/core.yaml", "effective: 2022-05-01, status", "until: 2026-01-01, effective: 2022-05-01, status", "repealed-law"),
    ("laws/core.yaml", "workdays: [3, 5, 7, 10]", "workdays: [3, 5, 7, 15]", "law-differs"),
    # arrows cut and turned
    (THREE, "{when: 提给信访部门, to: register}", "{when: 提给信访部门, to: notice}", "unreachable-step"),
    ("procedures/labour-inspection.yaml", "{when: 立案, to: investigate}", "{when: 立案, to: screen}", "unreachable-step"),
    (THREE, "{when: 事实查清, to: opinion}", "{when: 其他, to: opinion}", "branch-without-condition"),
    (THREE, "{when: 事实查清, to: opinion}", "{when: 调解、和解达成一致, to: opinion}", "branch-without-condition"),
    # silence, doors, staff
    (THREE, "    overdue:\n      - {when: 过了期限没有提出, to: accepted}\n", "", "silence-branch"),
    (THREE, "    overdue:\n      - {when: 超过期限没有转送、也没有消息, to: ask-superior, basis: 《信访工作条例》第四十三条}\n", "", "silence-branch"),
    (THREE, "doors: [submit,", "doors: [register, submit,", "door-of-others"),
    ("procedures/civil-enforcement.yaml", "doors: [apply,", "doors: [enforce, apply,", "door-of-others"),
    (THREE, "{when: 异议成立，由信访部门重新转送, to: register}", "{when: 异议成立，由信访部门重新转送, to: ended}", "staff-exit"),
    (THREE, "[{when: 听完, to: verify}]", "[{when: 听完, to: opinion}]", "staff-exit"),
    (THREE, "needs: [petition-letter]", "needs: [transfer-slip]", "staff-leak"),
    # windows, 复查 and 复议, purpose, order
    ("procedures/statutory-duty.yaml", "enter: ask-who", "enter: request-review", "review-outside-petition"),
    (REVIEW, "when: 不服复议决定, clocks: [{from: 收到复议决定书之日, within: 15日, basis: 《行政诉讼法》第四十五条}]}", "when: 不服}", "remedy-without-window"),
    ("documents/core.yaml", "count: 5", "count: 6", "count-differs"),
    ("cases/core.yaml", "not: [petition-three-level]", "not: [labour-inspection]", "case-wrong-road"),
    ("planned.yaml", "- {id: ", "- {id: wage-arrears, title: 用人单位拖欠工资, category: labour}\n- {id: ", "planned-and-written"),
    ("documents/core.yaml", "的上一级机关、单位请求复查", "的上一级机关、单位申请行政复议", "reconsideration-for-review"),
    ("matters/cadre-corruption.yaml", "purpose: report", "purpose: claim", "purpose-mismatch"),
    (WAGES, "procedure: civil-enforcement, after: labour-arbitration", "procedure: civil-enforcement", "prerequisite"),
    (WAGES, "{procedure: payment-order, when", "{procedure: payment-order, after: labour-arbitration, when", "prerequisite"),
    (WAGES, "{procedure: petition-three-level, why", "{procedure: labour-inspection, why", "fit-and-unfit"),
    # words and names
    ("matters/work-injury.yaml", "aliases: [", "aliases: [公司欠薪, ", "alias-claimed-twice"),
    (WAGES, "do_first: 先留好证据", "do_first: 尽快留好证据", "vague-time"),
    (WAGES, "do_first: 先留好证据", "do_first: 不要缠访，留好证据", "blame-word"),
    (WAGES, "gains: 判决书。", "gains: 见 https://example.com 。", "unsafe-text"),
    (WAGES, "review: {author: routemap-editors,", "review: {author: routemap-editors, reviewer: routemap-editors,", "reviewer-is-author"),
    (WAGES, "review_by: 2027-05-22", "review_by: 2026-05-22", "overdue-review"),
]  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[Folder, Memory]:
    """A copy of our routes to spoil, and what loading remembers of its files."""
    folder = tmp_path_factory.mktemp("mutations") / "routes"
    shutil.copytree(ROUTES, folder)
    return folder, Memory()


def test_there_are_enough_of_them() -> None:
    assert len(set(MUTATIONS)) == len(MUTATIONS) >= 40


@pytest.mark.parametrize(("file", "old", "new", "rule"), MUTATIONS)
def test_a_mistake_is_found(
    copy: tuple[Folder, Memory], wording: Wording, real_statutes: Statutes, file: str, old: str, new: str, rule: str
) -> None:
    folder, memory = copy
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the routes no longer say this: choose another place for the same mistake"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        loaded = load_guide(folder, wording, memory)
    finally:
        path.write_text(text, encoding="utf-8")
    assert loaded.problems == ()
    context = Context(loaded.guide, TODAY, real_statutes)
    where = [loaded.places.file_of(finding.kind, finding.id) for finding in RULE[rule].check(context)]
    assert where, f"{rule} does not see it"
    assert f"routes/{file}" in where or file == "laws/core.yaml"
