"""For everyone, on every kind of page: text at 200 %, colours of one's own, no motion, the keyboard alone."""

from collections.abc import Iterator

import pytest
from browser_side import launch
from built import Built, serve
from playwright.sync_api import Browser, Page, expect
from test_browser import NARROW, one_of_every_kind, watched

pytestmark = pytest.mark.browser

LOST = """() => {
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth, lost = [];
  const shown = element => element.checkVisibility({visibilityProperty: true}) && !element.closest("svg, .rm-hide, .rm-skip");
  const aside = element => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.clipPath !== "none" && at.clientWidth <= 1) return true;
      if (/auto|scroll/.test(style.overflowX)) return true;
    }
    return false;
  };
  for (const element of document.querySelectorAll("body *")) {
    if (!shown(element) || ![...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())) continue;
    const box = element.getBoundingClientRect(), style = getComputedStyle(element);
    const more = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
    const cut = more && style.overflow !== "visible";
    if ((box.right > innerWidth + 1 || box.left < -1 || cut) && !aside(element)) lost.push(element.outerHTML.slice(0, 120));
  }
  return wide > 0 || lost.length ? [wide, lost.slice(0, 3)] : null;
}"""


@pytest.fixture(scope="module")
def large_browser(browser: Browser) -> Iterator[Browser]:
    """A browser whose owner has doubled the size of type in its settings: lengths in rem follow, those of media queries too."""
    large = launch(browser.browser_type, "--blink-settings=defaultFontSize=32")
    yield large
    large.close()


def lost_at(page: Page, built: Built, style: str = "") -> dict[str, object]:
    lost = {}
    for path in one_of_every_kind(built):
        page.goto((built.folder / path).as_uri(), wait_until="domcontentloaded")
        if style:
            page.add_style_tag(content=style)
        if found := page.evaluate(LOST):
            lost[path] = found
    return lost


def test_text_at_200_per_cent_by_zooming_text_alone(browser: Browser, public: Built, staff: Built) -> None:
    """As the browsers inside chat programs do it: every length in rem doubles, the media queries do not know."""
    with watched(browser, viewport=NARROW) as page:
        double = "html { font-size: 225% !important }"
        assert {built.edition: lost_at(page, built, double) for built in (public, staff)} == {"public": {}, "staff": {}}


def test_text_at_200_per_cent_by_the_settings(large_browser: Browser, public: Built, staff: Built) -> None:
    with watched(large_browser, viewport=NARROW) as page:
        page.goto((public.folder / "index.html").as_uri())
        assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 36
        assert {built.edition: lost_at(page, built) for built in (public, staff)} == {"public": {}, "staff": {}}


def test_where_motion_is_not_wanted_nothing_moves(browser: Browser, public: Built) -> None:
    with watched(browser, reduced_motion="reduce") as page:
        for path in one_of_every_kind(public):
            page.goto((public.folder / path).as_uri(), wait_until="domcontentloaded")
            moving = page.evaluate(
                "() => [...document.querySelectorAll('*')].filter(one => { const s = getComputedStyle(one);"
                "return s.animationName !== 'none' || s.scrollBehavior === 'smooth'"
                "|| s.transitionDuration.split(',').some(t => parseFloat(t) > 0) }).map(one => one.outerHTML.slice(0, 100))"
            )
            assert moving == [], path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_with_colours_of_one_s_own_everything_is_seen(browser: Browser, public: Built, scheme: str) -> None:
    """Forced colours take backgrounds and shadows away: what is pressed or ticked must still differ, and pictures be there."""
    with watched(browser, forced_colors="active", color_scheme=scheme, viewport=NARROW) as page:
        page.goto((public.folder / "matters/wage-arrears.html").as_uri())
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        box = page.locator("[data-checklist] input").first
        away = lambda: (page.mouse.move(5, 600), page.evaluate("document.activeElement.blur()"))  # noqa: E731
        box.scroll_into_view_if_needed()
        away()
        before = box.screenshot()
        box.check()
        away()
        assert box.screenshot() != before
        page.locator("details.rm-menu summary").click()
        large = page.locator(".rm-menu__list [data-size-toggle]")
        page.mouse.move(5, 600)
        before = large.screenshot()
        large.click()
        page.evaluate("document.documentElement.dataset.size = ''; document.activeElement.blur()")
        page.mouse.move(5, 600)
        assert large.get_attribute("aria-pressed") == "true"
        assert large.screenshot() != before
        clock = page.locator(".rm-clock, .rm-clock-you").first
        paint = clock.evaluate("one => getComputedStyle(one, '::before').backgroundColor")
        assert paint != "rgba(0, 0, 0, 0)"


def test_the_keyboard_opens_the_menu_the_folds_and_ticks_the_list(browser: Browser, public: Built) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto((public.folder / "matters/wage-arrears.html").as_uri())
        page.keyboard.press("Tab")  # the skip link
        expect(page.locator(".rm-skip")).to_be_focused()
        for _ in range(12):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.rm-menu summary')"):
                break
        page.keyboard.press("Enter")
        expect(page.locator(".rm-menu")).to_have_attribute("open", "")
        page.keyboard.press("Tab")
        expect(page.locator(".rm-menu__list a").first).to_be_focused()
        opened = ticked = 0
        for _ in range(300):
            page.keyboard.press("Tab")
            kind = page.evaluate(
                "() => { const a = document.activeElement; return a.matches('main summary') ? 'fold' "
                ": a.matches('[data-checklist] input') ? 'box' : a.closest('footer') ? 'end' : '' }"
            )
            if kind == "fold":
                was = page.evaluate("document.activeElement.parentElement.open")
                page.keyboard.press("Enter")
                assert page.evaluate("document.activeElement.parentElement.open") is not was
                opened += 1
            elif kind == "box":
                page.keyboard.press("Space")
                assert page.evaluate("document.activeElement.checked")
                ticked += 1
            elif kind == "end":
                break
        assert kind == "end"
        assert opened >= 2
        assert ticked == page.locator("[data-checklist] input").count()


def test_on_a_phone_the_keyboard_does_not_walk_through_links_nobody_sees(browser: Browser, public: Built) -> None:
    """On a narrow screen only the last step of the way here is shown; the others appear when the keyboard is on them."""
    with watched(browser, viewport=NARROW) as page:
        page.goto((public.folder / "matters/wage-arrears.html").as_uri())
        for link in page.locator(".rm-crumb a").all():
            link.focus()
            box = link.locator("..").bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) > 10
            assert link.locator("..").evaluate("item => getComputedStyle(item).clipPath") == "none"


@pytest.fixture(scope="module")
def served(public: Built) -> Iterator[str]:
    yield from serve(public.folder)


def test_the_keyboard_alone_keeps_the_site_and_drops_it(browser: Browser, served: str) -> None:
    with watched(browser, viewport=NARROW) as page:
        page.goto(f"{served}/offline.html")
        button = page.locator("#keeper button").first
        expect(button).to_have_text("把全部内容存到手机上")
        button.focus()
        page.keyboard.press("Enter")
        expect(button).to_have_text("先停下")
        expect(button).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#keeper [role=status]")).to_contain_text("停在这里")
        expect(button).to_have_text("接着存")
        page.keyboard.press("Tab")
        expect(page.locator("#keeper button").nth(1)).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#keeper [role=status]")).to_contain_text("删掉了")
