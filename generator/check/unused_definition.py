"""没有人用的定义提示一下

## 检查什么
没有人引用的法、没有人用到的文书、没有一件事找它的机关、没有一件事走的程序。

## 为什么
多半是改名后剩下的，或者漏写了一处引用。

## 错误写法
```yaml
# documents/old.yaml
- {id: old-form, title: 旧申请表, kind: application, by: 申请人}   # 没有一步用它
```

## 正确写法
```yaml
# documents/old.yaml
- {id: old-form, title: 旧申请表, kind: application, by: 申请人}
# procedures/petition.yaml
needs: [old-form]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "unused-definition"
SEVERITY = Severity.NOTE


def check(context: Context) -> Iterator[Finding]:
    """Laws never cited, documents never needed, given or brought, agencies without matters, idle procedures."""
    guide = context.guide
    counted_by = {law.counting.by for law in guide.laws.values()} | {law.replaced_by for law in guide.laws.values()}
    ending = {end.document for procedure in guide.procedures.values() for end in procedure.ends}
    led_to = {remedy.procedure for procedure in guide.procedures.values() for _, remedy in procedure.remedies()}
    parents = {agency.parent for agency in guide.agencies.values()}
    for law in guide.laws.values():
        old = not law.holds
        if law.id not in guide.cited_articles and law.id not in counted_by and not old:
            yield Finding("laws", law.id, (), {"title": law.short})
    for document in guide.documents.values():
        if not (guide.document_uses[document.id] or guide.brought_to[document.id] or document.id in ending):
            yield Finding("documents", document.id, (), {"title": document.title})
    for agency in guide.agencies.values():
        if not guide.accepted_by[agency.id] and agency.id not in parents:
            yield Finding("agencies", agency.id, (), {"title": agency.title})
    for procedure in guide.procedures.values():
        public = procedure.audience == "public"
        if public and not guide.uses_of_procedure[procedure.id] and procedure.id not in led_to:
            yield Finding("procedures", procedure.id, (), {"title": procedure.title})
