"""内部的文字不能出现在公开版

## 检查什么
公开的步骤、结果、事项不能用内部文书（audience: staff），公开的文字里也不能写内部文书的名称。

## 为什么
公开版由同一份文件去掉内部部分得到。公开文字里提到内部的东西，就漏出去了。

## 错误写法
```yaml
- id: look
  gives: [transfer-slip]   # audience: staff 的文书
```

## 正确写法
```yaml
- id: look
  staff:
    - id: sort
      gives: [transfer-slip]
```
"""

import re
from collections.abc import Iterator

from ..model import Path, texts_in
from ..problems import Finding, Severity
from .context import Context

ID = "staff-leak"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Staff documents in public places, staff sentences in public texts."""
    guide = context.guide
    hidden = {name for name, document in guide.documents.items() if document.audience == "staff"}
    words = {guide.documents[name].title for name in hidden if len(guide.documents[name].title) >= 4}
    inner = {name: procedure.title for name, procedure in guide.procedures.items() if procedure.audience == "staff"}
    if not (words or hidden or inner):
        return
    public = guide.public()
    telling = re.compile("|".join(map(re.escape, (*words, *hidden, *inner))))
    for kind, name, _ in context.saying(telling):
        thing = getattr(public, kind).get(name)
        for path, text in texts_in(thing):
            if text in inner and _names_procedure(path):
                yield Finding(kind, name, path, {"document": inner[text]}, "procedure")
            elif text in hidden and _names_document(kind, path):
                yield Finding(kind, name, path, {"document": guide.documents[text].title})
            else:
                for word in words:
                    if word in text:
                        yield Finding(kind, name, path, {"document": word}, "words")


def _names_document(kind: str, path: Path) -> bool:
    return kind in ("procedures", "matters") and any(part in ("needs", "gives", "document", "bring") for part in path)


def _names_procedure(path: Path) -> bool:
    return any(part in ("procedure", "after", "instead", "not") for part in path)
