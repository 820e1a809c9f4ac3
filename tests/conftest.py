"""Fixtures that draw small folders: given these files, this guide and these problems. Nothing is mocked.

`draw` takes a tree written as one string. A line that ends with "/" is a folder, a file name is a file, and what
stands deeper below a file is its text:

    routes/
      groups.yaml
        - {id: work, title: 工作, plain: 工资、工伤}
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from browser_side import CHROMIUM, Scripts, launch
from built import either, project, public, real_copy, shared_folder, staff  # noqa: F401  fixtures of sites
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright
from small_guide import SMALL_GUIDE, SMALL_STATUTES

from generator.load import load_statutes
from generator.model import Statutes
from generator.pipeline import Checked, check_project
from generator.project import read_project
from generator.wording import Wording, load_wording

TODAY = date(2026, 11, 22)
settings.register_profile("routemap", deadline=None)  # a slow machine is no mistake
settings.load_profile("routemap")
PROJECT = Path(__file__).parents[1]
ROUTES = read_project(PROJECT).routes

_FILE = re.compile(r"[\w.-]+\.(?:yaml|yml|json|txt|md)")


def draw_tree(folder: Path, tree: str) -> Path:
    """Write the tree below a folder and give the path of its first entry."""
    files, first = read_tree(tree)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder / first


def read_tree(tree: str) -> tuple[dict[str, str], str]:
    """The texts of a tree by path, and its first entry."""
    files: dict[str, list[str]] = {}
    folders: list[tuple[int, str]] = []
    file, depth, first = "", 0, ""
    for line in dedent(tree).strip("\n").splitlines():
        indent, name = len(line) - len(line.lstrip()), line.strip()
        if file and (indent > depth or not name):
            files[file].append(line)
            continue
        if not name:
            continue
        folders = [(at, path) for at, path in folders if at < indent]
        path = (folders[-1][1] if folders else "") + name
        first = first or path.rstrip("/")
        file, depth = "", indent
        if name.endswith("/"):
            folders.append((indent, path))
        elif _FILE.fullmatch(name):
            file = path
            files[file] = []
        else:
            raise ValueError(f"neither a folder nor a file: {line!r}")
    return {name: dedent("\n".join(lines)).strip("\n") + "\n" for name, lines in files.items()}, first


def draw_statutes(folder: Path, statutes: Mapping[str, Mapping[str, Any]]) -> Path:
    """Write a statute folder: an index, and a JSON file a law."""
    folder.mkdir(parents=True, exist_ok=True)
    heads = [{"slug": slug, **{k: v for k, v in law.items() if k != "articles"}} for slug, law in statutes.items()]
    (folder / "index.json").write_text(json.dumps(heads, ensure_ascii=False), encoding="utf-8")
    for slug, law in statutes.items():
        articles = [{"no": number, "text": text} for number, text in law["articles"].items()]
        (folder / f"{slug}.json").write_text(json.dumps({"articles": articles}, ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def wording() -> Wording:
    return load_wording()


@pytest.fixture
def draw(tmp_path: Path) -> Callable[[str], Path]:
    """Draws a tree and gives the path of its first entry."""
    return lambda tree: draw_tree(tmp_path, tree)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The routes folder of a small, complete, clean guide (tests/small_guide.py), to be varied."""
    draw_statutes(tmp_path / "statutes", SMALL_STATUTES)
    (tmp_path / "routemap.toml").write_text('statutes = "statutes"\n')
    return draw_tree(tmp_path, SMALL_GUIDE)


@pytest.fixture(scope="session")
def small_statutes(tmp_path_factory: pytest.TempPathFactory) -> Statutes:
    """The statutes that the small guide cites."""
    statutes = load_statutes(draw_statutes(tmp_path_factory.mktemp("statutes"), SMALL_STATUTES))
    assert statutes is not None
    return statutes


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium without a window, one for all tests of a worker."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium: apt-get install chromium-headless-shell fonts-noto-cjk")
    with sync_playwright() as play:
        browser = launch(play.chromium)
        yield browser
        browser.close()


@pytest.fixture
def scripts(browser: Browser) -> Iterator[Scripts]:
    """Our scripts in an empty page of the browser, to be compared with what Python does."""
    page = browser.new_page()
    yield Scripts(page)
    page.close()


@pytest.fixture(scope="session")
def real() -> Checked:
    """Our own routes, checked with the statute folder where there is one."""
    return check_project(read_project(PROJECT), TODAY)


@pytest.fixture(scope="session")
def real_statutes() -> Statutes:
    """The statute folder beside the project, which is not part of it; tests that need it are skipped without it."""
    folder = read_project(PROJECT).statutes
    statutes = load_statutes(folder)
    if statutes is None:
        pytest.skip(f"no statute folder at {folder}: the citations of the real routes cannot be compared")
    return statutes
