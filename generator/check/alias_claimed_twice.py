"""一种说法只能指向一件事

## 检查什么
同一个俗称不能写在两件事下面，也不能是另一件事的标题。

## 为什么
读者用自己的话来找。一句话指向两页，他就不知道看哪一页。

## 错误写法
```yaml
# matters/first.yaml
aliases: [欠我工资, 老板不给钱]
# matters/second.yaml
aliases: [欠我工资, 工地没给钱]
```

## 正确写法
```yaml
# matters/first.yaml
aliases: [厂里欠我工资, 老板不给钱]
# matters/second.yaml
aliases: [工地欠我工资, 工地没给钱]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "alias-claimed-twice"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare every alias with all aliases and titles before it."""
    matters = context.guide.matters
    taken = {name: matter.id for matter in matters.values() for name in (matter.title, matter.plain)}
    for matter in matters.values():
        for index, alias in enumerate(matter.aliases):
            first = taken.setdefault(alias, matter.id)
            if first != matter.id:
                yield Finding("matters", matter.id, ("aliases", index), {"alias": alias, "other": first})
