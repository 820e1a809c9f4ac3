"""案例照问答走得到它的路

## 检查什么
每个案例的事和路，从开头一问问答下去，走得到。

## 为什么
案例是问答的考题；走不到，说明问答有错。

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
  - {id: house, say: 楼里, matters: [stairs]}
  - {id: square, say: 广场, matters: [square]}
# cases.yaml
- {id: dark-street, matter: street-light, route: petition}   # 问答里没有路上的灯
```

## 正确写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers:
  - {id: house, say: 楼里, matters: [stairs]}
  - {id: street, say: 路上, matters: [street-light]}
# cases.yaml
- {id: dark-street, matter: street-light, route: petition}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-case"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Cases whose answers do not lead to their route."""
    return context.flawed("case")
