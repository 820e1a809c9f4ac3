"""The site on the phone without a network: a real service worker in Chromium, against a server that can be switched off."""

import gzip
import json
import re
import shutil
import threading
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from built import Built, build
from icons import ICONS, drawn
from playwright.sync_api import Browser, BrowserContext, Error, Page, TimeoutError, expect

from generator.project import Project
from generator.publish.offline import WORKER, core, read_in, write_worker
from generator.render import ASSETS

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}


class Server:
    """Serves a folder; `down` closes every connection without an answer, as where there is no network."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.down, self.asked = folder, False, list[str]()
        server = self

        class Handler(SimpleHTTPRequestHandler):
            def do_GET(self) -> None:
                server.asked.append(self.path)
                if server.down:
                    self.close_connection = True
                    self.connection.close()
                    return
                del self.headers["If-Modified-Since"]  # it knows seconds only, and here a file changes twice in one
                super().do_GET()

            def log_message(self, format: str, *args: object) -> None:
                """Nothing on the terminal."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        self.http.handle_error = lambda *_: None  # type: ignore[method-assign]  # a connection that was closed
        threading.Thread(target=self.http.serve_forever, daemon=True).start()
        self.address = f"http://127.0.0.1:{self.http.server_port}"

    def change(self, path: str, old: str, new: str) -> None:
        """Another version of the site: one file is different."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")
        write_worker(self.folder)


@pytest.fixture
def server(project: Project, tmp_path: Path) -> Iterator[Server]:
    """The small guide, served."""
    folder = tmp_path / "served"
    shutil.copytree(build(project, "public").folder, folder)
    server = Server(folder)
    yield server
    server.http.shutdown()
    server.http.server_close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport=PHONE, locale="zh-CN")  # type: ignore[arg-type]
    yield context
    context.close()


def installed(phone: BrowserContext, server: Server, path: str = "index.html") -> Page:
    """A page after the first visit, with the worker at work."""
    page = phone.new_page()
    page.goto(f"{server.address}/{path}")
    page.wait_for_function("navigator.serviceWorker.controller && navigator.serviceWorker.controller.state === 'activated'")
    return page


def keeper(page: Page, ask: str) -> Any:
    """What the service worker answers."""
    return page.evaluate(
        """async (ask) => {
          const {active} = await navigator.serviceWorker.ready, {port1, port2} = new MessageChannel();
          const told = new Promise(resolve => { port1.onmessage = event => resolve(event.data); });
          active.postMessage({ask}, [port2]);
          return told;
        }""",
        ask,
    )


def paths_kept(page: Page) -> set[str]:
    """The files that lie in the browser, of all versions."""
    return set(page.evaluate(
        """async () => {
          const stores = await Promise.all((await caches.keys()).map(name => caches.open(name)));
          const requests = await Promise.all(stores.map(store => store.keys()));
          return requests.flat().map(request => new URL(request.url).pathname);
        }"""
    ))  # fmt: skip


MATTER, LAW = "matters/street-light.html", "laws/xinfang-gongzuo-tiaoli.html"


def test_the_first_visit_keeps_only_what_every_page_needs(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    assert paths_kept(page) == {f"/{path}" for path in core(server.folder)}


def test_what_every_page_needs_is_far_below_a_megabyte(public: Built) -> None:
    kept = core(public.folder)
    assert {"index.html", "404.html", "offline.html", "assets/style.css", "assets/site.js", "assets/search.js"} <= set(kept)
    assert sum((public.folder / path).stat().st_size for path in kept) < 250_000


def test_what_is_to_be_downloaded_is_told_to_a_fiftieth(public: Built) -> None:
    told = re.search(r'"packed":(\d+)', (public.folder / WORKER).read_text(encoding="utf-8"))
    assert told
    found = sum(len(gzip.compress((public.folder / path).read_bytes(), 6)) for path in read_in(public.folder))
    assert abs(int(told[1]) / found - 1) < 0.02


def test_a_page_that_was_read_opens_without_a_network_and_another_says_why_not(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    page.goto(f"{server.address}/{MATTER}?from=a#bring")
    expect(page.locator("h1")).to_contain_text("路灯")
    server.down = True
    phone.set_offline(True)
    page.goto(f"{server.address}/{MATTER}")
    expect(page.locator("h1")).to_contain_text("路灯")
    assert page.evaluate("getComputedStyle(document.body).fontFamily.includes('PingFang')")  # the style is there too
    page.goto(f"{server.address}/{LAW}")
    page.wait_for_url("**/offline.html?missing=*")
    expect(page.locator("#missing")).to_be_visible()
    assert str(page.locator("#missing a").get_attribute("href")) == f"{server.address}/{LAW}"
    kept = page.locator("#reading a")
    expect(kept).to_have_count(1)
    expect(kept).to_contain_text("路灯")
    server.down = False
    phone.set_offline(False)
    page.locator("#missing a").click()
    page.wait_for_url(f"**/{LAW}")
    expect(page.locator("h1")).to_contain_text("信访工作条例")


def test_the_page_of_the_first_visit_is_kept_with_its_parts(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server, MATTER)
    page.wait_for_function("async path => Boolean(await caches.match(path))", arg=f"/{MATTER}")
    server.down = True
    page.reload()
    expect(page.locator("h1")).to_contain_text("路灯")


def test_what_the_address_says_leads_to_no_other_place(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    for evil in ("https://example.org/", "javascript:alert(1)", "//example.org/", "../../x"):
        page.goto(f"{server.address}/offline.html?missing={evil}")
        expect(page.locator("#missing")).to_be_visible()
        assert str(page.locator("#missing a").get_attribute("href")).startswith(f"{server.address}/")


def test_where_the_server_writes_into_the_pages_it_says_that_nothing_can_be_kept(phone: BrowserContext, server: Server) -> None:
    home = server.folder / "index.html"
    home.write_text(home.read_text(encoding="utf-8") + "<script>count()</script>", encoding="utf-8")
    page = phone.new_page()
    page.goto(f"{server.address}/offline.html")
    expect(page.locator(".rm-keep__size")).to_contain_text("存不了")
    expect(page.locator("#keeper button:visible")).to_have_count(0)


def test_the_search_is_kept_when_it_was_used(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)

    def found() -> None:
        page.goto(f"{server.address}/search.html?q=路灯")
        expect(page.locator("a[data-result='matter:street-light']")).to_be_visible()

    found()
    server.down = True
    page.goto("about:blank")
    found()


def test_everything_can_be_kept_and_thrown_away(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    page.goto(f"{server.address}/offline.html")
    everything = list(read_in(server.folder))
    size = page.locator(".rm-keep__size")
    expect(size).to_contain_text(f"{len(everything)} 个文件")
    page.get_by_role("button", name="把全部内容存到手机上").click()
    expect(size).to_contain_text("全部内容都在手机上了")
    assert {path.lstrip("/") for path in paths_kept(page)} >= set(everything)
    server.down = True
    page.goto(f"{server.address}/index.html")
    links = page.locator("main a[href]:not([href^='tel:'])").evaluate_all("links => links.map(link => link.href)")
    assert len(links) > 5
    for link in dict.fromkeys(link.partition("#")[0] for link in links):
        page.goto(link)
        assert "missing=" not in page.url, link
        expect(page.locator("h1").first).to_be_attached()
    page.goto(f"{server.address}/search.html?q=路灯")
    expect(page.locator("a[data-result='matter:street-light']")).to_be_visible()
    page.goto(f"{server.address}/offline.html")
    page.get_by_role("button", name="删掉存的内容").click()
    expect(page.locator("#keeper [role=status]")).to_contain_text("删掉了")
    page.goto(f"{server.address}/{LAW}")
    page.wait_for_url("**/offline.html?missing=*")


def test_a_download_that_is_cut_off_goes_on_later(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    page.goto(f"{server.address}/offline.html")
    server.down = True
    page.get_by_role("button", name="把全部内容存到手机上").click()
    status = page.locator("#keeper [role=status]")
    expect(status).to_contain_text("网络断了")
    server.down = False
    before = len(server.asked)
    told = keeper(page, "more")["told"]
    assert told["begun"] or told["whole"]
    again = [path for path in server.asked[before:] if path.lstrip("/") in core(server.folder)]
    assert again == []  # what is there is not asked for again
    page.reload()
    page.locator("#keeper button").first.click()
    expect(page.locator(".rm-keep__size")).to_contain_text("全部内容都在手机上了")


QUIET = "async () => { const {installing, waiting} = await navigator.serviceWorker.ready; return !installing && !waiting; }"


def turned(page: Page, server: Server, path: str) -> None:
    """Open pages until the version that is served has taken over, as a reader does."""
    served = re.search(r'"version":"(\w+)"', (server.folder / WORKER).read_text(encoding="utf-8"))
    assert served
    page.evaluate("navigator.serviceWorker.ready.then(registration => registration.update())")
    for _ in range(10):  # the worker at work hears a moment later than the page that another one waits
        with suppress(Error):  # the empty page comes again by itself, perhaps at this moment
            page.goto(f"{server.address}/{path}")
        expect(page.locator("h1").first).to_be_attached()  # not the empty page between the two versions
        with suppress(TimeoutError):  # it goes when nothing is asked of it, so nothing is: a reader reads
            page.wait_for_function(QUIET, polling=200, timeout=3_000)
        if keeper(page, "state")["told"]["version"] == served[1]:
            return
    pytest.fail("the new version has not taken over")


def test_a_new_version_takes_the_place_of_the_old_one(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    page.goto(f"{server.address}/{MATTER}")
    old = keeper(page, "state")["told"]["version"]
    server.change(MATTER, "路灯不亮", "路灯灭了")
    page.goto(f"{server.address}/{MATTER}")  # still of the version that is kept, with its own parts
    turned(page, server, MATTER)
    expect(page.locator("h1")).to_contain_text("路灯灭了")
    assert keeper(page, "state")["told"]["version"] != old
    server.down = True
    page.reload()
    expect(page.locator("h1")).to_contain_text("路灯灭了")


def test_a_page_of_the_next_version_has_the_style_of_the_next_version(phone: BrowserContext, server: Server) -> None:
    """It is not kept among the pages of this version, and takes nothing from them."""
    page = installed(phone, server)
    page.route("**/service-worker.js", lambda route: route.abort())  # the browser has not noticed yet
    (server.folder / "assets/style.css").write_text("body { color: rgb(1, 2, 3) }", encoding="utf-8")
    (server.folder / LAW).write_text((server.folder / LAW).read_text() + "<!-- next -->", encoding="utf-8")
    page.goto(f"{server.address}/{LAW}")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(1, 2, 3)"
    page.goto(f"{server.address}/{MATTER}")
    assert page.evaluate("getComputedStyle(document.body).color") != "rgb(1, 2, 3)"
    assert f"/{MATTER}" in paths_kept(page)
    assert f"/{LAW}" not in paths_kept(page)


def test_the_whole_of_the_last_version_stays_until_the_new_one_is_whole(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    while not keeper(page, "more")["told"]["whole"]:
        pass
    server.change("assets/style.css", "--paper: #faf8f4", "--paper: #010203")
    server.change(LAW, "</h1>", " 新</h1>")
    turned(page, server, "index.html")
    server.down = True
    page.goto(f"{server.address}/{LAW}")
    expect(page.locator("h1")).not_to_contain_text("新")
    paper = "getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()"
    assert page.evaluate(paper) == "#faf8f4"  # an old page in its old style
    page.goto(f"{server.address}/index.html")
    assert page.evaluate(paper) == "#010203"
    server.down = False
    page.goto(f"{server.address}/offline.html")
    expect(page.locator(".rm-keep__size")).to_contain_text("上一版")
    before = len(server.asked)
    page.get_by_role("button", name="存新的一版").click()
    expect(page.locator(".rm-keep__size")).to_contain_text("全部内容都在手机上了")
    asked = {path for path in server.asked[before:] if WORKER not in path}
    assert asked == {f"/{LAW}"}  # all the others have not changed
    server.down = True
    page.goto(f"{server.address}/{LAW}")
    expect(page.locator("h1")).to_contain_text("新")


def test_a_sensitive_page_is_not_found_on_the_phone(project: Project, phone: BrowserContext, server: Server) -> None:
    """Not when it is the first page of all, nor later; only in the whole, which the reader asks for."""
    file = project.routes / "matters/street-light.yaml"
    file.write_text(file.read_text(encoding="utf-8") + 'sensitive: ["12345"]\n', encoding="utf-8")
    shutil.copytree(build(project, "public").folder, server.folder, dirs_exist_ok=True)
    sensitive = [f"finder/{MATTER}", MATTER, "paper/street-light.html"]
    page = installed(phone, server, sensitive[0])
    for path in [*sensitive, sensitive[0]]:
        page.goto(f"{server.address}/{path}")
    page.locator("[data-leave]").click()
    page.wait_for_url("**/index.html")
    page.goto(f"{server.address}/{LAW}")
    page.wait_for_function("async path => Boolean(await caches.match(path))", arg=f"/{LAW}")
    assert paths_kept(page).isdisjoint(f"/{path}" for path in sensitive)
    page.goto(f"{server.address}/offline.html")
    expect(page.locator("#reading a")).to_have_count(1)
    expect(page.locator("#reading a")).to_contain_text("信访工作条例")
    while not keeper(page, "more")["told"]["whole"]:
        pass
    assert paths_kept(page) >= {f"/{path}" for path in sensitive}


def test_pages_that_were_not_read_for_long_make_room(phone: BrowserContext, server: Server) -> None:
    worker = server.folder / WORKER
    worker.write_text(worker.read_text().replace("MOST_PAGES = 150", "MOST_PAGES = 2"), encoding="utf-8")
    page = installed(phone, server)
    for path in (MATTER, LAW, MATTER, "glossary.html"):
        page.goto(f"{server.address}/{path}")
        page.wait_for_timeout(200)
    kept = {path for path in paths_kept(page) if path.lstrip("/") not in core(server.folder) and path.endswith(".html")}
    assert kept == {f"/{MATTER}", "/glossary.html"}


def test_the_manifest_is_whole(public: Built) -> None:
    told = json.loads(public.read("manifest.webmanifest"))
    assert {"name", "short_name", "start_url", "display", "lang", "theme_color", "background_color"} <= set(told)
    assert (told["lang"], told["display"], told["start_url"]) == ("zh-Hans-CN", "standalone", "index.html")
    purposes = {icon.get("purpose", "any") for icon in told["icons"]}
    assert purposes == {"any", "maskable"}
    for icon in told["icons"]:
        content = (public.folder / icon["src"]).read_bytes()
        if icon["type"] == "image/png":
            width, height = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
            assert icon["sizes"] == f"{width}x{height}"


def test_chromium_finds_the_site_fit_to_be_installed(phone: BrowserContext, server: Server) -> None:
    page = installed(phone, server)
    told = phone.new_cdp_session(page).send("Page.getAppManifest")
    assert told["url"] == f"{server.address}/manifest.webmanifest"
    assert told["errors"] == []


@pytest.mark.parametrize("name", ICONS)
def test_the_icons_are_drawn_from_the_mark(browser: Browser, scripts: Any, name: str) -> None:
    """Pixel by pixel, but for the edges, which another Chromium may smooth otherwise."""
    differ = scripts.page.evaluate(
        """async (pictures) => {
          const [a, b] = await Promise.all(pictures.map(async (bytes) => {
            const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            const context = new OffscreenCanvas(picture.width, picture.height).getContext("2d");
            context.drawImage(picture, 0, 0);
            return context.getImageData(0, 0, picture.width, picture.height).data;
          }));
          return a.length === b.length ? a.filter((value, at) => Math.abs(value - b[at]) > 40).length / a.length : 1;
        }""",
        [list((ASSETS / name).read_bytes()), list(drawn(browser, name))],
    )
    assert differ < 0.01


def test_nothing_of_the_staff_edition_stays_on_a_phone(staff: Built, public: Built) -> None:
    for path in (WORKER, "manifest.webmanifest", "offline.html"):
        assert (public.folder / path).is_file()
        assert not (staff.folder / path).exists()
    for path in one_in_ten([path for path in staff.paths() if not path.startswith("develop/")]):  # these speak of it
        assert not re.search("data-keep|offline.html|theme-color", staff.read(path)), path


def one_in_ten(paths: list[str]) -> list[str]:
    return paths[::10]


def test_the_worker_is_the_same_for_the_same_site(project: Project) -> None:
    site = build(project, "public").folder
    before = (site / WORKER).read_bytes()
    assert (build(project, "public").folder / WORKER).read_bytes() == before
    (site / "glossary.html").write_text("other", encoding="utf-8")
    write_worker(site)
    assert (site / WORKER).read_bytes() != before
