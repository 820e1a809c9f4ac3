"""A square that a phone reads: the address of a page as a drawing. The only door to segno.

It is opened only where an office has told the address of its site: it brings the standard library's network along, 5 MB.
"""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import segno

_QUIET = 4
"""The white edge that the standard asks for, in squares."""


def qr_code(address: str) -> segno.QRCode:
    """Always of the same mask and level: the same address gives the same squares, and four times as fast as choosing."""
    made: segno.QRCode = import_module("segno").make(address, error="m", micro=False, mask=2, boost_error=False)
    return made


def qr_link(address: str) -> str:
    """A picture inside a page, a dot a square: a quarter of the bytes of a drawing. The style sheet makes it large.

    >>> qr_link("https://example.org/")[:22]
    'data:image/png;base64,'
    """
    return str(qr_code(address).png_data_uri(scale=1, border=_QUIET))


def qr_svg(address: str) -> str:
    """A drawing that stands alone, without a size, for PDFs."""
    out = BytesIO()
    qr_code(address).save(
        out, kind="svg", omitsize=True, border=_QUIET, svgclass=None, lineclass=None, xmldecl=False, nl=False
    )
    return out.getvalue().decode()
