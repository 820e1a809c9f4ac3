"""说法律要求写的，条文里要有这个词

## 检查什么
填写的格子写了「asks」的，要有「basis」，写了「basis」的，要有「asks」；「asks」的每个词（用顿号隔开）在引用的条文里原样找得到。

## 为什么
页面告诉人「法律要求写」，少写就不让过关；没有这一条，就是多要材料。

## 错误写法
```yaml
form:
  fields:
    - {id: education, label: 文化程度, asks: 文化程度, basis: 《信访工作条例》第三十五条}
    - {id: sign, label: 签名, kind: sign}
```

## 正确写法
```yaml
form:
  fields:
    - {id: claim, label: 请求, kind: text, asks: 复查, basis: 《信访工作条例》第三十五条}
    - {id: sign, label: 签名, kind: sign}
```
"""

from collections.abc import Iterator

from ..model import Document, FormField
from ..problems import Finding, Severity
from .context import Context

ID = "form-word-not-in-article"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Look up every word of every written form."""
    for document in context.guide.documents.values():
        for index, field in enumerate(document.form.fields if document.form else ()):
            yield from _of_field(context, document, index, field)


def _of_field(context: Context, document: Document, index: int, field: FormField) -> Iterator[Finding]:
    place = ("form", "fields", index)
    if field.basis and not field.asks:
        yield Finding("documents", document.id, (*place, "basis"), {}, "no-word")
    elif field.asks and not field.basis:
        yield Finding("documents", document.id, (*place, "asks"), {"asks": field.asks}, "no-basis")
    elif field.asks and context.has_statutes and context.is_known(field.basis):
        words = "\n".join(context.words(citation) for citation in field.basis)
        for word in field.asks.split("、"):
            if word not in words:
                values = {"word": word, "basis": "、".join(map(str, field.basis))}
                yield Finding("documents", document.id, (*place, "asks"), values)
