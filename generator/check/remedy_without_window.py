"""不服怎么办要说清有多少时间

## 检查什么
结果下面的每条救济，要写明期限：自己的「clocks」，或者「no_clock」加原因，或者用「enter」指明照哪个入口的期限。

## 为什么
知道可以告、不知道几天内要告，等于不知道。不写明就照入口的期限算，最容易错：对复议决定起诉是15日，直接起诉是6个月。

## 错误写法
```yaml
remedies:
  - {procedure: administrative-litigation, when: 不服复议决定}
```

## 正确写法
```yaml
remedies:
  - procedure: administrative-litigation
    when: 不服复议决定
    clocks: [{from: 收到复议决定书之日, within: 15日, basis: 《行政诉讼法》第四十五条}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "remedy-without-window"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """A remedy states its clocks, or that there are none, or whose door's clocks hold."""
    guide = context.guide
    for procedure in guide.procedures.values():
        for index, end in enumerate(procedure.ends):
            for number, remedy in enumerate(end.remedies):
                if not (remedy.clocks or remedy.no_clock or remedy.enter):
                    target = guide.procedures[remedy.procedure]
                    values = {"procedure": target.title, "doors": "、".join(target.entrances)}
                    path = ("ends", index, "remedies", number, "procedure")
                    yield Finding("procedures", procedure.id, path, values)
