"""The service worker: our code behind the list of everything that is read in a site."""

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

WORKER = "service-worker.js"
ENTRIES = ("index.html", "404.html", "offline.html", "search.html", "manifest.webmanifest")
"""What every reader needs from the first visit on; what these pages load is added."""
_CODE = Path(__file__).with_name(WORKER)
_LOADED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="?(assets/[^"\s>]+)')


def write_worker(folder: Path) -> None:
    """Write the service worker of a finished site. Its version is made of every byte that is read, and of its own code."""
    lines, packed = [], 0
    for path in read_in(folder):
        content = (folder / path).read_bytes()  # one at a time: a large site is never in memory as a whole
        lines.append(f"{path}\t{len(content)}\t{sha256(content).hexdigest()[:16]}")
        packed += len(gzip.compress(content, 6))
    code = _CODE.read_text(encoding="utf-8")
    site = {
        "version": sha256("\n".join([*lines, code]).encode()).hexdigest()[:12],
        "core": core(folder),
        "packed": packed,
        "list": "\n".join(lines),
    }
    text = json.dumps(site, ensure_ascii=False, separators=(",", ":"))
    (folder / WORKER).write_text(f"self.routemapSite = {text};\n{code}", encoding="utf-8", newline="\n")


def read_in(folder: Path) -> Iterator[str]:
    """The paths of what is read in a site: all but the worker itself, the open data and the map for search engines."""
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if file.is_file() and path not in (WORKER, "sitemap.xml") and not path.startswith("data/"):
            yield path


def core(folder: Path) -> list[str]:
    """What is kept from the first visit on, before anybody asks for more."""
    entries = [path for path in ENTRIES if (folder / path).is_file()]
    loaded = [found for path in entries for found in _LOADED.findall((folder / path).read_text(encoding="utf-8"))]
    return list(dict.fromkeys([*entries, *(path for path in loaded if (folder / path).is_file())]))
