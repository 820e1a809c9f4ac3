"""Plain mkdocs-material with the same pages: our finished site turned into Markdown, and its own search with jieba."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from .markdown import as_markdown
from .measure import Cost, run
from .projects import Ours, environment

MENU = 70
"""Entries of the menu at most: with all pages in it every page would carry them all."""

SETTINGS = """site_name: 路线图
use_directory_urls: false
theme: {name: material, language: zh}
plugins: [search]
markdown_extensions: [attr_list, tables]
not_in_nav: "*"
validation: {links: {not_found: info, anchors: info, unrecognized_links: info}}
nav:
"""


@dataclass(frozen=True, slots=True)
class Plain:
    """A project that `mkdocs build` builds."""

    folder: Path

    @property
    def site(self) -> Path:
        """Where it builds to."""
        return self.folder / "site"

    def build(self) -> Cost:
        """`mkdocs build` as a whole process, from nothing."""
        shutil.rmtree(self.site, ignore_errors=True)
        mkdocs = Path(sys.executable).with_name("mkdocs")
        return run([str(mkdocs), "build", "--quiet"], self.folder, environment())


def plain_project(ours: Ours, folder: Path) -> Plain:
    """The pages of a site that was just built, as a plain project."""
    pages = sorted(ours.site.rglob("*.html"))
    for page in pages:
        place = folder / "docs" / page.relative_to(ours.site).with_suffix(".md")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(as_markdown(page.read_text(encoding="utf-8")), encoding="utf-8")
    names = [page.relative_to(ours.site).with_suffix(".md").as_posix() for page in pages]
    lists = [name for name in names if "/" not in name or name.endswith("/index.md") or name.startswith("categories/")]
    menu = "".join(f"  - {name}\n" for name in lists[:MENU])
    (folder / "mkdocs.yml").write_text(SETTINGS + menu, encoding="utf-8")
    return Plain(folder)
