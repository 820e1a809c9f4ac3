"""不引用已经废止、被代替、还没有施行的法

## 检查什么
引用的法在清单里的效力不是「repealed」「superseded」，施行日期已到，失效日期未到。

## 为什么
照废止的法办事，条号、期限都可能是错的。

## 错误写法
```yaml
basis: 《市场监督管理投诉举报处理暂行办法》第二十一条
```

## 正确写法
```yaml
basis: 《市场监督管理投诉举报处理办法》第二十三条
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "repealed-law"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Every citation of a law that does not hold today."""
    guide = context.guide
    gone = {law.id for law in guide.laws.values() if not law.holds}
    gone |= {law.id for law in guide.laws.values() if law.until and law.until <= context.today}
    early = {law.id for law in guide.laws.values() if law.effective and law.effective > context.today}
    laws = {citation: guide.law_by_name.get(citation.law) for citation in context.citations}
    wrong = {citation: law for citation, law in laws.items() if law and law.id in gone | early}
    for kind, name, path, citation in context.citing(wrong):
        law = wrong[citation]
        if kind == "laws" and name == law.id:
            continue
        new = guide.laws[law.replaced_by].short if law.replaced_by else ""
        values = {"citation": citation, "law": law.short, "new": new, "date": law.effective}
        yield Finding(kind, name, path, values, "early" if law.id in early else "replaced" if new else "")
