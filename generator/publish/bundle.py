"""A built site as one file, for a USB stick: the same bytes for the same site."""

import html
from datetime import date
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ..edition import Edition
from ..project import Project
from ..whole import whole
from ..wording import Wording

FOLDER = "routemap"
"""Everything lies in one folder, or unpacking would strew it about."""

FIRST_DAY = date(1980, 1, 1)
"""A zip knows no earlier one."""

_LEAD_IN = """<!doctype html>
<html lang="zh-Hans-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ font: 1.2rem/1.8 sans-serif; max-width: 34em; margin: 2rem auto; padding: 0 1rem }}
body {{ color: #20251f; background: #faf8f4 }}
a {{ color: #14584a; font-weight: bold; font-size: 1.4rem }}</style></head>
<body><main><h1>{title}</h1>
{staff}<p><a href="site/index.html">{open}</a></p>
<ul>{told}</ul></main></body></html>
"""


def write_bundle(project: Project, edition: Edition, wording: Wording, day: date, file: Path) -> int:
    """Write the zip of an edition as it stands on disk; returns the number of files. It takes its name when it is whole."""
    site = project.site(edition)
    files = sorted(path for path in site.rglob("*") if path.is_file())
    with whole(file) as fresh, ZipFile(fresh, "w", ZIP_DEFLATED, compresslevel=9) as bundle:
        _add(bundle, wording.say("zip.first"), lead_in(project, edition, wording, day).encode(), day)
        for path in files:
            _add(bundle, f"site/{path.relative_to(site).as_posix()}", path.read_bytes(), day)
    return len(files) + 1


def lead_in(project: Project, edition: Edition, wording: Wording, day: date) -> str:
    """The page that one opens first."""

    def say(key: str) -> str:
        return html.escape(wording.say(f"zip.{key}", site=project.site_name, day=day))

    told = "".join(f"<li>{say(key)}</li>" for key in ("unpack", "works", "keep", "day", "newer"))
    staff = f"<p><b>{say('staff')}</b></p>\n" if edition == "staff" else ""
    return _LEAD_IN.format(title=say("title"), staff=staff, open=say("open"), told=told)


def _add(bundle: ZipFile, path: str, content: bytes, day: date) -> None:
    """The day of the edition, not of the file on disk: bytes must not depend on when it was written."""
    day = max(day, FIRST_DAY)
    entry = ZipInfo(f"{FOLDER}/{path}", (day.year, day.month, day.day, 0, 0, 0))
    entry.compress_type = ZIP_DEFLATED
    entry.create_system = 3  # the same on Windows
    entry.external_attr = 0o644 << 16
    bundle.writestr(entry, content)
