"""Charts say what the definitions say, and nothing else."""

import pytest
from chart_guide import guide, link

from generator.model import RouteClock
from generator.render.flowchart import (
    agency_chart,
    clock_tag,
    matter_chart,
    procedure_chart,
    purpose_chart,
    staff_chart,
)
from generator.wording import load_wording

GUIDE = guide()
WORDING = load_wording()
PROCEDURE = GUIDE.procedures["complaint"]
CHART = procedure_chart(GUIDE, WORDING, PROCEDURE, link)


def test_every_edge_of_the_procedure_is_an_edge_of_the_chart() -> None:
    written = {(step.id, edge.to, edge.when) for step in PROCEDURE.steps for edge in step.edges}
    shown = {(edge.source, edge.target, edge.label) for edge in CHART.edges if edge.kind in ("next", "overdue")}
    assert shown == written


def test_steps_keep_their_order_and_numbers() -> None:
    assert [(node.id, node.number) for node in CHART.nodes if node.kind == "step"] == [
        ("ask", 1), ("answer", 2), ("urge", 3)
    ]  # fmt: skip


def test_what_leads_to_a_step_comes_from_the_steps_before_it() -> None:
    assert [CHART.into(node) for node in CHART.nodes if node.kind == "step"] == [(), ("机关收到",), ("到期没有答复",)]


def test_a_clock_belongs_to_who_does_the_step() -> None:
    assert CHART.by_id["ask"].clocks[0].mine
    assert not CHART.by_id["answer"].clocks[0].mine
    assert CHART.by_id["answer"].clocks[0].lines == ("收到之日起30日内", "可以延长15日")
    assert CHART.by_id["urge"].note == "没有期限。"


def test_a_document_stands_between_its_step_and_what_follows() -> None:
    edge = next(edge for edge in CHART.edges if edge.kind == "gives")
    assert (edge.source, CHART.by_id[edge.target].title) == ("answer", "答复书")
    assert CHART.by_id[edge.target].href == "../documents/reply.html"


def test_only_an_end_that_leads_on_has_a_letter() -> None:
    marks = {node.id: (node.mark, node.finish) for node in CHART.nodes if node.kind == "end"}
    assert marks == {"granted": ("", "good"), "late": ("", "stop"), "refused": ("甲", "open")}


def test_a_remedy_leads_to_its_procedure_with_the_window_of_its_door() -> None:
    first, second = (edge for edge in CHART.edges if edge.kind == "remedy")
    assert CHART.by_id[first.target].href == "../procedures/complaint.html"
    assert first.clocks[0].lines[0] == "行为发生之日起2年内"
    assert second.clocks == ()


def test_from_a_door_only_what_can_be_reached() -> None:
    chart = procedure_chart(GUIDE, WORDING, PROCEDURE, link, door="urge")
    assert [node.id for node in chart.nodes if node.kind == "step"][0] == "urge"
    assert chart.id != CHART.id


def test_from_a_door_comes_first_what_stands_behind_it() -> None:
    """Who asks for a second look is not told to have his letter registered first: there one comes only by being sent back."""
    named = zip(("sent-back", "door", "behind"), PROCEDURE.steps, strict=True)
    steps = [step.model_copy(update={"id": name}) for name, step in named]
    edges = {"sent-back": "door", "door": "behind", "behind": "sent-back"}
    turned = [step.model_copy(update={"next": (step.next[0].model_copy(update={"to": edges[step.id]}),), "overdue": ()})
              for step in steps]  # fmt: skip
    procedure = PROCEDURE.model_copy(update={"steps": tuple(turned), "doors": ("sent-back", "door")})
    assert [step.id for step in procedure.way_from("door")] == ["door", "behind", "sent-back"]
    chart = procedure_chart(GUIDE, WORDING, procedure, link, door="door")
    assert [node.id for node in chart.nodes if node.kind == "step"] == ["door", "behind", "sent-back"]


def test_the_clock_of_a_matter_replaces_that_of_the_step() -> None:
    clock = RouteClock.model_validate({"step": "ask", "within": "1年", "from": "离开之日", "basis": "《甲法》第九条"})
    chart = procedure_chart(GUIDE, WORDING, PROCEDURE, link, route_clocks=[clock], chart_id="mine")
    assert chart.by_id["ask"].clocks[0].lines == ("离开之日起1年内",)
    assert chart.id == "mine"


def test_staff_flow_leaves_by_the_public_arrows() -> None:
    step = PROCEDURE.step("answer")
    assert step is not None
    chart = staff_chart(GUIDE, WORDING, PROCEDURE, step, link)
    assert [node.id for node in chart.nodes if node.kind == "step"] == ["log", "decide"]
    assert chart.by_id["ask"].kind == "exit"
    assert chart.by_id["granted"].kind == "end"


def test_public_chart_says_nothing_of_staff() -> None:
    assert procedure_chart(GUIDE.public(), WORDING, GUIDE.public().procedures["complaint"], link) == CHART


def test_map_of_a_matter() -> None:
    chart = matter_chart(GUIDE, WORDING, GUIDE.matters["noise"], link)
    edges = {(edge.source, edge.target): edge for edge in chart.edges}
    assert edges["you", "route-complaint"].label == "劝不住"
    assert edges["you", "route-again"].heading == "也可以"
    assert edges["route-complaint", "route-later"].label == "不服答复"
    assert edges["route-complaint", "silent-complaint-0"].kind == "overdue"
    assert edges["you", "unfit-0"].kind == "off"
    assert chart.by_id["route-again"].side == "court"
    assert [node.number for node in chart.nodes if node.number] == [1, 2, 3]


def test_what_an_agency_accepts_and_who_does_what_it_does_not() -> None:
    chart = agency_chart(GUIDE, WORDING, GUIDE.agencies["bureau"], link)
    accepted = [chart.by_id[edge.target].title for edge in chart.edges if edge.kind == "next"]
    assert accepted == ["楼下太吵"]
    off = [(edge.label, chart.by_id[edge.target].href) for edge in chart.edges if edge.kind == "off"]
    assert off == [("楼下太吵", "../agencies/court.html")]


def test_purposes_lead_to_families() -> None:
    chart = purpose_chart(GUIDE, WORDING, link)
    assert [node.title for node in chart.nodes] == ["你想要什么", "申诉求决", "行政程序", "投诉"]
    assert chart.by_id["family-complaint"].href == "../families/complaint.html"


@pytest.mark.parametrize("make", [
    lambda: procedure_chart(guide(), WORDING, guide().procedures["complaint"], link),
    lambda: matter_chart(guide(), WORDING, guide().matters["noise"], link),
    lambda: agency_chart(guide(), WORDING, guide().agencies["court"], link),
])  # fmt: skip
def test_the_same_guide_gives_the_same_chart(make) -> None:  # type: ignore[no-untyped-def]
    assert make() == make()


def test_a_long_start_is_left_to_the_text() -> None:
    clock = RouteClock.model_validate(
        {"step": "x", "within": "1年", "from": "知道或者应当知道权利被侵害之日", "basis": "《甲法》第一条"}
    )
    assert clock_tag(WORDING, clock, True).lines == ("1年内",)
