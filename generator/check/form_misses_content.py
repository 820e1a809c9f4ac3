"""必须写明的内容，填写时都有一格

## 检查什么
文书写了「form」的，「contents」的每一项都有一格来写（格子的「covers」里有它的序号）。

## 为什么
照表填完还缺一项，交上去就要补正。

## 错误写法
```yaml
contents: [{text: 住址, basis: 《信访工作条例》第三十五条}, {text: 请求}]
form:
  fields:
    - {id: claim, label: 请求, kind: text, covers: 2}
    - {id: sign, label: 签名, kind: sign}
```

## 正确写法
```yaml
contents: [{text: 请求复查, basis: 《信访工作条例》第三十五条}, {text: 日期}]
form:
  fields:
    - {id: claim, label: 请求, kind: text, asks: 请求, basis: 《信访工作条例》第三十五条, covers: 1}
    - {id: sign, label: 签名, kind: sign, covers: 2}
```
"""

from collections.abc import Iterator

from ..model import Document, Form
from ..problems import Finding, Severity
from .context import Context

ID = "form-misses-content"
SEVERITY = Severity.ERROR


def check(context: Context) -> Iterator[Finding]:
    """Compare the written forms with the contents. A form made from the contents has all of them."""
    for document in context.guide.documents.values():
        if document.form:
            yield from _uncovered(document, document.form)
            yield from _unknown(document, document.form)


def _uncovered(document: Document, form: Form) -> Iterator[Finding]:
    for index, content in enumerate(document.contents):
        if not any(index + 1 in field.covers for field in form.fields):
            yield Finding("documents", document.id, ("contents", index), {"content": content.text})


def _unknown(document: Document, form: Form) -> Iterator[Finding]:
    listed = len(document.contents)
    for index, field in enumerate(form.fields):
        for number in field.covers:
            if number > listed:
                path = ("form", "fields", index, "covers")
                yield Finding("documents", document.id, path, {"number": number, "listed": listed}, "unknown")
