"""首选的路要合这件事的目的

## 检查什么
首选途径所属的类别，服务于这件事写明的目的（建议、检举控告、申诉求决）。

## 为什么
《信访工作条例》第二十九条至第三十一条按目的分流。目的和途径对不上，必有一处写错。

## 错误写法
```yaml
purpose: claim
routes: {first: [{procedure: discipline-report}]}
```

## 正确写法
```yaml
purpose: report
routes: {first: [{procedure: discipline-report}]}
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "purpose-mismatch"
SEVERITY = Severity.ERROR

# Whoever reports a crime or an emergency may want a culprit found or himself protected: both purposes are right.
EITHER = ("police-criminal", "public-interest-litigation", "emergency-call")


def check(context: Context) -> Iterator[Finding]:
    """The purpose of the first route's family, compared with the matter's."""
    guide = context.guide
    for matter in guide.matters.values():
        family = guide.families[guide.procedures[matter.routes.first[0].procedure].family]
        if family.purpose != matter.purpose and family.id not in EITHER:
            values = {"family": family.title, "theirs": family.purpose, "ours": matter.purpose}
            yield Finding("matters", matter.id, ("purpose",), values)
