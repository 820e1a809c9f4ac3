"""What rendering gives: files that exist only in memory until someone publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class VirtualFile:
    """A file of the site. `source` is the author's file behind it, for the edit link."""

    path: str
    content: bytes
    source: str = ""


@dataclass(frozen=True, slots=True)
class Site:
    """All files of one edition by their path."""

    edition: str
    files: Mapping[str, VirtualFile]
