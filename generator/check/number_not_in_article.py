"""数字、期限要站在引用的条文里

## 检查什么
期限的长度、延长的长度，句子里的天数、人数、金额，要在它引用的条款项里找得到。60日、六十日、六十日以内算一样；「日」和「工作日」不一样。期限在「延长」之前找，延长在「延长」之后找。

## 为什么
写错一个数字，读者就误了期限。

## 错误写法
```yaml
clocks: [{from: 受理之日, within: 90日, basis: 《信访工作条例》第三十四条}]
```

## 正确写法
```yaml
clocks: [{from: 受理之日, within: 60日, basis: 《信访工作条例》第三十四条}]
```
"""

from collections.abc import Iterable, Iterator

from ..model import Case, Citation, Clock, Extension, Matter, Model, Path, Period, Statement, citations_in, walk
from ..problems import Finding, Severity
from .amounts import Amount, amounts, say
from .context import Context

ID = "number-not-in-article"
SEVERITY = Severity.ERROR

SKIPPED = ("laws", "groups", "categories", "audiences", "agencies", "planned", "heard", "search")
"""Kinds whose texts state no law."""


def check(context: Context) -> Iterator[Finding]:
    """Clocks strictly, statements from their own basis, other prose from any citation around it."""
    if context.statutes is None:
        return
    proved: dict[str, set[Amount]] = {}
    for kind, name, thing in context.guide.everything():
        if kind in SKIPPED:
            continue
        around: set[Amount] | None = None
        owned: set[Path] = set()
        for path, part in walk(thing):
            if isinstance(part, Clock):
                owned.add(path)
                for at, amount in _clock(context, part):
                    yield Finding(kind, name, (*path, *at), _values(amount, part.basis), "clock")
            elif isinstance(part, Statement):
                owned.add((*path, "text"))
                if context.is_known(part.basis):
                    for amount in _missing(context, part.text, part.basis):
                        values = _values(amount, part.basis)
                        yield Finding(kind, name, (*path, "text"), values, "" if part.basis else "no-basis")
            elif isinstance(part, str):
                if path in owned or _is_told(path) or not (stated := amounts(part)):
                    continue
                if around is None:
                    around = _around(context, thing, proved)
                for amount in sorted(stated - around, key=str):
                    yield Finding(kind, name, path, {"amount": say(amount), "basis": ""}, "prose")


TOLD = ("story", "aliases", "plain", "title", "applies", "open")
"""Fields that tell what happened in people's own words. They state no law; open questions do not either."""


def _is_told(path: Path) -> bool:
    return any(part in TOLD for part in path)


def _values(amount: Amount, basis: Iterable[Citation]) -> dict[str, object]:
    return {"amount": say(amount), "basis": "、".join(map(str, basis))}


def _missing(context: Context, text: str, basis: Iterable[Citation]) -> list[Amount]:
    return sorted(amounts(text) - context.amounts_in(basis), key=str)


def _clock(context: Context, clock: Clock) -> Iterator[tuple[Path, Amount]]:
    """The length must stand before the word of extension and the extension after it, else either would prove the other."""
    if not context.is_known(clock.basis):
        return
    before: set[Amount] = set()
    after: set[Amount] = set()
    for citation in clock.basis:
        head, _, tail = context.words(citation).partition("延")
        law = context.guide.law_of(citation)
        for found, text in ((before, head), (after, tail)):
            stated = amounts(text)
            found |= stated | {(n, "workday") for n, u in stated if u == "day" and law.counting.is_workday(int(n))}
    length = clock.length
    everywhere = before | after if not (clock.extend and clock.extend.by) else before
    if (length.length, length.unit) not in everywhere:
        yield ("within",) if clock.within else ("at_least",), (length.length, length.unit)
    extension: Extension | None = clock.extend
    if extension and isinstance(extension.by, Period) and (extension.by.length, extension.by.unit) not in after:
        yield ("extend", "by"), (extension.by.length, extension.by.unit)


def _around(context: Context, thing: Model, proved: dict[str, set[Amount]]) -> set[Amount]:
    """What proves the free prose of a definition: the words it cites and those that its procedures cite.

    `proved` keeps what each procedure gives: thousands of matters use the same few.
    """
    found = context.amounts_in(citations_in(thing))
    guide = context.guide
    matter = guide.matters[thing.matter] if isinstance(thing, Case) else thing if isinstance(thing, Matter) else None
    if matter is not None:
        found |= context.amounts_in(citations_in(matter)) if thing is not matter else set()
        ways = [route.procedure for route in matter.routes.fit] + [unfit.procedure for unfit in matter.routes.unfit]
        for name in ways:
            if name not in proved:
                proved[name] = context.amounts_in(citations_in(guide.procedures[name]))
            found |= proved[name]
    return found
