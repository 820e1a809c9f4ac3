"""Filling in applications in a real browser, opened from a folder: what is typed stays on the device and on the paper."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from barriers import barriers
from playwright.sync_api import Browser, Download, Page, expect

from generator.model import Form
from generator.pipeline import Checked, renderer_for
from generator.project import read_project
from generator.render import ASSETS, sheets_of
from generator.render.letter import blank_letter
from generator.render.pages.form import word_files
from generator.wording import Wording

pytestmark = pytest.mark.browser

PETITION, RECONSIDERATION, PLAIN = "petition-letter", "reconsideration-application", "inspection-complaint"
HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"双\" '单' {{name}} ]]> 𠮷😀"
LONG = "一" * 30_000
TYPED = {"date": "2026-10-01", "sign": "2026-11-22", "phone": "13900000000"}
LABELLED = "() => [...document.querySelectorAll('.rm-field')].map(part => part.querySelector('label').control.name)"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, real: Checked, wording: Wording) -> str:
    """The address of a folder with the pages of all forms, their Word files and the assets."""
    root = tmp_path_factory.mktemp("forms")
    renderer = renderer_for(read_project(Path(__file__).parents[2]), real, "public")
    sheets = [sheet for sheet in sheets_of(renderer.guide, wording, renderer.settings) if sheet.page.path.startswith("forms/")]
    for file in (*renderer.write(sheets), *word_files(renderer.guide, wording)):
        (root / file.path).parent.mkdir(exist_ok=True)
        (root / file.path).write_bytes(file.content)
    for asset in ASSETS.iterdir():
        (root / "assets" / asset.name).write_bytes(asset.read_bytes())
    return root.as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of its own device, which goes nowhere but to files and says every mistake of a script."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="zh-CN")
    wrong: list[str] = []
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda request: request.url.startswith(("file:", "blob:")) or wrong.append(request.url))
    yield context.new_page()
    context.close()
    assert wrong == []


def opened(page: Page, site: str, name: str, rest: str = "") -> Page:
    page.goto(f"{site}/forms/{name}.html{rest}")
    return page


def form(real: Checked, name: str) -> Form:
    found = real.guide.documents[name].letter
    assert found
    return found


def fill_everything(page: Page, real: Checked, name: str) -> dict[str, str]:
    """Something in every field; what was typed by its id."""
    typed = {}
    for field in form(real, name).fields:
        place = page.locator(f"#f-{field.id}")
        if field.kind == "choice":
            place.select_option(field.choices[0])
            typed[field.id] = field.choices[0]
        else:
            typed[field.id] = TYPED.get(field.kind, f"填{field.id}")
            place.fill(typed[field.id])
    return typed


def paragraphs(download: Download) -> list[str]:
    return [part.text for part in docx.Document(BytesIO(Path(download.path()).read_bytes())).paragraphs]


def saved(page: Page) -> list[str]:
    """The paragraphs of the file that the page gives."""
    with page.expect_download() as download:
        page.click("#save")
    return paragraphs(download.value)


# ---- checking ----


def test_what_the_law_demands_and_is_missing_is_told(page: Page, site: str, real: Checked) -> None:
    opened(page, site, PETITION)
    page.click("button[type=submit]")
    told = page.locator("#found")
    expect(told).to_be_focused()
    demanded = [field for field in form(real, PETITION).fields if field.demanded and field.kind != "sign"]
    assert len(demanded) == 4
    links = told.locator("a")
    expect(links).to_have_count(len(demanded))
    for at, field in enumerate(demanded):
        assert field.label in links.nth(at).inner_text()
        place = page.locator(f"#f-{field.id}")
        assert place.get_attribute("aria-invalid") == "true"
        note = page.locator(f"#e-{field.id}").inner_text()
        assert "《信访工作条例》第十九条第一款" in note
        assert all(word in note for word in (field.asks or "").split("、"))
        assert f"e-{field.id}" in (place.get_attribute("aria-describedby") or "").split()
    links.nth(1).click()
    expect(page.locator("#f-address")).to_be_focused()
    page.locator("#f-address").fill("某街")
    expect(page.locator("#e-address")).to_have_count(0)
    assert page.locator("#f-address").get_attribute("aria-invalid") is None


def test_a_form_that_holds_what_the_law_demands_is_right(page: Page, site: str, real: Checked) -> None:
    opened(page, site, PETITION)
    for field in form(real, PETITION).fields:
        if field.demanded:
            page.fill(f"#f-{field.id}", "写了")
    page.click("button[type=submit]")
    assert page.locator("#found").evaluate("part => part.classList.contains('rm-checked--right')")
    assert page.locator("[aria-invalid]").count() == 0


def test_what_only_some_must_write_is_told_but_does_not_stop(page: Page, site: str, real: Checked) -> None:
    opened(page, site, RECONSIDERATION)
    for field in form(real, RECONSIDERATION).fields:
        if field.demanded and field.kind != "sign":
            page.fill(f"#f-{field.id}", "1")
    page.click("button[type=submit]")
    told = page.locator("#found").inner_text()
    assert "申请人是单位" in told
    assert "还没有写" not in told


def test_a_telephone_without_figures_and_half_a_day_are_told(page: Page, site: str) -> None:
    opened(page, site, RECONSIDERATION)
    page.fill("#f-phone", "没有")
    page.locator("#f-known").press_sequentially("1")
    page.click("button[type=submit]")
    assert "没有数字" in page.locator("#e-phone").inner_text()
    assert "没有写全" in page.locator("#e-known").inner_text()


def test_where_the_law_demands_nothing_the_empty_ones_are_named(page: Page, site: str) -> None:
    opened(page, site, PLAIN)
    page.fill("#f-name", "张三")
    page.click("button[type=submit]")
    assert page.locator("#found a").count() > 5
    assert "法律要求" not in page.locator("#found").inner_text()


# ---- what becomes of it ----


@pytest.mark.parametrize("name", [PETITION, RECONSIDERATION, "labour-arbitration-application", "assistance-application"])
def test_the_word_file_has_all_that_was_typed(page: Page, site: str, real: Checked, name: str) -> None:
    opened(page, site, name)
    typed = fill_everything(page, real, name)
    written = "\n".join(saved(page))
    for field in form(real, name).fields:
        if field.kind in ("date", "sign"):
            assert ("2026年10月1日" if field.kind == "date" else "2026年11月22日") in written
        else:
            assert typed[field.id] in written, field.id
        assert field.label in written or field.kind == "to"
    assert page.locator("#letter p").all_inner_texts() == [part.strip("\t") for part in saved(page)]


def test_the_word_file_is_named_after_the_letter(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    with page.expect_download() as download:
        page.click("#save")
    assert download.value.suggested_filename == "信访事项书面材料.docx"
    expect(page.locator("#told")).to_contain_text("信访事项书面材料.docx")


def test_signs_of_markup_long_text_and_line_breaks_stay_text(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.fill("#f-name", HOSTILE)
    page.fill("#f-claim", f"{HOSTILE}\n\n  {LONG}\r\n第三段\u0007\ud800")
    found = saved(page)
    assert f"姓名（名称）：{HOSTILE}" in found
    assert found[found.index("请求：") + 1 :][:2] == [HOSTILE, LONG]
    assert found[found.index("请求：") + 3].startswith("第三段")
    assert page.locator("#letter script, #letter img").count() == 0
    assert page.locator("#letter").inner_text().count("<script>") == 2


def test_numbers_that_one_writes_oneself_are_not_doubled(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.fill("#f-attached", "1. 决定书\n2、照片\n（3）\n1.5 万元的收据\n2024年的合同")
    found = saved(page)
    assert found[found.index("附件：") + 1 :][:5] == ["1. 决定书", "2. 照片", "3. （3）", "4. 1.5 万元的收据", "5. 2024年的合同"]


def test_the_file_is_the_same_each_time(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    files = []
    for _ in range(2):
        with page.expect_download() as download:
            page.click("#save")
        files.append(Path(download.value.path()).read_bytes())
    assert files[0] == files[1]


def test_where_no_file_can_be_written_the_page_says_so(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.evaluate("() => { URL.createObjectURL = () => { throw new Error('no') } }")
    page.click("#save")
    expect(page.locator("#told")).to_contain_text("这里存不了文件")


def test_the_whole_text_can_be_copied_even_without_a_clipboard(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.evaluate("() => Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.fill("#f-name", "张三")
    page.click("#copy")
    text = page.locator("#copy-text").input_value()
    assert text.startswith("信访事项书面材料\n信访人\n姓名（名称）：张三\n住址：")
    assert "\t" not in text
    expect(page.locator("#told")).to_contain_text("复制")


def test_only_the_letter_is_printed(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.fill("#f-name", "张三")
    page.emulate_media(media="print")
    seen = page.evaluate("() => document.body.innerText")
    assert seen.strip().startswith("信访事项书面材料")
    assert "张三" in seen
    assert not [words for words in ("不上传", "检查一遍", "写在纸上的样子", "法律依据", "关于本站") if words in seen]


def test_the_empty_form_can_be_printed_although_something_is_filled_in(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.fill("#f-name", "张三")
    page.evaluate("() => { window.print = () => { window.printed = document.getElementById('letter').innerText } }")
    page.click("#print-blank")
    assert "张三" not in page.evaluate("printed")
    assert "附件" in page.evaluate("printed")
    assert "张三" in page.locator("#letter").inner_text()


@pytest.mark.parametrize("name", [PETITION, RECONSIDERATION, PLAIN, "info-application", "bankruptcy-petition"])
def test_the_browser_writes_the_empty_letter_as_the_page_has_it(
    page: Page, site: str, real: Checked, wording: Wording, name: str
) -> None:
    document = real.guide.documents[name]
    lines = blank_letter(form(real, name), form(real, name).heading or document.title, wording)
    expected = [[f"l-{line.style}", line.text.rstrip("\t"), line.text.endswith("\t")] for line in lines]
    opened(page, site, name)
    as_drawn = "lines => lines.map(line => [line.className, line.textContent, Boolean(line.querySelector('i'))])"
    assert page.locator("#letter p").evaluate_all(as_drawn) == expected
    page.evaluate("() => { window.print = () => {} }")
    page.click("#print-blank")
    assert page.locator("#letter p").evaluate_all(as_drawn) == expected
    assert saved(page) == [line.text for line in lines]


# ---- where it stays ----


def test_nothing_is_kept_unless_one_asks(page: Page, site: str, real: Checked) -> None:
    opened(page, site, PETITION)
    fill_everything(page, real, PETITION)
    page.click("button[type=submit]")
    assert page.evaluate("() => localStorage.length + sessionStorage.length + document.cookie.length") == 0
    page.reload()
    assert page.locator("#f-name").input_value() == ""


def test_what_is_kept_comes_back_and_can_be_deleted(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.fill("#f-name", "张三")
    page.check("#keep")
    page.fill("#f-claim", "修路")
    page.reload()
    assert page.locator("#f-name").input_value() == "张三"
    assert page.locator("#f-claim").input_value() == "修路"
    assert "修路" in page.locator("#letter").inner_text()
    opened(page, site, RECONSIDERATION)
    assert page.locator("#f-name").input_value() == ""
    opened(page, site, PETITION)
    expect(page.locator("#really")).to_be_hidden()
    page.focus("#delete")
    page.keyboard.press("Enter")
    assert page.locator("#f-name").input_value() == "张三"
    expect(page.locator("#told")).to_contain_text("真的删掉")
    page.keyboard.press("Enter")
    expect(page.locator("#really")).to_be_hidden()
    assert page.locator("#f-name").input_value() == "张三"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#told")).to_have_text("都删掉了。")
    expect(page.locator("#delete")).to_be_focused()
    assert page.evaluate("() => localStorage.length") == 0
    assert page.locator("#f-name").input_value() == ""
    assert "张三" not in page.locator("#letter").inner_text()
    page.fill("#f-name", "李四")
    assert page.evaluate("() => localStorage.length") == 0


def test_taking_the_tick_away_forgets(page: Page, site: str) -> None:
    opened(page, site, PETITION)
    page.fill("#f-name", "张三")
    page.check("#keep")
    assert page.evaluate("() => localStorage.length") == 1
    page.uncheck("#keep")
    assert page.evaluate("() => localStorage.length") == 0


def test_where_keeping_is_refused_the_form_still_works(page: Page, site: str) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })")
    opened(page, site, PETITION)
    page.fill("#f-name", "张三")
    page.locator("#keep").click()
    expect(page.locator("#told")).to_contain_text("不让记")
    assert not page.locator("#keep").is_checked()
    assert "姓名（名称）：张三" in saved(page)


def test_an_office_named_in_the_address_is_filled_in_and_asked_for_by_name(page: Page, site: str, real: Checked) -> None:
    opened(page, site, PETITION, "#to=信访部门")
    assert page.locator("#f-to").input_value() == "信访部门"
    for field in form(real, PETITION).fields:
        if field.demanded:
            page.fill(f"#f-{field.id}", "写了")
    page.click("button[type=submit]")
    assert "「信访部门」是一类机关" in page.locator("#found").inner_text()


# ---- for everyone ----


def test_without_scripts_the_page_is_an_empty_form(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = opened(context.new_page(), site, PETITION)
    expect(page.locator("#form")).to_be_hidden()
    expect(page.locator("#letter")).to_contain_text("事实和理由")
    with page.expect_download() as download:
        page.click("a[download]")
    assert paragraphs(download.value)[0] == "信访事项书面材料"
    context.close()


def test_everything_can_be_done_with_the_keyboard(page: Page, site: str, real: Checked) -> None:
    opened(page, site, PETITION)
    page.focus("#f-name")
    for field in form(real, PETITION).fields:
        if field.kind in ("line", "text", "list", "phone", "to"):
            expect(page.locator(f"#f-{field.id}")).to_be_focused()
            page.keyboard.type("13900000000" if field.kind == "phone" else "字")
            page.keyboard.press("Tab")
            while page.evaluate("() => document.activeElement.tagName === 'A'"):
                page.keyboard.press("Tab")
    for _ in range(12):
        if page.evaluate("() => document.activeElement.type === 'submit'"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#found")).to_be_focused()
    page.focus("#save")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert "姓名（名称）：字" in paragraphs(download.value)


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state(browser: Browser, site: str, real: Checked, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 740})
    page = opened(context.new_page(), site, RECONSIDERATION)
    assert barriers(page) == []
    page.click("button[type=submit]")
    assert barriers(page) == []
    fill_everything(page, real, RECONSIDERATION)
    page.click("button[type=submit]")
    page.click("#delete")
    assert barriers(page) == []
    context.close()


def test_every_form_opens_fits_a_phone_and_has_a_label_a_field(page: Page, site: str, real: Checked) -> None:
    """And every fourth tells what is missing without growing wider."""
    page.set_viewport_size({"width": 360, "height": 740})
    forms = [(name, document.letter) for name, document in real.guide.documents.items() if document.letter]
    for number, (name, letter) in enumerate(forms):
        opened(page, site, name)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, name
        assert page.locator("#form").is_visible(), name
        assert page.evaluate(LABELLED) == [field.id for field in letter.fields], name
        if number % 4:
            continue
        page.click("button[type=submit]")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 360, name
        expect(page.locator("#found")).to_be_visible()


def test_very_long_words_do_not_widen_the_page(page: Page, site: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    opened(page, site, PETITION)
    page.fill("#f-name", "a" * 2000)
    page.fill("#f-claim", "a" * 2000)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360


def test_the_list_names_every_form(page: Page, site: str, real: Checked) -> None:
    page.goto(f"{site}/forms/index.html")
    links = page.locator("main .rm-rows a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert sorted(links) == sorted(f"{name}.html" for name, document in real.guide.documents.items() if document.letter)
    assert not [link for link in links if not re.fullmatch(r"[a-z-]+\.html", link)]
