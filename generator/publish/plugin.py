"""The MkDocs plugin: writes the files of the guide, puts docs/ into its frame, turns errors into a failed build.

Everything that knows MkDocs and its theme is in this folder. The guide's pages are finished when they come here;
MkDocs renders the prose of docs/, copies, and serves.
"""

from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.contrib import search as mkdocs_search
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from ..edition import Edition
from ..pipeline import Checked, check_project, renderer_for
from ..project import BadProject, build_day, read_project
from ..render import Renderer
from ..wording import load_wording
from .offline import write_worker
from .report import as_text, summary
from .rule_pages import manual_pages
from .swap import Swap

LUNR = Path(mkdocs_search.__file__).parent / "templates" / "search" / "lunr.js"
"""lunr.js, which MkDocs brings in its wheel."""


class Options(Config):
    """The plugin's settings in mkdocs.yml."""

    edition = config_options.Choice(("public", "staff"), default="public")


class RoutemapPlugin(BasePlugin[Options]):
    """A few lines for each event; the work is done elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self._command = "build"
        self._prepared: Checked | None = None
        self._renderer: Renderer | None = None
        self._swap: Swap | None = None
        self.handed_over: dict[str, bytes] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether this is a preview: the preview has its own folder and nothing to swap.

        MkDocs keeps one object of a plugin for all builds of a process, so what the last one left is put away.
        """
        self._command = command
        self._swap = None
        self.handed_over = {}

    def prepare(self, checked: Checked) -> None:
        """Use a guide that was checked a moment ago."""
        self._prepared = checked

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check before anything is touched. Errors stop the build here; the last good site stays as it is."""
        try:
            project = read_project(Path(config.config_file_path).parent)
            checked = self._prepared or check_project(project, build_day())
        except BadProject as error:
            raise PluginError(load_wording().say(f"project.{error.reason}", **error.values)) from None
        self._prepared = None
        if checked.has_errors:
            report = as_text((p for p in checked.problems if p.severity == "error"), checked.wording)
            kept = checked.wording.say("report.kept", folder=config.site_dir)
            raise PluginError(f"\n{report}\n\n{summary(checked.problems, checked.wording)}\n{kept}")
        edition: Edition = "staff" if self.config.edition == "staff" else "public"
        if edition == "staff" and Path(config.site_dir) == project.site("public"):
            config.site_dir = str(project.site("staff"))  # mkdocs.yml names one folder, and it is open to everybody
        self._renderer = renderer_for(project, checked, edition)
        config.theme.static_templates.clear()
        del config.theme.dirs[1:]  # our one template stands in the first; the theme's own 14,000 files need not be listed
        if self._command != "serve":
            self._swap = Swap(Path(config.site_dir))
            config.site_dir = str(self._swap.fresh)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The guide's files, the manual's generated pages, lunr.js; nothing of the theme, nothing for others' eyes."""
        assert self._renderer is not None
        docs = Path(config.docs_dir).resolve()
        public = self.config.edition == "public"
        for file in list(files):
            inside = bool(file.abs_src_path) and docs in Path(str(file.abs_src_path)).resolve().parents
            if not inside or (public and file.src_uri.startswith("develop/")):
                files.remove(file)
        site = Path(config.site_dir)
        for virtual in self._renderer.all_files():  # written at once: MkDocs would keep them all in memory
            place = site / virtual.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(virtual.content)
            if self._command == "serve":
                self.handed_over[virtual.path] = virtual.content
        if not public:
            for path, text in manual_pages(self._renderer.wording):
                files.append(File.generated(config, path, content=text))
        files.append(_file(config, "assets/lunr.js", LUNR.read_bytes()))
        return files

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str:
        """The text of a page of docs/, or a failed build that names the page."""
        assert self._renderer is not None
        try:
            return page.file.content_string
        except UnicodeDecodeError:
            raise PluginError(self._renderer.wording.say("report.not-utf8", file=f"docs/{page.file.src_uri}")) from None

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Prose of docs/ in the frame of the site."""
        assert self._renderer is not None
        toc = [(entry.id, entry.title) for top in page.toc for entry in top.children]
        source = f"docs/{page.file.src_uri}" if page.file.generated_by is None else ""
        path, title = page.file.dest_uri, str(page.title or "")
        return self._renderer.prose(path, source, title, page.content or "", toc).decode()

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Put the finished site in the place of the last one."""
        if self._swap:
            if self._renderer and self._renderer.settings.offline:  # no preview: it would look stale
                write_worker(self._swap.fresh)
            self._swap.finish()
            config.site_dir = str(self._swap.place)

    def on_build_error(self, *, error: BaseException) -> None:
        """Throw away what is half done."""
        if self._swap:
            self._swap.abandon()

    def on_serve(self, server: Any, *, config: MkDocsConfig, builder: Any) -> Any:
        """`mkdocs serve` watches the definitions as well."""
        project = read_project(Path(config.config_file_path).parent)
        server.watch(str(project.routes))
        return server


def _file(config: MkDocsConfig, path: str, content: bytes) -> File:
    """A finished file: copied as it is, HTML too."""
    return File.generated(config, path, content=content)
