"""知道期限的地方，不写「尽快」「及时」

## 检查什么
「先做这件」、途径的「什么情况选它」、「要知道的几点」、救济里，和有期限的步骤的「做什么」、箭头、期限的说明里，不出现尽快、赶紧、及时、抓紧、近期这类词。
引号里的是法律原话，可以写；「未及时」「没有及时」「答应尽快」说的是已经发生的事，要点里的「应当及时」说的是机关的义务，也可以写。

## 为什么
「尽快」不告诉读者哪一天。知道是几天，就写几天。

## 错误写法
```yaml
do_first: 尽快向劳动监察投诉
```

## 正确写法
```yaml
do_first: 先把证据留好，两年内向劳动监察投诉
```
"""

import re
from collections.abc import Iterable, Iterator

from ..model import Clock, Matter, Path, Procedure
from ..problems import Finding, Severity
from .context import Context

ID = "vague-time"
SEVERITY = Severity.WARNING

WORDS = re.compile(
    r"尽(?:可能|量)?[快早速]|及时|[及趁]早|赶[快紧]|从速|越[快早]越好|抓紧|近期(?!的|[^，。；]{0,10}照片)|近日|短期内|适时|早日|第一时间"
)
_QUOTED = re.compile(r"「[^」]*」|『[^』]*』|“[^”]*”|‘[^’]*’|《[^》]*》")
_HAPPENED = (
    r"(?:(?:未|没|没有|不|是否|是不是)(?:能够?|被|予以|够|必|用|在|依法|按规定|按时、?)*"
    r"|(?<!你)(?:答应|承诺|保证)[^，。；]*)$"
)
_FACT = re.compile(_HAPPENED)
_FACT_OR_DUTY = re.compile(rf"{_HAPPENED}|(?<!你)应当[^，。；]*$")

Place = tuple[Path, str | None]


def check(context: Context) -> Iterator[Finding]:
    """Advice to the citizen, and steps that have a clock. What stands in quotation marks is quoted from the law."""
    for matter in context.guide.matters.values():
        yield from _told("matters", matter.id, _advice(matter))
        points = ((("points", index, "text"), point.text) for index, point in enumerate(matter.points))
        yield from _told("matters", matter.id, points, _FACT_OR_DUTY)
    for procedure in context.guide.procedures.values():
        yield from _told("procedures", procedure.id, _steps(procedure))


def _told(kind: str, name: str, places: Iterable[Place], fact: re.Pattern[str] = _FACT) -> Iterator[Finding]:
    """The first vague word of each text that tells someone when to act. Words after a `fact` only say what others did or owe."""
    for path, text in places:
        if text and WORDS.search(text):
            plain = _QUOTED.sub("", text)
            word = next((found[0] for found in WORDS.finditer(plain) if not fact.search(plain[: found.start()])), None)
            if word:
                yield Finding(kind, name, path, {"word": word})


def _advice(matter: Matter) -> Iterator[Place]:
    yield ("do_first",), matter.do_first
    for group, index, route in matter.routes.grouped():
        path: Path = ("routes", group, index)
        yield (*path, "when"), route.when
        yield from _clocks(path, route.clocks)


def _steps(procedure: Procedure) -> Iterator[Place]:
    for index, step in enumerate(procedure.steps):
        path: Path = ("steps", index)
        for at, part in ((path, step), *(((*path, "staff", number), part) for number, part in enumerate(step.staff))):
            if part.clocks:
                yield (*at, "does"), part.does
                yield from _clocks(at, part.clocks)
                yield from (((*at, "next", number, "when"), edge.when) for number, edge in enumerate(part.next))
        if step.clocks:
            yield from (((*path, "overdue", number, "when"), edge.when) for number, edge in enumerate(step.overdue))
    for index, end in enumerate(procedure.ends):
        for number, remedy in enumerate(end.remedies):
            path = ("ends", index, "remedies", number)
            yield (*path, "when"), remedy.when
            yield from _clocks(path, remedy.clocks)


def _clocks(path: Path, clocks: Iterable[Clock]) -> Iterator[Place]:
    return (((*path, "clocks", number, "note"), clock.note) for number, clock in enumerate(clocks))
