"""等别人的步骤要写明没有答复怎么办

## 检查什么
由机关、法院、对方做的每一步，和有期限要赶的每一步，都要有「overdue」：时间过了没有结果，走哪里。只是回到这一步再等的，不算；条文写明可以再来一次的（写了依据），算。

## 为什么
群众最常问的是「他们一直不理怎么办」。自己的期限过了会怎样，也要事先说清。

## 错误写法
```yaml
- id: look
  who: body
  clocks: [{from: 受理之日, within: 60日, basis: 《信访工作条例》第三十四条}]
  next: [{when: 查清了, to: decided}]
```

## 正确写法
```yaml
- id: look
  who: body
  clocks: [{from: 受理之日, within: 60日, basis: 《信访工作条例》第三十四条}]
  next: [{when: 查清了, to: decided}]
  overdue: [{when: 到期没有答复, to: silent}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "silence-branch"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Steps of others always wait; the citizen's own step only where a clock runs against him."""
    for procedure in context.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            waits = procedure.actor(step).side != "citizen"
            leads = any(edge.to != step.id or edge.basis for edge in step.overdue)  # some articles give another try
            if not leads and (waits or step.clocks):
                values = {"step": step.title, "who": procedure.actor(step).title}
                yield Finding("procedures", procedure.id, ("steps", index, "id"), values, "" if waits else "own")
