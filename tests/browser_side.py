"""Chromium for tests, and the browser's half of what Python does too: our scripts run in an empty page of it."""

import shutil
from pathlib import Path
from typing import Any

import mkdocs
from playwright.sync_api import Browser, BrowserContext, BrowserType, Page, expect

from generator.render import ASSETS

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The engine alone, where it is there: it opens a page in a third of the time, for it draws no window."""

PATIENCE = 60_000
"""Milliseconds in which a page has to answer, whatever else the machine does meanwhile: only what never comes is a mistake."""

LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"

_WORDS = "(asked) => asked.map(([name, ...values]) => routemapWords[name](...values))"

_SEARCH = """(queries) => {
  const index = routemapFind.open(lunr, routemapIndex);
  return queries.map((query) => {
    const answer = routemapFind.ask(index, query), read = answer.reading;
    const rows = [];
    for (const [group, hits] of routemapFind.arrange(index, answer)) {
      for (const hit of hits) {
        const entry = index.entries[hit.entry];
        rows.push([group, index.data.kinds[entry.kind], entry.id, hit.article, hit.words, hit.score]);
      }
    }
    const reading = [read.name, read.text, Array.from(read.words), read.sounds, read.calls, read.article, read.bare];
    return {weak: answer.weak, rows, reading};
  });
}"""


def launch(kind: BrowserType, *arguments: str) -> Browser:
    """A Chromium without a window, whose pages are waited for."""
    browser = kind.launch(executable_path=CHROMIUM, args=["--no-sandbox", *arguments])
    expect.set_options(timeout=PATIENCE)
    new_context, new_page = browser.new_context, browser.new_page

    def context(**settings: Any) -> BrowserContext:
        made = new_context(**settings)
        made.set_default_timeout(PATIENCE)
        return made

    def page(**settings: Any) -> Page:
        made = new_page(**settings)
        made.set_default_timeout(PATIENCE)
        return made

    browser.new_context, browser.new_page = context, page  # type: ignore[method-assign]
    return browser


class Scripts:
    """A page that runs our scripts; values go in and come out as JSON."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def load(self, *files: Path) -> None:
        """Run these scripts, in order."""
        for file in files:
            self.page.add_script_tag(path=file)

    def words(self, asked: list[list[Any]]) -> Any:
        """The answers of words.js to calls written as [function, value, …]."""
        self.load(ASSETS / "words.js")
        return self.page.evaluate(_WORDS, asked)

    def search(self, index_file: Path, queries: list[str]) -> Any:
        """For every question how it was read, whether it is weak, and its rows: group, kind, id, article, words, score."""
        self.load(ASSETS / "words.js", LUNR, index_file, ASSETS / "find.js")
        return self.page.evaluate(_SEARCH, queries)
