"""一问最多十个回答

## 检查什么
一问的回答不超过十个。

## 为什么
一屏读不完的选项，没有人读。

## 错误写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers: [
  {id: a, say: 一, matters: [street-light]}, {id: b, say: 二, matters: [stairs]},
  {id: c, say: 三}, {id: d, say: 四}, {id: e, say: 五}, {id: f, say: 六},
  {id: g, say: 七}, {id: h, say: 八}, {id: i, say: 九}, {id: j, say: 十}, {id: k, say: 十一},
]
```

## 正确写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers: [{id: a, say: 一, matters: [street-light]}, {id: b, say: 二, matters: [stairs]}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-too-many-answers"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Questions with more answers than ten."""
    return context.flawed("too-many-answers")
