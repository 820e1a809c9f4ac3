"""一条路不能又合适又不合适

## 检查什么
一件事从正门走的程序，不能同时列在「unfit」里。

## 为什么
同一页上说两样话，读者不知道信哪一句。

## 错误写法
```yaml
routes:
  first: [{procedure: administrative-reconsideration}]
  unfit: [{procedure: administrative-reconsideration}]
```

## 正确写法
```yaml
routes:
  first: [{procedure: administrative-reconsideration}]
  unfit: [{procedure: petition-three-level}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "fit-and-unfit"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """A procedure that fits by its main door is not unfit; by a side door it may be."""
    guide = context.guide
    for matter in guide.matters.values():
        fit = {
            route.procedure
            for route in matter.routes.fit
            if route.enter in (None, guide.procedures[route.procedure].entrances[0]) and not route.after
        }
        for index, unfit in enumerate(matter.routes.unfit):
            if unfit.procedure in fit:
                path = ("routes", "unfit", index, "procedure")
                yield Finding("matters", matter.id, path, {"procedure": guide.procedures[unfit.procedure].title})
