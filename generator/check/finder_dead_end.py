"""问答的每个回答都要有下文

## 检查什么
每个回答引到下一问或者一件事；不引到空的一类，也不绕回问过的问题。换个问法（`otherwise`）的回答也要有去处。

## 为什么
走到一半没有路，人就丢了。

## 错误写法
```yaml
# finder/start.yaml
id: start
of: start
ask: 你想要什么？
answers:
  - {id: claim, say: 解决自己的事, purpose: claim}
  - {id: suggestion, say: 提建议, purpose: suggestion}   # 还没有一件建议类的事
```

## 正确写法
```yaml
# finder/start.yaml
id: start
of: start
ask: 你想要什么？
answers:
  - {id: claim, say: 解决自己的事, purpose: claim}
  - {id: suggestion, say: 提建议, purpose: suggestion}
# matters/park.yaml
title: 建个公园
purpose: suggestion
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "finder-dead-end"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Answers that lead nowhere."""
    return context.flawed("nowhere")
