"""文字就是文字，不写链接和代码

## 检查什么
任何文字里不出现网址、`javascript:`、HTML 实体、Markdown 链接。尖括号在读文件时就已经拒绝。

## 为什么
链接会变、会被人冒用；代码会在读者的手机里运行。

## 错误写法
```yaml
plain: "[点这里](javascript:alert(1))"
```

## 正确写法
```yaml
plain: 到当地人社局投诉
```
"""

import re
from collections.abc import Iterator

from ..model import texts_in
from ..problems import Finding, Severity
from .context import Context

ID = "unsafe-text"
SEVERITY = Severity.ERROR

_UNSAFE = re.compile(
    r"(?:https?|ftp|file|data|javascript|vbscript|mailto)\s*:|www\.|//\w|&#?\w+;|\]\s*\(|\{\{|\{%|`|\bon\w+\s*="
    r"|[:：]\s*(?://|／／)|[a-z0-9-]\.(?:com|cn|net|org|gov|top|xyz)(?![a-z0-9])",
    re.IGNORECASE,
)

_GOVERNMENT = re.compile(r"(?<![\w./-])(?!www\.)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.gov\.cn(?![\w./-])", re.IGNORECASE)


def check(context: Context) -> Iterator[Finding]:
    """Search every text. Where an official text is found may name an address of a government host."""
    for kind, name, thing in context.saying(_UNSAFE):
        for path, text in texts_in(thing):
            found = _UNSAFE.search(_GOVERNMENT.sub("", text) if path == ("official_text",) else text)
            if found:
                yield Finding(kind, name, path, {"found": found[0]})
