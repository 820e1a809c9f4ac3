"""`python -m bench.weight [FOLDER]`: what a first visit to each kind of page weighs, as it is sent (gzip)."""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from statistics import median

from .serving import packed

SCRIPTS, FIRST_VIEW = 100_000, 200_000
"""The most that the scripts, and the whole, of a page may weigh before the search is used, in bytes."""
_NOSCRIPT = re.compile(r"<noscript>.*?</noscript>", re.DOTALL)
_TAG = re.compile(r"<(script|link|img)\b([^>]*)>")
_TARGET = re.compile(r'(?:src|href)="?([^"\s>]+)')


@dataclass(frozen=True, slots=True)
class Weight:
    """A page with what it loads, in bytes as sent."""

    path: str
    html: int
    styles: int
    scripts: int
    pictures: int

    @property
    def whole(self) -> int:
        """Everything of the first view."""
        return self.html + self.styles + self.scripts + self.pictures


def parts_of(text: str, path: str) -> Iterator[str]:
    """What the HTML of a page loads where scripts run, by its path from the root of the site."""
    for tag, rest in _TAG.findall(_NOSCRIPT.sub("", text)):
        target = _TARGET.search(rest)
        if target and not target[1].startswith("data:") and (tag != "link" or re.search(r'rel="?(?:stylesheet|icon)', rest)):
            yield normpath(join(dirname(path), target[1].partition("?")[0]))


def weigh(folder: Path, path: str) -> Weight:
    """One page of a site. A file that is loaded twice counts once."""
    text = (folder / path).read_text(encoding="utf-8")
    sums = {".css": 0, ".js": 0, "": 0}
    for part in dict.fromkeys(parts_of(text, path)):
        suffix = Path(part).suffix
        sums[suffix if suffix in sums else ""] += sent(folder / part)
    return Weight(path, packed(text.encode()), sums[".css"], sums[".js"], sums[""])


@cache
def sent(file: Path) -> int:
    """Bytes of a file as a server sends it, with gzip."""
    return packed(file.read_bytes())


def kinds(folder: Path) -> dict[str, list[Weight]]:
    """Every page by its kind: its folder, or its own name where it stands at the root."""
    found: dict[str, list[Weight]] = {}
    for file in sorted(folder.rglob("*.html")):
        path = file.relative_to(folder).as_posix()
        inside = dirname(path)
        kind = f"{inside}/…" if inside and not path.endswith("/index.html") else path
        found.setdefault(kind, []).append(weigh(folder, path))
    return found


def table(folder: Path) -> str:
    """The kinds as a table in Markdown, in kB, the heaviest page of each beside the middle one."""
    lines = [
        "| Kind | Pages | HTML, middle | HTML, heaviest | Styles | Scripts | First view, heaviest | Below 200 kB |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |",
    ]
    for kind, weights in kinds(folder).items():
        most = max(weights, key=lambda weight: weight.whole)
        good = all(weight.whole < FIRST_VIEW and weight.scripts < SCRIPTS for weight in weights)
        sizes = (median(weight.html for weight in weights), most.html, most.styles, most.scripts, most.whole)
        figures = " | ".join(f"{size / 1000:.1f}" for size in sizes)
        lines.append(f"| {kind} | {len(weights)} | {figures} | {'yes' if good else '**no**'} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(table(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
