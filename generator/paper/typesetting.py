"""The only door to typst, which sets a PDF from our templates and plain data. It is a wheel: nothing of the system is needed."""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

try:
    import typst
except ImportError:  # there is no wheel for this machine (LoongArch, for one)
    typst = None  # type: ignore[assignment,unused-ignore]

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"
FONTS = HERE / "fonts"
FAMILY = "Noto Sans CJK SC"
_MISSING = re.compile(r"the text `\"(.+?)\"` could not be displayed")


class CannotSet(Exception):
    """A PDF cannot be made. `reason` is a key of the wording under cli.pdf, `found` what it is filled with."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(f"{reason}: {found}")
        self.reason = reason
        self.found = found


def families(folder: Path | None) -> list[str]:
    """The families of a folder of fonts, then our own, which fill what those lack. Raises CannotSet."""
    if typst is None:
        raise CannotSet("no-typst")
    if folder is None:
        return [FAMILY]
    if not folder.is_dir():
        raise CannotSet("no-fonts", str(folder))
    known = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
    found = sorted({str(name) for name in known.families()})
    if not found:
        raise CannotSet("no-fonts", str(folder))
    return list(dict.fromkeys([*found, FAMILY]))


def typeset(data: Mapping[str, Any], fonts: Path | None = None, tagged: bool = True) -> bytes:
    """The PDF of the data. The same data give the same bytes. Raises CannotSet where a font lacks a sign.

    PDF/A-2u is what makes a missing sign an error; without it typst leaves the sign out and says nothing. `tagged` marks
    headings and lists for screen readers and takes memory.
    """
    names = families(fonts)
    assert typst is not None  # families() has looked
    try:
        return bytes(
            typst.compile(
                str(TEMPLATES / "main.typ"),
                root=str(TEMPLATES),
                font_paths=[str(FONTS), *([str(fonts)] if fonts else [])],
                ignore_system_fonts=True,
                format="pdf",
                sys_inputs={"data": json.dumps({**data, "fonts": names}, ensure_ascii=False)},
                pdf_standards=["a-2u"],
                pdf_tags=tagged,
                timestamp=datetime.fromtimestamp(0, UTC),
            )
        )
    except typst.TypstError as error:
        missing = _MISSING.search(str(error))
        if missing:
            raise CannotSet("missing-sign", missing[1]) from None
        raise
