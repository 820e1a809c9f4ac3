"""The calculator in a browser, on pages of the real guide: page, text, calendar file and Python say the same dates."""

import random
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from barriers import barriers
from built import serve
from icalendar import Calendar as IcsCalendar
from playwright.sync_api import Browser, Page, expect

from generator.pipeline import Checked, renderer_for
from generator.project import read_project
from generator.reckon import Point, Timed, line, official_calendar
from generator.render import ASSETS, Renderer, sheets_of

pytestmark = pytest.mark.browser

PROJECT = Path(__file__).parents[2]
OURS = re.compile(r"file:|blob:|data:|http://127\.0\.0\.1:")
NOW = datetime(2026, 11, 22, 10, 0)
MATTER, PETITION, CALCULATOR = "matters/wage-arrears.html", "procedures/petition-three-level.html", "calculator.html"
PAGES = (
    MATTER, PETITION, "matters/injury-cert.html", "procedures/administrative-reconsideration.html",
    "procedures/work-injury-determination.html", "procedures/labour-arbitration.html", "procedures/telecom-complaint.html",
)  # fmt: skip
FILED = "labour-inspection|立案之日|inspectorate"
LEFT, DISMISSED = "labour-arbitration|劳动关系终止之日|worker", "2025-03-05"
ACCEPTED = "petition-three-level|受理之日|body"


@pytest.fixture(scope="module")
def renderer(real: Checked) -> Renderer:
    """The public edition; nothing written yet."""
    return renderer_for(replace(read_project(PROJECT), site_url="https://guide.example"), real, "public")


@pytest.fixture(scope="module")
def site(renderer: Renderer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Some pages of the real guide in a folder, with everything they load."""
    folder = tmp_path_factory.mktemp("reckon")
    places = [tuple(path.removesuffix(".html").split("/")) for path in PAGES]
    only = [(kind, name) for kind, name in places] + [("calculator", "")]
    wanted = sheets_of(renderer.guide, renderer.wording, replace(renderer.settings, only=only))
    pages = [sheet for sheet in wanted if sheet.page.path in (*PAGES, CALCULATOR)]
    assert len(pages) == len(PAGES) + 1
    for file in (*renderer.write(pages), *renderer.reckoning.files()):
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    for asset in ASSETS.iterdir():
        (folder / "assets" / asset.name).write_bytes(asset.read_bytes())
    return folder.as_uri()


@pytest.fixture(scope="module")
def served(site: str) -> Iterator[str]:
    """The same over http: axe reads the style sheets itself, which a file may not."""
    yield from serve(Path(site.removeprefix("file://")))


@contextmanager
def opened(browser: Browser, address: str, **settings: Any) -> Iterator[Page]:
    """A page at noon of the day of the tests, that fails where anything goes wrong or another host is asked."""
    wrong: list[str] = []
    usual = {"viewport": {"width": 360, "height": 740}, "locale": "zh-CN", "service_workers": "block"}
    context = browser.new_context(**(usual | settings))
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    context.on("request", lambda request: None if OURS.match(request.url) else wrong.append(request.url))
    page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.goto(address)
    yield page
    assert wrong == []
    context.close()


@contextmanager
def without(page: Page, pattern: str) -> Iterator[None]:
    """The network fails for these files."""
    page.route(pattern, lambda route: route.abort())
    yield
    page.unroute(pattern)


def start(page: Page) -> None:
    """Open the calculator of a page."""
    page.locator("[data-reckon] button").first.click()
    expect(page.locator(".rm-reckon__form")).to_be_visible()


def fill(page: Page, event: str, day: str, clock: str = "") -> None:
    """Choose what happened, and the day."""
    page.locator(".rm-reckon__form").get_by_label("发生了什么").select_option(event)
    page.locator("input[type=date]").fill(day)
    if clock:
        page.locator("input[type=time]").fill(clock)


def shown(page: Page) -> list[str]:
    """The dates of the line, in its order."""
    return list(page.locator(".rm-dates time").evaluate_all("all => all.map(one => one.dateTime)"))


def of_page(page: Page, renderer: Renderer) -> tuple[Timed, ...]:
    """The clocks of this page for Python, in its order, links among them."""
    names = page.locator("[data-reckon] script").evaluate("script => JSON.parse(script.textContent).clocks")
    pool = {pooled.name: place for place, pooled in enumerate(renderer.reckoning.pool)}
    places = {pool[name]: place for place, name in enumerate(names)}
    found = []
    for name in names:
        timed = renderer.reckoning.timed[pool[name]]
        links = tuple(replace(link, to=places[link.to]) for link in timed.links if link.to in places)
        found.append(replace(timed, links=links))
    return tuple(found)


def iso(point: Point) -> str:
    return point.at.isoformat(timespec="minutes") if point.at else point.due.day.isoformat()


def others(point: Point) -> list[str]:
    """The days that stand beside the last day, as the page writes them."""
    days = (point.due.later, point.extended.day if point.extended else None, point.late)
    return [f"{day.year}年{day.month}月{day.day}日" for day in days if day]


def ics(page: Page) -> bytes:
    """What the button gives."""
    with page.expect_download() as given:
        page.get_by_role("link", name="放进手机日历").click()
    assert given.value.suggested_filename == "routemap.ics"
    return Path(given.value.path()).read_bytes()


@pytest.mark.parametrize("path", PAGES)
def test_page_text_calendar_file_and_python_say_the_same(browser: Browser, site: str, renderer: Renderer, path: str) -> None:
    """Every event of the page, each on some random day."""
    chance = random.Random(path)
    calendar = official_calendar()
    with opened(browser, f"{site}/{path}", accept_downloads=True) as page:
        start(page)
        clocks = of_page(page, renderer)
        assert clocks
        for event in dict.fromkeys(timed.event for timed in clocks):
            day = date(2026, 3, 1) + timedelta(days=chance.randrange(400))
            hours = any(timed.event == event and timed.how.unit == "hour" for timed in clocks)
            fill(page, event, day.isoformat(), "09:30" if hours else "")
            begin = datetime.combine(day, datetime.min.time()) + (timedelta(hours=9.5) if hours else timedelta())
            points = line(clocks, event, begin, calendar)
            assert shown(page) == [iso(point) for point in points], event
            notes = page.locator(".rm-dates").inner_text()
            for point in points:
                for other in others(point):
                    assert other in notes, (event, other)
            text = page.locator(".rm-reckon__tools textarea").evaluate("box => box.value")
            for point, told_of in zip(points, re.split(r"\n\n(?=\d+年)", text)[1:], strict=True):
                assert all(other in told_of for other in others(point)), (event, told_of)
            told = re.findall(r"^(\d+)年(\d+)月(\d+)日 星期", text, re.MULTILINE)
            assert [date(*map(int, parts)) for parts in told] == [point.due.day for point in points]
            coming = [point for point in points if point.due.day >= NOW.date()]
            if not coming:
                expect(page.get_by_role("link", name="放进手机日历")).to_have_count(0)
                continue
            events = IcsCalendar.from_ical(ics(page)).walk("VEVENT")
            for point, told_of in zip(coming, events, strict=True):
                assert all(other in str(told_of["DESCRIPTION"]) for other in others(point)), (event, told_of)
            ours = [(point.at - timedelta(hours=8)) if point.at else point.due.day for point in coming]
            theirs = [event.decoded("DTSTART") for event in events]
            assert [when.replace(tzinfo=None) if isinstance(when, datetime) else when for when in theirs] == ours


def test_the_calendar_file_is_well_formed(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}", accept_downloads=True) as page:
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        content = ics(page)
    lines = content.split(b"\r\n")
    assert lines.pop() == b""
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for text in lines:
        text.decode()  # no character is torn apart
    events = IcsCalendar.from_ical(content).walk("VEVENT")
    assert len({str(event["UID"]) for event in events}) == len(events) == 3
    first = events[0]
    assert first.decoded("DTSTART") == date(2027, 1, 9)
    assert first.decoded("DTEND") == date(2027, 1, 10)
    assert first.decoded("DTSTAMP").replace(tzinfo=None) <= datetime(2026, 11, 22, 23)
    assert str(first["SUMMARY"]) == "他们的最后一天：出具信访处理意见书"
    words = str(first["DESCRIPTION"])
    assert "信访工作条例第三十四条" in words
    assert words.endswith("https://guide.example/procedures/petition-three-level.html")
    assert "2027年2月8日" in words  # prolonged
    alarms = [alarm.decoded("TRIGGER") for alarm in first.walk("VALARM")]
    assert alarms == [-timedelta(days=6, hours=15), -timedelta(hours=15)]


def test_who_must_hand_in_on_a_sunday_is_reminded_before_the_last_working_day(browser: Browser, site: str) -> None:
    """Notice the day before would come on a Saturday, when nobody takes the paper any more."""
    with opened(browser, f"{site}/{PETITION}", accept_downloads=True) as page:
        start(page)
        fill(page, "petition-three-level|收到书面答复之日|request-review", "2026-11-20")
        content = ics(page)
        text = page.locator(".rm-reckon__tools textarea").evaluate("box => box.value")
    first, second = IcsCalendar.from_ical(content).walk("VEVENT")[:2]
    assert first.decoded("DTSTART") == date(2026, 12, 20)  # a Sunday
    assert "2026年12月18日 星期五以前交上更稳妥" in str(first["DESCRIPTION"])
    assert "2026年12月18日 星期五以前交上更稳妥" in text
    alarms = [(alarm.decoded("TRIGGER"), str(alarm["DESCRIPTION"])) for alarm in first.walk("VALARM")]
    assert alarms[-1] == (-timedelta(days=2, hours=15), "最后一天：请求复查，那天是休息日，明天交上更稳妥")
    assert len(second.walk("VALARM")) == 2  # theirs


def test_a_window_that_is_over_says_so_and_what_is_left(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{MATTER}") as page:
        start(page)
        fill(page, LEFT, DISMISSED)
        assert shown(page) == ["2026-03-05"]
        row = page.locator(".rm-dates li.you")
        expect(row).to_contain_text("已经过了 262 天")
        note = row.locator(".rm-note")
        expect(note).to_contain_text("这一条的时间过了")
        barred = note.get_by_role("link", name="超过仲裁时效")
        expect(barred).to_have_attribute("href", re.compile("labour-arbitration.html#end$"))
        expect(note.get_by_role("link", name="劳动保障监察", exact=True)).to_be_visible()
        expect(note.locator("a[href='tel:12348']")).to_be_visible()
        expect(page.get_by_role("link", name="放进手机日历")).to_have_count(0)
        fill(page, LEFT, "2026-03-05")
        expect(row).to_contain_text("还剩 103 天")
        expect(row.locator(".rm-note")).to_have_count(0)


def test_a_window_with_a_consequence_of_its_own_does_not_borrow_that_of_the_door(browser: Browser, site: str) -> None:
    """After an award one has fifteen days; missed, the award stands. The door of the court speaks of limitation."""
    with opened(browser, f"{site}/procedures/labour-arbitration.html") as page:
        start(page)
        fill(page, "civil-litigation|收到仲裁裁决书之日|file", "2026-09-01")
        notes = page.locator(".rm-dates li.you .rm-note")
        expect(notes.filter(has_text="期满没有人起诉，裁决书就生效")).to_have_count(1)
        expect(notes.filter(has_text="裁决书作出那天就已经生效")).to_have_count(1)
        expect(notes.filter(has_text="时效抗辩")).to_have_count(0)


def test_what_follows_a_prolonged_step_is_not_over_too_soon(browser: Browser, site: str) -> None:
    """The 60 working days may be 90, and from their end the 60 days for 复议 run."""
    with opened(browser, f"{site}/{MATTER}") as page:
        page.clock.set_fixed_time(datetime(2026, 8, 1, 10))
        start(page)
        fill(page, FILED, "2026-03-02")
        row = page.locator(".rm-dates li.you.then").filter(has=page.locator("time[datetime='2026-07-27']")).first
        expect(row).to_contain_text("前面的要是延长过，到2026年9月8日 星期二还来得及")
        expect(row).not_to_contain_text("这一条的时间过了")
        expect(page.locator(".rm-reckon")).to_contain_text("没有算延长。实际早了、晚了")
        expect(page.locator(".rm-reckon__sum")).to_have_text("算出 2 个日子。")
        text = page.locator(".rm-reckon__tools textarea").evaluate("box => box.value")
        assert "前面的要是延长了，接着算，到2026年9月8日" in text
        page.clock.set_fixed_time(datetime(2026, 9, 9, 10))
        fill(page, FILED, "2026-03-02")
        expect(row.locator(".rm-note--stop")).to_contain_text("照这样接着算，这一条的时间过了")
        expect(page.locator(".rm-reckon__sum")).to_contain_text("都已经过去了")


def test_a_second_tap_makes_no_second_calculator(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        page.locator("[data-reckon] button").evaluate("button => { button.click(); button.click(); }")
        expect(page.locator(".rm-reckon__form")).to_be_visible()
        page.evaluate("new Promise(done => setTimeout(done))")
        expect(page.locator(".rm-reckon__form")).to_have_count(1)
        expect(page.get_by_label("发生了什么")).to_be_focused()
        tap = "() => document.querySelector('[data-reckon] button').click()"
        page.add_init_script(f"document.addEventListener('DOMContentLoaded', {tap})")
        page.goto(f"{site}/{CALCULATOR}")
        expect(page.get_by_label("哪一套程序")).to_be_focused()
        expect(page.locator(".rm-reckon__form")).to_have_count(1)


def test_after_a_failure_of_the_network_it_loads_what_is_missing(browser: Browser, served: str) -> None:
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.goto(f"{served}/{PETITION}")
    button, failed = page.locator("[data-reckon] button"), page.locator("[data-reckon]").get_by_role("alert")
    for missing in ("**/reckon-clocks.js", "**/reckon-page.js"):
        with without(page, missing):
            button.click()
            expect(failed).to_contain_text("连上再按一次")
    button.click()
    expect(page.locator(".rm-reckon__form")).to_be_visible()
    expect(page.locator("[data-failed]")).to_be_hidden()
    assert page.locator("script[src$='/reckon.js']").count() == 1
    assert wrong == []
    context.close()


@pytest.mark.parametrize(("theme", "other"), [("light", "dark"), ("dark", "light")])
def test_fields_follow_the_button_of_the_theme(browser: Browser, site: str, theme: str, other: Any) -> None:
    """Also the little calendar inside them, which the browser draws."""
    with opened(browser, f"{site}/{PETITION}", color_scheme=other) as page:
        page.evaluate("theme => { document.documentElement.dataset.theme = theme; }", theme)
        start(page)
        assert page.locator("input[type=date]").evaluate("box => getComputedStyle(box).colorScheme") == theme


def test_silence_says_what_to_do_and_where(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        row = page.locator(".rm-dates li.body").first
        expect(row).to_contain_text("如果到这一天没有结果")
        expect(row).to_contain_text("要是顺延，是2027年1月11日 星期一")
        expect(row).to_contain_text("初步的日子")
        row.get_by_role("link", name="反映超期、推诿，请求督办").click()
        page.wait_for_url("**/petition-three-level.html#silent")


def test_days_that_do_not_count_are_asked_for_and_added(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        start(page)
        fill(page, "petition-three-level|收到复核请求之日|rereviewer", "2026-10-12")
        assert shown(page) == ["2026-11-11"]
        days = page.get_by_label("听证所需时间")
        days.fill("10")
        assert shown(page) == ["2026-11-21"]
        expect(days).to_be_focused()


def test_hours_ask_for_the_time_of_day(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/procedures/telecom-complaint.html") as page:
        start(page)
        clock = page.locator("input[type=time]")
        expect(clock).to_be_hidden()
        fill(page, "telecom-complaint|接到申告之日|company", "2026-12-30", "22:15")
        assert shown(page) == ["2027-01-01T22:15", "2027-01-02T22:15"]
        expect(page.locator(".rm-dates")).to_contain_text("2027年1月1日 星期五 22:15")


def test_a_limit_of_hours_is_over_at_its_minute(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/procedures/telecom-complaint.html", accept_downloads=True) as page:
        start(page)
        fill(page, "telecom-complaint|接到申告之日|company", "2026-11-20", "09:00")
        rows = page.locator(".rm-dates > li")
        expect(rows.nth(0)).to_contain_text("今天已经过了")
        expect(rows.nth(0)).to_have_class(re.compile(r"\bgone\b"))
        expect(rows.nth(1)).to_have_class("today")
        expect(page.locator(".rm-reckon__sum")).to_contain_text("往后最近的是 2026年11月23日 星期一 09:00")
        assert len(IcsCalendar.from_ical(ics(page)).walk("VEVENT")) == 1
        fill(page, "telecom-complaint|接到申告之日|company", "2026-11-20", "15:00")
        expect(rows.nth(1)).to_contain_text("就是今天")
        expect(rows.nth(0)).to_have_class("today")


def test_an_event_may_stand_in_quotes(renderer: Renderer) -> None:
    """The page writes 从「…」算 around it."""
    assert [text for pooled in renderer.reckoning.pool if "「" in (text := renderer.reckoning.plain_event(pooled))] == []


def test_what_happened_is_told_in_words_one_understands(renderer: Renderer) -> None:
    reckoning = renderer.reckoning
    told = {(pooled.item.limit.procedure.id, pooled.clock.from_): reckoning.plain_event(pooled) for pooled in reckoning.pool}
    assert told["labour-inspection", "行为发生之日"] == "违法的事发生（一直在继续的，填停下那天）"
    assert told["state-compensation", "期限届满之日"] == "机关该作决定的期限到了，没有决定"
    assert told["labour-inspection", "期限届满之日"] == "单位申请复议、起诉的期限过了"
    about_wages = {name for (name, _), text in told.items() if "欠薪" in text}
    assert about_wages == {"labour-arbitration"}  # the law on farmland has the same words
    vague = "中断、行为发生、期限届满、制作、交寄、用户查询、选举产生、异议登记、发生争议、争议发生、现场调查、答复期满"
    assert set(vague.split("、")) & set(told.values()) == set()
    known = {f"{procedure}|{words}" for procedure, words in told} | {words for _, words in told}
    assert set(renderer.wording.section("event")) - known == set()


@pytest.mark.parametrize("day", ["2026-02-30", "1889-01-01", "abc"])
def test_a_wrong_day_is_told_beside_the_field(browser: Browser, site: str, day: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        start(page)
        field = page.locator("input[type=date]")
        field.evaluate("box => { box.type = 'text' }")  # a browser that knows no date field
        fill_text = page.locator(".rm-reckon__fields input").first
        page.get_by_label("发生了什么").select_option(ACCEPTED)
        fill_text.fill(day)
        fill_text.blur()
        expect(page.get_by_role("alert")).to_contain_text("这个日子看不懂")
        expect(fill_text).to_have_attribute("aria-invalid", "true")
        assert shown(page) == []
        fill_text.fill("2026-11-10")
        expect(page.locator(".rm-reckon__error")).to_be_empty()
        assert shown(page)


def test_a_day_that_is_being_typed_is_not_called_wrong(browser: Browser, site: str) -> None:
    """In the language of the test the month comes first or the year: either way some digits make no day yet."""
    watch = """() => {
      window.told = 0;
      new MutationObserver(() => { told += 1; }).observe(document.querySelector(".rm-reckon__error"), {childList: true});
    }"""
    with opened(browser, f"{site}/{PETITION}") as page:
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        page.evaluate(watch)
        field, error = page.locator("input[type=date]"), page.locator(".rm-reckon__error")
        field.focus()
        page.keyboard.type("03022026")
        page.keyboard.press("Backspace")
        assert page.evaluate("told") == 0
        assert field.evaluate("box => box.validity.badInput || Boolean(box.value)")
        page.keyboard.press("Backspace")
        page.get_by_label("发生了什么").focus()
        expect(error).to_contain_text("这个日子看不懂")
        assert page.evaluate("told") == 1
        page.get_by_label("发生了什么").select_option("")
        assert page.evaluate("told") == 1


def test_the_keyboard_alone_is_enough(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        page.locator("[data-reckon] button").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_label("发生了什么")).to_be_focused()
        event = page.locator("select")
        while event.input_value() != ACCEPTED:
            page.keyboard.press("ArrowDown")
        day = page.locator("input[type=date]")
        page.keyboard.press("Tab")
        expect(day).to_be_focused()
        for parts in ("11102026", "20261110"):  # their order is that of the browser's language
            if day.input_value() != "2026-11-10":
                day.focus()
                page.keyboard.type(parts)
        assert shown(page)[0] == "2027-01-09"
        met = set()
        for _ in range(30):
            page.keyboard.press("Tab")
            met.add(page.evaluate("document.activeElement.textContent.trim().slice(0, 12)"))
            if "放进手机日历" in met and "复制成文字" in met:
                break
        assert {"怎么算的，依据哪条", "放进手机日历", "复制成文字"} <= met
        expect(page.locator(".rm-reckon [role=status]").first).to_contain_text("算出 3 个日子")


def stored(page: Page) -> list[str]:
    return list(page.evaluate("Object.keys(localStorage)"))


def test_nothing_is_kept_unless_asked_and_all_of_it_can_be_deleted(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        assert shown(page)
        assert stored(page) == []
        page.get_by_label("记在这台设备上").check()
        assert stored(page) == [f"routemap-reckon:{PETITION}"]
        fill(page, ACCEPTED, "2026-11-11")
        page.reload()
        expect(page.locator("input[type=date]")).to_have_value("2026-11-11")
        assert shown(page)[0] == "2027-01-10"
        page.get_by_role("button", name="删掉记下的").click()
        assert stored(page) == []
        expect(page.get_by_label("记在这台设备上")).not_to_be_checked()
        page.reload()
        expect(page.locator(".rm-reckon__form")).to_have_count(0)


def test_a_link_to_another_procedure_leaves_what_is_kept_alone(browser: Browser, site: str) -> None:
    key = f"routemap-reckon:{CALCULATOR}"
    with opened(browser, f"{site}/{CALCULATOR}?of=petition-three-level") as page:
        fill(page, ACCEPTED, "2026-03-02")
        page.get_by_label("记在这台设备上").check()
        kept = page.evaluate("key => localStorage.getItem(key)", key)
        page.goto(f"{site}/{CALCULATOR}?of=labour-arbitration")
        expect(page.get_by_label("哪一套程序")).to_have_value("labour-arbitration")
        expect(page.locator("input[type=date]")).to_have_value("")
        expect(page.get_by_role("button", name="删掉记下的")).to_be_visible()
        page.get_by_label("发生了什么").select_option(index=1)
        page.locator("input[type=date]").fill("2026-11-10")
        assert shown(page)
        expect(page.get_by_label("记在这台设备上")).not_to_be_checked()
        assert page.evaluate("key => localStorage.getItem(key)", key) == kept
        page.goto(f"{site}/{CALCULATOR}")
        expect(page.locator("input[type=date]")).to_have_value("2026-03-02")
        assert shown(page)


def test_a_tab_left_open_counts_from_the_new_day(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        first = page.locator(".rm-dates > li.body").first
        expect(first).to_contain_text("还剩 48 天")
        first.locator("summary").click()
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(first.locator("details")).to_have_attribute("open", "")  # the same day: nothing is drawn again
        page.clock.set_fixed_time(NOW + timedelta(days=40))
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        expect(first).to_contain_text("还剩 8 天")
        expect(page.locator(".rm-dates > li.today")).to_contain_text("2027年1月1日")


def test_a_browser_that_refuses_to_keep_still_counts(browser: Browser, site: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('refused'); }})")
        page.goto(f"{site}/{PETITION}")
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        assert shown(page)
        page.get_by_label("记在这台设备上").click()
        expect(page.locator(".rm-reckon__tools")).to_contain_text("这个浏览器不让记")
        expect(page.get_by_label("记在这台设备上")).not_to_be_checked()
        expect(page.get_by_role("button", name="删掉记下的")).to_have_count(0)


def test_a_browser_that_refuses_to_copy_says_what_to_do(browser: Browser, site: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', {}); document.execCommand = () => false;")
        page.goto(f"{site}/{PETITION}")
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        page.get_by_role("button", name="复制成文字").click()
        expect(page.locator(".rm-reckon__tools")).to_contain_text("请长按（或者右键）复制")
        box = page.locator(".rm-reckon__tools textarea")
        expect(box).to_be_focused()
        assert box.evaluate("box => box.selectionEnd - box.selectionStart === box.value.length")


def test_without_files_in_memory_the_calendar_comes_as_an_address(browser: Browser, site: str) -> None:
    with opened(browser, "about:blank") as page:
        page.add_init_script("URL.createObjectURL = () => { throw new Error('none'); }")
        page.goto(f"{site}/{PETITION}")
        start(page)
        fill(page, ACCEPTED, "2026-11-10")
        address = page.get_by_role("link", name="放进手机日历").get_attribute("href") or ""
        assert address.startswith("data:text/calendar;charset=utf-8,BEGIN%3AVCALENDAR%0D%0A")


def test_without_scripts_the_limits_stand_in_the_text(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}", java_script_enabled=False) as page:
        expect(page.locator("[data-reckon]")).to_be_hidden()
        expect(page.locator(".rm-lane").first).to_be_visible()


# ---- the page of the calculator ----


def test_the_calculator_offers_every_clock_of_the_guide(browser: Browser, site: str, renderer: Renderer) -> None:
    with opened(browser, f"{site}/{CALCULATOR}") as page:
        expect(page.get_by_label("哪一套程序")).to_be_visible()
        rows = page.evaluate("routemapClocks.lists.flatMap((part) => part.rows)")
        assert {name for row in rows for name in row["clocks"]} == {pooled.name for pooled in renderer.reckoning.pool}
        assert f"一共 {len(renderer.reckoning.pool)} 个" in page.locator("article").inner_text()
        ids = page.get_by_label("哪一套程序").locator("option").evaluate_all("all => all.map(one => one.value)")
        assert [row["id"] for row in rows] == ids[2:]
        for name in ids[2:]:
            page.get_by_label("哪一套程序").select_option(name)
            event = page.get_by_label("发生了什么")
            assert event.locator("option").count() > 1 or event.input_value(), name


def test_an_address_with_a_procedure_opens_it(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{PETITION}") as page:
        page.get_by_role("link", name="期限计算").click()
        page.wait_for_url("**/calculator.html?of=petition-three-level")
        expect(page.get_by_label("哪一套程序")).to_have_value("petition-three-level")
        fill(page, ACCEPTED, "2026-11-10")
        assert shown(page)[0] == "2027-01-09"


def test_any_length_can_be_filled_in(browser: Browser, site: str) -> None:
    with opened(browser, f"{site}/{CALCULATOR}") as page:
        page.get_by_label("哪一套程序").select_option("free")
        page.get_by_label("多长").fill("15")
        page.locator("input[type=date]").fill("2026-09-22")
        assert shown(page) == ["2026-10-08"]
        page.get_by_label("最后一天是休息日的，顺延").uncheck()
        assert shown(page) == ["2026-10-07"]
        page.get_by_label("单位").select_option("workday")
        assert shown(page) == ["2026-10-20"]
        page.get_by_label("记在这台设备上").check()
        page.reload()
        expect(page.get_by_label("多长")).to_have_value("15")
        assert shown(page) == ["2026-10-20"]


# ---- looks ----


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_in_any_state(browser: Browser, served: str, width: int) -> None:
    size = {"width": width, "height": 800}
    for path, event, days in ((MATTER, LEFT, [DISMISSED]), (PETITION, ACCEPTED, ["2026-11-10", ""]), (CALCULATOR, "", [""])):
        with opened(browser, f"{served}/{path}", viewport=size) as page:
            if path == CALCULATOR:
                page.get_by_label("哪一套程序").select_option("free")
                page.locator("input[type=date]").fill("2026-11-10")
            else:
                start(page)
            for day in days:
                if event:
                    fill(page, event, day)
                for summary in page.locator(".rm-dates summary").all():
                    summary.click()
                assert barriers(page, "[data-reckon]") == []


HEIGHTS = """() => [...document.querySelectorAll(".rm-reckon select, .rm-reckon input, .rm-reckon .rm-btn")]
  .map(control => control.getBoundingClientRect().height).filter(Boolean)"""


@pytest.mark.parametrize(("path", "event", "day"), [(MATTER, LEFT, DISMISSED), (PETITION, ACCEPTED, "2026-11-10")])
def test_nothing_is_wider_than_the_screen(browser: Browser, site: str, path: str, event: str, day: str) -> None:
    with opened(browser, f"{site}/{path}") as page:
        page.evaluate("document.documentElement.dataset.size = 'large'")
        start(page)
        fill(page, event, day)
        assert shown(page)
        for width in (320, 360, 768, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            heights = page.evaluate(HEIGHTS)
            assert heights
            assert min(heights) >= 24


def test_the_words_of_the_scripts_are_in_the_catalogue(renderer: Renderer) -> None:
    script = (ASSETS / "reckon-page.js").read_text(encoding="utf-8")
    calls = re.findall(r"(?:\bsay\(|\bwords\[)([^,\])]*)", script)
    used = {name for call in calls for name in re.findall(r'"([a-z0-9-]*[a-z0-9])"(?! ?=)', call)}
    used |= set(re.findall(r"\bwords\.([a-z]+)\b", script))
    assert len(used) > 60
    assert used - set(renderer.wording.section("reckon")) == set()
    assert not re.search("[\u4e00-\u9fff]", re.sub(r"//.*", "", script))
