"""法律清单和核对库要一致

## 检查什么
清单里每部法的正式名称、效力、施行日期，和核对库写的一样；「counting」写的天数在它的依据里找得到。

## 为什么
清单写「有效」而核对库写「已废止」，全站都会错。

## 错误写法
```yaml
- {id: xinfang-gongzuo-tiaoli, title: 信访工作条例, status: in-force, effective: 2021-05-01}
```

## 正确写法
```yaml
- {id: xinfang-gongzuo-tiaoli, title: 信访工作条例, status: in-force, effective: 2022-05-01}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .amounts import amounts
from .context import Context

ID = "law-differs"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare each registered law with the head of its statute."""
    if context.statutes is None:
        return
    for law in context.guide.laws.values():
        head = context.statutes.head(law.id)
        if head is None:
            continue
        if law.title != head.title:
            yield Finding("laws", law.id, ("title",), {"field": "title", "ours": law.title, "theirs": head.title})
        if law.status != head.status:
            yield Finding("laws", law.id, ("status",), {"field": "status", "ours": law.status, "theirs": head.status})
        if law.effective and head.effective and law.effective != head.effective:
            values = {"field": "effective", "ours": law.effective, "theirs": head.effective}
            yield Finding("laws", law.id, ("effective",), values)
        own = [c for c in law.counting.basis if context.guide.law_by_name.get(c.law) is law]
        if law.counting.workdays and own and context.is_known(own):
            stated = set().union(*(amounts(context.words(citation)) for citation in own))
            for index, days in enumerate(law.counting.workdays):
                if (days, "day") not in stated:
                    yield Finding("laws", law.id, ("counting", "workdays", index), {"days": days}, "counting")
