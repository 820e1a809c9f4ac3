"""The service worker: our code behind the list of everything that is read in a site."""

import gzip
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

WORKER = "service-worker.js"
ENTRIES = ("index.html", "404.html", "offline.html", "search.html", "manifest.webmanifest")
"""What every reader needs from the first visit on; what these pages load is added."""
_CODE = Path(__file__).with_name(WORKER)
LARGE, TRIED = 100_000, 8
"""Larger files, and every so manieth of the others, are compressed to tell how much there is to download, to a hundredth."""
_EXIT = b"data-leave"
"""In the pages of sensitive matters: the link that leaves them at once."""
_LOADED = re.compile(r'<(?:link|script|img)\b[^>]*?(?:href|src)="?(assets/[^"\s>]+)')


def write_worker(folder: Path) -> None:
    """Write the service worker of a finished site. Its version is made of every byte that is read, and of its own code."""
    lines, sensitive = {}, set()
    packed = small = tried = squeezed = 0
    for number, path in enumerate(read_in(folder)):
        content = (folder / path).read_bytes()  # one at a time: a large site is never in memory as a whole
        lines[path] = f"{path}\t{len(content)}\t{sha256(content).hexdigest()[:16]}"
        if len(content) > LARGE:
            packed += len(gzip.compress(content, 6))
        else:
            small += len(content)
            if number % TRIED == 0:
                tried += len(content)
                squeezed += len(gzip.compress(content, 6))
        if path.endswith(".html") and _EXIT in content:
            sensitive.add(_name(path))
    for path in lines:
        if path.endswith(".html") and _name(path) in sensitive:  # with the sheet to print, which has the name of its matter
            lines[path] += "\tquiet"
    code = _CODE.read_text(encoding="utf-8")
    site = {
        "version": sha256("\n".join([*lines.values(), code]).encode()).hexdigest()[:12],
        "core": core(folder),
        "packed": packed + round(small * squeezed / tried) if tried else packed,
        "list": "\n".join(lines.values()),
    }
    text = json.dumps(site, ensure_ascii=False, separators=(",", ":"))
    (folder / WORKER).write_text(f"self.routemapSite = {text};\n{code}", encoding="utf-8", newline="\n")


def _name(path: str) -> str:
    return PurePosixPath(path).stem


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
