"""One whole build of an edition with MkDocs."""

import logging
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError, PluginError

from ..edition import Edition
from ..pipeline import Checked
from ..project import Project
from ..wording import load_wording
from .plugin import RoutemapPlugin


class BuildFailed(Exception):
    """MkDocs could not build. The message is for people; the last good site was not touched."""


def configure(project: Project, edition: Edition, site: Path) -> MkDocsConfig:
    """The configuration of mkdocs.yml for an edition. Raises BuildFailed."""
    file, wording = project.root / "mkdocs.yml", load_wording(project.language)
    if not file.is_file():
        raise BuildFailed(wording.say("report.no-mkdocs", folder=project.root))
    try:
        config = load_config(str(file), site_dir=str(site))
    except (ConfigurationError, Abort) as error:
        raise BuildFailed(wording.say("report.bad-mkdocs", said=error)) from None
    plugin_of(config).config.edition = edition
    return config


def plugin_of(config: MkDocsConfig) -> RoutemapPlugin:
    """Our plugin in a configuration. Raises BuildFailed where mkdocs.yml does not name it."""
    for plugin in config.plugins.values():
        if isinstance(plugin, RoutemapPlugin):
            return plugin
    raise BuildFailed(load_wording().say("report.no-plugin"))


def build_site(project: Project, checked: Checked, edition: Edition) -> int:
    """Write an edition and put it in the place of the last one. Returns the number of pages. Raises BuildFailed."""
    _quiet()
    place = project.site(edition)
    config = configure(project, edition, place)
    plugin = plugin_of(config)
    plugin.prepare(checked)
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    except BaseException as error:  # Ctrl+C too leaves nothing half done behind
        plugin.on_build_error(error=error)
        if isinstance(error, (PluginError, Abort, OSError)):
            raise BuildFailed(_said(project, error)) from None
        raise
    return sum(1 for _ in place.rglob("*.html"))


def build_preview(project: Project, checked: Checked, edition: Edition, folder: Path) -> dict[str, bytes]:
    """Write an edition straight into a folder, for the preview. Returns the guide's files. Raises BuildFailed."""
    _quiet()
    config = configure(project, edition, folder)
    plugin = plugin_of(config)
    plugin.prepare(checked)
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build(config)
    except (PluginError, Abort, OSError) as error:
        raise BuildFailed(_said(project, error)) from None
    return plugin.handed_over


def _quiet() -> None:
    """Of what MkDocs says only what we do not say ourselves: why it stopped is in BuildFailed."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    logging.getLogger("mkdocs.commands.build").setLevel(logging.CRITICAL)


def _said(project: Project, error: Exception) -> str:
    """What stopped MkDocs; its own word for having stopped says nothing."""
    if isinstance(error, Abort) and error.__context__:
        return str(error.__context__)
    return load_wording(project.language).refused(error) if isinstance(error, OSError) else str(error)
