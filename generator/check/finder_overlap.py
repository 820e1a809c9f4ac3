"""问答的两个回答不能说同一件事

## 检查什么
一件事只在一个回答里；同一问的两个回答、同一件事的两条路，话不能一样。

## 为什么
两个回答都对，就不知道该选哪个。

## 错误写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers:
  - {id: street, say: 路上, matters: [street-light, stairs]}
  - {id: house, say: 楼里, matters: [stairs]}   # 楼道的灯写了两次
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
  - {id: street, say: 路上, matters: [street-light]}
  - {id: house, say: 楼里, matters: [stairs]}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-overlap"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """What two answers of a question stand for, and answers that say the same."""
    return context.flawed("overlap")
