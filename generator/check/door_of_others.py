"""入口是群众自己走的那一步

## 检查什么
程序的入口（doors，没有写的就是第一步）由群众一方来做；内部程序除外。

## 为什么
群众只能从自己做得了的一步进来，不能从「机关审查」进来。

## 错误写法
```yaml
doors: [ask, look]
steps:
  - {id: ask, who: applicant}
  - {id: look, who: body}
```

## 正确写法
```yaml
doors: [ask]
steps:
  - {id: ask, who: applicant}
  - {id: look, who: body}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "door-of-others"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Every door of a public procedure is a citizen's step."""
    for procedure in context.guide.procedures.values():
        if procedure.audience == "staff":
            continue
        for index, step in enumerate(procedure.steps):
            if step.id in procedure.entrances and procedure.actor(step).side != "citizen":
                values = {"step": step.title, "who": procedure.actor(step).title}
                yield Finding("procedures", procedure.id, ("steps", index, "who"), values)
