"""内部的文字不能出现在公开版

## 检查什么
公开的步骤、结果、事项不能用内部文书（audience: staff），公开的文字里也不能写内部文书、内部程序的名称。
「登记表」「通知书」这样到处都用的名称，和公开的文书、程序、事项、机关、术语里本来就有的，不算。

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
from collections.abc import Iterable, Iterator

from ..model import Guide, Path, texts_in
from ..problems import Finding, Severity
from .context import Context

ID = "staff-leak"
SEVERITY = Severity.ERROR

_ORDINARY = re.compile(
    r".{1,2}|(?:登记|申请|审批|审核|通知|告知|决定|记录|统计|汇总|情况|工作|意见|建议|答复|回复|证明|处理)"
    r"(?:表|单|书|函|件|卡|册|报告|记录|意见|台账)"
)
"""Names of papers that every office has: in a public text they mean no paper of ours."""
_GOES_ON = {"单": "(?![位独纯价])", "表": "(?![示达明决现述格面扬彰])", "书": "(?![面记写])", "函": "(?![告件询复])"}
"""How a name may go on as another word: 转送单 is not in 转送单位."""


def check(context: Context) -> Iterator[Finding]:
    """Staff documents and procedures in public places, and their names in public texts."""
    guide = context.guide
    hidden = {name: document.title for name, document in guide.documents.items() if document.audience == "staff"}
    inner = {name: procedure.title for name, procedure in guide.procedures.items() if procedure.audience == "staff"}
    if not (hidden or inner):
        return
    public = guide.public()
    named = _any_of({title for title in (*hidden.values(), *inner.values()) if not _ORDINARY.fullmatch(title)})
    ours = _any_of({title for title in _titles(public) if named.search(title)})
    for kind, name, _ in context.saying(re.compile("|".join((named.pattern, *hidden, *inner)))):
        thing = getattr(public, kind).get(name)
        for path, text in texts_in(thing):
            if text in inner and _names_procedure(path):
                yield Finding(kind, name, path, {"document": inner[text]}, "procedure")
            elif text in hidden and _names_document(kind, path):
                yield Finding(kind, name, path, {"document": hidden[text]})
            else:
                for title in dict.fromkeys(named.findall(ours.sub("", text))):
                    values = {"document": title}
                    yield Finding(kind, name, path, values, "procedure-words" if title in inner.values() else "words")


def _any_of(titles: Iterable[str]) -> re.Pattern[str]:
    """A pattern for each of these titles, the longest first; for nothing at all where there are none."""
    longest = sorted(titles, key=lambda title: (-len(title), title))
    return re.compile("|".join(re.escape(title) + _GOES_ON.get(title[-1], "") for title in longest) or "(?!)")


def _titles(public: Guide) -> Iterator[str]:
    """What public things are called."""
    for kind in (public.documents, public.procedures, public.matters, public.agencies):
        yield from (thing.title for thing in kind.values())
    yield from (term.term for term in public.glossary.values())


def _names_document(kind: str, path: Path) -> bool:
    return kind in ("procedures", "matters") and any(part in ("needs", "gives", "document", "bring") for part in path)


def _names_procedure(path: Path) -> bool:
    return any(part in ("procedure", "after", "instead", "not") for part in path)
