"""案例里的错路要真的是错路

## 检查什么
案例「not」里的程序，不能是这个案例的正确途径；同一件事的「unfit」里有说明的最好。

## 为什么
案例用来培训和测试。答案自相矛盾，就教错人。

## 错误写法
```yaml
- {id: c, matter: wage-arrears, route: labour-inspection, not: [labour-inspection]}
```

## 正确写法
```yaml
- {id: c, matter: wage-arrears, route: labour-inspection, not: [petition-three-level]}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "case-wrong-road"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare `not` with the route of the case and the unfit ways of its matter."""
    guide = context.guide
    for case in guide.cases.values():
        matter = guide.matters[case.matter]
        right = {route.procedure for route in matter.routes.fit if route.name == case.route}
        unfit = {way.procedure for way in matter.routes.unfit}
        for index, name in enumerate(case.not_):
            values = {"procedure": guide.procedures[name].title, "matter": matter.title}
            if name in right:
                yield Finding("cases", case.id, ("not", index), values)
            elif name not in unfit:
                yield Finding("cases", case.id, ("not", index), values, "not-listed", severity=Severity.WARNING)
