"""The browser's half of the search, run by node. Tests that need it are skipped where there is no node."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import mkdocs
import pytest

from generator.render import ASSETS

LUNR = Path(mkdocs.__file__).parent / "contrib/search/templates/search/lunr.js"

_WORDS = """
require(process.argv[1] + "/words.js");
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
const answers = asked.map(([name, ...values]) => routemapWords[name](...values));
process.stdout.write(JSON.stringify(answers));
"""

_SEARCH = """
const [assets, lunrFile, indexFile] = process.argv.slice(1);
const lunr = require(lunrFile);
for (const file of [assets + "/words.js", indexFile, assets + "/find.js"]) require(file);
const index = routemapFind.open(lunr, routemapIndex);
const asked = JSON.parse(require("fs").readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(asked.map((query) => {
  const answer = routemapFind.ask(index, query), read = answer.reading;
  const rows = [];
  for (const [group, hits] of routemapFind.arrange(index, answer)) {
    for (const hit of hits) {
      const [kind, id] = index.data.entries[hit.entry];
      rows.push([group, index.data.kinds[kind], id, hit.article, hit.words, hit.score]);
    }
  }
  const reading = [read.name, read.text, Array.from(read.words), read.sounds, read.calls, read.article, read.bare];
  return {weak: answer.weak, rows, reading};
})));
"""


def words_in_browser(asked: list[list[Any]]) -> Any:
    """The answers of words.js to calls written as [function, value, …]."""
    return _run(_WORDS, [str(ASSETS)], asked)


def search_in_browser(index_file: Path, queries: list[str]) -> Any:
    """For every question how it was read, whether the result is weak, and its rows: group, kind, id, article, words, score."""
    return _run(_SEARCH, [str(ASSETS), str(LUNR), str(index_file)], queries)


def _run(script: str, values: list[str], asked: Any) -> Any:
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not installed; the browser test compares both halves instead")
    done = subprocess.run([node, "-e", script, *values], input=json.dumps(asked), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
