"""What rendering is told from outside."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from ..edition import Edition
from ..model import Citation, Clock, Law


@dataclass(frozen=True, slots=True)
class Verification:
    """Whether a citation was compared with the text of the law, and when."""

    verified: bool
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The edition and its surroundings. `article` gives the text of an article where there are statutes,
    `proof` the citation of a clock that states its length."""

    edition: Edition
    version: str
    today: date
    site_name: str = "路线图"
    site_url: str = ""
    edit_url: str = ""
    language: str = "zh-CN"
    checked_on: date | None = None
    verify: Callable[[Citation], Verification] = field(default=lambda citation: Verification(False))
    article: Callable[[Law, str], str] = field(default=lambda law, article: "")
    proof: Callable[[Clock], Citation] = field(default=lambda clock: clock.basis[0])
    files: Mapping[tuple[str, str], str] = field(default_factory=dict)

    only: Collection[tuple[str, str]] | None = None

    def wants(self, kind: str, name: str = "") -> bool:
        """Whether this page is to be written: all are, or only those of the definitions in `only`."""
        return self.only is None or (kind, name) in self.only

    @property
    def is_staff(self) -> bool:
        """Whether this is the edition for staff."""
        return self.edition == "staff"

    @property
    def offline(self) -> bool:
        """Whether browsers may keep the pages: what is internal must not stay on a phone."""
        return not self.is_staff
