"""写好的事不再列为「还没有写」

## 检查什么
「planned」里的名称，没有已经写好的同名事项；也有人提到它。

## 为什么
已经写好的，读者应当点得进去。

## 错误写法
```yaml
# planned.yaml
- {id: wage-arrears, title: 用人单位拖欠工资, category: labour}   # matters/wage-arrears.yaml 已经有了
```

## 正确写法
```yaml
# planned.yaml
- {id: wage-deduction, title: 克扣工资, category: labour}
# matters/wage-arrears.yaml
related: [wage-deduction]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "planned-and-written"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Planned ids that exist, and planned ids nobody names."""
    guide = context.guide
    named = {name for matter in guide.matters.values() for name in matter.related}
    named |= {name for matter in guide.matters.values() for wrong in matter.not_for for name in wrong.instead}
    for name in guide.planned:
        if name in guide.matters:
            yield Finding("planned", name, ("id",), {"id": name})
        elif name not in named:
            yield Finding("planned", name, ("id",), {"id": name}, "unnamed", severity=Severity.NOTE)
