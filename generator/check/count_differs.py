"""写明的项数要和列出的一样

## 检查什么
文书写了「count」的，要和「contents」的项数相同。

## 为什么
「应当写明四项」下面只有三项，读者不知道漏了什么。

## 错误写法
```yaml
count: 4
contents: [{text: 姓名}, {text: 请求}, {text: 理由}]
```

## 正确写法
```yaml
count: 3
contents: [{text: 姓名}, {text: 请求}, {text: 理由}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "count-differs"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare the declared with the listed number."""
    for document in context.guide.documents.values():
        if document.count is not None and document.count != len(document.contents):
            values = {"declared": document.count, "listed": len(document.contents)}
            yield Finding("documents", document.id, ("count",), values)
