"""Exercises: the question by when it has to be done is computed from the definitions."""

import re
from pathlib import Path

import pytest
from built import Built

from generator.load import load_guide
from generator.model import Guide
from generator.model.limits import matter_limits, route_windows
from generator.pipeline import Checked
from generator.render.pages.training import CHOICES, Exercise, exercise_of
from generator.render.spelling import Spelling
from generator.wording import Wording

AGAIN = """  also:
    - {id: again, procedure: petition, enter: request-review, when: 不服, agencies: [petition-office], gains: 复查意见, CLOCKS
       basis: 《信访工作条例》第三十五条}
  first:
"""


def _exercise(small: Path, wording: Wording, clocks: str = "") -> Exercise:
    """The case of the small guide on its way to the review, whose window may be the matter's own."""
    for name, old, new in (
        ("matters/street-light.yaml", "  first:\n", AGAIN.replace("CLOCKS", clocks)),
        ("cases.yaml", "route: petition", "route: again"),
    ):
        path = small / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
    loaded = load_guide(small, wording)
    assert not loaded.problems
    return exercise_of(loaded.guide, loaded.guide.cases["dark-street"])


def _lengths(exercise: Exercise) -> list[str]:
    assert exercise.deadline
    return [str(limit.clock.length) for limit in exercise.deadline.choices if limit.clock]


def test_the_window_stands_among_other_limits_of_the_matter(small: Path, wording: Wording) -> None:
    exercise = _exercise(small, wording)
    assert exercise.deadline
    assert exercise.deadline.asked.label == "请求复查"
    assert _lengths(exercise) == ["30日", "60日"]


def _clocks(*clocks: str) -> str:
    return f"clocks: [{', '.join(f'{{step: request-review, {clock}, basis: 《信访工作条例》第三十五条}}' for clock in clocks)}],"


def test_an_exception_of_the_window_is_no_wrong_answer(small: Path, wording: Wording) -> None:
    """It may be the right one for whom it is made."""
    exercise = _exercise(small, wording, _clocks("from: 收到, within: 15日", "from: 收到, within: 60日, when: 没有告知"))
    assert _lengths(exercise) == ["15日", "30日"]
    assert len(exercise.windows) == 2


def test_a_window_with_a_condition_has_its_neighbours_beside_it(small: Path, wording: Wording) -> None:
    """The condition is part of the question, so what holds under another is wrong."""
    clocks = ("from: 收到, within: 15日, when: 有书面答复", "from: 知道, within: 6个月, when: 没有书面答复")
    exercise = _exercise(small, wording, _clocks(*clocks))
    assert _lengths(exercise) == ["15日", "30日", "60日", "6个月"]


def test_lengths_that_are_nearly_the_same_are_not_offered_together(small: Path, wording: Wording) -> None:
    assert _lengths(_exercise(small, wording, _clocks("from: 收到, within: 2个月"))) == ["30日", "2个月"]


def test_where_the_law_gives_no_window_there_is_no_question(small: Path, wording: Wording) -> None:
    guide = load_guide(small, wording).guide
    assert exercise_of(guide, guide.cases["dark-street"]).deadline is None


def _real(real: Checked) -> tuple[Guide, list[Exercise]]:
    guide = real.guide.public()
    return guide, [exercise_of(guide, case) for case in guide.cases.values()]


def test_every_answer_is_a_limit_of_the_matter(real: Checked) -> None:
    guide, exercises = _real(real)
    asked = [exercise for exercise in exercises if exercise.deadline]
    assert len(asked) > len(exercises) / 2
    for exercise in asked:
        deadline = exercise.deadline
        assert deadline
        windows = route_windows(guide, exercise.matter, exercise.route)
        known = [*windows, *(limit for _, limit in matter_limits(guide, exercise.matter))]
        assert deadline.asked in windows
        assert deadline.choices.count(deadline.asked) == 1
        assert 2 <= len(deadline.choices) <= CHOICES
        assert all(limit in known for limit in deadline.choices)
        assert len(set(_lengths(exercise))) == len(deadline.choices)


def test_an_exercise_is_the_same_in_every_build(real: Checked) -> None:
    assert _real(real)[1] == _real(real)[1]


@pytest.mark.parametrize("kind", ["cases", "sessions", "answers"])
def test_the_question_and_its_answer_are_on_the_pages(public: Built, real: Checked, kind: str) -> None:
    guide, exercises = _real(real)
    spelling = Spelling(guide, real.wording)
    for exercise in exercises:
        name = exercise.case.id if kind == "cases" else exercise.matter.category
        page = re.sub(r"<[^>]+>", "", public.read(f"training/{kind}/{name}.html"))
        page = page[page.index(exercise.case.story) :]
        assert "的的，" not in page
        if exercise.deadline:
            assert f"{exercise.deadline.asked.label}" in page
            for limit in exercise.deadline.choices:
                assert limit.clock
                length = spelling.length(limit.clock)
                assert length in page
                if kind != "sessions" and limit != exercise.deadline.asked:
                    assert f"为什么不是 {length}：那是{limit.procedure.title}" in page
    if kind == "sessions":
        assert not any("为什么不是" in public.read(path) for path in public.paths("training/sessions/*.html"))
