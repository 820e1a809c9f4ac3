"""Every page of both editions: valid, complete, and every link leads somewhere."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, normpath
from urllib.parse import unquote

import html5lib
from built import Built, build

from bench.lighthouse import PAGES
from bench.projects import synthetic_project
from generator.project import Project, read_project

_TAG = re.compile(r"<([a-zA-Z][\w:-]*)((?:\s+[^\s=>/]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+))?)*)\s*/?>")
_ATTRIBUTE = re.compile(r"([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+)))?")
_MARKUP = re.compile(r"<(/?[\w-]+|!)([^>]*)>|(&\w*;?)|([\x00-\x08\x0b-\x1f\x7f-\x9f])")
_VALUE = re.compile(r"=\s*(?:\"[^\"]*\"|'[^']*'|[^\s>]+)")
_RUN = 4


class Scanned:
    """What a page says about itself: its tags, ids and links. Exact for pages that parse without errors."""

    def __init__(self, text: str) -> None:
        self.text = text
        body = re.sub(r"(<script\b[^>]*>).*?(</script>)|<!--.*?-->", r"\1\2", text, flags=re.S)
        self.ids: list[str] = []
        self.links: list[tuple[str, str, str]] = []
        self.tags: dict[str, int] = {}
        self.inline: list[str] = []
        for tag, attributes in _TAG.findall(body):
            self.tags[tag] = self.tags.get(tag, 0) + 1
            for name, *values in _ATTRIBUTE.findall(attributes):
                value = unescape("".join(values))
                if name == "id":
                    self.ids.append(value)
                elif name in ("href", "src", "xlink:href", "action", "srcset", "data", "poster", "cite", "formaction"):
                    self.links.append((tag, name, value))
                elif name.startswith("on"):
                    self.inline.append(f"{tag} {name}={value}")

    def title(self) -> str:
        return re.findall(r"<title>(.*?)</title>", self.text, re.S)[0]


@cache
def scan(path: Path) -> Scanned:
    return Scanned(path.read_text(encoding="utf-8"))


def pages(built: Built) -> dict[str, Scanned]:
    return {path: scan(built.folder / path) for path in built.paths()}


def is_foreign(target: str) -> bool:
    return bool(re.match(r"[a-zA-Z][\w+.-]*:|//", target))


def broken_links(built: Built) -> list[str]:
    known, files = pages(built), set(built.paths("*"))
    broken = []
    for path, page in known.items():
        for tag, name, target in page.links:
            if is_foreign(target):
                continue
            place, _, anchor = target.partition("#")
            place, anchor = unquote(place.partition("?")[0]), unquote(anchor)
            goal = normpath(f"{dirname(path)}/{place}".lstrip("/")) if place else path
            if target.startswith("/") or goal.startswith("..") or goal not in files:
                broken.append(f"{path}: <{tag} {name}={target!r}>")
            elif anchor and "=" not in anchor and goal.endswith(".html") and anchor not in known[goal].ids:  # with one: a value
                broken.append(f"{path}: <{tag} {name}={target!r}>: no such place")
    return broken


def test_every_link_and_anchor_leads_somewhere(either: Built) -> None:
    assert broken_links(either) == []


def test_a_guide_in_the_making_has_no_link_that_leads_nowhere(project: Project) -> None:
    """Categories and groups that nothing is written for yet."""
    with (project.routes / "categories.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: boats, title: 船, plain: 船和码头, group: living}\n")
        file.write("- {id: planes, title: 飞机, plain: 飞机, group: air}\n")
    with (project.routes / "groups.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: air, title: 天上, plain: 飞机}\n")
    built = build(project, "public")
    assert broken_links(built) == []
    assert {"categories/boats.html", "categories/planes.html", "groups/air.html"} <= set(built.paths())
    assert "leaflets/boats.html" not in built.paths()


def test_a_synthetic_guide_builds_as_the_benchmark_needs_it(tmp_path: Path) -> None:
    """Grown from a few of our matters: most categories are empty, many references lead to nothing that is written."""
    guide = synthetic_project(tmp_path / "guide", 60)
    project = read_project(guide.folder)
    assert broken_links(build(project, "public")) == []


def test_no_page_is_an_orphan(either: Built) -> None:
    met, todo = {"index.html"}, ["index.html"]
    known = pages(either)
    while todo:
        path = todo.pop()
        for tag, _, target in known[path].links:
            goal = normpath(f"{dirname(path)}/{unquote(re.split('[?#]', target)[0])}".lstrip("/"))
            if tag == "a" and not is_foreign(target) and goal in known and goal not in met:
                met.add(goal)
                todo.append(goal)
    assert sorted(set(known) - met - {"404.html", "search.html"}) == []


def test_nothing_comes_from_another_host(either: Built) -> None:
    wrong = []
    for path, page in pages(either).items():
        wrong += [f"{path}: {target}" for _, _, target in page.links if is_foreign(target) and not target.startswith("tel:")]
    for path in either.paths("*"):
        if path.endswith((".css", ".svg")):
            text = re.sub(r"""xmlns(:\w+)?=(["'])[^"']*\2""", "", either.read(path))
            wrong += [f"{path}: {found}" for found in re.findall(r"(?:https?:)?//[\w.-]+\.\w+", text)]
            wrong += [f"{path}: {found}" for found in re.findall(r"url\((?!['\"]?(?:#|data:))[^)]*\)|@import", text)]
        if path.endswith(".js"):
            # Names of the vocabularies of a Word file look like addresses; nothing is loaded from them.
            text = re.sub(r"http://schemas\.(?:openxmlformats\.org|microsoft\.com)/(?:\w|[/.-])+", "", either.read(path))
            wrong += [f"{path}: {found}" for found in re.findall(r"[\"'`](?:https?:)?//[\w.-]+", text)]
    assert wrong == []


def test_phone_numbers_are_numbers(either: Built) -> None:
    numbers = {target for page in pages(either).values() for _, _, target in page.links if target.startswith("tel:")}
    assert numbers
    assert [number for number in numbers if not re.fullmatch(r"tel:\d{3,6}", number)] == []


def test_every_page_has_what_a_page_needs(either: Built) -> None:
    wrong = []
    for path, page in pages(either).items():
        twice = sorted({name for name in page.ids if page.ids.count(name) > 1})
        facts = {
            "doctype": page.text.startswith("<!doctype html>\n"),
            "lang": '<html lang="zh-Hans-CN"' in page.text[:80],
            "one h1": page.tags.get("h1") == 1,
            "one main": page.tags.get("main") == 1,
            "title": page.text.partition("</head>")[0].count("<title>") == 1 and bool(page.title().strip()),
            "description": bool(re.search(r'<meta name="description" content="[^"]{4,}">', page.text)),
            "viewport": '<meta name="viewport" content="width=device-width, initial-scale=1">' in page.text,
            f"ids once: {twice}": not twice,
            f"no inline script: {page.inline}": not page.inline,
            "no inline code": not re.search(r"<script(?![^>]*\b(?:src|type=\"application/(?:ld\+)?json\"))", page.text),
        }
        wrong += [f"{path}: {fact}" for fact, holds in facts.items() if not holds]
    assert wrong == []


def test_every_title_is_its_own(either: Built) -> None:
    titles: dict[str, list[str]] = {}
    for path, page in pages(either).items():
        titles.setdefault(page.title(), []).append(path)
    assert {title: paths for title, paths in titles.items() if len(paths) > 1} == {}


def test_headings_are_not_skipped(either: Built) -> None:
    wrong = []
    for path, page in pages(either).items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[\s>]", page.text)]
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            wrong.append(f"{path}: {levels}")
    assert wrong == []


def test_the_pages_whose_scores_are_measured_are_there(public: Built) -> None:
    assert [page for page in PAGES if not (public.folder / page.partition("?")[0]).is_file()] == []


def test_linked_data_is_json(public: Built) -> None:
    import json

    count = 0
    for page in pages(public).values():
        for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page.text, re.S):
            assert json.loads(text)["@context"] == "https://schema.org"
            count += 1
    assert count


def _errors(built: Built, path: str) -> list[str]:
    parser = html5lib.HTMLParser(strict=False)
    parser.parse((built.folder / path).read_bytes(), transport_encoding="utf-8")
    return [f"{path}:{place[0]}:{place[1]}: {name} {values}" for place, name, values in parser.errors]


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every few tags in a row with the names of their attributes, and what stands for a character."""
    found = [(tag or sign or repr(odd)) + _VALUE.sub("", inside) for tag, inside, sign, odd in _MARKUP.findall(text)]
    return set(zip(*(found[at:] for at in range(_RUN)), strict=False))


def _of_all_shapes(built: Built, seen: set[tuple[str, ...]]) -> Iterator[str]:
    """Pages with markup in an order in which no page before them has it: what the others have stands in these."""
    for path in sorted(built.paths(), key=lambda path: -len(scan(built.folder / path).text)):
        if new := _runs(scan(built.folder / path).text) - seen:
            seen |= new
            yield path


def test_public_pages_are_valid_html5(public: Built) -> None:
    ours = list(_of_all_shapes(public, set()))
    assert len(ours) > 100
    assert [error for path in ours for error in _errors(public, path)] == []


def test_staff_pages_are_valid_html5(public: Built, staff: Built) -> None:
    """Every page that only staff have, and of the others those that are made otherwise than any public one."""
    seen = set[tuple[str, ...]]().union(*(_runs(page.text) for page in pages(public).values()))
    ours = {path for path in staff.paths() if path.startswith(("staff/", "develop/"))}
    others = set(_of_all_shapes(staff, seen))
    assert len(ours) > 4
    assert others - ours
    assert [error for path in sorted(ours | others) for error in _errors(staff, path)] == []


def test_a_page_of_another_shape_is_seen() -> None:
    rows = "<ul><li>1<li>2</ul>" * 3
    assert _runs(rows) == _runs(rows * 2)
    for other in ("<ul><li>1<li>2</ul></p>", "<ul><li>1<li id=x>2</ul>", "<ul><li>1<li>2 &x</ul>", "<ul><li>1<li>2\x01</ul>"):
        assert _runs(rows + other) - _runs(rows), other


def test_the_public_edition_has_no_page_of_the_staff(public: Built, staff: Built) -> None:
    kept_on_phones = {"offline.html", "service-worker.js", "manifest.webmanifest"}  # which the staff edition must not be
    assert set(public.paths("*")) - kept_on_phones < set(staff.paths("*"))
    for path, page in pages(public).items():
        assert "工作人员版" not in page.text, path
        assert not [target for _, _, target in page.links if "staff/" in target or "develop/" in target], path


def test_no_gap_shows_through(either: Built) -> None:
    """Nothing of the program or the template in what a reader sees."""
    signs = ("None", "undefined", "{{", "{%", "&lt;", "Undefined", "()")
    wrong = {}
    for path, page in pages(either).items():
        if path.startswith("develop/"):
            continue
        text = re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", " ", page.text, flags=re.S)
        if found := [sign for sign in signs if sign in text]:
            wrong[path] = found
    assert wrong == {}
