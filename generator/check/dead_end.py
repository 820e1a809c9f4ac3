"""每一步都要走得到头

## 检查什么
从程序的每一步出发，顺着箭头总能走到一个结果。

## 为什么
走不到头的路，就是让人绕圈子。

## 错误写法
```yaml
steps:
  - id: ask
    next: [{when: 机关收到, to: look}]
  - id: look
    next: [{when: 还要补材料, to: ask}]
```

## 正确写法
```yaml
steps:
  - id: ask
    next: [{when: 机关收到, to: look}]
  - id: look
    next: [{when: 还要补材料, to: ask}, {when: 材料齐了, to: decided}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "dead-end"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Walk backwards from the ends; what is not met can never end."""
    for procedure in context.guide.procedures.values():
        before: dict[str, list[str]] = {}
        for step in procedure.steps:
            for edge in step.edges:
                before.setdefault(edge.to, []).append(step.id)
        met: set[str] = set()
        ahead = [end.id for end in procedure.ends]
        while ahead:
            place = ahead.pop()
            if place not in met:
                met.add(place)
                ahead += before.get(place, ())
        for index, step in enumerate(procedure.steps):
            if step.id not in met:
                yield Finding("procedures", procedure.id, ("steps", index, "id"), {"step": step.title})
