"""别名要带来新的字

## 检查什么
一个别名不能整个包含在这件事的名称、平常话或者别的别名里。search.yaml 里的一条说法要找的字，要在指南里出现。

## 为什么
搜索看每个字和相邻的两个字。没有新字的别名找不到更多的人，只让页面变长；指南里没有的字，搜了也白搜。

## 错误写法
```yaml
# matters/street-light.yaml
title: 路灯不亮报修
aliases: [路灯不亮, 街上太黑]
```

## 正确写法
```yaml
# matters/street-light.yaml
title: 路灯不亮报修
aliases: [路灯一直黑着, 街上太黑]
```
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..model import texts_in
from ..problems import Finding, Severity
from .context import Context

ID = "alias-helps-nothing"
SEVERITY = Severity.NOTE


def check(context: Context) -> Iterator[Finding]:
    """Aliases inside other names, and search words that stand nowhere."""
    guide = context.guide
    for matter in guide.matters.values():
        lengths = {len(alias) for alias in matter.aliases}
        said = Counter(part for name in (matter.title, matter.plain, *matter.aliases) for part in _parts(name, lengths))
        for index, alias in enumerate(matter.aliases):
            if said[alias] > 1:  # once is the alias itself
                yield Finding("matters", matter.id, ("aliases", index), {"alias": alias})
    known = _pairs(text for thing in (*guide.matters.values(), *guide.agencies.values()) for _, text in texts_in(thing))
    for rule in guide.search.values():
        for index, word in enumerate(rule.means):
            if not _pairs([word]) & known:
                yield Finding("search", rule.id, ("means", index), {"word": word}, "nowhere")


def _parts(name: str, lengths: Iterable[int]) -> Iterator[str]:
    """Every piece of a name that has one of these lengths. Comparing each alias with each other takes minutes for thousands."""
    for length in lengths:
        for at in range(len(name) - length + 1):
            yield name[at : at + length]


def _pairs(names: Iterable[str]) -> set[str]:
    return {name[at : at + 2] for name in names for at in range(len(name) - 1)}
