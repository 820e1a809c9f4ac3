"""The browser's half of what Python does too: our scripts run in an empty page of Chromium."""

import shutil
from pathlib import Path
from typing import Any

import mkdocs
from playwright.sync_api import Page

from generator.render import ASSETS

CHROMIUM = shutil.which("chromium-headless-shell") or shutil.which("chromium")
"""The engine alone, where it is there: it opens a page in a third of the time, for it draws no window."""

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
