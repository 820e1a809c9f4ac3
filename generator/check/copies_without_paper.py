"""写了几份，也要写是原件还是复印件

## 检查什么
文书写了「copies」的，也要写「paper」。

## 为什么
只写「两份」，读者不知道是两份原件，还是一份原件加一份复印件，要多跑一趟。

## 错误写法
```yaml
copies: {text: 写两份，交一份，自己留一份。}
```

## 正确写法
```yaml
paper: original
copies: {text: 写两份，交一份，自己留一份。}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "copies-without-paper"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look at every document that says how many."""
    for document in context.guide.documents.values():
        if document.copies and not document.paper:
            yield Finding("documents", document.id, ("copies",))
