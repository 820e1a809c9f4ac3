"""问答要把每件事都分到一个回答里

## 检查什么
一问的全部回答合起来，就是这一问要分的全部事项，一件不漏。

## 为什么
漏掉的事，谁也问不到。

## 错误写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# matters/square.yaml
title: 广场灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers:
  - {id: street, say: 路上, matters: [street-light]}
  - {id: house, say: 楼里, matters: [stairs]}   # 广场的灯没有人问到
```

## 正确写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# matters/square.yaml
title: 广场灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers:
  - {id: street, say: 路上、广场, matters: [street-light, square]}
  - {id: house, say: 楼里, matters: [stairs]}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-gap"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """What no answer of a question stands for."""
    return context.flawed("gap")
