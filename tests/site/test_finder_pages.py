"""The finder's pages as they are written: every question and every result there without a script, with its reasons."""

import re
from html import unescape

import pytest
from conftest import TODAY

from generator.model import Guide
from generator.model.finder import Graph, graph_of, trail_to
from generator.model.limits import door_of, route_windows
from generator.pipeline import Checked
from generator.render import Renderer, Settings, sheets_of
from generator.render.pages.finder import finder_files

SAMPLE = (
    "wage-arrears", "domestic-violence", "admin-licence-object", "cadre-corruption", "house-exp-comp-decision", "suggest-collect",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(real: Checked) -> dict[str, str]:
    """All questions, the results of some matters, and these matters' own pages; charts are not drawn."""
    renderer = Renderer(real.guide, real.wording, Settings("public", "0", TODAY), lambda charts: {})
    sheets = [
        sheet
        for sheet in sheets_of(renderer.guide, real.wording, renderer.settings)
        if sheet.page.path.startswith("finder/")
        and ("matters/" not in sheet.page.path or sheet.page.path[len("finder/matters/") : -len(".html")] in SAMPLE)
        or sheet.page.path in [f"matters/{name}.html" for name in SAMPLE]
    ]
    return {file.path: file.content.decode() for file in renderer.write(sheets)}


@pytest.fixture(scope="module")
def guide(real: Checked) -> Guide:
    return real.guide.public()


@pytest.fixture(scope="module")
def graph(guide: Guide) -> Graph:
    return graph_of(guide)


def text_of(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_every_question_has_its_page_and_links_every_answer(pages: dict[str, str], graph: Graph) -> None:
    for node in graph.nodes.values():
        if node.matter:
            continue
        page = pages[f"finder/{node.page}.html"]
        links = re.findall(r'<a class=rm-opt href="([^"]+)"', page)
        assert len(links) == len(node.choices), node.path
        for choice, link in zip(node.choices, links, strict=True):
            matter = choice.outcome[0] if choice.outcome else graph.nodes[choice.to or ""].matter
            target = f"matters/{matter}.html" if matter else f"{graph.nodes[choice.to or ''].page}.html"
            assert link.partition("#")[0] == target, node.path


@pytest.mark.parametrize("name", SAMPLE)
def test_a_matter_shows_every_result_with_its_reasons(pages: dict[str, str], guide: Guide, graph: Graph, name: str) -> None:
    matter, page = guide.matters[name], pages[f"finder/matters/{name}.html"]
    answers = [choice.say for _, choice in trail_to(graph, name)]
    for route in matter.routes.fit:
        section = text_of(re.findall(rf"<section class=rm-result id={route.name} .*?</section>", page, re.S)[0])
        assert all(f"「{answer}」" in section for answer in answers)
        assert f"「{route.when}」" in section
        assert route.gains in section
        assert guide.procedures[route.procedure].title in section
        assert all(guide.documents[paper].title in section for paper in matter.bring)
    whole = text_of(page)
    assert all(unfit.why in whole for unfit in matter.routes.unfit)
    assert all(f'href="#{route.name}"' in page or f"href=#{route.name}" in page for route in matter.routes.fit[1:])


def test_the_reasons_are_true_for_who_comes_from_the_search_too(pages: dict[str, str]) -> None:
    """Nobody is told what he chose: the page is reached without a question as well."""
    for name in SAMPLE:
        page = text_of(pages[f"finder/matters/{name}.html"])
        assert "你选了" not in page
        assert "你的回答" not in pages[f"finder/matters/{name}.html"]
    wages = text_of(pages["finder/matters/wage-arrears.html"])
    assert "要的是「解决我的事，或者要机关去管、去查」。《信访工作条例》把这叫作申诉求决，让走这样的路：劳动保障监察。" in wages
    assert "这件事正式叫「用人单位拖欠工资」。走这条路，找人社局。" in wages
    assert "情况是「劳动关系和数额清楚，单位就是不给。」" in wages


def test_why_not_names_what_comes_first(pages: dict[str, str]) -> None:
    """Arbitration first, 复议 first, closed by another way: each where the definitions say so, with its article."""
    wages = text_of(pages["finder/matters/wage-arrears.html"])
    assert "民事诉讼。还早：先走完劳动争议调解仲裁" in wages
    assert "劳动保障监察：已经按劳动争议处理程序申请调解、仲裁的，就不能再走" in wages
    licence = text_of(pages["finder/matters/admin-licence-object.html"])
    assert "要先走行政复议" in licence


def test_who_may_be_too_late_reads_what_the_definitions_say(pages: dict[str, str], guide: Guide) -> None:
    """Each way that has a window is told with it and with what follows; each that has none is told to be open."""
    for name in SAMPLE:
        matter, page = guide.matters[name], pages[f"finder/matters/{name}.html"]
        limits = [(route, route_windows(guide, matter, route)) for route in matter.routes.fit]
        closing = [(route, limit.clock) for route, found in limits for limit in found if limit.clock and limit.clock.within]
        assert ("id=late" in page) == bool(closing), name
        assert ('href="#late"' in page) == (bool(closing) and len(limits) > 1), name
        if not closing:
            continue
        shut, _, open_ = page[page.index("id=late") : page.index("id=days")].partition("你这一边没有期限的路")
        for route, clock in closing:
            assert f"href=#{route.name}>" in shut or guide.procedures[route.procedure].title in text_of(shut)
            assert clock.length.spaced in text_of(shut)
            door = door_of(guide.procedures[route.procedure], route.enter)
            for follows in [clock.missed.text] if clock.missed else [edge.when for edge in door.overdue]:
                assert follows.rstrip("。") in text_of(shut), (name, route.name)
        timeless = {route.name for route, _ in limits} - {route.name for route, _ in closing}
        assert set(re.findall("<li><b><a href=#([^>]+)>", open_)) == timeless, name


def test_a_missed_suit_after_arbitration_is_no_missed_limitation(real: Checked) -> None:
    """Fifteen days after an award are over: the award stands. That of the door, three years, is another matter."""
    renderer = Renderer(real.guide, real.wording, Settings("public", "0", TODAY), lambda charts: {})
    wanted = "finder/matters/unlawful-dismissal.html"
    sheet = next(one for one in sheets_of(renderer.guide, real.wording, renderer.settings) if one.page.path == wanted)
    late = text_of(next(iter(renderer.write([sheet]))).content.decode().partition("id=late")[2].partition("id=days")[0])
    assert "过了期限：期满没有人起诉，裁决书就生效" in late
    assert "这时就到了「时效抗辩成立」" not in late


def test_what_taking_a_way_does_is_said_as_the_definitions_say_it(pages: dict[str, str], guide: Guide) -> None:
    """A way out of a procedure has its own result and its own condition: it is not always for who disagrees."""
    wages = text_of(pages["finder/matters/wage-arrears.html"])
    assert "劳动争议调解仲裁：走到「支付令失效」，还有这条路：单凭拖欠工资申请的，先申请劳动仲裁" in wages
    violence = text_of(pages["finder/matters/domestic-violence.html"])
    assert "治安案件：走到「没有得到保护令」，还有这条路：请公安机关处罚或者出具告诫书" in violence
    edges = {(end.title, remedy.when) for one in guide.procedures.values() for end, remedy in one.remedies()}
    told = [told for page in pages.values() for told in re.findall("走到「([^」]+)」，(?:还有这条路|也有)：([^<]+)", page)]
    assert len(told) > 20
    assert {(end, when.strip()) for end, when in told} <= edges


def test_sensitive_matters_carry_help_and_a_way_out(pages: dict[str, str], guide: Guide) -> None:
    for path in ("finder/matters/domestic-violence.html", "matters/domestic-violence.html", "finder/to.claim.safety.hurt.html"):
        page = pages[path]
        assert page.index("class=rm-safe") < page.index("rm-opt" if "finder" in path else "rm-first"), path
        assert "data-leave" in page
        assert 'href="tel:110"' in page
        assert "assets/leave.js" in page
    assert "class=rm-safe" not in pages["matters/wage-arrears.html"]
    page = pages["matters/domestic-violence.html"]
    assert "号码未核实" in page[page.index("class=rm-safe") : page.index("rm-first")]
    assert {"domestic-violence", "child-abuse-report", "school-bullying"} <= {m.id for m in guide.matters.values() if m.sensitive}


def test_none_of_these_is_at_every_question(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        if path.startswith("finder/") and "href=#unsure" in page:
            stages = page[page.index("<section class=rm-unsure") :]
            assert stages.index("type=search") < stages.index("tel:12345") < stages.index("tel:12348")
    assert all("href=#unsure" in page for path, page in pages.items() if re.fullmatch(r"finder/[^/]+\.html", path))


def test_the_data_hold_nothing_that_ends_a_script(real: Checked) -> None:
    for file in finder_files(real.guide.public(), real.wording):
        text = file.content.decode()
        assert "<" not in text
        assert "\u2028" not in text
        assert text.endswith(";\n")
        assert len(file.content) < 80_000, file.path
