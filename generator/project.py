"""A project on disk: its folders and settings, read from routemap.toml."""

import os
import re
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

NAME = "routemap.toml"


class BadProject(Exception):
    """The project file cannot be used. `reason` is the key of a sentence under `project`, `values` fill it."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values


@dataclass(frozen=True, slots=True)
class Project:
    """Where things are. Every path is absolute; `statutes` and `fonts` may name folders that do not exist."""

    root: Path
    routes: Path
    statutes: Path | None
    lock: Path
    cache: Path
    language: str = "zh-CN"
    site_name: str = "路线图"
    site_url: str = ""
    edit_url: str = ""
    fonts: Path | None = None

    def site(self, edition: str) -> Path:
        """Where an edition is published."""
        return self.root / ("site" if edition == "public" else f"site-{edition}")


_KNOWN = {"routes", "statutes", "lock", "cache", "language", "site_name", "site_url", "edit_url", "fonts"}

_ADDRESS = re.compile(r"https?://[^\s\"'<>\\]+|(?!//)[^\s\"'<>\\:]*", re.IGNORECASE)
"""An address of the web, or a path on the same host. Anything else, javascript: above all, would become a link of every page."""


def read_project(root: Path) -> Project:
    """The project in a folder; every setting has a default. Raises BadProject."""
    root = root.resolve()
    file = root / NAME
    data: dict[str, Any] = {}
    if file.is_file():
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise BadProject("broken", file=NAME, said=error) from None
    for key, value in data.items():
        if key not in _KNOWN:
            raise BadProject("unknown", file=NAME, key=key, known="、".join(sorted(_KNOWN)))
        if not isinstance(value, str):
            raise BadProject("not-text", file=NAME, key=key)
        if key.endswith("_url") and not _ADDRESS.fullmatch(value):
            raise BadProject("address", file=NAME, key=key, found=value)
    language = data.get("language", "zh-CN")
    if not (Path(__file__).parent / "wording" / f"{language}.toml").is_file():
        raise BadProject("language", file=NAME, found=language)
    statutes, fonts = data.get("statutes"), data.get("fonts")
    return Project(
        root=root,
        routes=root / data.get("routes", "routes"),
        statutes=(root / statutes).resolve() if statutes else None,
        lock=root / data.get("lock", "routemap.lock.json"),
        cache=root / data.get("cache", ".cache/routemap"),
        language=language,
        site_name=data.get("site_name", "路线图"),
        site_url=data.get("site_url", ""),
        edit_url=data.get("edit_url", ""),
        fonts=(root / fonts).resolve() if fonts else None,
    )


def build_day() -> date:
    """Today, or the day that ROUTEMAP_TODAY names, which makes builds repeatable. Raises BadProject."""
    given = os.environ.get("ROUTEMAP_TODAY", "")
    try:
        return date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise BadProject("today", found=given) from None
