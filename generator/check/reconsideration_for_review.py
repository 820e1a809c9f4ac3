"""信访意见不服是复查，不是复议

## 检查什么
信访处理意见书、复查意见书和信访三级办理的步骤里，不能写「申请复议」「行政复议」作为不服这份意见的办法。

## 为什么
信访处理意见走复查、复核；行政复议针对行政行为。写混了，读者会向错的机关、按错的期限提出。

## 错误写法
```yaml
remedy_sentence: {text: 如对本处理意见不服，可以自收到之日起30日内申请复议。, basis: 《信访工作条例》第三十五条}
```

## 正确写法
```yaml
remedy_sentence: {text: 如对本处理意见不服，可以自收到之日起30日内请求复查。, basis: 《信访工作条例》第三十五条}
```
"""

import re
from collections.abc import Iterator

from ..model import texts_in
from ..problems import Finding, Severity
from .context import Context

ID = "reconsideration-for-review"
SEVERITY = Severity.ERROR

_MIXED = re.compile(r"(?:处理|复查|复核|信访|本)意见[^。；]{0,48}(?:申请|提起|请求)(?:行政)?复议")
_NOT = re.compile(r"不能|不可以|不是|不得|没有|不属于")


def check(context: Context) -> Iterator[Finding]:
    """Sentences that offer 复议 against a petition opinion, and do not deny it."""
    for kind, name, thing in context.saying(_MIXED):
        if kind in ("laws", "glossary"):
            continue
        for path, text in texts_in(thing):
            found = _MIXED.search(text)
            if found and not _NOT.search(found[0]):
                yield Finding(kind, name, path, {"text": found[0]})
