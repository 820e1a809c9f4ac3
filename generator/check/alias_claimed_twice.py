"""一种说法只能指向一件事

## 检查什么
同一个俗称不能写在两件事下面，也不能是另一件事的标题，在一件事里也只写一次；两件事的标题、平常话不能相同。
只差空格、标点、全角半角和大小写的，算同一句。

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
from .phrases import bare

ID = "alias-claimed-twice"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare every title with those before it, and every alias with all titles and with the aliases before it."""
    matters = context.guide.matters
    taken: dict[str, str] = {}
    for matter in matters.values():
        for field, name in (("title", matter.title), ("plain", matter.plain)):
            first = taken.setdefault(bare(name), matter.id)
            if first != matter.id:
                yield Finding("matters", matter.id, (field,), {"alias": name, "other": first})
    for matter in matters.values():
        mine: set[str] = set()
        for index, alias in enumerate(matter.aliases):
            name = bare(alias)
            first = taken.setdefault(name, matter.id)
            if first != matter.id:
                yield Finding("matters", matter.id, ("aliases", index), {"alias": alias, "other": first})
            elif name in mine:
                yield Finding("matters", matter.id, ("aliases", index), {"alias": alias}, "twice")
            mine.add(name)
