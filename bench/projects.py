"""Copies of the project in a temporary folder: with our routes, or with a synthetic guide."""

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from .measure import Cost, run
from .synthetic import grow, read_tables, write_guide

ROOT = Path(__file__).resolve().parent.parent
ROUTEMAP = Path(sys.executable).with_name("routemap")


@dataclass(frozen=True, slots=True)
class Ours:
    """A project that `routemap` builds. `name` is what the table calls it."""

    name: str
    folder: Path

    @property
    def site(self) -> Path:
        """Where it builds to."""
        return self.folder / "site"

    def build(self) -> Cost:
        """`routemap build` as a whole process."""
        return run([str(ROUTEMAP), "build"], self.folder, environment())

    def forget_site(self) -> None:
        """The next build has to write everything; the cache stays: charts, compiled templates, the words of the search, and that
        this was found sound."""
        for stamp in (self.folder / ".cache").rglob("built-*.json"):
            stamp.unlink()

    def forget_all(self) -> None:
        """The next build begins with nothing."""
        shutil.rmtree(self.folder / ".cache", ignore_errors=True)
        shutil.rmtree(self.site, ignore_errors=True)


def environment() -> dict[str, str]:
    """The environment of every measured process: ours without what changes builds, code from this checkout."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("ROUTEMAP_", "PYTHON"))}
    return kept | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}


def real_project(folder: Path) -> Ours:
    """A copy of this project with our routes."""
    _frame(folder)
    shutil.copytree(ROOT / "routes", folder / "routes")
    return Ours("our routes", folder)


def synthetic_project(folder: Path, pages: int, like: int = 0) -> Ours:
    """A copy of this project with a synthetic guide of about so many pages, made of the matters of one of `like` pages."""
    _frame(folder)
    write_guide(grow(read_tables(ROOT / "routes"), pages, like), folder / "routes")
    return Ours(f"{pages:,} pages", folder)


def _frame(folder: Path) -> None:
    """Everything but the routes. The code is linked, the statutes are named by their full path."""
    folder.mkdir(parents=True)
    shutil.copytree(ROOT / "docs", folder / "docs")
    (folder / "generator").symlink_to(ROOT / "generator")
    for name in ("mkdocs.yml", "routemap.lock.json"):
        shutil.copy(ROOT / name, folder / name)
    settings = (ROOT / "routemap.toml").read_text(encoding="utf-8")
    lines = [_whole(line) for line in settings.splitlines()]
    (folder / "routemap.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _whole(line: str) -> str:
    if not line.startswith("statutes"):
        return line
    place = (ROOT / line.partition("=")[2].strip().strip('"')).resolve()
    return f'statutes = "{place.as_posix()}"'
