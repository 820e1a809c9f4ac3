"""每条岔路都要写明什么情况下走

## 检查什么
一步有几条出路的，每条的「when」要不同（只差标点、空格、末尾一个「的」的，算相同），也不能只写「下一步」「继续」「其他情况」这样的空话。

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

import re
from collections.abc import Iterator

from ..model import Edge, Path
from ..problems import Finding, Severity
from .context import Context
from .phrases import bare

ID = "branch-without-condition"
SEVERITY = Severity.ERROR

EMPTY = re.compile(
    r"在?(?:其他|其它|其余|别的|另外|除此之外|除此以外)的?(?:情况|情形|时候)?下?|否则|不然|(?:进入)?下一(?:步|环节|阶段)|然后|继续|接着|默认"
    r"|(?:以上|上述)(?:情况|情形|条件)?(?:都不是|都不符合|以外|之外)|不(?:是|属于|符合)(?:以上|上述)(?:情况|情形|条件)"
    r"|(?:正常|一般|各种|默认)(?:情况|情形)下?|视情况|必要时|待定|略|无"
)
_TAIL = re.compile(r"(?:的|时|的时候|的话)$")


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
        when = _TAIL.sub("", bare(edge.when))
        if when in seen:
            yield Finding("procedures", name, (*path, index, "when"), {"when": edge.when}, variant="twice")
        elif len(edges) > 1 and (not when or EMPTY.fullmatch(when)):
            yield Finding("procedures", name, (*path, index, "when"), {"when": edge.when})
        seen.add(when)
