"""复查、复核只属于信访三级办理

## 检查什么
不属于信访三级办理的程序，救济不能引到信访的复查、复核，步骤里也不能写「请求复查」「请求复核」。

## 为什么
对行政决定不服走行政复议，对信访处理意见不服走复查。两个词一字之差，走错了就误了期限。

## 错误写法
```yaml
# procedures/statutory-duty.yaml
remedies: [{procedure: petition-three-level, enter: request-review, when: 不服}]
```

## 正确写法
```yaml
# procedures/statutory-duty.yaml
remedies: [{procedure: administrative-reconsideration, enter: apply, when: 不服}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "review-outside-petition"
SEVERITY = Severity.ERROR

FAMILY = "petition-three-level"
DOORS = ("request-review", "request-rereview")


def check(context: Context) -> Iterator[Finding]:
    """Doors of review from outside, and words that mix up 复查 with 复议."""
    guide = context.guide
    for procedure in guide.procedures.values():
        petition = procedure.family == FAMILY
        for index, end in enumerate(procedure.ends):
            for number, remedy in enumerate(end.remedies):
                path = ("ends", index, "remedies", number, "enter")
                target = guide.procedures[remedy.procedure]
                if not petition and target.family == FAMILY and remedy.enter in DOORS:
                    yield Finding("procedures", procedure.id, path, {"text": remedy.when})
        if not petition:
            for index, step in enumerate(procedure.steps):
                for word in ("信访复查", "信访复核", "请求复查", "请求复核"):
                    if word in step.title + step.does:
                        yield Finding("procedures", procedure.id, ("steps", index, "does"), {"text": word})
