"""自己不能指向自己

## 检查什么
「应当看哪一页」「相关的事」「必须先走的程序」「容易混的词」不能写自己；机关「归谁管」、法「被哪一部代替」「照哪一部法律算」，
一级一级走下去也不能回到自己。

## 为什么
读者点了又回到原来这一页；要先走自己才能走自己，就永远走不成。多半是抄的时候忘了改。

## 错误写法
```yaml
# matters/street-light.yaml
not_for: [{when: 小区里的灯, instead: street-light}]
```

## 正确写法
```yaml
# matters/street-light.yaml
not_for: [{when: 小区里的灯, instead: estate-light}]
```
"""

from collections.abc import Iterable, Iterator, Mapping

from ..model import NotFor, Path
from ..problems import Finding, Severity
from .context import Context

ID = "refers-to-itself"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """References that may not be to oneself, and chains that may not be circles."""
    guide = context.guide
    for matter in guide.matters.values():
        yield from _own("matters", matter.id, (*_instead(matter.not_for), *_each(("related",), matter.related)))
    for procedure in guide.procedures.values():
        required = ((("requires", index, "procedure"), relation.procedure) for index, relation in enumerate(procedure.requires))
        yield from _own("procedures", procedure.id, (*_instead(procedure.not_for), *required))
    for term in guide.glossary.values():
        yield from _own("glossary", term.id, _each(("differs_from",), term.differs_from))
    laws = guide.laws.values()
    yield from _circles("agencies", ("parent",), {agency.id: agency.parent for agency in guide.agencies.values()})
    yield from _circles("laws", ("replaced_by",), {law.id: law.replaced_by for law in laws})
    yield from _circles("laws", ("counting", "by"), {law.id: law.counting.by for law in laws})


def _own(kind: str, name: str, references: Iterable[tuple[Path, str]]) -> Iterator[Finding]:
    for path, other in references:
        if other == name:
            yield Finding(kind, name, path, {"id": name})


def _instead(not_for: Iterable[NotFor]) -> Iterator[tuple[Path, str]]:
    for index, wrong in enumerate(not_for):
        yield from _each(("not_for", index, "instead"), wrong.instead)


def _each(path: Path, ids: Iterable[str]) -> Iterator[tuple[Path, str]]:
    return (((*path, index), other) for index, other in enumerate(ids))


def _circles(kind: str, path: Path, leads: Mapping[str, str | None]) -> Iterator[Finding]:
    """Everything from which one comes back to it. What was walked before is not walked again."""
    walked: set[str] = set()
    for start in leads:
        trail: dict[str, int] = {}
        place: str | None = start
        while place and place not in walked:
            walked.add(place)
            trail[place] = len(trail)
            place = leads.get(place)
        if place in trail:
            circle = list(trail)[trail[place] :]
            for name in circle:
                yield Finding(kind, name, path, {"id": name}, "circle" if len(circle) > 1 else "")
