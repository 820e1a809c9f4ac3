"""What every drawing must keep: the width, the gaps, all nodes and edges, the same bytes."""

import re
from dataclasses import replace
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from random_charts import flows, trees

from generator.draw import Drawing, draw_charts, store
from generator.draw.dot import write_dot
from generator.draw.layout import InProcess, LayoutError, Program, engines, place, read_plain
from generator.draw.plan import LEFT, WIDTH, plan_chart
from generator.draw.svg import frames_of, shapes, strokes
from generator.render.chart import Chart, Edge, Node
from generator.render.outline import outline, twin_edges, twin_nodes
from generator.wording import load_wording

WORDING = load_wording()
SVG = "{http://www.w3.org/2000/svg}"
CALM = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def small() -> Chart:
    nodes = (
        Node("ask", "step", "提出", "#c-s1", side="citizen", tag="你", number=1, mark="1"),
        Node("answer", "step", "答复", "#c-s2", side="authority", tag="机关", number=2, mark="2"),
        Node("done", "end", "解决", "#c-end-done", finish="good"),
    )
    edges = (
        Edge("ask--next-0", "ask", "answer", "收到"),
        Edge("answer--next-0", "answer", "done", "支持"),
        Edge("answer--overdue-0", "answer", "ask", "没有答复", "overdue"),
    )
    return Chart("c", "小图", "两步。", nodes, edges)


def drawn(chart: Chart) -> Drawing:
    return draw_charts([chart], None, WORDING)[chart.id]


def check(chart: Chart) -> None:
    plan = plan_chart(chart, WORDING)
    frames = frames_of(plan, place(write_dot(plan)))
    for frame in frames:
        assert frame.left >= LEFT
        assert frame.right <= LEFT + WIDTH
    solid = [frame for frame in frames if frame.row.kind != "label"]
    for upper, lower in zip(solid, solid[1:], strict=False):
        assert upper.bottom < lower.top
    beside = {frame.left for frame in frames if frame.row.beside and chart.form == "flow"}
    assert len(beside) <= 1, "the lane has one left edge"
    drawing = drawn(chart)
    assert {stroke.edge.id for stroke in strokes(plan, frames)} == {edge.id for edge in chart.edges}
    assert {shape.node for shape in shapes(plan, frames)} - {""} == {node.id for node in chart.nodes}
    for part in (*(stroke.line for stroke in strokes(plan, frames)), *(shape.svg for shape in shapes(plan, frames))):
        assert part in drawing.svg
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    svg = parser.parseFragment(drawing.svg)
    assert parser.errors == []
    text = outline(chart, WORDING)
    assert twin_edges(text) == {edge.id for edge in chart.edges}
    assert twin_nodes(text) == {node.id for node in chart.nodes}
    for link in svg.iter(f"{SVG}a"):
        assert link.get("href")
        assert "".join(link.itertext()).strip(), "a link says where it leads"
    assert not re.search(r"#[0-9a-f]{3,6}\b(?![^<]*<)", re.sub(r'href=("[^"]*"|[^ >]*)', "", drawing.svg)), "no colours"
    assert drawn(chart).svg == drawing.svg


@CALM
@given(flows())
def test_flows(chart: Chart) -> None:
    check(chart)


@CALM
@given(trees())
def test_trees(chart: Chart) -> None:
    check(chart)


def test_reading_order_is_step_order() -> None:
    svg = drawn(small()).svg
    assert re.findall(r"<a class=\"?[\w ]+\"? href=(\S+)", svg) == ["#c-s1", "#c-s2", "#c-s1", "#c-end-done"]


def test_silence_is_dotted_and_jumps_are_links() -> None:
    svg = drawn(small()).svg
    assert svg.count("<path class=silent ") == svg.count("<path class=tip ") == 1
    assert "<a class=go href=#c-s1 " in svg


def test_a_link_has_a_title_where_its_words_do_not_say_its_node() -> None:
    far = replace(small().nodes[0], title="这一步的名字很长，长到在箭头里写不下，只写第几步")
    svg = drawn(replace(small(), nodes=(far, *small().nodes[1:]))).svg
    assert re.findall("<title>(.*?)</title>", svg) == [f"没有答复 → 第1步 {far.title}"]


def test_paper_is_cut_between_two_shapes_near_the_middle() -> None:
    drawing = drawn(small())
    assert drawing.top + drawing.height * 0.2 < drawing.cut < drawing.top + drawing.height * 0.8
    assert sum(height for _, height in drawing.pieces) == pytest.approx(drawing.height)


def test_golden_dot() -> None:
    golden = Path(__file__).with_name("small.dot")
    assert write_dot(plan_chart(small(), WORDING)) == golden.read_text("utf-8")


def test_a_cache_hit_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = draw_charts([small()], tmp_path, WORDING)
    assert len(list(tmp_path.glob("layouts/*.json"))) == len(list(tmp_path.glob("drawings/*/*.json"))) == 1
    monkeypatch.setattr(InProcess, "plain", lambda *_: pytest.fail("the cache was not read"))
    assert draw_charts([small()], tmp_path, WORDING) == first
    for file in tmp_path.glob("drawings/*/*.json"):  # drawn again from the kept layout
        file.unlink()
    assert draw_charts([small()], tmp_path, WORDING) == first


def test_another_chart_other_words_or_other_code_are_drawn_again(monkeypatch: pytest.MonkeyPatch) -> None:
    words = WORDING.section("chart")
    key = store.key_of(small(), words)
    assert store.key_of(replace(small(), title="另一张"), words) != key
    assert store.key_of(small(), words | {"step": "步骤"}) != key
    monkeypatch.setattr(store, "_code", lambda: "another")
    assert store.key_of(small(), words) != key


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"s0": 1}', '{"s0": [1, 2]}', "null", "\x00"])
def test_a_broken_cache_is_no_trouble(tmp_path: Path, rubbish: str) -> None:
    first = draw_charts([small()], tmp_path, WORDING)
    for file in tmp_path.rglob("*.json"):
        file.write_text(rubbish, "utf-8")
    assert draw_charts([small()], tmp_path, WORDING) == first
    assert draw_charts([small()], tmp_path, WORDING) == first


def test_a_cache_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder", "utf-8")
    assert draw_charts([small()], blocked / "cache", WORDING)


def test_one_bad_graph_does_not_end_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    other = Chart("other", "别的图", "", small().nodes[:2], small().edges[:1])
    real = InProcess.plain

    def fails(self: InProcess, dot: str) -> str:
        if dot == write_dot(plan_chart(small(), WORDING)):
            raise RuntimeError("lost edge")
        return real(self, dot)

    monkeypatch.setattr(InProcess, "plain", fails)
    monkeypatch.setattr(Program, "plain", lambda *_: (_ for _ in ()).throw(OSError("no dot")))
    assert set(draw_charts([small(), other], None, WORDING)) == {"other"}


def test_no_engine_is_an_error_of_its_own() -> None:
    with pytest.raises(LayoutError):
        place("digraph {}", None, ())


@pytest.mark.skipif(not Program().version(), reason="the program dot is not installed")
def test_both_engines_keep_the_rules() -> None:
    dot = write_dot(plan_chart(small(), WORDING))
    places = [read_plain(engine.plain(dot)) for engine in (InProcess(), Program())]
    assert places[0].keys() == places[1].keys()
    for name, (x, y) in places[0].items():
        assert places[1][name] == pytest.approx((x, y), abs=4)


def test_an_engine_is_there() -> None:
    assert engines()
