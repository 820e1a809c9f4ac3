"""复查、复核只属于信访三级办理

## 检查什么
不属于信访三级办理的程序，救济不能引到信访的复查、复核，步骤、箭头、结果里也不能写「请求复查」「申请复核」。
法律自己规定的复核可以写：说全名（火灾事故认定复核），或者那一步引用的条文里有这个词。

## 为什么
对行政决定不服走行政复议，对信访处理意见不服走复查。两个词一字之差，走错了就误了期限。

## 错误写法
```yaml
# procedures/statutory-duty.yaml
remedies: [{procedure: petition-three-level, enter: request-review, when: 不服}]
```

## 正确写法
```yaml
# procedures/statutory-duty.yaml
remedies: [{procedure: administrative-reconsideration, enter: apply, when: 不服}]
```
"""

import re
from collections.abc import Iterator

from ..model import End, Model, Path, Procedure, Step, citations_in, texts_in
from ..problems import Finding, Severity
from .context import Context
from .phrases import offers

ID = "review-outside-petition"
SEVERITY = Severity.ERROR

FAMILY = "petition-three-level"
DOORS = ("request-review", "request-rereview")

_BODY = r"[^，。；]{0,12}(?:机关|单位|政府|部门|上一?级)"
_OTHER = "鉴定|检验|检测|认定|意见|结论|决定|结果|机关"
_REVIEW = re.compile(
    rf"(?:(?:请求|申请|提出|提请|要求)(?:{_BODY})?|向{_BODY}|日内)(?P<word>复查|复核)(?!{_OTHER})"
    r"|信访(?:复查|复核)"
)
"""A way named by this word alone. With the name of what is reviewed between, as in 申请学位复核, it is another law's."""


def check(context: Context) -> Iterator[Finding]:
    """Doors of review from outside, and words that mix up 复查 with 复议."""
    for procedure in context.guide.procedures.values():
        if procedure.family != FAMILY:
            yield from _doors(context, procedure)
            for field in ("steps", "ends"):
                for index, place in enumerate(getattr(procedure, field)):
                    yield from _words(context, procedure, (field, index), place)


def _doors(context: Context, procedure: Procedure) -> Iterator[Finding]:
    for index, end in enumerate(procedure.ends):
        for number, remedy in enumerate(end.remedies):
            target = context.guide.procedures[remedy.procedure]
            if target.family == FAMILY and (remedy.enter or target.entrances[0]) in DOORS:
                path = ("ends", index, "remedies", number, "enter" if remedy.enter else "procedure")
                yield Finding("procedures", procedure.id, path, {"text": remedy.when})


def _words(context: Context, procedure: Procedure, path: Path, place: Step | End) -> Iterator[Finding]:
    for inner, text in texts_in(place):
        for offer in offers(_REVIEW, text):
            word = offer["word"]
            if not word or not (word in procedure.title or _is_of_another_law(context, word, place)):
                yield Finding("procedures", procedure.id, (*path, *inner), {"text": offer[0]})


def _is_of_another_law(context: Context, word: str, place: Model) -> bool:
    """Whether an article of another law that is cited there speaks of it, or may, as it cannot be looked up."""
    others = (citation for citation in citations_in(place) if "信访" not in citation.law)
    return any(word in context.words(citation) or context.passage(citation) is None for citation in others)
