"""The preview: builds into a folder of its own, serves with MkDocs' reloading server, and shows the author's errors in the page.

After a change the pages of the changed definitions are written first; the whole guide follows right behind. So the
page one is working on is there in about a second however large the guide is.
"""

import html
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from ..edition import Edition
from ..load import Memory, find_sources
from ..model import Guide
from ..pipeline import Checked, check_project, renderer_for
from ..problems import Problem, Severity
from ..project import Project, build_day
from ..render import ASSETS, TEMPLATES, VirtualFile, sheets_of
from ..wording import load_wording
from .report import as_text, summary
from .site import BuildFailed, build_preview

PANEL = "routemap-problems"
POLL = 0.15
"""Seconds between two looks for changes: a change should be seen within one second of its being saved."""


class Preview:
    """Keeps the last good site on disk in a folder of its own, and what is needed to change it quickly."""

    def __init__(self, project: Project, edition: Edition, tell: Callable[[str], object]) -> None:
        self.project = project
        self.edition: Edition = edition
        self.problems: tuple[Problem, ...] = ()
        self._tell = tell
        self._memory = Memory()
        self._guide: Guide | None = None
        self._written: dict[str, bytes] = {}
        self._docs = 0
        self._base = tempfile.TemporaryDirectory(prefix="routemap-preview-", ignore_cleanup_errors=True)
        self.folder = Path(self._base.name) / "site"
        self._bell = Path(self._base.name) / "bell"
        for folder in (self.folder, self._bell):
            folder.mkdir()

    def serve(self, host: str, port: int) -> None:
        """Build, serve, watch, until KeyboardInterrupt. Raises OSError where the port is taken. Leaves nothing behind."""
        server = _Server(
            self, builder=self.update, host=host, port=port, root=str(self.folder), mount_path="/", polling_interval=POLL
        )
        try:
            server.take_port()
            self.finish()
            for folder in (self.project.routes, self.project.root / "docs", TEMPLATES, ASSETS, self._bell):
                if folder.is_dir():
                    server.watch(str(folder))
            self._tell(load_wording(self.project.language).say("cli.serve.ready", url=f"http://{host}:{port}/"))
            server.serve()
        finally:
            server.shutdown()
            self._base.cleanup()

    def update(self) -> None:
        """Called when something changed: write the changed pages at once and ring for the rest. Never raises.

        The server shows what is there when this returns; the bell is a watched file, so that it calls again.
        """
        if (self._bell / "rung").exists():
            (self._bell / "rung").unlink()
            self.finish()
            return
        started = time.perf_counter()
        checked = check_project(self.project, build_day(), self._memory, rules=False)
        self.problems = _errors(checked)
        if self.problems:
            self._report(checked)
            return
        if self._guide is not None:
            pages = self._write(self._changed(checked, self._guide))
            seconds = time.perf_counter() - started
            self._tell(checked.wording.say("cli.serve.quick", pages=pages, seconds=seconds))
        (self._bell / "rung").write_text("", encoding="utf-8")

    def finish(self) -> None:
        """Check everything and bring every page up to date. Never raises for an author's mistake."""
        started, stamp = time.perf_counter(), self._stamp()
        checked = check_project(self.project, build_day(), self._memory)
        self.problems = _errors(checked)
        if self.problems:
            self._report(checked)
            return
        docs = _newest(self.project.root / "docs")
        try:
            if docs != self._docs:
                self._written = build_preview(self.project, checked, self.edition, self.folder)
                self._docs = docs
            else:
                self._write(self._until_newer(self._everything(checked), stamp), whole=True)
        except BuildFailed as failed:
            self._tell(str(failed))
            return
        except _Newer:  # the author went on writing: the server calls `update` next, which is quick
            return
        self._guide = checked.guide
        seconds = time.perf_counter() - started
        said = summary(checked.problems, checked.wording)
        self._tell(checked.wording.say("cli.serve.whole", seconds=seconds, summary=said))

    def _report(self, checked: Checked) -> None:
        self._tell(as_text(self.problems, checked.wording))
        self._tell(checked.wording.say("cli.serve.broken"))
        if self._guide is None:  # nothing to show yet: one page, for the server to say why
            page = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>routemap</title><body></body>'
            (self.folder / "index.html").write_text(page, encoding="utf-8")

    def _changed(self, checked: Checked, before: Guide) -> Iterable[VirtualFile]:
        """The pages of the definitions that are not the same objects as before."""
        changed = {
            (kind, name)
            for kind, name, thing in checked.guide.everything()
            if getattr(before, kind).get(name) is not thing
        }
        if not changed or len(changed) > 40:
            return ()
        renderer = renderer_for(self.project, checked, self.edition)
        return renderer.write(sheets_of(renderer.guide, checked.wording, replace(renderer.settings, only=changed)))

    def _stamp(self) -> frozenset[tuple[str, tuple[int, int]]]:
        """Changes whenever a definition changes."""
        return frozenset((source.file, source.stamp) for source in find_sources(self.project.routes))

    def _until_newer(self, files: Iterable[VirtualFile], stamp: object) -> Iterator[VirtualFile]:
        """These files, unless the definitions change on the way: then there is something quicker to do first."""
        for number, file in enumerate(files):
            if number % 40 == 0 and self._stamp() != stamp:
                raise _Newer
            yield file

    def _everything(self, checked: Checked) -> Iterable[VirtualFile]:
        return renderer_for(self.project, checked, self.edition).all_files()

    def _write(self, files: Iterable[VirtualFile], whole: bool = False) -> int:
        """Write what differs from what is there; after a whole build also remove what is gone."""
        number, seen = 0, set()
        for file in files:
            seen.add(file.path)
            if self._written.get(file.path) != file.content:
                place = self.folder / file.path
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(file.content)
                self._written[file.path] = file.content
                number += 1
        for gone in {path for path in self._written if path.endswith(".html")} - seen if whole else ():
            (self.folder / gone).unlink(missing_ok=True)
            del self._written[gone]
        return number

    def panel(self) -> str:
        """The problems as HTML for every page, or an empty string."""
        if not self.problems:
            return ""
        text = html.escape("\n\n".join(f"{p.location}: {p.what}\n  {p.why}\n  {p.hint}" for p in self.problems[:20]))
        return (
            f'<section id="{PANEL}" role="alert" style="position:fixed;inset:auto 0 0 0;max-height:60vh;overflow:auto;'
            f'z-index:99;background:#902218;color:#fff;padding:1rem 1.5rem;font:14px/1.6 monospace;white-space:pre-wrap">'
            f"{text}</section>"
        )


class _Newer(Exception):
    """Definitions changed while everything was being written."""


def _errors(checked: Checked) -> tuple[Problem, ...]:
    return tuple(problem for problem in checked.problems if problem.severity is Severity.ERROR)


def _newest(folder: Path) -> int:
    """When anything in a folder last changed, in nanoseconds; 0 where it is empty."""
    return max((path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()), default=0)


class _Server(LiveReloadServer):
    """MkDocs' server with the author's problems put into every page."""

    def __init__(self, preview: Preview, **settings: object) -> None:
        super().__init__(**settings)  # type: ignore[arg-type]
        self._preview = preview

    def take_port(self) -> None:
        """Before the first build: nobody waits for a build to read that the port is taken."""
        super().server_bind()

    def server_bind(self) -> None:
        """`serve` of MkDocs asks for the port once more."""

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        content = content.replace(b" data-keep=", b" data-preview=", 1)  # no service worker: authors want to see what is new
        changed: bytes = super()._inject_js_into_html(content, epoch)
        return changed.replace(b"</body>", self._preview.panel().encode() + b"</body>", 1)
