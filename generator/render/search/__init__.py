"""The search: what can be found, how a question is read, and the index that Python and the browser share."""

import json
from dataclasses import dataclass

from ...model import Guide
from ...wording import Wording, load_wording
from ..addresses import page_of
from ..settings import Settings
from ..virtual_file import VirtualFile
from .entries import KINDS
from .index import Answer, Found, Hit, Index
from .tables import Speak, build, speaking
from .weights import Sample

__all__ = [
    "Answer", "Found", "Hit", "Index", "Result", "Sample", "Speak", "build", "index_of", "search", "search_files", "shown",
    "speaking",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """A result as it is shown: `address` counts from the root of the site."""

    kind: str
    id: str
    title: str
    route: str
    note: str
    address: str
    group: str
    score: float


def index_of(guide: Guide, wording: Wording | None = None, staff: bool = False, speak: Speak = speaking) -> Index:
    """The index of a guide, as the browser opens it."""
    return Index(build(guide, wording or load_wording(), staff, speak))


def search(source: Guide | Index, query: str, limit: int = 100) -> list[Result]:
    """What the page shows for a question, in the same order. For more than one question give an `Index`."""
    index = index_of(source) if isinstance(source, Guide) else source
    return shown(index, index.ask(query), limit)


def shown(index: Index, answer: Answer, limit: int = 100) -> list[Result]:
    """The results of an answer, in the order of the page."""
    results: list[Result] = []
    for group, hit in index.arrange(answer)[:limit]:
        entry = index.entries[hit.entry]
        kind = index.data["kinds"][entry.kind]
        route = " · ".join(index.entries[part].title for part in entry.route)
        address = page_of(KINDS[kind], entry.id) + (f"#a{hit.article}" if hit.article else "")
        results.append(Result(kind, entry.id, entry.title, route, entry.note, address, group, hit.score))
    return results


def search_files(guide: Guide, wording: Wording, settings: Settings, speak: Speak = speaking) -> list[VirtualFile]:
    """The index as a script: a page opened from a folder may load scripts, nothing else."""
    text = json.dumps(build(guide, wording, settings.is_staff, speak), ensure_ascii=False, separators=(",", ":"))
    return [VirtualFile("assets/search-index.js", f"globalThis.routemapIndex={text};\n".encode())]
