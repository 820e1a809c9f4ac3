"""Our own routes are clean: they load, and with the statutes at hand every citation and number holds."""

from conftest import ROUTES

from generator.load import load_guide
from generator.model import Statutes
from generator.model.limits import route_limits
from generator.pipeline import Checked
from generator.problems import Severity
from generator.render.pages.matter import silences_of
from generator.wording import Wording


def told(checked: Checked, *severities: Severity) -> list[str]:
    return [f"{p.location}: {p.what} [{p.id}]" for p in checked.problems if p.severity in severities]


def test_our_routes_load_without_a_problem(wording: Wording) -> None:
    loaded = load_guide(ROUTES, wording)
    assert [f"{p.location}: {p.what} [{p.id}]" for p in loaded.problems] == []
    assert len(loaded.guide.matters) >= 200
    assert len(loaded.guide.procedures) >= 50


def test_our_routes_have_no_errors(real: Checked) -> None:
    assert told(real, Severity.ERROR) == []


def test_with_the_statutes_our_routes_have_no_errors_or_warnings(real: Checked, real_statutes: Statutes) -> None:
    assert real.context.has_statutes
    assert told(real, Severity.ERROR, Severity.WARNING) == []


def test_every_case_leads_where_it_says(real: Checked) -> None:
    guide = real.guide
    for case in guide.cases.values():
        assert case.route in [route.name for route in guide.matters[case.matter].routes.fit], case.id


def test_who_asks_for_a_review_reads_of_the_review_first(real: Checked) -> None:
    """The steps before it are behind him: limits and silence begin with what he waits for."""
    matter, procedure = real.guide.matters["petition-review"], real.guide.procedures["petition-three-level"]
    assert [limit.label for limit in route_limits(real.guide, matter, matter.routes.first[0])][:2] == ["请求复查", "复查"]
    assert next(silences_of(procedure, "request-review")).step.id == "review"


def test_whoever_is_told_is_told_in_time_on_both_ways_in(real: Checked) -> None:
    """Handed in directly or passed on: 信访工作条例第二十三条第二款、第三款 count from different days."""
    steps = [inner for step in real.guide.procedures["petition-three-level"].steps for inner in step.staff]
    telling = [step for step in steps if {"receipt-notice", "route-notice"} & set(step.gives)]
    assert len(telling) > 1
    for step in telling:
        cited = {(one.article, one.paragraph) for clock in step.clocks for one in clock.basis}
        assert cited >= {("23", 2), ("23", 3)}, step.id


def test_every_duty_to_report_and_every_sanction_stands_in_the_staff_edition(real: Checked) -> None:
    """第二十五条 binds every body, 第三十条第二款 and 第四十七条第三款 have no other place."""
    guide = real.guide
    steps = {inner.id: inner for step in guide.procedures["petition-three-level"].steps for inner in step.staff}
    for name in ("report-up", "check-own-power"):
        assert "urgent-report" in steps[name].gives
        assert "采取措施" in steps[name].does
    assert "分管组织（人事）工作的负责同志" in steps["pass-to-discipline"].does
    cited = {
        (one.article, one.paragraph)
        for section in guide.topics["supervision"].sections for said in section.statements for one in said.basis
    }  # fmt: skip
    assert {("47", 1), ("47", 2), ("47", 3)} <= cited
