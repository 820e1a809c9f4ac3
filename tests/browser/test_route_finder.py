# ruff: noqa: F811  (fixtures of the other browser tests are arguments here)
"""The route finder in a real browser: with the script one question at a time, without it page after page."""

import re
from html import unescape

import pytest
from barriers import barriers
from built import Built
from playwright.sync_api import Browser, Page, Route, expect
from test_browser import NARROW, WIDE, address, page, root, watched  # noqa: F401  fixtures

from generator.model.finder import graph_of, trails
from generator.pipeline import Checked
from generator.render.pages.finder import late_of
from generator.render.pages.matter import views_of

pytestmark = pytest.mark.browser

WAGES = ("claim", "work", "pay", "wage-arrears")


def answer(page: Page, words: str) -> None:
    page.locator(".rm-opt", has_text=words).first.click()


def chosen(page: Page) -> list[str]:
    """The answers that stand on top of the page, without «改»."""
    rows = page.locator(".rm-path dd").all_inner_texts()
    return [re.sub(r"\s*改.*$", "", row, flags=re.S) for row in rows]


def words_of(page: Page) -> list[str]:
    return page.locator(".rm-opts .rm-opt b").all_inner_texts()


# ---- with the script ----


def test_questions_follow_each_other_without_loading_a_page(page: Page, root: str) -> None:
    page.goto(f"{root}/index.html")
    page.locator("a", has_text="答几个问题找路").first.click()
    page.evaluate("window.stayed = true")
    answer(page, "解决我的事")
    expect(page.locator("h1")).to_be_focused()
    expect(page.locator(".rm-progress")).to_contain_text("第 2 问，最多 5 问")
    answer(page, "干活、工资、社保")
    answer(page, "工资、加班费")
    answer(page, "老板拖欠工资不给")
    expect(page.locator("h1")).to_have_text("你是哪种情况？")
    expect(page.locator("h1")).to_be_focused()
    assert page.evaluate("window.stayed") is True
    assert page.url.endswith(f"finder/index.html#{'.'.join(WAGES)}")
    answer(page, "单位不认账")
    page.wait_for_url(re.compile(r"finder/matters/wage-arrears\.html#labour-arbitration$"))
    expect(page.locator(".rm-result:visible")).to_have_count(1)
    expect(page.locator(".rm-result:visible h2")).to_contain_text("劳动争议调解仲裁")
    expect(page.locator(".rm-result:visible h2")).to_be_focused()
    assert chosen(page)[1:] == [
        "干活、工资、社保", "工资、加班费、工程的工钱没给够", "老板拖欠工资不给", "单位不认账、数额说不清，或者还要经济补偿。",
    ]  # fmt: skip


def test_back_loses_no_answer(page: Page, root: str) -> None:
    page.goto(f"{root}/finder/index.html")
    for words in ("解决我的事", "干活、工资、社保", "工资、加班费", "老板拖欠工资不给", "双方还愿意谈"):
        answer(page, words)
    page.wait_for_url(re.compile("wage-arrears"))
    page.go_back()
    expect(page.locator("h1")).to_have_text("你是哪种情况？")
    assert len(chosen(page)) == 4
    page.go_back()
    expect(page.locator("h1")).to_have_text("最像哪件事？")
    assert len(chosen(page)) == 3
    page.go_forward()
    expect(page.locator("h1")).to_have_text("你是哪种情况？")
    assert len(chosen(page)) == 4


def test_a_file_that_comes_late_asks_nobody_who_went_back(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        held: list[Route] = []
        context.route("**/last.claim.work.js", lambda route: held.append(route))
        page = context.new_page()
        page.goto(f"{address}/finder/index.html#claim.work.pay")
        answer(page, "老板拖欠工资不给")
        page.wait_for_url(re.compile(r"#claim\.work\.pay\.wage-arrears$"))
        page.go_back()
        page.wait_for_url(re.compile(r"#claim\.work\.pay$"))
        held[0].continue_()
        page.wait_for_function("Boolean(window.routemapFinder.last['claim.work'])")
        expect(page.locator("h1")).to_have_text("最像哪件事？")
        assert len(chosen(page)) == 3


def test_one_answer_is_changed_and_the_rest_is_kept(page: Page, root: str) -> None:
    """From wages to overtime: the situation that was chosen is there too, so it need not be answered again."""
    page.goto(f"{root}/finder/matters/wage-arrears.html#labour-arbitration")
    page.locator(".rm-path a").nth(3).click()
    expect(page.locator("h1")).to_have_text("最像哪件事？")
    expect(page.locator(".rm-opt[aria-current=true]")).to_contain_text("老板拖欠工资不给")
    answer(page, "加了班不给加班费")
    page.wait_for_url(re.compile(r"finder/matters/overtime-pay\.html#labour-arbitration$"))
    assert chosen(page)[:3] == ["解决我的事，或者要机关去管、去查", "干活、工资、社保", "工资、加班费、工程的工钱没给够"]
    expect(page.locator(".rm-result:visible")).to_have_attribute("id", "labour-arbitration")


def test_the_same_answer_given_again_leads_back_to_the_result(page: Page, root: str) -> None:
    page.goto(f"{root}/finder/matters/wage-arrears.html#labour-inspection")
    page.locator(".rm-path a").nth(1).click()
    expect(page.locator("h1")).to_have_text("是哪方面的事？")
    page.locator(".rm-opt[aria-current=true]").click()
    page.wait_for_url(re.compile(r"wage-arrears\.html#labour-inspection$"))


def test_an_answer_that_is_gone_is_asked_again(page: Page, root: str) -> None:
    page.goto(f"{root}/finder/index.html#claim~work.pay.wage-arrears")
    answer(page, "房子、物业")
    expect(page.locator("h1")).to_have_text("房子的事，是哪一样？")
    assert len(chosen(page)) == 2


@pytest.mark.parametrize(
    "state", ["claim", "claim.work", "claim.safety.hurt", "claim.work.pay.wage-arrears", "claim.work.-", "claim~work.pay"]
)
def test_an_address_shows_the_same_to_a_helper(browser: Browser, root: str, state: str) -> None:
    seen = []
    for _ in range(2):
        with watched(browser, viewport=NARROW) as fresh:
            fresh.goto(f"{root}/finder/index.html#{state}")
            fresh.wait_for_function("document.querySelectorAll('#finder h1').length === 1")
            expect(fresh.locator(".rm-steplinks")).to_be_visible()
            seen.append((fresh.locator("#finder").inner_text(), fresh.url))
    assert seen[0] == seen[1]


def test_an_address_that_is_nonsense_shows_how_far_it_holds(page: Page, address: str) -> None:
    page.goto(f"{address}/finder/index.html#claim.work.nothing.more")
    expect(page.locator("h1")).to_have_text("干活、社保，是哪一样？")


OPTION = re.compile(r'<a class="?rm-opt[^>]*><span><b>(.*?)</b>(?:<small>(.*?)</small>)?')


def test_every_question_is_the_same_with_and_without_the_script(
    page: Page, address: str, public: Built, real: Checked
) -> None:
    """Answers and where they lead: the pages as they were written, and what the script shows for the same path."""
    page.goto(f"{address}/finder/index.html")
    checked = 0
    for node in graph_of(real.guide.public()).nodes.values():
        text = public.read(f"finder/{node.page}.html")
        written = [(unescape(say), unescape(legal)) for say, legal in OPTION.findall(text)]
        page.evaluate("state => { location.hash = state || '.'; }", node.path)
        page.wait_for_function(
            "words => (document.querySelector('#finder .rm-opt b') || {}).textContent === words", arg=written[0][0]
        )
        shown = page.locator(".rm-opt").evaluate_all(
            "all => all.map(one => ['b', 'small'].map(part => (one.querySelector(part) || {textContent: ''}).textContent))"
        )
        assert [tuple(row) for row in shown] == written, node.path
        checked += 1
    assert checked > 250


def test_every_answer_of_the_script_leads_where_the_proof_says(page: Page, address: str, real: Checked) -> None:
    """All paths walked in the browser by the links that stand there."""
    page.goto(f"{address}/finder/index.html")
    found = page.evaluate(
        """async (files) => {
          await Promise.all(files.map((file) => new Promise((done) => {
            const script = document.createElement("script");
            script.src = file; script.onload = done; document.head.append(script);
          })));
          const ends = [], ahead = ["."];
          while (ahead.length) {
            const state = ahead.pop();
            location.hash = state;
            await new Promise((done) => setTimeout(done, 0));
            await new Promise((done) => setTimeout(done, 0));
            for (const link of document.querySelectorAll("#finder .rm-opt:not(.rm-opt--none)")) {
              const href = link.getAttribute("href");
              if (href.startsWith("#")) ahead.push(href.slice(1)); else ends.push(href.replace(/^.*matters\\//, ""));
            }
          }
          return ends;
        }""",
        sorted({f"last.{'.'.join(n.path.split('.')[:2])}.js" for n in graph_of(real.guide.public()).nodes.values() if n.matter}),
    )
    guide = real.guide.public()
    graph = graph_of(guide)
    wanted = [f"{matter}.html#{route}" for _, (matter, route) in trails(graph)]
    asked = [guide.matters[node.matter] for node in graph.nodes.values() if node.matter]
    wanted += [f"{matter.id}.html#late" for matter in asked if late_of(views_of(guide, matter))]
    assert sorted(found) == sorted(wanted)


def test_who_may_be_too_late_is_told_which_way_is_open(page: Page, root: str) -> None:
    page.goto(f"{root}/finder/index.html#claim.work.leaving.unlawful-dismissal")
    answer(page, "期限可能已经过了")
    page.wait_for_url(re.compile(r"matters/unlawful-dismissal\.html#late$"))
    expect(page.locator(".rm-result:visible")).to_have_count(1)
    expect(page.locator(".rm-result:visible h2")).to_be_focused()
    assert chosen(page)[-1] == "期限可能已经过了"
    expect(page.locator("#days")).to_be_visible()
    page.locator("#late a", has_text="劳动争议调解仲裁").first.click()
    expect(page.locator(".rm-result:visible")).to_have_attribute("id", "labour-arbitration")
    page.locator(".rm-result:visible a[href='#late']").first.click()
    expect(page.locator(".rm-result:visible")).to_have_attribute("id", "late")


def test_none_of_these_leads_on_in_stages(page: Page, root: str, real: Checked) -> None:
    page.goto(f"{root}/finder/index.html#claim.work")
    answer(page, "都不是，说不清")
    expect(page.locator("h1")).to_have_text("我们换个问法")
    expect(page.locator("h1")).to_be_focused()
    titles = page.locator(".rm-stages .h").all_inner_texts()
    assert titles == ["是不是这样", "按你是谁来找", "都列出来，自己认", "用自己的话搜", "打个电话问人"]
    calls = page.locator(".rm-stages a[href^='tel:']").evaluate_all("links => links.map(a => a.getAttribute('href'))")
    assert calls == ["tel:12345", "tel:12348"]
    page.locator(".rm-stages summary").click()
    work = [m for m in real.guide.matters.values() if real.guide.categories[m.category].group == "work" and m.purpose == "claim"]
    expect(page.locator(".rm-stages details a")).to_have_count(len(work))
    page.locator(".rm-stages input").fill("欠薪")
    page.locator(".rm-stages button").click()
    page.wait_for_url(re.compile(r"search\.html\?q="))
    page.go_back()
    page.locator("a", has_text="上一问").click()
    expect(page.locator("h1")).to_have_text("干活、社保，是哪一样？")


AT = "[document.querySelector('h1').textContent, location.href]"  # the address changes first, then the heading


def test_the_keyboard_alone_is_enough(page: Page, address: str) -> None:
    page.goto(f"{address}/finder/index.html")
    page.locator("#finder h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    for _ in range(4):
        asked = page.evaluate(AT)
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.classList.contains('rm-opt')"):
                break
        page.keyboard.press("Enter")
        page.wait_for_function(f"asked => ({AT}).every((now, at) => now !== asked[at])", arg=asked)
    expect(page.locator("h1")).to_have_text("你是哪种情况？")


def test_the_link_to_the_text_keeps_the_answers(page: Page, address: str) -> None:
    page.goto(f"{address}/finder/index.html#claim.work")
    page.locator(".rm-skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_be_focused()
    assert page.url.endswith("#claim.work")


STATES = (
    "index.html", "index.html#claim.safety.hurt", "index.html#claim~work.pay", "index.html#claim.work.-",
    "index.html#claim.work.pay.wage-arrears", "matters/wage-arrears.html", "matters/domestic-violence.html#unsure",
    "matters/wage-arrears.html#late",
)  # fmt: skip


@pytest.mark.parametrize("part", range(2))
def test_no_barrier_in_any_state(browser: Browser, address: str, part: int) -> None:
    """Every second state on a phone, the others on a wide screen, a result on both."""
    with watched(browser, viewport=(NARROW, WIDE)[part]) as page:
        for state in (*STATES[part::2], "matters/domestic-violence.html#protection-order"):
            page.goto("about:blank")
            page.goto(f"{address}/finder/{state}")
            page.wait_for_timeout(50)
            assert barriers(page) == [], state
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state


def test_reasons_quote_the_answers(page: Page, address: str) -> None:
    page.goto(f"{address}/finder/matters/wage-arrears.html#labour-inspection")
    reasons = " ".join(page.locator(".rm-result:visible .rm-why").first.locator("b").all_inner_texts())
    for given in chosen(page):
        assert given.rstrip("。") in reasons


# ---- sensitive matters ----


def test_leaving_replaces_the_page(page: Page, root: str) -> None:
    page.goto(f"{root}/hotlines.html")
    page.goto(f"{root}/matters/domestic-violence.html")
    expect(page.locator(".rm-safe a[href='tel:110']")).to_be_visible()
    page.locator("[data-leave]").click()
    page.wait_for_url(re.compile(r"/index\.html$"))
    page.go_back()
    page.wait_for_url(re.compile(r"/hotlines\.html$"))


def test_no_sensitive_step_lies_behind_a_sensitive_page(page: Page, root: str) -> None:
    """From the last question that was not sensitive to a result and the matter's page: «back» leads to that question."""
    page.goto(f"{root}/finder/index.html#claim.safety")
    answer(page, "被打、被威胁、被网暴")
    expect(page.locator(".rm-safe")).to_be_visible()
    answer(page, "家里人打我")
    expect(page.locator("h1")).to_have_text("你是哪种情况？")
    page.locator(".rm-opt").first.click()
    page.wait_for_url(re.compile(r"finder/matters/domestic-violence\.html#"))
    expect(page.locator(".rm-result:visible h2")).to_be_focused()
    page.locator(".rm-result:visible a", has_text="这件事的整页").click()
    page.wait_for_url(re.compile(r"/matters/domestic-violence\.html$"))
    page.locator("[data-leave]").click()
    page.wait_for_url(re.compile(r"/index\.html$"))
    page.go_back()
    page.wait_for_url(re.compile(r"#claim\.safety$"))
    expect(page.locator("h1")).to_have_text("安全的事，是哪一样？")


# ---- without the script ----


def test_without_a_script_every_question_is_a_page(browser: Browser, root: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{root}/finder/index.html")
        for words in ("解决我的事", "干活、工资、社保", "工资、加班费", "老板拖欠工资不给"):
            answer(page, words)
        assert page.url.endswith("/finder/matters/wage-arrears.html")
        expect(page.locator(".rm-result")).to_have_count(9)
        expect(page.locator(".rm-result:visible")).to_have_count(0)
        answer(page, "单位不认账")
        assert page.url.endswith("#labour-arbitration")
        expect(page.locator(".rm-result:visible")).to_have_count(1)
        expect(page.locator("#labour-arbitration")).to_be_visible()
        page.locator(".rm-moment:visible a[href='#labour-inspection']").first.click()
        expect(page.locator("#labour-inspection")).to_be_visible()
        page.locator(".rm-path a").nth(1).click()
        assert page.url.endswith("/finder/to.claim.html")
        expect(page.locator("#unsure .rm-stages")).to_be_visible()


def test_a_helper_without_the_data_gets_the_page(browser: Browser, address: str) -> None:
    """Where the questions' file does not come, the page stays as it was written."""
    with browser.new_context() as context:
        context.route("**/questions.js", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{address}/finder/work.html")
        answer(page, "工资、加班费")
        page.wait_for_url(re.compile(r"to\.claim\.work\.pay\.html$"))
