"""The checklist: what each paper is, and ticks that stay on the device only where someone asks for it."""

from collections.abc import Iterator

import pytest
from built import Built, serve
from playwright.sync_api import Browser, Locator, Page, expect

from generator.pipeline import Checked
from generator.render.pages.matter import views_of

pytestmark = pytest.mark.browser

STORE = "routemap-ticks"
PATH = "matters/wage-arrears.html"
REFUSE = """Object.defineProperty(window, "localStorage", {get() { throw new DOMException("refused", "SecurityError"); }});"""


@pytest.fixture(scope="module")
def address(public: Built) -> Iterator[str]:
    yield from serve(public.folder)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, service_workers="block")
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    yield context.new_page()
    assert wrong == []
    context.close()


def parts(page: Page) -> tuple[Locator, Locator, Locator, Locator]:
    """Boxes of the list, the wish to remember, the button, what is told."""
    area = page.locator("[data-remember]")
    return page.locator("[data-checklist] input"), area.locator("input"), area.locator("button"), area.locator("[role=status]")


def test_nothing_is_kept_unless_one_asks(page: Page, address: str) -> None:
    page.goto(f"{address}/{PATH}")
    boxes, wish, button, _ = parts(page)
    boxes.first.check()
    assert page.evaluate(f"localStorage.getItem('{STORE}')") is None
    expect(wish).not_to_be_checked()
    expect(button).to_be_hidden()
    page.reload()
    expect(boxes.first).not_to_be_checked()


def test_what_one_asks_to_keep_is_there_again_and_can_be_dropped(page: Page, address: str) -> None:
    page.goto(f"{address}/{PATH}")
    boxes, wish, button, told = parts(page)
    boxes.first.check()
    wish.check()
    boxes.nth(1).check()
    page.reload()
    expect(boxes.first).to_be_checked()
    expect(boxes.nth(1)).to_be_checked()
    expect(wish).to_be_checked()
    expect(page.locator("#n")).to_have_text(f"备好 2 项，共 {boxes.count()} 项")
    page.goto(f"{address}/matters/prepaid-card.html")
    expect(boxes.first).not_to_be_checked()  # each page has its own
    expect(wish).not_to_be_checked()
    button.click()
    expect(told).to_contain_text("删掉了")
    assert page.evaluate("localStorage.length") == 0
    page.goto(f"{address}/{PATH}")
    expect(boxes.first).not_to_be_checked()


def test_no_longer_wishing_it_forgets_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}/{PATH}")
    boxes, wish, _, _ = parts(page)
    wish.check()
    boxes.first.check()
    wish.uncheck()
    assert page.evaluate(f"localStorage.getItem('{STORE}')") is None


def test_where_the_browser_refuses_it_says_so_and_goes_on(page: Page, address: str) -> None:
    page.add_init_script(REFUSE)
    page.goto(f"{address}/{PATH}")
    boxes, wish, button, told = parts(page)
    wish.click()
    expect(told).to_contain_text("不让网页记东西")
    expect(wish).not_to_be_checked()
    expect(button).to_be_hidden()
    boxes.first.check()
    expect(page.locator("#n")).to_contain_text("备好 1 项")


def test_each_paper_says_its_form_how_many_and_what_without_it(real: Checked, public: Built) -> None:
    guide = real.guide.public()
    matter = guide.matters["wage-arrears"]
    text = public.read(PATH)
    told = 0
    for document in views_of(guide, matter)[0].bring:
        own = public.read(f"documents/{document.id}.html")
        for statement in (document.copies, document.if_missing):
            if statement:
                told += 1
                assert statement.text in text
                assert statement.text in own
    assert told >= 2


def test_the_papers_most_often_asked_for_are_described(real: Checked) -> None:
    """Of the forty that most matters ask for, nearly all say in which form to bring them or what to do without."""
    guide = real.guide
    often: dict[str, int] = {}
    for matter in guide.matters.values():
        for document in views_of(guide, matter)[0].bring:
            often[document.id] = often.get(document.id, 0) + 1
    first = sorted(often, key=lambda name: -often[name])[:40]
    silent = [name for name in first if not (guide.documents[name].form or guide.documents[name].if_missing)]
    assert len(silent) <= 8, silent
