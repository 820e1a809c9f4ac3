"""问答的回答不能超出这一问

## 检查什么
回答里的事项，都在这一问要分的那些事项里。

## 为什么
别处的事放进来，同一件事就有两处可选。

## 错误写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/report.yaml
id: report
of: report
ask: 举报什么？
answers:
  - {id: street, say: 路上, matters: [street-light]}   # 这件事的目的是 claim
  - {id: house, say: 楼里, matters: [stairs]}
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers:
  - {id: street, say: 路上, matters: [street-light]}
  - {id: bribe, say: 收钱, matters: [bribe]}
# matters/bribe.yaml
title: 收钱
purpose: report
```

## 正确写法
```yaml
# matters/stairs.yaml
title: 楼道灯不亮
# finder/claim.yaml
id: claim
of: claim
ask: 哪里的灯？
answers:
  - {id: street, say: 路上, matters: [street-light]}
  - {id: house, say: 楼里, matters: [stairs]}
otherwise:
  - {id: bribe, say: 有人收钱, matters: [bribe]}
# matters/bribe.yaml
title: 收钱
purpose: report
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-stranger"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Matters in an answer that the question is not about."""
    return context.flawed("stranger")
