"""从哪天算起，用条文原词

## 检查什么
期限的「from」「before」「not_counted」里的字，在引用的条文里原样找得到。

## 为什么
从「收到」算还是从「受理」算，差几天就误期。用原词才核对得了。

## 错误写法
```yaml
clocks: [{from: 作出处理意见之日, within: 30日, basis: 《信访工作条例》第三十五条}]
```

## 正确写法
```yaml
clocks: [{from: 收到书面答复之日, within: 30日, basis: 《信访工作条例》第三十五条}]
```
"""

import re
from collections.abc import Iterator

from ..model import Clock, Path, walk
from ..problems import Finding, Severity
from .context import Context

ID = "anchor-not-in-article"
SEVERITY = Severity.ERROR

_SPACE = re.compile(r"[\s，、；。：,]")


def check(context: Context) -> Iterator[Finding]:
    """Compare without punctuation, which differs between transcriptions."""
    if context.statutes is None:
        return
    for kind, name, thing in context.guide.everything():
        if kind not in ("procedures", "matters"):  # only these have clocks
            continue
        for path, part in walk(thing):
            if not isinstance(part, Clock) or not context.is_known(part.basis):
                continue
            words = _SPACE.sub("", "\n".join(context.words(citation) for citation in part.basis))
            anchors: list[tuple[Path, str]] = [
                (("from",), part.from_ or ""),
                (("before",), part.before or ""),
                *((("not_counted", index), text) for index, text in enumerate(part.not_counted)),
            ]
            for at, anchor in anchors:
                if anchor and _SPACE.sub("", anchor) not in words:
                    values = {"anchor": anchor, "basis": "、".join(map(str, part.basis))}
                    yield Finding(kind, name, (*path, *at), values)
