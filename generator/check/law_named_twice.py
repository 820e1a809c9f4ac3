"""一个法名只能是一部法

## 检查什么
清单里每部法的正式名称、简称、别的叫法，不能和另一部法的任何一个相同。
新旧两个版本的正式名称本来相同，旧的那部标明已被代替或者废止的，正式名称可以相同，简称要分开；写正式名称的引用，指现行的那部。

## 为什么
引用只写法名。一个名称两部法都有，引用就会不声不响地指到另一部，条文、期限都照着错的核对。

## 错误写法
```yaml
- {id: xingzheng-fuyi-fa, title: 中华人民共和国行政复议法, short: 行政复议法}
- id: xingzheng-fuyi-fa-2017
  title: 中华人民共和国行政复议法
  short: 行政复议法
  status: superseded
```

## 正确写法
```yaml
- {id: xingzheng-fuyi-fa, title: 中华人民共和国行政复议法, short: 行政复议法}
- id: xingzheng-fuyi-fa-2017
  title: 中华人民共和国行政复议法
  short: 行政复议法（2017年）
  status: superseded
```
"""

from collections.abc import Iterator

from ..model import Law, Path
from ..problems import Finding, Severity
from .context import Context

ID = "law-named-twice"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare every name of a law with those of the laws before it, old versions last. A law may call itself the same twice."""
    taken: dict[str, Law] = {}
    for law in sorted(context.guide.laws.values(), key=lambda law: not law.holds):
        for path, name in _names(law):
            first = taken.setdefault(name, law)
            if first is not law:
                yield Finding("laws", law.id, path, {"name": name, "other": first.id})


def _names(law: Law) -> Iterator[tuple[Path, str]]:
    if law.holds:
        yield ("title",), law.title
    if law.short != law.title or not law.holds:
        yield ("short",), law.short
    yield from ((("aliases", index), alias) for index, alias in enumerate(law.aliases))
