"""引用的法要在法律清单里

## 检查什么
书名号里的名称，是「laws」里某部法的正式名称、简称或者别名。

## 为什么
清单里写着这部法现在有没有效、怎样算日子。不在清单里的，什么都核对不了。

## 错误写法
```yaml
basis: 《信访条列》第三十一条
```

## 正确写法
```yaml
basis: 《信访工作条例》第三十一条
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity, nearest
from .context import Context

ID = "unknown-law"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Every citation names a law of the registry."""
    names = context.guide.law_by_name
    unknown = {citation for citation in context.citations if citation.law not in names}
    for kind, name, path, citation in context.citing(unknown):
        near = nearest(citation.law, names, cutoff=0.5)
        yield Finding(kind, name, path, {"law": citation.law, "near": near}, "near" if near else "")
