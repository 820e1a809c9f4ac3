"""每条岔路都要写明什么情况下走

## 检查什么
一步有几条出路的，每条的「when」要不同，也不能只写「下一步」「继续」「其他」这样的空话。

## 为什么
读者站在岔路口，要靠这几个字决定往哪边走。

## 错误写法
```yaml
next:
  - {when: 下一步, to: look}
  - {when: 下一步, to: decided}
```

## 正确写法
```yaml
next:
  - {when: 材料齐了, to: look}
  - {when: 不归它管, to: decided}
```
"""

from collections.abc import Iterator

from ..model import Edge, Path
from ..problems import Finding, Severity
from .context import Context

ID = "branch-without-condition"
SEVERITY = Severity.ERROR

EMPTY = frozenset(("下一步", "然后", "继续", "其他", "其它", "否则", "另外", "接着", "默认"))


def check(context: Context) -> Iterator[Finding]:
    """Compare the conditions of each step's arrows; a single way on needs no distinguishing condition."""
    for procedure in context.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            path: Path = ("steps", index)
            yield from _compare(procedure.id, (*path, "next"), step.next)
            yield from _compare(procedure.id, (*path, "overdue"), step.overdue)
            for number, part in enumerate(step.staff):
                yield from _compare(procedure.id, (*path, "staff", number, "next"), part.next)


def _compare(name: str, path: Path, edges: tuple[Edge, ...]) -> Iterator[Finding]:
    seen: set[str] = set()
    for index, edge in enumerate(edges):
        if edge.when in seen:
            yield Finding("procedures", name, (*path, index, "when"), {"when": edge.when}, variant="twice")
        elif len(edges) > 1 and edge.when in EMPTY:
            yield Finding("procedures", name, (*path, index, "when"), {"when": edge.when})
        seen.add(edge.when)
