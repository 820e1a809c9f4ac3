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

from ..model import Citation, NoSuchPassage
from ..problems import Finding, Severity
from .context import Context

ID = "no-such-article"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look up every citation."""
    statutes = context.statutes
    if statutes is None:
        return
    missing: dict[Citation, NoSuchPassage] = {}
    joined: set[Citation] = set()
    for citation in context.citations:
        law = context.guide.law_by_name.get(citation.law)
        found = context.passage(citation) if law else None
        if isinstance(found, NoSuchPassage):
            missing[citation] = found
        elif law and citation.paragraph and (statute := statutes.head(law.id)) and statute.joined_paragraphs:
            joined.add(citation)
    for kind, name, path, citation in context.citing(missing):
        found = missing[citation]
        yield Finding(kind, name, path, {"citation": citation, "has": found.has}, found.missing)
    for kind, name, path, citation in context.citing(joined):
        yield Finding(kind, name, path, {"citation": citation}, "joined", severity=Severity.WARNING)
