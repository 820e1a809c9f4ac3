"""「然后」的路要写明在哪条路之后

## 检查什么
「then」里的每条路都写「after」，并且那个程序是这件事的另一条路；「first」「also」里的不写「after」。

## 为什么
先仲裁后起诉、复议前置，次序错了就不受理。

## 错误写法
```yaml
routes:
  first: [{procedure: labour-inspection}]
  then: [{procedure: civil-litigation, after: labour-arbitration}]   # 前面没有仲裁
```

## 正确写法
```yaml
routes:
  first: [{procedure: labour-arbitration}]
  then: [{procedure: civil-litigation, after: labour-arbitration}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "prerequisite"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """The list a route stands in and its `after` must agree."""
    for matter in context.guide.matters.values():
        fit = {route.procedure for route in matter.routes.fit}
        for group, index, route in matter.routes.grouped():
            path = ("routes", group, index)
            if group == "then" and not route.after:
                yield Finding("matters", matter.id, (*path, "procedure"), {"procedure": route.procedure}, "no-after")
            elif group != "then" and route.after:
                yield Finding("matters", matter.id, (*path, "after"), {"group": group}, "not-then")
            elif route.after and route.after not in fit:
                yield Finding("matters", matter.id, (*path, "after"), {"procedure": route.after})
