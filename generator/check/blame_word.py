"""不用责怪群众的词

## 检查什么
任何文字里都不出现缠访、闹访、无理访、刁民、老上访户这类词，也不出现「恶意投诉」「职业打假」一类给人贴的标签。

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

WORDS = re.compile(
    r"缠访|闹访|缠闹|无理访|无理上访|无理取闹|无理诉求|非法上访|非访|刁民|刁难户|老上访|上访专业户|钉子户|老赖户|胡搅蛮缠"
    r"|恶意投诉|恶意上访|恶意信访|职业打假|以访谋利|闹事者|别有用心|不明真相"
)


def check(context: Context) -> Iterator[Finding]:
    """Search every text, the staff's as well."""
    for kind, name, thing in context.saying(WORDS):
        for path, text in texts_in(thing):
            found = WORDS.search(text)
            if found:
                yield Finding(kind, name, path, {"word": found[0]})
