"""每一步、每个结果都要有人走得到

## 检查什么
从程序的入口出发，顺着箭头走得到每一步和每个结果。

## 为什么
走不到的步骤，读者看得见却用不上，多半是箭头写漏了。

## 错误写法
```yaml
steps:
  - id: ask
    next: [{when: 机关收到, to: decided}]
  - id: look
    next: [{when: 查清了, to: decided}]
```

## 正确写法
```yaml
steps:
  - id: ask
    next: [{when: 机关收到, to: look}]
  - id: look
    next: [{when: 查清了, to: decided}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "unreachable-step"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Walk from the doors; report steps and ends that are not met."""
    for procedure in context.guide.procedures.values():
        met = procedure.reachable(*procedure.entrances)
        for field in ("steps", "ends"):
            for index, place in enumerate(getattr(procedure, field)):
                if place.id not in met:
                    yield Finding("procedures", procedure.id, (field, index, "id"), {"place": place.title})
