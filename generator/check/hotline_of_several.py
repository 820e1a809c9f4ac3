"""几个部门共用的号码，由一家写总的用途

## 检查什么
几个部门都列了同一个号码、写的用途不一样的，其中一家写「general: yes」，只能一家。

## 为什么
电话总表、首页和急用时先打的电话，一个号码只写一次。不定下是哪一家的用途，就会写成碰巧排在前面的那一家的。

## 错误写法
```yaml
- id: petition-office
  hotlines: [{number: "12345", for: 可以问受理部门, status: confirmed}]
- id: greening-authority
  title: 园林绿化部门
  hotlines: [{number: "12345", for: 问由哪个部门管绿化, status: confirmed}]
```

## 正确写法
```yaml
- id: petition-office
  hotlines: [{number: "12345", for: 可以问受理部门, status: confirmed, general: yes}]
- id: greening-authority
  title: 园林绿化部门
  hotlines: [{number: "12345", for: 问由哪个部门管绿化, status: confirmed}]
```
"""

from collections.abc import Iterator

from ..problems import Finding, Severity
from .context import Context

ID = "hotline-of-several"
SEVERITY = Severity.WARNING


def check(context: Context) -> Iterator[Finding]:
    """Told once a number, where it stands last, or at the second one that claims it."""
    guide = context.guide
    for number, agencies in guide.hotlines.items():
        lines = [(agency, index) for agency in agencies for index, line in enumerate(agency.hotlines) if line.number == number]
        general = [(agency, index) for agency, index in lines if agency.hotlines[index].general]
        said = {agency.hotlines[index].for_ for agency, index in general or lines}
        if len(said) > 1:
            agency, index = (general or lines)[-1]
            where = ("hotlines", index, "general" if general else "number")
            yield Finding("agencies", agency.id, where, {"number": number, "count": len(said)}, "twice" if general else "")
