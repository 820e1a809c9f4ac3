"""Our own routes, spoilt on purpose: every mistake is found by the rule that is there for it."""

import shutil
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path as Folder
from types import ModuleType
from typing import Any

import pytest
from conftest import ROUTES, TODAY

from generator.check import RULES, Context
from generator.load import Memory, load_guide
from generator.model import Citation, Clock, Guide, Model, Path, Period, Statutes
from generator.pipeline import Checked, check_project
from generator.project import read_project
from generator.wording import Wording

RULE: dict[str, ModuleType] = {rule.ID: rule for rule in RULES}

THREE = "procedures/petition-three-level.yaml"
REVIEW = "procedures/administrative-reconsideration.yaml"
SUIT = "procedures/administrative-litigation.yaml"
PARTY_RULE = "laws/party-rule.yaml"
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
    (PARTY_RULE, "title: 信访工作条例, short", "title: 信访条例, short", "law-differs"),
    (PARTY_RULE, "effective: 2022-05-01, status: in-force", "effective: 2021-05-01, status: in-force", "law-differs"),
    (PARTY_RULE, "effective: 2022-05-01, status: in-force", "effective: 2022-05-01, status: repealed", "repealed-law"),
    (PARTY_RULE, "effective: 2022-05-01, status", "effective: 2027-05-01, status", "repealed-law"),
    (PARTY_RULE, "effective: 2022-05-01, status", "until: 2026-01-01, effective: 2022-05-01, status", "repealed-law"),
    ("laws/law.yaml", "workdays: [3, 5, 7, 10]", "workdays: [3, 5, 7, 15]", "law-differs"),
    # arrows cut and turned
    (THREE, "{when: 重大、复杂、疑难, to: hearing}", "{when: 重大、复杂、疑难, to: settled}", "unreachable-step"),
    ("procedures/labour-inspection.yaml", "{when: 立案, to: investigate}", "{when: 立案, to: screen}", "unreachable-step"),
    (THREE, "{when: 事实查清, to: opinion}", "{when: 其他, to: opinion}", "branch-without-condition"),
    (THREE, "{when: 事实查清, to: opinion}", "{when: 调解、和解达成一致, to: opinion}", "branch-without-condition"),
    # silence, doors, staff
    (THREE, "    overdue:\n      - {when: 过了期限没有提出, to: accepted}\n", "", "silence-branch"),
    (
        THREE,
        "    overdue:\n      - {when: 超过期限没有转送、也没有消息, to: ask-superior, basis: 《信访工作条例》第四十三条}\n",
        "",
        "silence-branch",
    ),
    (THREE, "doors: [submit,", "doors: [register, submit,", "door-of-others"),
    ("procedures/civil-enforcement.yaml", "doors: [apply,", "doors: [enforce, apply,", "door-of-others"),
    (
        THREE,
        "{when: 异议成立，由信访部门重新转送, to: register}",
        "{when: 异议成立，由信访部门重新转送, to: ended}",
        "staff-exit",
    ),
    (THREE, "[{when: 听完, to: verify}]", "[{when: 听完, to: opinion}]", "staff-exit"),
    (THREE, "needs: [petition-letter]", "needs: [transfer-slip]", "staff-leak"),
    # windows, 复查 and 复议, purpose, order
    (
        "procedures/discipline-report.yaml",
        "petition-three-level, enter: submit",
        "petition-three-level, enter: request-review",
        "review-outside-petition",
    ),
    (LABOUR, "when: 劳动者不服,", "when: 劳动者不服，请求复查,", "review-outside-petition"),
    (THREE, "title: 请求复查", "title: 申请行政复议", "reconsideration-for-review"),
    (
        REVIEW,
        "when: 不服复议决定, clocks: [{from: 收到复议决定书之日, within: 15日, basis: 《行政诉讼法》第四十五条}]}",
        "when: 不服}",
        "remedy-without-window",
    ),
    ("documents/application.yaml", "count: 5", "count: 6", "count-differs"),
    ("documents/application.yaml", "  paper: original\n  copies:", "  copies:", "copies-without-paper"),
    # forms that demand what no article demands, or leave out what one does
    ("documents/application.yaml", "asks: 送达地址", "asks: 传真", "form-word-not-in-article"),
    ("documents/application.yaml", "asks: 姓名（名称）, basis", "asks: 姓名（名称）、性别, basis", "form-word-not-in-article"),
    ("documents/application.yaml", "asks: 住址, ", "", "form-word-not-in-article"),
    ("documents/application.yaml", "kind: sign, covers: 4", "kind: sign, covers: 9", "form-misses-content"),
    (
        "documents/application.yaml",
        "basis: 《信访工作条例》第三十五条, covers: 2}",
        "basis: 《信访工作条例》第三十五条, covers: 1}",
        "form-misses-content",
    ),
    ("cases/work.yaml", "not: [petition-three-level]", "not: [labour-inspection]", "case-wrong-road"),
    (
        "planned.yaml",
        "- {id: ",
        "- {id: wage-arrears, title: 用人单位拖欠工资, category: labour}\n- {id: ",
        "planned-and-written",
    ),
    ("documents/decision.yaml", "的上一级机关、单位请求复查", "的上一级机关、单位申请行政复议", "reconsideration-for-review"),
    ("matters/cadre-corruption.yaml", "purpose: report", "purpose: claim", "purpose-mismatch"),
    (WAGES, "procedure: civil-enforcement, after: labour-arbitration", "procedure: civil-enforcement", "prerequisite"),
    (WAGES, "procedure: payment-order\n", "procedure: payment-order\n      after: labour-arbitration\n", "prerequisite"),
    (WAGES, "{procedure: petition-three-level, why", "{procedure: labour-inspection, why", "fit-and-unfit"),
    # words and names
    (WAGES, "aliases: [", "aliases: [怎么申请工伤, ", "alias-claimed-twice"),
    (WAGES, "do_first: 先留好证据", "do_first: 尽快留好证据", "vague-time"),
    (WAGES, "do_first: 先留好证据", "do_first: 不要缠访，留好证据", "blame-word"),
    (WAGES, "gains: 判决书。", "gains: 见 https://example.com 。", "unsafe-text"),
    (
        WAGES,
        "review: {author: routemap-editors,",
        "review: {author: routemap-editors, reviewer: routemap-editors,",
        "reviewer-is-author",
    ),
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
    guide = loaded.guide
    if rule == "number-not-in-article":  # the slowest rule looks at each definition by itself, with the procedures
        mine = {
            entry.name: {
                name: thing
                for name, thing in getattr(guide, entry.name).items()
                if loaded.places.file_of(entry.name, name) == f"routes/{file}"
            }
            for entry in fields(guide)
        }
        guide = Guide(**(mine | {"laws": guide.laws, "procedures": mine["procedures"] or guide.procedures}))
    context = Context(guide, TODAY, real_statutes)
    where = [loaded.places.file_of(finding.kind, finding.id) for finding in RULE[rule].check(context)]
    assert where, f"{rule} does not see it"
    assert f"routes/{file}" in where or file.startswith("laws/")


SMALL = [
    ("procedures/petition.yaml", "within: 60日", "within: 90日", "number-not-in-article"),
    ("procedures/petition.yaml", "within: 60日", "within: 60个工作日", "number-not-in-article"),
    ("procedures/petition.yaml", "within: 60日", "within: 30日", "number-not-in-article"),
    ("procedures/petition.yaml", "{by: 30日", "{by: 60日", "number-not-in-article"),
    ("matters/street-light.yaml", "代表不超过5人", "代表不超过6人", "number-not-in-article"),
    ("documents.yaml", "收到之日起30日内", "收到之日起60日内", "number-not-in-article"),
    ("procedures/petition.yaml", "from: 受理之日", "from: 收到之日", "anchor-not-in-article"),
    ("procedures/petition.yaml", "第三十六条第三款", "第三十六条第四款", "no-such-article"),
    ("matters/street-light.yaml", "第三十一条第六项", "第三十一条第七项", "no-such-article"),
    ("families.yaml", "第三十一条第六项", "第三十二条第六项", "no-such-article"),
    ("laws.yaml", "effective: 2022-05-01", "effective: 2022-05-02", "law-differs"),
    ("laws.yaml", "status: in-force", "status: unknown", "law-not-verified"),
    ("topics/rights.yaml", "《信访工作条例》", "《信访工作条列》", "unknown-law"),
]


@pytest.mark.parametrize(("file", "old", "new", "rule"), SMALL)
def test_a_mistake_in_the_small_guide_is_found(small: Folder, file: str, old: str, new: str, rule: str) -> None:
    """The same core without the statute folder: these always run, and through the whole pipeline."""
    text = (small / file).read_text(encoding="utf-8")
    assert old in text
    (small / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    checked = check_project(read_project(small.parent), TODAY)
    places = {(problem.id, problem.location.file) for problem in checked.problems}
    assert (rule, f"routes/{file}") in places


# ---- every place where the same mistake can be made


def spoil(guide: Guide, change: Callable[[Path, Any], Any]) -> Guide:
    """The guide with every part replaced for which `change` gives something."""

    def inner(path: Path, value: Any) -> Any:
        new = change(path, value)
        if new is not None:
            return new
        if isinstance(value, Model):
            names = {name: info.alias or name for name, info in type(value).model_fields.items()}
            return value.model_copy(
                update={name: inner((*path, alias), getattr(value, name)) for name, alias in names.items()}
            )
        if isinstance(value, tuple):
            return tuple(inner((*path, index), part) for index, part in enumerate(value))
        return value

    return Guide(
        **{
            entry.name: {name: inner((entry.name, name), thing) for name, thing in getattr(guide, entry.name).items()}
            for entry in fields(guide)
        }
    )


def found(rule: str, guide: Guide, statutes: Statutes | None = None) -> set[Path]:
    """The full paths of everything that a rule finds."""
    context = Context(guide, TODAY, statutes)
    return {(finding.kind, finding.id, *finding.path) for finding in RULE[rule].check(context)}


OTHER_UNIT = {"day": "workday", "workday": "day", "month": "day", "year": "month", "hour": "day"}


def longer(period: Period, is_workday: bool) -> Period:
    return replace(period, length=period.length * 7 + 4)


def other_unit(period: Period, is_workday: bool) -> Period:
    """Where the law counts its 日 in working days, 5日 and 5个工作日 are the same, and the mistake is another one."""
    return replace(period, unit="month" if is_workday and "day" in period.unit else OTHER_UNIT[period.unit])


@pytest.mark.parametrize("change", [longer, other_unit])
def test_every_clock_with_another_length_or_unit_is_found(
    real: Checked, real_statutes: Statutes, change: Callable[[Period, bool], Period], record_property: Any
) -> None:
    """All at once: the rule looks at each clock by itself. A clock that cannot be compared is told as such elsewhere."""
    context = Context(real.guide, TODAY, real_statutes)
    spoilt: set[Path] = set()
    unknown: set[Path] = set()

    def wrong(path: Path, part: Any) -> Any:
        if not isinstance(part, Clock):
            return None
        laws = [real.guide.law_of(citation) for citation in part.basis]

        def changed(period: Period) -> Period:
            return change(period, any(law.counting.is_workday(period.length) for law in laws))

        field = "within" if part.within else "at_least"
        update: dict[str, Any] = {field: changed(part.length)}
        mine = {(*path, field)}
        if part.extend and part.extend.by:
            update["extend"] = part.extend.model_copy(update={"by": changed(part.extend.by)})
            mine.add((*path, "extend", "by"))
        (spoilt if context.is_known(part.basis) else unknown).update(mine)
        return part.model_copy(update=update)

    missed = spoilt - found("number-not-in-article", spoil(real.guide, wrong), real_statutes)
    record_property("clocks", len(spoilt))
    record_property("missed", len(missed))
    print(f"{len(spoilt) - len(missed)} of {len(spoilt)} found; {len(unknown)} cannot be compared")
    assert len(spoilt) > 300
    assert len(unknown) < len(spoilt) / 20
    assert sorted(map(str, missed)) == []


def test_every_day_to_count_from_in_other_words_is_found(real: Checked, real_statutes: Statutes) -> None:
    spoilt: set[Path] = set()

    def wrong(path: Path, part: Any) -> Any:
        if not isinstance(part, Clock):
            return None
        update: dict[str, Any] = {}
        for field, alias in (("from_", "from"), ("before", "before")):
            if getattr(part, field):
                update[field] = "某" + getattr(part, field)
                spoilt.add((*path, alias))
        if part.not_counted:
            update["not_counted"] = ("某某时间", *part.not_counted)
            spoilt.add((*path, "not_counted", 0))
        return part.model_copy(update=update)

    missed = spoilt - found("anchor-not-in-article", spoil(real.guide, wrong), real_statutes)
    assert len(spoilt) > 300
    assert sorted(map(str, missed)) == []


def test_every_citation_of_something_that_is_not_there_is_found(real: Checked, real_statutes: Statutes) -> None:
    """Of an article, a paragraph, an item, in turn."""
    context = Context(real.guide, TODAY, real_statutes)
    spoilt: set[Path] = set()

    def wrong(path: Path, part: Any) -> Any:
        if not isinstance(part, Citation) or not isinstance(context.passage(part), str):
            return None
        spoilt.add(path)
        field = ("article", "paragraph", "item")[len(spoilt) % 3]
        return replace(part, **{field: "1999" if field == "article" else 99})

    guide = spoil(real.guide, wrong)
    missed = spoilt - found("no-such-article", guide, real_statutes)
    assert len(spoilt) > 4000
    assert sorted(map(str, missed)) == []


def test_every_law_with_a_misspelt_name_is_found(real: Checked) -> None:
    """One citation of each law: looking for the nearest name takes its time."""
    spoilt: dict[str, Path] = {}

    def wrong(path: Path, part: Any) -> Any:
        if not isinstance(part, Citation) or part.law in spoilt:
            return None
        spoilt[part.law] = path
        return replace(part, law=part.law[:-1] + "某")

    assert found("unknown-law", spoil(real.guide, wrong)) == set(spoilt.values())
    assert len(spoilt) > 150


def test_every_silence_that_is_cut_is_found(real: Checked) -> None:
    """A citizen's step without a clock may do without one; every other may not."""
    waiting: set[Path] = set()
    changed = {}
    for procedure in real.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            if step.overdue and (step.clocks or procedure.actor(step).side != "citizen"):
                waiting.add(("procedures", procedure.id, "steps", index, "id"))
        steps = tuple(step.model_copy(update={"overdue": ()}) for step in procedure.steps)
        changed[procedure.id] = procedure.model_copy(update={"steps": steps})
    assert found("silence-branch", Guide(procedures=changed)) == waiting
    assert len(waiting) > 200


def test_every_step_that_only_leads_to_itself_is_found(real: Checked) -> None:
    for procedure in real.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            back = tuple(edge.model_copy(update={"to": step.id}) for edge in step.next)
            turned = step.model_copy(update={"next": back, "overdue": ()})
            steps = (*procedure.steps[:index], turned, *procedure.steps[index + 1 :])
            guide = Guide(procedures={procedure.id: procedure.model_copy(update={"steps": steps})})
            assert ("procedures", procedure.id, "steps", index, "id") in found("dead-end", guide)


def test_every_step_that_no_arrow_leads_to_is_found(real: Checked) -> None:
    for procedure in real.guide.procedures.values():
        for index, cut in enumerate(procedure.steps):
            if cut.id in procedure.entrances:
                continue

            def elsewhere(edges: tuple[Any, ...], cut: str = cut.id, end: str = procedure.ends[0].id) -> tuple[Any, ...]:
                return tuple(edge.model_copy(update={"to": end}) if edge.to == cut else edge for edge in edges)

            steps = tuple(
                step.model_copy(update={"next": elsewhere(step.next), "overdue": elsewhere(step.overdue)})
                for step in procedure.steps
            )
            guide = Guide(procedures={procedure.id: procedure.model_copy(update={"steps": steps})})
            assert ("procedures", procedure.id, "steps", index, "id") in found("unreachable-step", guide)


def test_every_step_of_a_body_as_a_door_is_found(real: Checked) -> None:
    tried = 0
    for procedure in real.guide.procedures.values():
        if procedure.audience == "staff":
            continue
        for index, step in enumerate(procedure.steps):
            if procedure.actor(step).side != "citizen":
                tried += 1
                opened = procedure.model_copy(update={"doors": (*procedure.entrances, step.id)})
                guide = Guide(procedures={procedure.id: opened})
                assert found("door-of-others", guide) == {("procedures", procedure.id, "steps", index, "who")}
    assert tried > 200


def test_every_exit_of_a_staff_flow_that_is_turned_is_found(real: Checked) -> None:
    """Each arrow of a staff flow, led to a place of the procedure that its step does not lead to."""
    tried = 0
    for procedure in real.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            allowed = {edge.to for edge in step.next}
            wrong = next(place.id for place in (*procedure.ends, *procedure.steps) if place.id not in allowed)
            for number, part in enumerate(step.staff):
                for branch, edge in enumerate(part.next):
                    tried += 1
                    turned = (*part.next[:branch], edge.model_copy(update={"to": wrong}), *part.next[branch + 1 :])
                    flow = (*step.staff[:number], part.model_copy(update={"next": turned}), *step.staff[number + 1 :])
                    steps = (
                        *procedure.steps[:index],
                        step.model_copy(update={"staff": flow}),
                        *procedure.steps[index + 1 :],
                    )
                    guide = Guide(procedures={procedure.id: procedure.model_copy(update={"steps": steps})})
                    place = ("procedures", procedure.id, "steps", index, "staff", number, "next", branch, "to")
                    assert place in found("staff-exit", guide)
    assert tried > 50


def test_every_remedy_without_a_window_is_found(real: Checked) -> None:
    bare: set[Path] = set()
    changed = {}
    for procedure in real.guide.procedures.values():
        ends = []
        for index, end in enumerate(procedure.ends):
            update = {"clocks": (), "no_clock": None, "enter": None}
            ends.append(
                end.model_copy(update={"remedies": tuple(remedy.model_copy(update=update) for remedy in end.remedies)})
            )
            bare |= {
                ("procedures", procedure.id, "ends", index, "remedies", number, "procedure")
                for number in range(len(end.remedies))
            }
        changed[procedure.id] = procedure.model_copy(update={"ends": tuple(ends)})
    assert found("remedy-without-window", Guide(procedures=changed)) == bare
    assert len(bare) > 100


def test_every_matter_with_another_purpose_is_found(real: Checked) -> None:
    other = {"claim": "report", "report": "claim", "suggestion": "claim"}
    guide = real.guide
    matters = {
        name: matter.model_copy(update={"purpose": other[matter.purpose]}) for name, matter in guide.matters.items()
    }
    either = RULE["purpose-mismatch"].EITHER
    expected = {
        ("matters", name, "purpose")
        for name, matter in guide.matters.items()
        if guide.procedures[matter.routes.first[0].procedure].family not in either
    }
    spoilt = Guide(procedures=guide.procedures, families=guide.families, matters=matters)
    assert found("purpose-mismatch", spoilt) == expected
    assert len(expected) > 150
