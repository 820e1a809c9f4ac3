"""The finished site in a real browser: Debian's Chromium, headless, without a network."""

import gzip
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from barriers import barriers
from built import HERE, Built, serve
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.model.clock import read_period
from generator.pipeline import Checked, speaker_for
from generator.project import read_project
from generator.render.pinyin import sound
from generator.render.search import index_of, search
from generator.render.search.entries import short_first

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)
NARROW, WIDE = {"width": 360, "height": 740}, {"width": 1280, "height": 800}

PUBLIC = (
    "index.html", "groups/work.html", "categories/labour.html", "matters/wage-arrears.html",
    "procedures/petition-three-level.html", "procedures/index.html", "agencies/petition-office.html",
    "agencies/index.html", "documents/index.html", "laws/index.html", "laws/xinfang-gongzuo-tiaoli.html",
    "glossary.html", "hotlines.html", "a-z.html", "topics/visiting-in-person.html", "how-petitions-work.html",
    "training/index.html", "search.html", "calculator.html", "about.html", "accessibility.html", "404.html",
    "offline.html",
    "finder/index.html", "finder/work.html", "finder/matters/domestic-violence.html", "forms/petition-letter.html",
    "forms/index.html",
)  # fmt: skip
STAFF = (
    "staff/index.html", "staff/overlaps.html", "staff/open.html", "procedures/petition-three-level.html",
    "matters/wage-arrears.html", "topics/duties-of-offices.html", "develop/index.html", "develop/rules.html",
    "develop/fields.html",
)  # fmt: skip
FIRST_OF = (
    "audiences", "documents", "training/cases", "training/sessions", "training/answers", "groups", "paper", "posters", "leaflets",
)  # fmt: skip


def one_of_every_kind(built: Built) -> list[str]:
    """The pages named above, where there are none the first of their folder, and the first of other folders."""
    there = built.paths()
    found: dict[str, None] = {}
    for path in PUBLIC if built.edition == "public" else STAFF:
        folder = path.partition("/")[0] + "/"
        found[path if path in there else next(p for p in there if p.startswith(folder) and "index" not in p)] = None
    for folder in FIRST_OF if built.edition == "public" else ():
        found[next(path for path in there if path.startswith(folder + "/") and "index" not in path)] = None
    return list(found)


# ---- a fresh context a test ----


@pytest.fixture(scope="session")
def address(public: Built) -> Iterator[str]:
    """Where the public edition is served."""
    yield from serve(public.folder)


@pytest.fixture(scope="session")
def staff_address(staff: Built) -> Iterator[str]:
    """Where the staff edition is served."""
    yield from serve(staff.folder)


class Watched:
    """A context that answers only from here and remembers everything that goes wrong."""

    def __init__(self, context: BrowserContext) -> None:
        self.context = context
        self.wrong: list[str] = []
        context.route(re.compile(r"^(?!file:|data:|http://127\.0\.0\.1[:/])"), self._foreign)
        context.on("console", lambda message: message.type == "error" and self.wrong.append(f"console: {message.text}"))
        context.on("weberror", lambda error: self.wrong.append(f"script: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on(
            "response", lambda answer: answer.status >= 400 and self.wrong.append(f"{answer.status}: {answer.url}")
        )

    def _failed(self, request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # left behind by moving on to the next page
            self.wrong.append(f"failed: {request.url}: {request.failure}")

    def _foreign(self, route: Any) -> None:
        self.wrong.append(f"another host: {route.request.url}")
        route.abort()


@contextmanager
def watched(browser: Browser, **settings: Any) -> Iterator[Page]:
    context = browser.new_context(**({"viewport": WIDE, "locale": "zh-CN"} | settings))
    watch = Watched(context)
    try:
        yield context.new_page()
        assert watch.wrong == []
    finally:
        context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with watched(browser) as page:
        yield page


@pytest.fixture(params=["file", "http"])
def root(request: pytest.FixtureRequest, public: Built) -> str:
    """The site as files on a disk, and as a server hands it out."""
    return public.folder.as_uri() if request.param == "file" else str(request.getfixturevalue("address"))


def layer(page: Page, query: str, box: str = "header") -> list[str]:
    """Type into the box of a page; the `data-result` of what its layer or, on a phone, the page then shows."""
    page.evaluate("document.querySelectorAll('[data-query]').forEach(area => area.removeAttribute('data-query'))")
    page.locator(f"{box} input[type=search]").fill(query)
    page.wait_for_function(
        "query => [...document.querySelectorAll('[data-query]')].some(a => a.dataset.query === query && a.checkVisibility())",
        arg=query.strip(),
    )
    found = page.locator("a[data-result]").evaluate_all("links => links.map(link => link.dataset.result)")
    return list(found)


def ask(page: Page, query: str) -> list[str]:
    """Type into the big search box; the `data-result` of what is found."""
    return layer(page, query, "main")


# ---- search ----


def test_a_word_from_the_middle_of_a_title_finds_it(page: Page, root: str, real: Checked) -> None:
    page.goto(f"{root}/search.html")
    for name in ("wage-arrears", "neighbour-noise", "prepaid-card"):
        title = real.guide.matters[name].title
        middle = title[1:-1] if len(title) > 3 else title[1:]
        assert f"matter:{name}" in ask(page, middle), middle


def test_one_and_two_characters_find_something(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html")
    for query in ("水", "房", "欠薪", "工伤", "12333"):
        found = ask(page, query)
        assert found, query
        assert all(re.fullmatch(r"[a-z]+:[a-z0-9-]+", result) for result in found), query


def test_the_browser_finds_what_the_terminal_finds(page: Page, address: str, real: Checked) -> None:
    index = index_of(real.guide.public(), speak=speaker_for(read_project(HERE), "public"))
    page.goto(f"{address}/search.html")
    for query in ("老板拖欠工资", "楼上漏水", "不服行政处罚"):
        ours = [f"{result.kind}:{result.id}" for result in search(index, query, 3)]
        assert ask(page, query)[:3] == ours, query


def test_the_box_is_on_every_page_and_says_what_it_is(page: Page, root: str) -> None:
    for path in ("index.html", "matters/wage-arrears.html", "glossary.html"):
        page.goto(f"{root}/{path}")
        box = page.locator("input[type=search]").first
        assert box.get_attribute("aria-autocomplete") == "list"
        box.fill("工资")
        result = page.locator("a[data-result]").first
        expect(result).to_be_visible()
        name = str(result.get_attribute("data-result"))
        result.click()
        page.wait_for_url(re.compile(re.escape(name.partition(":")[2])))
        expect(page.locator("h1")).to_be_visible()


def test_a_question_in_the_address_is_answered(page: Page, root: str) -> None:
    page.goto(f"{root}/search.html?q=拖欠工资")
    expect(page.locator("a[data-result='matter:wage-arrears']")).to_be_visible()
    expect(page.locator("main input[type=search]")).to_have_value("拖欠工资")


def test_nothing_found_offers_ways_on(page: Page, root: str) -> None:
    page.goto(f"{root}/search.html?q=zzzzqqqq")
    expect(page.locator("#search-results h2")).to_be_visible()
    expect(page.locator("#search-results a[href='tel:12345']")).to_be_visible()
    assert page.locator("#search-results a[href^='groups/'], #search-results a[href^='categories/']").count()


HOSTILE = ('<img src=x onerror="window.hit=1">', '"><script>window.hit=1</script>', "'&amp;\\", "a" * 500)


def test_a_hostile_question_stays_text(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html")
    for query in HOSTILE:
        ask(page, query)
        assert page.evaluate("window.hit") is None, query
        assert page.locator("#search-results img, #search-results script").count() == 0, query


def test_the_keyboard_alone_is_enough(page: Page, root: str) -> None:
    page.goto(f"{root}/search.html")
    box = page.locator("main input[type=search]")
    box.focus()
    page.keyboard.type("工资")
    expect(page.locator("a[data-result]").first).to_be_visible()
    chosen = page.locator("[role=option][aria-selected=true]")
    page.keyboard.press("ArrowDown")
    expect(chosen).to_have_count(1)
    first = chosen.get_attribute("data-result")
    assert box.get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    page.keyboard.press("ArrowDown")
    assert chosen.get_attribute("data-result") != first
    page.keyboard.press("ArrowUp")
    assert chosen.get_attribute("data-result") == first
    page.keyboard.press("Escape")
    expect(chosen).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(str(first).partition(":")[2]))


def test_escape_closes_the_layer_of_the_box_in_the_header(page: Page, address: str) -> None:
    page.goto(f"{address}/glossary.html")
    box = page.locator("header input[type=search]")
    box.focus()
    page.keyboard.type("工资")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(page.locator("a[data-result]").first).to_be_hidden()
    expect(box).to_be_focused()


def test_on_a_phone_the_results_stand_instead_of_the_page(browser: Browser, address: str) -> None:
    """The box stays at the top, and the page comes back where it was: by Escape, by an empty box, by the button."""
    with watched(browser, viewport=NARROW, has_touch=True, is_mobile=True) as page:
        page.goto(f"{address}/matters/wage-arrears.html")
        text, area, box = page.locator(".rm-answer"), page.locator(".rm-found"), page.locator("header input[type=search]")
        button = area.locator("button")
        ways: tuple[Callable[[], object], ...] = (lambda: box.press("Escape"), lambda: box.fill(""), button.tap)
        for back in ways:
            page.evaluate("scrollTo(0, 600)")
            assert layer(page, "拖欠工资")
            expect(text).to_be_hidden()
            assert page.evaluate("scrollY") == 0
            assert area.bounding_box()["height"] > 600  # type: ignore[index]
            page.mouse.wheel(0, 500)
            page.wait_for_function("scrollY > 200")
            assert box.bounding_box()["y"] < 60  # type: ignore[index]
            back()
            expect(text).to_be_attached()
            expect(area).to_be_hidden()
            page.wait_for_function("scrollY === 600")
            box.fill("")
            page.wait_for_timeout(250)


def test_the_page_stays_where_it_is_while_one_types_above_it(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    page.evaluate("scrollTo(0, 600)")
    page.locator("header input[type=search]").focus()
    page.keyboard.type("abc")
    assert page.evaluate("scrollY") == 600


def test_on_a_phone_the_big_box_goes_up_and_its_results_follow(browser: Browser, address: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{address}/index.html")
        assert layer(page, "楼上漏水", "main")
        edge = page.evaluate("document.querySelector('.rm-head').getBoundingClientRect().bottom")
        assert 0 <= page.locator("main input[type=search]").bounding_box()["y"] - edge < 40  # type: ignore[index]
        assert page.locator("a[data-result]").first.bounding_box()["y"] < 300  # type: ignore[index]
        page.locator(".rm-found button").click()
        expect(page.locator(".rm-found")).to_be_hidden()
        assert page.evaluate("scrollY") == 0


def test_results_above_a_form_are_not_framed_as_its_mistakes(browser: Browser, address: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{address}/forms/petition-letter.html")
        assert layer(page, "拖欠工资")
        assert page.locator(".rm-found").evaluate("area => getComputedStyle(area).borderTopWidth") == "0px"


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "wide"])
def test_back_from_a_result_finds_the_page_in_order(browser: Browser, address: str, size: dict[str, int]) -> None:
    with watched(browser, viewport=size) as page:
        page.goto(f"{address}/search.html")
        ask(page, "拖欠工资")
        page.locator("a[data-result]").first.click()
        page.wait_for_url("**/matters/*.html")
        page.go_back()
        expect(page.locator("main input[type=search]")).to_have_value("拖欠工资")
        expect(page.locator("a[data-result]").first).to_be_visible()
        page.goto(f"{address}/glossary.html")
        layer(page, "拖欠工资")
        page.locator("a[data-result]").first.click()
        page.wait_for_url("**/matters/*.html")
        page.go_back()
        expect(page.locator("main a:visible").first).to_be_visible()
        hidden = page.locator("main.rm-searching").count()
        assert hidden == page.locator(".rm-found:visible").count()  # the text is away only while results stand there


def test_a_result_on_the_same_page_is_not_hidden_by_the_results(browser: Browser, address: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{address}/laws/xinfang-gongzuo-tiaoli.html")
        layer(page, "信访工作条例 34")
        page.locator("a[data-result]").first.click()
        page.wait_for_url("**#a34")
        expect(page.locator(".rm-found")).to_be_hidden()
        assert 0 <= _gap(page, "a34") <= 30


CALLS = (("我被家暴了", {"110", "120"}), ("着火了", {"119", "120"}), ("他要自杀", {"110", "120"}))


@pytest.mark.parametrize("path", ["search.html", "glossary.html"])
def test_danger_shows_the_numbers_first(page: Page, address: str, path: str) -> None:
    calls, box = "[role=alert] a[href^='tel:']", "main" if path == "search.html" else "header"
    page.goto(f"{address}/{path}")
    for query, numbers in CALLS:
        layer(page, query, box)
        expect(page.locator(calls).first).to_be_visible()
        assert set(page.locator(calls).all_inner_texts()) == numbers
        assert page.locator("[role=listbox] [role=alert]").count() == 0
        alert = page.locator("[role=alert]").bounding_box()
        first = page.locator("[role=option], #search-results [role=status], .rm-stages").first.bounding_box()
        assert alert
        assert first
        assert alert["y"] + alert["height"] <= first["y"]
        page.locator("[role=alert]").evaluate("alert => { alert.id = 'kept' }")
        layer(page, query + "，快", box)
        expect(page.locator("#kept[role=alert]")).to_be_visible()  # the same one: it is not read out again
        page.locator(f"{box} input[type=search]").fill("")
        expect(page.locator("[role=alert]")).to_have_count(0)


def test_danger_in_the_address_shows_the_numbers(page: Page, address: str) -> None:
    page.goto(f"{address}/search.html?q=我被家暴了")
    expect(page.locator("[role=alert] a[href='tel:110']")).to_be_visible()


@pytest.mark.parametrize("path", ["search.html", "glossary.html"])
def test_little_or_nothing_leads_on_in_stages(page: Page, address: str, path: str) -> None:
    page.goto(f"{address}/{path}")
    for query in ("紫色喷泉", "zzzzqqqq", "asdf"):
        found = layer(page, query, "main" if path == "search.html" else "header")
        assert bool(found) == (query == "紫色喷泉")
        assert page.locator("mark").count() == 0  # single characters that it has in common say nothing
        stages = page.locator(".rm-stages > li")
        expect(stages).to_have_count(5)
        ways = [stages.nth(number).locator("a").first.get_attribute("href") or "" for number in (0, 2, 3, 4)]
        assert ways[0].startswith("categories/" if found else "groups/")
        assert ways[1:] == ["finder/index.html", "topics/no-one-responsible.html", "tel:12345"]
        expect(stages.nth(4).locator("a[href='tel:12348']")).to_have_count(1)


LEAD = {
    "信访工作条例 34": {"laws/xinfang-gongzuo-tiaoli.html#a34"},
    "三十四条": {"laws/xinfang-gongzuo-tiaoli.html#a34"},
    "tuoqian gongzi": {"matters/wage-arrears.html"},
    "tqgz": {"matters/wage-arrears.html"},
    "拖欠工資": {"matters/wage-arrears.html"},
    "脱欠工资": {"matters/wage-arrears.html"},
    "社宝": {"agencies/social-insurance-agency.html", "matters/si-not-enrolled.html"},
}


def test_articles_pinyin_traditional_and_mistyped_words_lead_there(page: Page, root: str, public: Built) -> None:
    page.goto(f"{root}/search.html")
    for query, results in LEAD.items():
        ask(page, query)
        first = page.locator("a[data-result]").first
        target = str(first.get_attribute("href"))
        assert target in results, query
        path, _, anchor = target.partition("#")
        if anchor:
            expect(first).to_contain_text("第34条")
            assert re.search(rf'id="?{anchor}\b', public.read(path))


def test_nothing_is_loaded_before_the_box_is_used(browser: Browser, address: str) -> None:
    """And then a worker loads it, where there is a server: whoever only reads does not pay for it."""
    for path, box in (("matters/wage-arrears.html", "header"), ("index.html", "main"), ("search.html", "main")):
        with watched(browser, service_workers="block") as page:
            asked: list[str] = []
            page.context.on("request", lambda request, asked=asked: asked.append(request.url.rpartition("/")[2]))  # type: ignore[misc]
            page.goto(f"{address}/{path}")
            page.wait_for_timeout(600)
            scripts = {name for name in asked if name.endswith(".js")}
            assert scripts - {"reckon-open.js", "checklist.js"} == {"site.js", "search.js"}
            page.locator(f"{box} input[type=search]").fill("工资")
            page.locator("a[data-result]").first.wait_for()
            assert "search-worker.js" in asked
            assert asked.count("search-index.js") == 1
            assert page.locator("script[src*='search-index']").count() == 0


def test_the_scripts_of_every_page_are_small(public: Built) -> None:
    """What is sent before the search is used."""
    sent = sum(len(gzip.compress((public.folder / "assets" / name).read_bytes())) for name in ("site.js", "search.js"))
    assert sent < 9_000


def test_staff_narrow_the_results_with_the_keyboard(page: Page, staff_address: str, staff: Built) -> None:
    page.goto(f"{staff_address}/search.html")
    lists = page.locator("#search-filter select")
    expect(lists).to_have_count(4)
    agencies = lists.nth(2).locator("option").all_inner_texts()[1:]
    clocks = lists.nth(3).locator("option").all_inner_texts()[1:]
    assert agencies == sorted(agencies, key=sound)
    assert clocks == list(map(str, short_first(map(read_period, clocks))))
    named: Callable[[str], Locator] = lambda name: page.get_by_role("combobox", name=name, exact=True)  # noqa: E731
    named("种类").focus()
    page.keyboard.press("ArrowDown")  # nothing is asked yet
    page.wait_for_timeout(200)
    assert page.locator("a[data-result], .rm-stages").count() == 0
    assert {name.partition(":")[0] for name in ask(page, "工资")} == {"matter"}
    named("种类").select_option("")
    page.evaluate("document.getElementById('search-results').removeAttribute('data-query')")
    named("类别").select_option("social-insurance")
    page.locator("#search-results[data-query]").wait_for()
    narrowed = page.locator("a[data-result]").evaluate_all("links => links.map(link => link.dataset.result)")
    assert narrowed
    category = "social-insurance"
    assert all(f"categories/{category}" in staff.read(f"matters/{name.partition(':')[2]}.html") for name in narrowed)
    named("部门").select_option(label=agencies[0])
    named("期限").select_option(clocks[0])
    expect(page.locator("#search-results")).to_contain_text("只看选的这些，没有找到")


def test_the_box_and_its_list_say_what_they_are(page: Page, address: str) -> None:
    """The pattern of a combobox with a list box: who controls whom, groups with names, one choice that goes round."""
    page.goto(f"{address}/glossary.html")
    found = layer(page, "工资")
    box = page.locator("header input[type=search]")
    assert box.get_attribute("role") == "combobox"
    boxes = page.locator(f"[id='{box.get_attribute('aria-controls')}']")
    assert boxes.get_attribute("role") == "listbox"
    assert boxes.get_attribute("aria-label")
    for group in boxes.locator("> *").all():
        assert group.get_attribute("role") == "group"
        assert page.locator(f"[id='{group.get_attribute('aria-labelledby')}']").inner_text()
    expect(page.locator("header [role=status]")).to_contain_text(f"{len(found)} 条")
    chosen = page.locator("[role=option][aria-selected=true]")
    box.press("ArrowUp")
    expect(chosen).to_have_attribute("data-result", found[-1])
    box.press("ArrowDown")
    expect(chosen).to_have_attribute("data-result", found[0])
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    assert box.get_attribute("aria-activedescendant") is None
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")  # to what follows the list
    expect(page.locator(".rm-pop a:focus")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(page.locator(".rm-pop")).to_be_hidden()


# ---- moving about ----


def test_the_first_tab_skips_to_the_text(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    page.keyboard.press("Tab")
    skip = page.locator("a.rm-skip")
    expect(skip).to_be_focused()
    assert skip.bounding_box()["y"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_tab_goes_in_the_order_of_the_page(page: Page, address: str) -> None:
    """Header before text before footer, and the steps of a chart in their order."""
    page.goto(f"{address}/matters/wage-arrears.html")
    assert page.locator("[tabindex]:not([tabindex='0']):not([tabindex='-1'])").count() == 0
    places = []
    for _ in range(400):
        page.keyboard.press("Tab")
        place = page.evaluate(
            "() => { const a = document.activeElement; if (!a || a === document.body) return null;"
            "window.order = window.order || [...document.querySelectorAll('*')]; return window.order.indexOf(a) }"
        )
        if place is None or (places and place < places[-1]):
            break
        places.append(place)
    focusable = page.locator("a[href]:visible, button:visible, input:visible, summary:visible").count()
    assert len(places) >= focusable * 0.9


SEEN = """() => {
  const at = document.activeElement, style = getComputedStyle(at), shape = at.querySelector("rect, path, polygon");
  const drawn = at.closest(".rm-chart") && shape && parseFloat(getComputedStyle(shape).strokeWidth) >= 4;
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none" || drawn;
  return seen ? "" : at.outerHTML.slice(0, 120);
}"""


def test_the_focus_is_seen(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(SEEN) == ""
    page.locator(".rm-chart a:visible").first.focus()
    assert page.evaluate("document.activeElement.matches('.rm-chart a:focus-visible')")
    assert page.evaluate(SEEN) == ""


def test_no_page_scrolls_sideways_makes_errors_or_asks_another_host(browser: Browser, either: Built) -> None:
    wide = []
    with watched(browser) as page:
        for path in one_of_every_kind(either):
            page.goto((either.folder / path).as_uri())
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 740})
                found = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                if found > 0:
                    culprit = page.evaluate(
                        "() => [...document.querySelectorAll('body *')]"
                        ".filter(e => e.getBoundingClientRect().right > innerWidth + 1)"
                        ".slice(0, 2).map(e => e.outerHTML.slice(0, 100))"
                    )
                    wide.append((width, path, found, culprit))
        assert wide == []


def test_the_answer_is_on_the_first_screen_of_a_phone(browser: Browser, public: Built) -> None:
    """The lower edge of the card lies within 740 px at 360 px: a sample of twenty matters. Help comes before it where somebody
    may be in danger."""
    paths = [path for path in public.paths("*.html") if path.startswith("matters/")]
    deep = {}
    with watched(browser, viewport=NARROW) as page:
        for path in paths[:: max(1, len(paths) // 20)][:20]:
            page.goto((public.folder / path).as_uri(), wait_until="domcontentloaded")
            edge = page.evaluate("document.querySelector('.rm-answer').getBoundingClientRect().bottom + scrollY")
            if edge > 740 and not page.locator(".rm-safe").count():
                deep[path] = round(edge)
        assert deep == {}


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
@pytest.mark.parametrize("width", [360, 1280])
def test_a_link_to_a_heading_lands_right_below_the_header(
    browser: Browser, public: Built, staff: Built, width: int, scripts: bool
) -> None:
    """At once, without a flight over the whole page, and not behind the header."""
    places = [(public, "matters/wage-arrears.html"), (public, "a-z.html"), (staff, "procedures/petition-three-level.html")]
    wrong = {}
    with watched(browser, viewport={"width": width, "height": 740}, java_script_enabled=scripts) as page:
        for built, path in places:
            address = (built.folder / path).as_uri()
            page.goto(address)
            assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
            targets = page.locator("main :is(h2, ol > li)[id]:visible").evaluate_all("all => all.map(target => target.id)")
            for name in targets[1 : -len(targets) // 3 : max(1, len(targets) // 4)]:  # the last ones cannot go up so far
                page.goto("about:blank")
                page.goto(f"{address}#{name}")
                gap = _gap(page, name)
                if not 0 <= gap <= 30:
                    wrong[f"{built.edition} {path}#{name}"] = gap
        assert wrong == {}


def _gap(page: Page, name: str) -> float:
    """From the header, or the edge of the screen, down to a target, as soon as the page has come to rest."""
    gaps = [-1.0, -2.0]
    while gaps[-1] != gaps[-2] and len(gaps) < 20:
        page.wait_for_timeout(50)
        gap = page.evaluate(
            "name => document.getElementById(name).getBoundingClientRect().top"
            " - Math.max(0, document.querySelector('.rm-head').getBoundingClientRect().bottom)",
            name,
        )
        gaps.append(gap)
    return gaps[-1]


# ---- for everyone ----


@pytest.mark.parametrize("part", range(4))
def test_axe_finds_nothing(
    browser: Browser, public: Built, staff: Built, address: str, staff_address: str, part: int
) -> None:
    todo = [(place, path) for place, built in ((address, public), (staff_address, staff)) for path in one_of_every_kind(built)]
    found = {}
    size = NARROW if part % 2 else WIDE
    with watched(browser, viewport=size) as page:
        for place, path in todo[part::4]:
            page.goto(f"{place}/{path}")
            if wrong := barriers(page):
                found[f"{place}/{path}"] = wrong
        assert found == {}


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "wide"])
def test_axe_finds_nothing_in_results(browser: Browser, staff_address: str, size: dict[str, int]) -> None:
    """Below the filters of staff, which the public page has not."""
    found = {}
    with watched(browser, viewport=size) as page:
        page.goto(f"{staff_address}/search.html")
        for query in ("拖欠工资", "他要自杀", "紫色喷泉", "zzzzqqqq"):
            ask(page, query)
            page.keyboard.press("ArrowDown")
            if wrong := barriers(page):
                found[query] = wrong
        assert found == {}


def test_axe_finds_nothing_in_an_open_menu(browser: Browser, address: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{address}/matters/wage-arrears.html")
        page.locator("details.rm-menu summary").click()
        assert barriers(page) == []


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "wide"])
def test_axe_finds_nothing_in_an_open_box(browser: Browser, address: str, size: dict[str, int]) -> None:
    """In the header and on the first page; with results, with danger, with nothing."""
    found = {}
    with watched(browser, viewport=size) as page:
        for path, box, query in (
            ("glossary.html", "header", "拖欠工资"),
            ("glossary.html", "header", "他要自杀"),
            ("glossary.html", "header", "zzzzqqqq"),
            ("index.html", "main", "我被家暴了"),
        ):
            page.goto(f"{address}/{path}")
            layer(page, query, box)
            page.keyboard.press("ArrowDown")
            if wrong := barriers(page, "header", ".rm-pop, .rm-found"):
                found[path, query] = wrong
        assert found == {}


def test_the_menu_of_a_phone_closes_again(browser: Browser, address: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{address}/index.html")
        menu = page.locator("details.rm-menu")
        menu.locator("summary").click()
        menu.locator("a[href='#groups']").click()
        expect(menu).not_to_have_attribute("open", "")
        menu.locator("summary").click()
        menu.locator("a").first.focus()
        page.keyboard.press("Escape")
        expect(menu).not_to_have_attribute("open", "")
        expect(menu.locator("summary")).to_be_focused()
        menu.locator("summary").click()
        menu.locator("[data-theme-toggle]").click()
        expect(menu).to_have_attribute("open", "")
        page.mouse.click(20, 600)
        expect(menu).not_to_have_attribute("open", "")


def test_the_list_of_a_page_marks_where_one_reads(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    current = page.locator(".rm-toc a[aria-current]")
    expect(current).to_have_attribute("href", "#first")
    page.evaluate("document.getElementById('limits').scrollIntoView()")
    expect(current).to_have_attribute("href", "#limits")
    page.evaluate("scrollBy(0, -500)")
    expect(current).to_have_attribute("href", "#bring")
    page.evaluate("scrollTo(0, 0)")
    expect(current).to_have_attribute("href", "#first")


def test_without_scripts_everything_can_be_read(browser: Browser, address: str) -> None:
    with watched(browser, java_script_enabled=False) as page:
        page.goto(f"{address}/matters/wage-arrears.html")
        for heading in page.locator("main h2").all():
            expect(heading).to_be_visible()
        expect(page.locator(".rm-answer")).to_be_visible()
        expect(page.locator("main svg a").first).to_be_visible()
        expect(page.locator("[data-print]")).to_be_hidden()
        box = page.locator("header input[type=search]")
        box.fill("工资")
        box.press("Enter")
        page.wait_for_url(re.compile(r"/search\.html\?q="))
        assert "a-z.html" in page.locator("main noscript").inner_html()  # the driver's way of no scripts does not draw it
        page.goto(f"{address}/index.html")
        expect(page.locator("main a[href^='groups/']").first).to_be_visible()


def test_large_type_and_dark_are_remembered(page: Page, address: str) -> None:
    page.goto(f"{address}/index.html")
    size: Callable[[], float] = lambda: page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")  # noqa: E731
    paper: Callable[[], str] = lambda: page.evaluate("getComputedStyle(document.body).backgroundColor")  # noqa: E731
    before, light = size(), paper()
    large, dark = page.locator(".rm-tools [data-size-toggle]"), page.locator(".rm-tools [data-theme-toggle]")
    large.click()
    dark.click()
    assert size() > before * 1.2
    assert paper() != light
    expect(large).to_have_attribute("aria-pressed", "true")
    expect(dark).to_have_attribute("aria-pressed", "true")
    page.goto(f"{address}/matters/wage-arrears.html")
    assert size() > before * 1.2
    assert paper() != light
    page.locator(".rm-tools [data-size-toggle]").click()
    page.locator(".rm-tools [data-theme-toggle]").click()
    assert (size(), paper()) == (before, light)


def test_large_type_does_not_make_the_page_jump(page: Page, address: str) -> None:
    """It is there before anything is drawn, although the scripts that need the whole page come late."""
    page.goto(f"{address}/index.html")
    page.evaluate("localStorage.setItem('routemap-size', 'large')")
    page.goto(f"{address}/matters/wage-arrears.html")
    moved = page.evaluate(
        """() => new Promise(resolve => {
          const sum = list => list.reduce((all, shift) => all + shift.value, 0);
          const watch = new PerformanceObserver(list => resolve(sum(list.getEntries())));
          watch.observe({type: 'layout-shift', buffered: true});
          requestAnimationFrame(() => setTimeout(() => resolve(sum(watch.takeRecords())), 100));
        })"""
    )
    assert moved < 0.1
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "24px"


def test_large_type_does_not_scroll_sideways(browser: Browser, address: str) -> None:
    with watched(browser, viewport={"width": 320, "height": 640}) as page:
        page.goto(f"{address}/index.html")
        page.evaluate("localStorage.setItem('routemap-size', 'large')")
        for path in ("index.html", "matters/wage-arrears.html", "procedures/petition-three-level.html", "search.html?q=工资"):
            page.goto(f"{address}/{path}")
            page.wait_for_timeout(100)
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path


def test_no_pause_begins_a_line_after_a_number_in_the_footer(browser: Browser, address: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{address}/glossary.html")
        page.evaluate("document.documentElement.dataset.size = 'large'")
        lines = """link => {
          const pause = document.createRange(), after = link.nextSibling;
          pause.setStart(after, 0);
          pause.setEnd(after, 1);
          return [link, pause].map(part => Math.round(part.getBoundingClientRect().bottom));
        }"""
        number, pause = page.locator(".rm-foot p a[href='tel:12348']").evaluate(lines)
        assert abs(number - pause) < 20


def test_the_checklist_counts(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    boxes = page.locator("[data-checklist] input")
    status = page.locator("main section [role=status]").first
    expect(status).to_have_text(f"备好 0 项，共 {boxes.count()} 项")
    page.locator("[data-checklist] label").first.click()
    expect(status).to_have_text(f"备好 1 项，共 {boxes.count()} 项")


def test_a_tick_is_seen_on_paper_and_where_the_reader_chooses_the_colours(browser: Browser, address: str) -> None:
    with watched(browser, color_scheme="dark") as page:
        page.goto(f"{address}/matters/wage-arrears.html")
        page.locator("[data-checklist] label").first.click()
        box = page.locator("[data-checklist] input:checked")
        page.emulate_media(media="print")
        assert box.evaluate("box => getComputedStyle(box, '::after').content") == '"✓"'
        assert box.evaluate("box => getComputedStyle(box).backgroundImage") == "none"  # or there are two
        page.emulate_media(media="screen", forced_colors="active")
        assert box.evaluate("box => getComputedStyle(box).appearance") == "auto"


def test_a_malformed_address_stops_no_script(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html#%E0%A4")
    expect(page.locator("#n")).to_contain_text("备好 0 项")
    page.goto(f"{address}/offline.html?missing=http://")
    expect(page.locator("#missing a")).to_have_attribute("href", f"{address}/")
    expect(page.locator(".rm-keep__size")).not_to_be_empty()


def test_paper_has_the_chart_and_no_navigation(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    page.emulate_media(media="print")
    for hidden in (".rm-nav", ".rm-search", ".rm-tools", ".rm-menu", ".rm-toc"):
        for part in page.locator(hidden).all():
            expect(part).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".rm-answer")).to_be_visible()
    expect(page.locator(".rm-steps li").first).to_be_visible()
    drawings = page.locator("figure.rm-chart svg")
    assert any(drawing.is_visible() for drawing in drawings.all())
    assert page.evaluate("getComputedStyle(document.body).color") in ("rgb(0, 0, 0)", "rgb(0,0,0)")
    sheets = len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4", prefer_css_page_size=True)))
    assert 1 <= sheets <= 6


def test_internal_pages_say_so_on_paper_too(page: Page, staff_address: str) -> None:
    page.emulate_media(media="print")
    for path in ("staff/index.html", "procedures/petition-supervision.html", "documents/urgent-report.html"):
        page.goto(f"{staff_address}/{path}")
        expect(page.locator(".rm-staffband")).to_be_visible()


def test_what_was_closed_is_closed_again_after_printing(page: Page, address: str) -> None:
    page.goto(f"{address}/matters/wage-arrears.html")
    state = "() => [...document.querySelectorAll('details.rm-reveal')].map(part => part.open)"
    before = page.evaluate(state)
    assert set(before) == {True, False}
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert set(page.evaluate(state)) == {True}
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(state) == before


def read_on_paper(page: Page, address: str) -> list[str]:
    """The beginnings of what stands in the article of a page, in the order of the paper."""
    page.goto(address)
    page.emulate_media(media="print")
    found = page.locator("article > *:visible").evaluate_all(
        "parts => parts.map(part => [part.getBoundingClientRect().top, part.innerText]).sort((a, b) => a[0] - b[0])"
    )
    return [text.strip() for _, text in found if text.strip()]


def test_paper_begins_with_the_title_and_what_it_says(page: Page, address: str) -> None:
    order = [text[:4] for text in read_on_paper(page, f"{address}/procedures/land-dispute-ruling.html")]
    assert order[:3] == ["土地山林", "期限\n你", "一步步怎"]
    assert "走这里的" not in order
    order = [text[:4] for text in read_on_paper(page, f"{address}/categories/labour.html")]
    assert order[1] == "走得最多"
    assert "这一类的" in order
    order = [text[:4] for text in read_on_paper(page, f"{address}/how-petitions-work.html")]
    assert order[:3] == ["信访怎么", "《信访工", "一张图看"]
    order = [text[:4] for text in read_on_paper(page, f"{address}/calculator.html")]
    assert order[:2] == ["期限计算", "选一套程"]


def test_no_sheet_of_paper_holds_a_heading_alone(page: Page, address: str) -> None:
    """Drawings of these were longer than the sheet that their heading leaves."""
    for name in ("land-dispute-ruling", "labour-capacity-appraisal"):
        page.goto(f"{address}/procedures/{name}.html")
        page.emulate_media(media="print")
        drawings = page.locator("figure.rm-chart svg:visible")
        heights = drawings.evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert 0 < max(heights) < 225 * 96 / 25.4
        assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(prefer_css_page_size=True))) <= 4


@pytest.mark.parametrize("theme", ["", "dark"], ids=["dark device", "dark chosen"])
def test_paper_is_black_on_white_also_in_the_dark(browser: Browser, address: str, staff_address: str, theme: str) -> None:
    with watched(browser, color_scheme="dark") as page:
        for place in (address, staff_address):
            page.goto(f"{place}/matters/wage-arrears.html")
            page.evaluate("theme => { document.documentElement.dataset.theme = theme }", theme)
            page.emulate_media(media="print")
            for part in ("h1", ".rm-check b", ".rm-compare td", ".rm-lane .n"):
                seen = page.locator(part).first.evaluate("part => getComputedStyle(part).color")
                assert seen == "rgb(0, 0, 0)", f"{place} {part}"
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
            page.emulate_media(media="screen")


def test_a_404_page_helps_from_any_depth(page: Page, address: str) -> None:
    page.goto(f"{address}/404.html")
    expect(page.locator("main a[href*='a-z.html']").first).to_be_visible()
