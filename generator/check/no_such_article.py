"""引用的条、款、项要真的有

## 检查什么
核对库的法律文本里，有这一条、这一款、这一项。一条里有两处同号的项，要写明是第几款的。

## 为什么
条号写错是最常见、也最伤信任的错误。

## 错误写法
```yaml
basis: 《信访工作条例》第三十六条第四款
```

## 正确写法
```yaml
basis: 《信访工作条例》第三十六条第三款
```
"""

from collections.abc import Iterator

from ..model import Citation, NoSuchPassage, walk
from ..problems import Finding, Severity
from .context import Context

ID = "no-such-article"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look up every citation."""
    for kind, name, thing in context.guide.everything():
        for path, part in walk(thing):
            if not isinstance(part, Citation):
                continue
            law = context.guide.law_by_name.get(part.law)
            if law is None or context.statutes is None:
                continue
            found = context.passage(part)
            if isinstance(found, NoSuchPassage):
                yield Finding(kind, name, path, {"citation": part, "has": found.has}, found.missing)
            elif part.paragraph and context.statutes.get(law.id).joined_paragraphs:  # type: ignore[union-attr]
                yield Finding(kind, name, path, {"citation": part}, "joined", severity=Severity.WARNING)
