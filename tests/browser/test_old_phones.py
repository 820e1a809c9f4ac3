"""Old phones and the browsers inside chat programs: little data, features that are missing, storage that is refused."""

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from built import Built, serve
from playwright.sync_api import Browser, Page, Route, expect

from bench.weight import FIRST_VIEW, SCRIPTS, kinds, weigh

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
MISSING = """
for (const [owner, names] of [
  [window, ["structuredClone", "requestIdleCallback", "IntersectionObserver", "Worker", "ResizeObserver", "scheduler"]],
  [Object, ["hasOwn", "groupBy"]],
  [Array.prototype, ["at", "findLast", "toSorted", "with"]],
  [String.prototype, ["at", "replaceAll"]],
  [Element.prototype, ["checkVisibility", "replaceChildren"]],
  [Navigator.prototype, ["serviceWorker", "storage", "share", "clipboard"]],
]) for (const name of names) delete owner[name];
const refuse = { get() { throw new DOMException("refused", "SecurityError"); } };
for (const name of ["localStorage", "sessionStorage", "caches", "indexedDB"]) Object.defineProperty(window, name, refuse);
"""


@pytest.fixture(scope="module")
def address(public: Built) -> Iterator[str]:
    yield from serve(public.folder)


@pytest.fixture
def old(browser: Browser) -> Iterator[Page]:
    """A page in a browser that is poor in features and keeps nothing; every error fails the test."""
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True)  # type: ignore[arg-type]
    wrong: list[str] = []
    context.add_init_script(MISSING)
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda message: message.type == "error" and wrong.append(message.text))
    yield context.new_page()
    assert wrong == []
    context.close()


def test_a_poor_browser_that_keeps_nothing_can_do_everything(old: Page, address: str) -> None:
    old.goto(f"{address}/index.html")
    old.locator("main input[type=search]").fill("老板拖欠工资")
    old.locator("a[data-result='matter:wage-arrears']").click()
    old.wait_for_url("**/matters/wage-arrears.html")
    old.locator("[data-checklist] label").first.click()
    expect(old.locator("#n")).to_contain_text("备好 1 项")
    menu = old.locator("details.rm-menu")
    menu.locator("summary").click()
    menu.get_by_role("button", name="深色").click()
    menu.get_by_role("button", name="大字").click()
    assert old.evaluate("[document.documentElement.dataset.theme, document.documentElement.dataset.size]") == ["dark", "large"]
    old.goto(f"{address}/offline.html")
    expect(old.locator(".rm-keep__size")).to_contain_text("不能存")
    expect(old.locator("#keeper button:visible")).to_have_count(0)
    old.goto(f"{address}/search.html?q=工伤")
    expect(old.locator("a[data-result]").first).to_be_visible()


def test_without_the_selector_has_nothing_is_lost(browser: Browser, address: str, public: Built) -> None:
    """As in Chromium before 105: the rules with :has() are not there. On the screen and on paper."""
    style = (public.folder / "assets/style.css").read_text(encoding="utf-8")
    poor = re.sub(r"[^{};]*:has\([^{}]*\{[^{}]*\}", "", re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))
    assert ":has(" not in poor
    context = browser.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()

    def answer(route: Route) -> None:
        route.fulfill(body=poor, content_type="text/css")

    page.route("**/style.css", answer)
    for path in ("index.html", "matters/wage-arrears.html", "procedures/petition-three-level.html", "search.html?q=工资"):
        page.goto(f"{address}/{path}")
        page.wait_for_timeout(100)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, path
    page.goto(f"{address}/matters/wage-arrears.html")
    page.emulate_media(media="print")
    for gone in (".rm-head", ".rm-foot", ".rm-actions"):
        expect(page.locator(gone).first).to_be_hidden()
    assert any(drawing.is_visible() for drawing in page.locator("figure.rm-chart svg").all())
    context.close()


def test_every_page_is_light(public: Built) -> None:
    """Scripts below 100 kB and everything below 200 kB, as sent, on each page of each kind."""
    heavy = [
        weight
        for weights in kinds(public.folder).values()
        for weight in weights
        if weight.scripts >= SCRIPTS or weight.whole >= FIRST_VIEW
    ]
    assert heavy == []


@pytest.mark.parametrize("path", ["index.html", "matters/wage-arrears.html", "search.html", "offline.html"])
def test_what_is_weighed_is_what_a_browser_asks_for(browser: Browser, address: str, public: Built, path: str) -> None:
    """Nothing is loaded behind the back of the table: the sum of what is asked for is the sum in it."""
    context = browser.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page, asked = context.new_page(), dict[str, int]()

    def note(url: str) -> None:
        file = public.folder / Path(url.removeprefix(address + "/").partition("?")[0])
        asked[url] = len(gzip.compress(file.read_bytes(), 6))

    page.on("request", lambda request: note(request.url))
    page.goto(f"{address}/{path}")
    page.wait_for_timeout(2000)
    icon = {url for url in asked if url.endswith(("mark.svg", ".webmanifest"))}
    weight = weigh(public.folder, path)
    assert sum(size for url, size in asked.items() if url not in icon) == weight.whole - weight.pictures
    assert len(asked) - len(icon) < 8
    context.close()
