"""不用责怪群众的词

## 检查什么
任何文字里都不出现缠访、闹访、无理访、刁民、老上访户这类词，也不出现「恶意投诉」「职业打假」一类给人贴的标签；中间加了空格的也算。

## 为什么
来找路的人不是对头。违法的行为说行为，不给人起名字。

## 错误写法
```yaml
do_first: 不要缠访，先找物业
```

## 正确写法
```yaml
do_first: 先找物业，请他们留下记录
```
"""

import re
from collections.abc import Iterator

from ..model import texts_in
from ..problems import Finding, Severity
from .context import Context

ID = "blame-word"
SEVERITY = Severity.ERROR

_LABELS = (
    "缠访|闹访|非访|无理访|无理上访|非法上访|非正常上访|老上访|上访老户|上访专业户|上访钉子|恶意上访|恶意信访|以访谋利|缠闹|缠诉|滥诉"
    "|信访专业户|上访户|信访老户|老信访户|稳控对象|讼棍|刺头"
    "|无理取闹|无理诉求|恶意投诉|恶意举报|恶意维权|恶意索赔|恶意讨薪|职业打假|职业举报|职业索赔|刁民|刁难户|钉子户|老赖户|无赖"
    "|胡搅蛮缠|闹事者|别有用心|不明真相"
)
WORDS = re.compile("|".join(r"[\s·•*_-]*".join(word) for word in _LABELS.split("|")))
"""The labels, also where someone puts spaces or dots into them."""

_MEET = re.compile(r"纠缠[访诉]|热闹访|[除并]非访|泛滥诉|无赖[账以]|访[问谈客视]$")
"""Where two words only meet, seen with the signs around: 纠缠访客, 热闹访, 除非访到, 泛滥诉求, 有无赖账, 非访谈不可."""


def check(context: Context) -> Iterator[Finding]:
    """Search every text, the staff's as well."""
    for kind, name, thing in context.saying(WORDS):
        for path, text in texts_in(thing):
            for found in WORDS.finditer(text):
                if not _MEET.search(text[max(found.start() - 1, 0) : found.end() + 1]):
                    yield Finding(kind, name, path, {"word": found[0]})
                    break
