"""复核人不能是起草人

## 检查什么
「reviewer」和「author」不是同一个人。

## 为什么
自己看自己写的，看不出错。

## 错误写法
```yaml
review: {author: 张三, reviewer: 张三, reviewed_on: 2026-01-01}
```

## 正确写法
```yaml
review: {author: 张三, reviewer: 李四, reviewed_on: 2026-01-01}
```
"""

from collections.abc import Iterator

from ..model import Review
from ..problems import Finding, Severity
from .context import Context

ID = "reviewer-is-author"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Two pairs of eyes."""
    for kind, name, thing in context.guide.everything():
        review = getattr(thing, "review", None)
        if isinstance(review, Review) and review.reviewer and review.reviewer == review.author:
            yield Finding(kind, name, ("review", "reviewer"), {"reviewer": review.reviewer})
