"""Asks a search in the browser: what it finds, how long that takes, and what has to be fetched for it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from .serving import Quiet, chromium, packed, served

SCRIPT = Path(__file__).with_name("searches.js")
BLANK = "/blank"
COLD, WARM = 3, 20
"""Cold starts and warm questions whose median is told; one start with the processor slowed."""
SLOWED = 6
"""How many times slower. Chromium slows down the page alone, so the searches then run there, beside no worker."""


@dataclass(frozen=True, slots=True)
class Size:
    """Bytes as they are and compressed. What is compressed already counts as it is."""

    raw: int
    packed: int


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds to the first result: from nothing loaded, and once everything is there."""

    cold: float
    warm: float


@dataclass(frozen=True, slots=True)
class Search:
    """A search of a site: its name in `searches.js`, and what is loaded first. `whole` is all it may ever fetch."""

    name: str
    site: Path
    entry: str
    whole: tuple[str, ...] = ()


def ours(site: Path) -> Search:
    """The search of our own built site."""
    return Search("ours", site, "assets/search-worker.js")


def material(site: Path) -> Search:
    """The search of mkdocs-material in a site that it built."""
    worker = next(site.glob("assets/javascripts/workers/search.*.min.js"))
    return Search("material", site, worker.relative_to(site).as_posix())


def pagefind(site: Path) -> Search:
    """Our built pages indexed by Pagefind; what it writes is added to the site."""
    command = [sys.executable, "-m", "pagefind", "--site", str(site), "--root-selector", "main", "--silent"]
    subprocess.run(command, check=True)
    own = ("pagefind.js", "pagefind-worker.js", "*.json", "wasm.*", "*.pf_meta", "index/*", "fragment/*")
    return Search("pagefind", site, "pagefind/pagefind.js", tuple(f"pagefind/{pattern}" for pattern in own))


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium without a window."""
    program = chromium()
    if program is None:
        raise SystemExit("There is no chromium: apt-get install chromium")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield opened
        opened.close()


@dataclass
class Asked:
    """A search that is served, so that a browser can ask it."""

    search: Search
    browser: Browser
    address: str
    fetched: set[str] = field(default_factory=set)

    def answers(self, queries: Sequence[str]) -> list[tuple[str, ...]]:
        """What it finds for every question: the id of a matter for its page, other pages by their address."""
        with self._page() as page:
            found = self._run(page, "answers", list(queries))
        return [tuple(dict.fromkeys(map(_name, addresses))) for addresses in found]

    def times(self, queries: Sequence[str], slowed: bool = False) -> Times:
        """Times to the first result, the processor slowed or not."""
        runs = []
        for _ in range(1 if slowed else COLD):
            with self._page() as page:
                if slowed:
                    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
                runs.append(self._run(page, "times", list(queries[: WARM + 1]), not slowed))
        return Times(median(run[0] for run in runs), median(one for run in runs for one in run[1:]))

    def weight(self, query: str) -> Size:
        """Everything that is fetched until the first result stands there."""
        with self._page() as page:
            self.fetched.clear()
            self._run(page, "times", [query], True)
        return _size(self.search.site / path.lstrip("/") for path in self.fetched)

    def whole(self) -> Size:
        """Everything that it may fetch, where that is more."""
        return _size(path for pattern in self.search.whole for path in self.search.site.glob(pattern))

    @contextmanager
    def _page(self) -> Iterator[Page]:
        """An empty page of the site in a browser that remembers nothing."""
        context = self.browser.new_context()
        page = context.new_page()
        page.goto(self.address + BLANK)
        page.add_script_tag(content=SCRIPT.read_text(encoding="utf-8"))
        yield page
        context.close()

    def _run(self, page: Page, what: str, *values: Any) -> Any:
        script = "([what, ...values]) => searches[what](...values)"
        return page.evaluate(script, [what, self.search.name, self.search.entry, *values])


@contextmanager
def serving(search: Search, opened: Browser) -> Iterator[Asked]:
    """Serve its site."""
    fetched: set[str] = set()
    with served(search.site, partial(_Handler, fetched)) as address:
        yield Asked(search, opened, address, fetched)


class _Handler(Quiet):
    """Serves files, and an empty page; remembers what was asked for."""

    def __init__(self, fetched: set[str], *args: Any, **named: Any) -> None:
        self.fetched = fetched
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        """An empty page, or a file."""
        if self.path != BLANK:
            self.fetched.add(self.path.partition("?")[0])
            super().do_GET()
            return
        text = b'<!doctype html><html lang="zh-Hans-CN"><meta charset="utf-8"><link rel="icon" href="data:,"><title>-</title>'
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


def _name(address: str) -> str:
    path = address.partition("#")[0].lstrip("/")
    folder, _, file = path.rpartition("/")
    return file.removesuffix(".html") if folder == "matters" else f"page:{path}"


def _size(paths: Iterator[Path]) -> Size:
    files = [path.read_bytes() for path in paths if path.is_file()]
    return Size(sum(map(len, files)), sum(min(len(data), packed(data)) for data in files))
