"""到了再看一遍的日子，就要再看一遍

## 检查什么
「review_by」的日期没有过；写了复核人的，也写明哪天复核，并且不在今天之后。

## 为什么
法律在变。过了期没有人再看的内容，不能当作还对。

## 错误写法
```yaml
review: {author: 张三, review_by: 2020-01-01}
```

## 正确写法
```yaml
review: {author: 张三, review_by: 2099-01-01}
```
"""

from collections.abc import Iterator

from ..model import Review
from ..problems import Finding, Severity
from .context import Context

ID = "overdue-review"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Dates of the review, compared with today."""
    for kind, name, thing in context.guide.everything():
        review = getattr(thing, "review", None)
        if not isinstance(review, Review):
            continue
        if review.review_by and review.review_by < context.today:
            yield Finding(kind, name, ("review", "review_by"), {"date": review.review_by})
        if review.reviewer and not review.reviewed_on:
            yield Finding(kind, name, ("review", "reviewer"), {"reviewer": review.reviewer}, "no-date")
        if review.reviewed_on and review.reviewed_on > context.today:
            yield Finding(kind, name, ("review", "reviewed_on"), {"date": review.reviewed_on}, "future")
