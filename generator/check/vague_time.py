"""知道期限的地方，不写「尽快」「及时」

## 检查什么
「先做这件」里，和有期限的步骤的「做什么」里，不出现尽快、及时、抓紧、近期这类词。

## 为什么
「尽快」不告诉读者哪一天。知道是几天，就写几天。

## 错误写法
```yaml
do_first: 尽快向劳动监察投诉
```

## 正确写法
```yaml
do_first: 先把证据留好，两年内向劳动监察投诉
```
"""

import re
from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "vague-time"
SEVERITY = Severity.WARNING

WORDS = re.compile(r"尽快|及时|尽早|抓紧|近期|适时|早日|第一时间")
_QUOTED = re.compile(r"「[^」]*」")


def check(context: Context) -> Iterator[Finding]:
    """Advice to the citizen, and steps that have a clock. What stands in 「」 is quoted from the law."""
    for matter in context.guide.matters.values():
        found = WORDS.search(_QUOTED.sub("", matter.do_first))
        if found:
            yield Finding("matters", matter.id, ("do_first",), {"word": found[0]})
    for procedure in context.guide.procedures.values():
        for index, step in enumerate(procedure.steps):
            found = WORDS.search(_QUOTED.sub("", step.does)) if step.clocks else None
            if found:
                yield Finding("procedures", procedure.id, ("steps", index, "does"), {"word": found[0]})
