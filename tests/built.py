"""Sites that tests look at: both editions of the real routes, made once for all workers, and projects to be built."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.edition import Edition
from generator.pipeline import Checked, check_project
from generator.project import Project, read_project
from generator.publish.site import build_site

HERE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Built:
    """An edition on disk."""

    edition: Edition
    folder: Path

    def read(self, path: str) -> str:
        """A text file of the site."""
        return (self.folder / path).read_text(encoding="utf-8")

    def paths(self, pattern: str = "*.html") -> list[str]:
        """Files of the site by their path from its root, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob(pattern))


def furnish(root: Path, docs: bool = True) -> Path:
    """Give a folder what a project needs beside its definitions: mkdocs.yml, the theme, docs/."""
    shutil.copy(HERE / "mkdocs.yml", root / "mkdocs.yml")
    (root / "generator").symlink_to(HERE / "generator")
    if docs:
        shutil.copytree(HERE / "docs", root / "docs")
    else:
        (root / "docs").mkdir()
        (root / "docs" / "accessibility.md").write_text("# 无障碍说明\n\n都能用。\n", encoding="utf-8")
    return root


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def once(folder: Path, make: Callable[[Path], object], seconds: float = 300) -> Path:
    """A folder that is made by whichever worker comes first; the others wait for it."""
    mark = folder.with_name(folder.name + ".made")
    try:
        folder.mkdir(parents=True)
    except FileExistsError:
        for _ in range(int(seconds * 10)):
            if mark.exists():
                break
            time.sleep(0.1)
        if not mark.exists() or mark.read_text():
            pytest.fail(f"{folder.name}: {mark.read_text() if mark.exists() else 'not made in time'}")
        return folder
    try:
        make(folder)
    except BaseException as error:
        mark.write_text(f"{type(error).__name__}: {error}")
        raise
    mark.write_text("")
    return folder


def real_edition(folder: Path, edition: Edition, checked: Checked) -> Built:
    """One edition of the real routes below a folder."""

    def make(root: Path) -> None:
        assert not checked.has_errors, [str(problem) for problem in checked.problems if problem.severity == "error"]
        ours = read_project(HERE)
        (root / "routes").symlink_to(ours.routes)
        settings = {"statutes": ours.statutes, "lock": ours.lock, "cache": ours.cache}
        lines = [f'{key} = "{path.as_posix()}"\n' for key, path in settings.items() if path]
        (root / "routemap.toml").write_text("".join(lines))
        build_site(read_project(furnish(root)), checked, edition)

    return Built(edition, read_project(once(folder / edition, make)).site(edition))


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for all workers."""
    if kept := os.environ.get("ROUTEMAP_TEST_SITES"):  # sites of an earlier run, for whoever works on these tests
        return Path(kept)
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


@pytest.fixture(scope="session")
def public(shared_folder: Path, real: Checked) -> Built:
    """The public edition of the real routes."""
    return real_edition(shared_folder / "real", "public", real)


@pytest.fixture(scope="session")
def staff(shared_folder: Path, real: Checked) -> Built:
    """The staff edition of the real routes."""
    return real_edition(shared_folder / "real", "staff", real)


@pytest.fixture(params=["public", "staff"])
def either(request: pytest.FixtureRequest) -> Built:
    """Each edition in turn."""
    built: Built = request.getfixturevalue(request.param)
    return built


@pytest.fixture
def project(small: Path) -> Project:
    """The small guide (tests/small_guide.py) as a project that can be built."""
    return read_project(furnish(small.parent, docs=False))


@pytest.fixture
def real_copy(tmp_path: Path) -> Path:
    """The root of a project with a copy of the real routes, without statutes."""
    shutil.copytree(HERE / "routes", tmp_path / "routes")
    return tmp_path


def build(project: Project, edition: Edition, checked: Checked | None = None) -> Built:
    """Check and build; errors fail the test."""
    from conftest import TODAY

    checked = checked or check_project(project, TODAY)
    assert not checked.has_errors, checked.problems
    build_site(project, checked, edition)
    return Built(edition, project.site(edition))


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


def serve(folder: Path) -> Iterator[str]:
    """Serve a folder while the test runs; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
