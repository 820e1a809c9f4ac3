"""The kinds of definitions: which folder or file under routes/ holds which class."""

from dataclasses import dataclass

from .agency import Agency
from .base import Model
from .document import Document
from .family import Family
from .law import Law
from .matter import Matter
from .procedure import Procedure
from .question import Question
from .small import Case, Category, Group, Heard, PersonGroup, Planned, SearchWords, Term
from .topic import Topic


@dataclass(frozen=True, slots=True)
class Kind:
    """`name` is the folder `routes/<name>/` or the file `routes/<name>.yaml`, and the field of the guide."""

    name: str
    model: type[Model]


KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("laws", Law),
        Kind("families", Family),
        Kind("agencies", Agency),
        Kind("documents", Document),
        Kind("procedures", Procedure),
        Kind("groups", Group),
        Kind("categories", Category),
        Kind("matters", Matter),
        Kind("planned", Planned),
        Kind("topics", Topic),
        Kind("audiences", PersonGroup),
        Kind("cases", Case),
        Kind("glossary", Term),
        Kind("heard", Heard),
        Kind("search", SearchWords),
        Kind("finder", Question),
    )
}
