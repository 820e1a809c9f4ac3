"""How each law counts: its own rules, those of the law it refers to, or nothing."""

import pytest

from generator.model import Clock, Period
from generator.pipeline import Checked
from generator.reckon import Count, way_of


def the_way(real: Checked, basis: str, **lengths: object) -> tuple[Count, bool]:
    """How a clock with this basis counts, and whether the law says nothing of its 日."""
    clock = Clock.model_validate({"from": "收到之日", "basis": basis, **lengths})
    way = way_of(real.guide, clock, clock.basis[0])
    return way.how, way.silent_days


@pytest.mark.parametrize(
    ("basis", "lengths", "how", "silent"),
    [
        ("《信访工作条例》第三十五条", {"within": "30日"}, Count(30, "day"), True),
        ("《行政复议法》第二十条第一款", {"within": "60日"}, Count(60, "day", moves=True), False),
        ("《行政复议法》第三十条", {"within": "5日"}, Count(5, "workday", moves=True), False),
        ("《行政诉讼法》第四十六条", {"within": "6个月"}, Count(6, "month", moves=True), False),
        ("《行政处罚法》第四十五条", {"within": "5日"}, Count(5, "workday"), False),
        ("《行政处罚法》第六十条", {"within": "90日"}, Count(90, "day"), False),
        ("《工伤保险条例》第十七条", {"within": "1年"}, Count(1, "year"), False),
        ("《劳动争议调解仲裁法》第二十九条", {"within": "5日"}, Count(5, "day"), True),
        ("《工伤保险条例》第二十八条", {"at_least": "1年"}, Count(1, "year", at_least=True), False),
        (
            "《信访工作条例》第三十四条", {"within": "60日", "extend": {"by": "30日", "when": "批准"}},
            Count(60, "day", more=Period(30, "day")), True,
        ),
        (
            "《行政许可法》第四十二条", {"within": "20日", "extend": {"by": "10日", "when": "批准"}},
            Count(20, "workday", more=Period(10, "workday")), False,
        ),
        (
            "《信访工作条例》第三十四条", {"within": "30日", "extend": {"by": "30日", "times": 2, "when": "批准"}},
            Count(30, "day", more=Period(60, "day")), True,
        ),
        ("《信访工作条例》第三十四条", {"within": "60日", "extend": {"when": "没有封顶"}}, Count(60, "day"), True),
    ],
)  # fmt: skip
def test_a_clock_counts_as_its_law_says(
    real: Checked, basis: str, lengths: dict[str, object], how: Count, silent: bool
) -> None:
    assert the_way(real, basis, **lengths) == (how, silent)


def test_a_lower_bound_before_a_day_is_the_last_day_to_act(real: Checked) -> None:
    basis = "《农村土地承包经营纠纷调解仲裁法》第三十一条第一款"
    clock = Clock.model_validate({"before": "开庭", "at_least": "5个工作日", "basis": basis})
    assert way_of(real.guide, clock, clock.basis[0]).how == Count(5, "workday", back=True)


def test_every_clock_of_the_guide_can_be_counted(real: Checked) -> None:
    """And says by which articles: only a law that is silent has none."""
    for _, _, thing in real.guide.everything():
        for step in getattr(thing, "steps", ()):
            for clock in step.clocks:
                law = real.guide.law_of(clock.basis[0])
                way = way_of(real.guide, clock, clock.basis[0])
                assert way.how.length == clock.length.length
                assert way.how.moves == bool(way.last_day)
                assert not (law.counting.silent and (way.first_day or way.last_day or way.workdays))
