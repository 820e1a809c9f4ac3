"""The text twin says every node and every edge of the chart, in sentences."""

import re

import pytest
from chart_guide import guide, link
from jinja2 import Environment, FileSystemLoader, StrictUndefined

import generator.render.flowchart as flowchart
from generator.draw import draw_charts
from generator.draw.dot import write_dot
from generator.draw.layout import place
from generator.draw.plan import plan_chart
from generator.draw.svg import frames_of, shapes, strokes
from generator.render.chart import Chart
from generator.render.outline import outline, twin_edges, twin_nodes
from generator.render.templating import TEMPLATES
from generator.wording import load_wording

GUIDE = guide()
WORDING = load_wording()
PROCEDURE = GUIDE.procedures["complaint"]
STEP = PROCEDURE.steps[1]
CHARTS = [
    flowchart.procedure_chart(GUIDE, WORDING, PROCEDURE, link),
    flowchart.procedure_chart(GUIDE, WORDING, PROCEDURE, link, door="urge"),
    flowchart.staff_chart(GUIDE, WORDING, PROCEDURE, STEP, link),
    flowchart.matter_chart(GUIDE, WORDING, GUIDE.matters["noise"], link),
    flowchart.agency_chart(GUIDE, WORDING, GUIDE.agencies["bureau"], link),
    flowchart.purpose_chart(GUIDE, WORDING, link),
]


def html(chart: Chart) -> str:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals["say"] = WORDING.say
    page = environment.from_string(
        '{% import "parts/chart.html" as chart with context %}'
        "{{ chart.legend(it) }}{{ chart.figure(it, drawing) }}{{ chart.steps(text, 3) }}"
    )
    drawing = draw_charts([chart], None, WORDING).get(chart.id)
    return page.render(it=chart, drawing=drawing, text=outline(chart, WORDING))


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_chart_drawing_and_text_are_the_same_sets(chart: Chart) -> None:
    text = outline(chart, WORDING)
    plan = plan_chart(chart, WORDING)
    frames = frames_of(plan, place(write_dot(plan)))
    edges = {edge.id for edge in chart.edges}
    nodes = {node.id for node in chart.nodes}
    assert edges == twin_edges(text) == {stroke.edge.id for stroke in strokes(plan, frames)}
    assert nodes == twin_nodes(text) == {shape.node for shape in shapes(plan, frames)} - {""}


@pytest.mark.parametrize("chart", CHARTS, ids=lambda chart: chart.id)
def test_every_anchor_of_the_drawing_stands_in_the_page_once(chart: Chart) -> None:
    page = html(chart)
    ids = re.findall(r'\bid="?([^" >]+)', page)
    assert len(ids) == len(set(ids))
    for target in re.findall(rf'href="?#({re.escape(chart.id)}[^" >]*)', page):
        assert target in ids


def test_branches_are_sentences() -> None:
    answer = outline(CHARTS[0], WORDING).items[1]
    said = [branch.lead + branch.words for branch in answer.branches]
    assert said == [
        "如果支持：问题解决",
        "如果不支持，转到结果甲：不予支持",
        "如果材料不齐，转到第 1 步",
        "如果到期没有答复，转到第 3 步",
    ]
    assert [paper.title for paper in answer.papers] == ["答复书"]


def test_results_that_lead_on_carry_their_remedies() -> None:
    (result,) = outline(CHARTS[0], WORDING).results
    assert [branch.lead for branch in result.branches] == ["如果有新的证据，转到", "如果还是没有答复，转到"]


def test_paper_copies_use_the_drawing() -> None:
    page = html(CHARTS[0])
    assert page.count("<use href=#procedure-complaint-drawing />") == 2
    assert "接右边第一格" in page
