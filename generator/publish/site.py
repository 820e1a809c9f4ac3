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
from .plugin import RoutemapPlugin


class BuildFailed(Exception):
    """MkDocs could not build. The message is for people; the last good site was not touched."""


def configure(project: Project, edition: Edition, site: Path) -> MkDocsConfig:
    """The configuration of mkdocs.yml for an edition. Raises BuildFailed."""
    try:
        config = load_config(str(project.root / "mkdocs.yml"), site_dir=str(site))
    except (ConfigurationError, Abort) as error:
        raise BuildFailed(str(error)) from None
    plugin_of(config).config.edition = edition
    return config


def plugin_of(config: MkDocsConfig) -> RoutemapPlugin:
    """Our plugin in a configuration. Raises BuildFailed where mkdocs.yml does not name it."""
    for plugin in config.plugins.values():
        if isinstance(plugin, RoutemapPlugin):
            return plugin
    raise BuildFailed("mkdocs.yml: plugins: routemap")


def build_site(project: Project, checked: Checked, edition: Edition) -> int:
    """Write an edition and put it in the place of the last one. Returns the number of pages. Raises BuildFailed."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
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
            raise BuildFailed(str(error)) from None
        raise
    return sum(1 for _ in place.rglob("*.html"))


def build_preview(project: Project, checked: Checked, edition: Edition, folder: Path) -> dict[str, bytes]:
    """Write an edition straight into a folder, for the preview. Returns the guide's files. Raises BuildFailed."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = configure(project, edition, folder)
    plugin = plugin_of(config)
    plugin.prepare(checked)
    config.plugins.on_startup(command="serve", dirty=False)
    try:
        build(config)
    except (PluginError, Abort, OSError) as error:
        raise BuildFailed(str(error)) from None
    return plugin.handed_over
