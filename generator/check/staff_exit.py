"""内部步骤不能改变公开的路

## 检查什么
一步里面的内部步骤（staff）从第一步走得到每一步，从每一步走得出去；离开时只能走到公开步骤「next」写明的地方，并且每个地方都走得到；内部步骤不能和公开步骤同名。

## 为什么
公开版看不到内部步骤。只有经过内部步骤才到得了的地方，群众的图上就断了；内部另开的出口，群众不知道。

## 错误写法
```yaml
- id: look
  next: [{when: 查清了, to: decided}]
  overdue: [{when: 到期没有答复, to: silent}]
  staff:
    - id: sort
      next: [{when: 归档, to: silent}]
```

## 正确写法
```yaml
- id: look
  next: [{when: 查清了, to: decided}]
  overdue: [{when: 到期没有答复, to: silent}]
  staff:
    - id: sort
      next: [{when: 送达, to: decided}]
```
"""

from collections.abc import Iterator

from ..model import Path, Procedure, Step
from ..problems import Finding, Severity
from .context import Context

ID = "staff-exit"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """A staff flow refines its step: same entrance, same exits."""
    for procedure in context.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            if step.staff:
                yield from _flow(procedure, index, step)


def _flow(procedure: Procedure, index: int, step: Step) -> Iterator[Finding]:
    path: Path = ("steps", index, "staff")
    inner = {part.id: part for part in step.staff}
    public = {step.id for step in procedure.steps} | {end.id for end in procedure.ends}
    allowed = {edge.to for edge in step.next}
    met: set[str] = set()
    left: set[str] = set()
    ahead = [step.staff[0].id]
    while ahead:
        place = ahead.pop()
        if place in inner and place not in met:
            met.add(place)
            ahead += [edge.to for edge in inner[place].next]
        elif place not in inner:
            left.add(place)
    leading = _leading_out(step)
    for number, part in enumerate(step.staff):
        if part.id in public or sum(other.id == part.id for other in step.staff) > 1:
            yield Finding("procedures", procedure.id, (*path, number, "id"), {"step": part.id}, "name")
        if part.id not in leading:
            yield Finding("procedures", procedure.id, (*path, number, "next"), {"step": part.title}, "stuck")
        if part.id not in met:
            yield Finding("procedures", procedure.id, (*path, number, "id"), {"step": part.title}, "unreachable")
        for branch, edge in enumerate(part.next):
            if edge.to not in inner and edge.to not in allowed:
                at = (*path, number, "next", branch, "to")
                yield Finding("procedures", procedure.id, at, {"to": edge.to, "step": step.title})
    for missing in sorted(allowed - left - set(inner)):
        yield Finding("procedures", procedure.id, path, {"to": missing, "step": step.title}, "missing")


def _leading_out(step: Step) -> set[str]:
    """The staff steps from which one gets out of the flow: walked backwards from those that lead out at once."""
    inner = {part.id for part in step.staff}
    before: dict[str, list[str]] = {}
    for part in step.staff:
        for edge in part.next:
            before.setdefault(edge.to, []).append(part.id)
    met: set[str] = set()
    ahead = [name for place, names in before.items() if place not in inner for name in names]
    while ahead:
        place = ahead.pop()
        if place not in met:
            met.add(place)
            ahead += before.get(place, ())
    return met
