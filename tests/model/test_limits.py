"""The citizen's windows, the bodies' duties and the answer to «how long», computed for a route."""

from pathlib import Path as Folder

import pytest
from conftest import draw_tree

from generator.load import load_guide
from generator.model import Guide, Matter, Route
from generator.model.limits import (
    Limit,
    door_of,
    main_limit,
    main_limit_of,
    procedure_limits,
    route_limits,
    route_windows,
    whose,
)
from generator.wording import Wording

SUIT = """
routes/
  procedures/
    suit.yaml
      id: suit
      family: petition-three-level
      title: 起诉
      plain: 请法院裁判
      who: [{text: 任何人。}]
      cost: {text: 受理费。}
      doors: [file, file-again]
      actors:
        me: {title: 原告, side: citizen}
        court: {title: 法院, side: court}
        they: {title: 被告, side: other}
      steps:
        - id: file
          title: 起诉
          who: me
          does: 交诉状。
          clocks: [{from: 知道之日, within: 6个月, basis: 《信访工作条例》第三十四条}]
          next: [{when: 收到, to: admit}]
          overdue: [{when: 过期, to: lost}]
        - {id: file-again, title: 再起诉, who: me, does: 交诉状。, no_clock: 没有期限, next: [{when: 收到, to: judge}]}
        - id: admit
          title: 立案
          who: court
          does: 登记。
          clocks: [{from: 收到之日, within: 7日, basis: 《信访工作条例》第三十四条}]
          next: [{when: 立案, to: answer}]
          overdue: [{when: 不理, to: lost}]
        - id: answer
          title: 答辩
          who: they
          does: 答辩。
          clocks: [{from: 收到之日, within: 15日, basis: 《信访工作条例》第三十四条}]
          next: [{when: 答辩, to: judge}]
          overdue: [{when: 不答辩, to: judge}]
        - id: judge
          title: 判决
          who: court
          does: 判决。
          clocks:
            - {from: 开庭之日, at_least: 3日, basis: 《信访工作条例》第三十四条}
            - {from: 立案之日, within: 5个月, basis: 《信访工作条例》第三十四条}
          next: [{when: 判决, to: won}]
          overdue: [{when: 不判, to: lost}]
      ends:
        - {id: won, title: 判决书, result: decided, final: {text: 完了。}}
        - {id: lost, title: 没有判决, result: silent, final: {text: 完了。}}
      review: {author: 张三}
  matters/
    bench.yaml
      id: bench
      title: 长椅
      plain: 长椅坏了
      do_first: 记下位置。
      aliases: [椅子坏了, 没有椅子]
      category: neighbours
      purpose: claim
      applies: [坏了。]
      routes:
        first: [{procedure: petition, when: 甲, agencies: [street-office], gains: 乙, basis: 《信访工作条例》第三十四条}]
        also:
          - {procedure: suit, when: 甲, agencies: [street-office], gains: 乙, basis: 《信访工作条例》第三十四条}
          - id: own
            procedure: suit
            when: 甲
            agencies: [street-office]
            gains: 乙
            basis: 《信访工作条例》第三十四条
            clocks:
              - {step: file, from: 损害之日, within: 3年, basis: 《信访工作条例》第三十四条}
              - {step: judge, from: 立案之日, within: 3个月, basis: 《信访工作条例》第三十四条}
          - id: again
            procedure: suit
            enter: file-again
            when: 甲
            agencies: [street-office]
            gains: 乙
            basis: 《信访工作条例》第三十四条
        then:
          - id: after
            procedure: suit
            after: petition
            when: 甲
            agencies: [street-office]
            gains: 乙
            basis: 《信访工作条例》第三十四条
          - id: after-own
            procedure: suit
            after: petition
            when: 甲
            agencies: [street-office]
            gains: 乙
            basis: 《信访工作条例》第三十四条
            clocks: [{step: file, from: 损害之日, within: 3年, basis: 《信访工作条例》第三十四条}]
          - id: after-again
            procedure: suit
            after: petition
            enter: file-again
            when: 甲
            agencies: [street-office]
            gains: 乙
            basis: 《信访工作条例》第三十四条
      review: {author: 张三}
"""

REMEDIES = """
        - {procedure: suit, when: 有期限, clocks: [{from: 收到之日, within: 15日, basis: 《信访工作条例》第三十四条}]}
        - {procedure: suit, when: 没有期限, no_clock: 随时}
        - {procedure: suit, when: 没有写}
        - {procedure: suit, enter: file-again, when: 另一个门}
"""


@pytest.fixture
def guide(small: Folder, wording: Wording) -> Guide:
    draw_tree(small.parent, SUIT)
    petition = small / "procedures" / "petition.yaml"
    text = petition.read_text(encoding="utf-8")
    old = "remedies: [{procedure: petition, enter: ask, when: 向上一级机关反映}]"
    assert old in text
    petition.write_text(text.replace(old, "remedies:" + REMEDIES), encoding="utf-8")
    loaded = load_guide(small, wording)
    assert loaded.problems == ()
    return loaded.guide


def named(guide: Guide, name: str) -> tuple[Matter, Route]:
    matter = guide.matters["bench"]
    return matter, next(route for route in matter.routes.fit if route.name == name)


def said(limits: tuple[Limit, ...]) -> list[tuple[str, str]]:
    return [(limit.label, str(limit.clock.length) if limit.clock else f"无：{limit.no_clock}") for limit in limits]


def test_the_window_of_a_route_is_that_of_its_door(guide: Guide) -> None:
    assert said(route_windows(guide, *named(guide, "suit"))) == [("起诉", "6个月")]


def test_a_door_without_a_clock_gives_its_reason(guide: Guide) -> None:
    assert said(route_windows(guide, *named(guide, "again"))) == [("再起诉", "无：没有期限")]


def test_the_clock_of_the_matter_replaces_that_of_the_door(guide: Guide) -> None:
    assert said(route_windows(guide, *named(guide, "own"))) == [("起诉", "3年")]


def test_after_another_procedure_its_remedies_set_the_windows(guide: Guide) -> None:
    """Own clocks of the remedy; none, with the reason; those of the door. What enters elsewhere is left out."""
    assert said(route_windows(guide, *named(guide, "after"))) == [
        ("没有答复，有期限", "15日"),
        ("没有答复，没有期限", "无：随时"),
        ("没有答复，没有写", "6个月"),
    ]


def test_where_the_remedy_is_silent_the_matter_comes_before_the_door(guide: Guide) -> None:
    assert said(route_windows(guide, *named(guide, "after-own"))) == [
        ("没有答复，有期限", "15日"),
        ("没有答复，没有期限", "无：随时"),
        ("没有答复，没有写", "3年"),
    ]


def test_the_windows_belong_to_the_citizen(guide: Guide) -> None:
    for route in guide.matters["bench"].routes.fit:
        for limit in route_windows(guide, guide.matters["bench"], route):
            assert limit.whose == "citizen"
            assert (limit.clock is None) == bool(limit.no_clock)


def test_the_clocks_behind_the_door_follow_the_windows(guide: Guide) -> None:
    limits = tuple(route_limits(guide, *named(guide, "suit")))
    assert [(limit.step.id, limit.whose, str(limit.clock and limit.clock.length)) for limit in limits] == [
        ("file", "citizen", "6个月"),
        ("admit", "body", "7日"),
        ("answer", "other", "15日"),
        ("judge", "body", "3日"),
        ("judge", "body", "5个月"),
    ]


def test_another_door_leads_past_the_steps_before_it(guide: Guide) -> None:
    limits = tuple(route_limits(guide, *named(guide, "again")))
    assert [limit.step.id for limit in limits] == ["file-again", "judge", "judge"]


def test_the_clocks_of_the_matter_replace_those_of_its_step_only(guide: Guide) -> None:
    limits = tuple(route_limits(guide, *named(guide, "own")))
    assert [str(limit.clock and limit.clock.length) for limit in limits] == ["3年", "7日", "15日", "3个月"]


def test_how_long_is_answered_by_the_deciding_step(guide: Guide) -> None:
    main = main_limit(guide, named(guide, "suit")[1])
    assert main is not None
    assert (main.step.id, str(main.clock and main.clock.length)) == ("judge", "5个月")


def test_how_long_is_answered_with_the_clock_of_the_matter(guide: Guide) -> None:
    main = main_limit(guide, named(guide, "own")[1])
    assert main is not None
    assert str(main.clock and main.clock.length) == "3个月"


def test_the_main_step_answers_where_it_is_named(guide: Guide) -> None:
    suit = guide.procedures["suit"]
    assert main_limit_of(suit) != main_limit_of(suit.model_copy(update={"main_step": "admit"}))
    main = main_limit_of(suit.model_copy(update={"main_step": "admit"}))
    assert main is not None
    assert (main.step.id, str(main.clock and main.clock.length)) == ("admit", "7日")


def test_a_main_step_that_the_door_does_not_reach_does_not_answer(guide: Guide) -> None:
    suit = guide.procedures["suit"].model_copy(update={"main_step": "admit"})
    route = named(guide, "again")[1]
    changed = Guide(procedures={**guide.procedures, "suit": suit}, matters=guide.matters)
    main = main_limit(changed, route)
    assert main is not None
    assert main.step.id == "judge"


def test_a_copy_forgets_what_was_worked_out_from_the_old_steps(guide: Guide) -> None:
    """The public procedure is a copy of the whole one: it must not remember the steps for staff."""
    suit = guide.procedures["suit"]
    assert suit.step("admit") is suit.steps[[step.id for step in suit.steps].index("admit")]
    renamed = tuple(step.model_copy(update={"title": "甲"}) for step in suit.steps)
    found = suit.model_copy(update={"steps": renamed}).step("admit")
    assert found is not None
    assert found.title == "甲"


def test_without_any_clock_the_reason_answers(guide: Guide) -> None:
    suit = guide.procedures["suit"]
    silent = tuple(step.model_copy(update={"clocks": (), "no_clock": "法律没有说"}) for step in suit.steps)
    main = main_limit_of(suit.model_copy(update={"steps": silent}))
    assert main is not None
    assert (main.step.id, main.clock, main.no_clock) == ("judge", None, "法律没有说")


def test_whose_clock_a_clock_is(guide: Guide) -> None:
    suit = guide.procedures["suit"]
    assert [whose(suit, step) for step in suit.steps] == ["citizen", "citizen", "body", "other", "body"]


def test_the_first_door_is_the_door(guide: Guide) -> None:
    suit = guide.procedures["suit"]
    assert door_of(suit, None).id == "file"
    assert door_of(suit, "file-again").id == "file-again"


def test_all_clocks_of_a_procedure_in_the_order_of_its_steps(guide: Guide) -> None:
    suit = guide.procedures["suit"]
    assert [limit.step.id for limit in procedure_limits(suit)] == ["file", "admit", "answer", "judge", "judge"]
    assert [limit.step.id for limit in procedure_limits(suit, "file-again")] == ["judge", "judge"]
