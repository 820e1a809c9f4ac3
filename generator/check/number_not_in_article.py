"""数字、期限要站在引用的条文里

## 检查什么
期限的长度、延长的长度，句子里的天数、人数、金额，要在它引用的条款项里找得到。60日、六十日、六十日以内算一样，半年和六个月、1万元和10000元、三分之二和2/3也一样；「日」和「工作日」不一样。期限在「延长」之前找，延长在「延长」之后找。写的是日历上的日子（5月1日、周三、上一年度）、大概的数（两三天）不比。旁边有一条引用查不到原文的，也不比。

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

import re
from collections.abc import Iterable, Iterator

from ..model import Case, Citation, Clock, Extension, Matter, Model, Path, Period, Statement, citations_in, walk
from ..problems import Finding, Severity
from .amounts import Amount, amounts, say
from .context import Context, amounts_of

ID = "number-not-in-article"
SEVERITY = Severity.ERROR

SKIPPED = ("laws", "groups", "categories", "audiences", "agencies", "planned", "heard", "search")
"""Kinds whose texts state no law."""


def check(context: Context) -> Iterator[Finding]:
    """Clocks strictly, statements from their own basis, other prose from any citation around it."""
    if context.statutes is None:
        return
    proved: dict[str, set[Amount] | None] = {}
    for kind, name, thing in context.guide.everything():
        if kind in SKIPPED:
            continue
        owned: set[Path] = set()
        prose: list[tuple[Path, set[Amount]]] = []
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
            elif isinstance(part, str) and (stated := amounts(part)) and path not in owned and not _is_told(kind, path):
                prose.append((path, stated))
        if prose and (around := _around(context, thing, proved)) is not None:
            for path, stated in prose:
                for amount in sorted(stated - around, key=str):
                    yield Finding(kind, name, path, {"amount": say(amount), "basis": ""}, "prose")


TOLD = ("story", "aliases", "plain", "title", "applies")
"""Fields of matters and cases that tell what happened in people's own words. They state no law."""


def _is_told(kind: str, path: Path) -> bool:
    """Whether a text states no law: open questions do not either. The title of a step and the plain words of a term do."""
    return "open" in path or (kind in ("matters", "cases") and any(part in TOLD for part in path))


def _values(amount: Amount, basis: Iterable[Citation]) -> dict[str, object]:
    return {"amount": say(amount), "basis": "、".join(map(str, basis))}


def _missing(context: Context, text: str, basis: Iterable[Citation]) -> list[Amount]:
    return sorted(amounts(text) - context.amounts_in(basis), key=str)


def _clock(context: Context, clock: Clock) -> Iterator[tuple[Path, Amount]]:
    """The length must stand before the word of extension and the extension after it, else either would prove the other.

    Without an extension of its own a clock may stand after that word, but what is added to another is no length.
    """
    if not context.is_known(clock.basis):
        return
    length: Period = clock.length
    extension: Extension | None = clock.extend
    added = extension.by if extension else None
    lengths: set[Amount] = set()
    additions: set[Amount] = set()
    for citation in clock.basis:
        words = context.words(citation)
        head, _, tail = words.partition("延")
        law = context.guide.law_of(citation)
        lengths |= amounts_of(law, head if added else _ADDED.sub("", words))
        additions |= amounts_of(law, tail)
    if (length.length, length.unit) not in lengths:
        yield ("within",) if clock.within else ("at_least",), (length.length, length.unit)
    if added and (added.length, added.unit) not in additions:
        yield ("extend", "by"), (added.length, added.unit)


_ADDED = re.compile("延[长期](?![至到])[^，。；\n]*")
"""What a law adds to a period. 延长至 names the whole of it."""


def _around(context: Context, thing: Model, proved: dict[str, set[Amount] | None]) -> set[Amount] | None:
    """What proves the free prose of a definition: the words it cites and those that its procedures cite.

    None where some of them cannot be looked up: they may say it. `proved` keeps what each procedure gives: thousands of
    matters use the same few.
    """
    guide = context.guide
    matter = guide.matters[thing.matter] if isinstance(thing, Case) else thing if isinstance(thing, Matter) else None
    around = [_said(context, thing)]
    if matter is not None:
        if matter is not thing:
            around.append(_said(context, matter))
        for name in (*(fit.procedure for fit in matter.routes.fit), *(unfit.procedure for unfit in matter.routes.unfit)):
            if name not in proved:
                proved[name] = _said(context, guide.procedures[name])
            around.append(proved[name])
    known = [said for said in around if said is not None]
    return set().union(*known) if len(known) == len(around) else None


def _said(context: Context, thing: Model) -> set[Amount] | None:
    """The amounts of all words that a definition cites, if they can all be looked up."""
    cited = set(citations_in(thing))
    return context.amounts_in(cited) if context.is_known(cited) else None
