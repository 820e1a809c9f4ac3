"""核对不了的引用要看得见

## 检查什么
效力未核实的法、核对库里没有的法，引用它的地方逐处提示；没有核对库的，只提示一次。

## 为什么
没有核对过的引用，页面上标「未核对」，编辑应当知道有哪些。

## 错误写法
```yaml
basis: 《市场监督管理行政处罚程序规定》第十八条   # 效力 unknown
```

## 正确写法
```yaml
basis: 《行政处罚法》第五十四条
```
"""

from collections.abc import Iterator

from ..model import citations_in
from ..problems import Finding, Severity
from .context import Context

ID = "law-not-verified"
SEVERITY = Severity.NOTE


def check(context: Context) -> Iterator[Finding]:
    """One note a law, not one a citation."""
    guide = context.guide
    if context.statutes is None:
        if guide.laws:
            number = len({citation for _, _, thing in guide.everything() for citation in citations_in(thing)})
            values = {"number": number, "folder": context.statutes_named}
            first = next(iter(guide.laws))
            if context.statutes_named:
                yield Finding("laws", first, (), values, "no-folder")
            else:
                yield Finding("laws", first, (), values, "no-statutes")
        return
    for law in guide.laws.values():
        uses = guide.cited_articles.get(law.id)
        if uses and (law.status == "unknown" or context.statutes.head(law.id) is None):
            yield Finding("laws", law.id, ("status",), {"law": law.short, "number": len(uses)})
