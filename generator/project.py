"""A project on disk: its folders and settings, read from routemap.toml."""

import os
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

NAME = "routemap.toml"


class BadProject(Exception):
    """The project file cannot be used. The message is for people."""


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


def read_project(root: Path) -> Project:
    """The project in a folder; every setting has a default. Raises BadProject."""
    root = root.resolve()
    file = root / NAME
    data: dict[str, Any] = {}
    if file.is_file():
        try:
            data = tomllib.loads(file.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise BadProject(f"{NAME}: {error}") from None
    unknown = sorted(set(data) - _KNOWN)
    if unknown or not all(isinstance(value, str) for value in data.values()):
        raise BadProject(f"{NAME}: {', '.join(unknown) or 'every setting is a text'} (known: {', '.join(sorted(_KNOWN))})")
    language = data.get("language", "zh-CN")
    if not (Path(__file__).parent / "wording" / f"{language}.toml").is_file():
        raise BadProject(f"{NAME}: language: {language}")
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
        raise BadProject(f"ROUTEMAP_TODAY: {given}") from None
