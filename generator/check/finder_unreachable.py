"""问答里没有走不到的问题和路

## 检查什么
从开头起，每一问都有人问到，每件事的每条路都有人走到。

## 为什么
写了没有人走得到，等于没有写。

## 错误写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/more.yaml
id: more
of: report   # 没有一件事的目的是检举控告
ask: 哪里的灯？
answers:
  - {id: street, say: 路上, matters: [street-light]}
  - {id: house, say: 楼里, matters: [stairs]}
```

## 正确写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/more.yaml
id: more
of: claim
ask: 哪里的灯？
answers:
  - {id: street, say: 路上, matters: [street-light]}
  - {id: house, say: 楼里, matters: [stairs]}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-unreachable"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Questions and routes that no path leads to. A matter that stands in no answer is told as that, once."""
    left_out = {flaw.what for flaw in context.flaws if flaw.flaw == "gap"}
    for finding in context.flawed("unreachable"):
        if finding.kind != "matters" or finding.id not in left_out:
            yield finding
