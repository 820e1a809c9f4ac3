"""信访意见不服是复查，不是复议

## 检查什么
不能写「申请复议」「行政复议」作为不服信访意见的办法：信访三级办理的步骤、结果和它出具的文书里，没有说是对哪个行政行为的复议，就算对信访意见；
别的地方，说的是信访意见才算。写明对原来的行政处罚、行政决定这类行为不服的，可以写复议。

## 为什么
信访处理意见走复查、复核；行政复议针对行政行为。写混了，读者会向错的机关、按错的期限提出。

## 错误写法
```yaml
remedy_sentence:
  text: 如对本处理意见不服，可以自收到之日起30日内申请复议。
  basis: 《信访工作条例》第三十五条
```

## 正确写法
```yaml
remedy_sentence:
  text: 如对本处理意见不服，可以自收到之日起30日内请求复查。
  basis: 《信访工作条例》第三十五条
```
"""

import re
from collections.abc import Iterator

from ..model import Guide, Path, Procedure, texts_in
from ..problems import Finding, Severity
from .context import Context
from .phrases import offers

ID = "reconsideration-for-review"
SEVERITY = Severity.ERROR

FAMILY = "petition-three-level"
RECONSIDERATION = "administrative-reconsideration"

_OFFER = re.compile(
    r"(?:申请|提起|提请|请求|提出|要求|可以|走|选择|寻求|办理|依法|日内)\s*(?:行政)?复议(?!的(?:事|情形|期限|时效|条件))"
    r"|(?:申请|请求)复[查核](?:或者?|、|和|及|[（(])(?:行政)?复议"
    r"|(?:申请|请求|要求|向)[^，。；]{0,12}(?:机关|单位|政府|部门|上一?级)(?:申请|提起|请求|提出)?(?:行政)?复议"
)
_OPINION = r"(?:处理|复查|复核|信访|本)意见|信访[^，。；]{0,4}(?:意见|答复)"
_ACT = r"行为|处罚|决定|许可|登记|征收|征用|强制|裁决|认定|不作为|拘留|补偿|赔偿|信息公开|职责"
_NAMED = re.compile(rf"(?P<opinion>{_OPINION})|(?P<act>{_ACT})")
_DISPUTED = re.compile(r"[^，。；：]*(?:不服|异议|不满|不同意|不接受|不认可)[^，。；：]*")
_ELSEWHERE = re.compile(rf"(?:{_OPINION})[^。；]*复议")


def check(context: Context) -> Iterator[Finding]:
    """What is said in the petition procedure and its papers, and what others say of its opinions."""
    guide = context.guide
    home = {("procedures", name) for name, procedure in guide.procedures.items() if procedure.family == FAMILY}
    home |= {("documents", name) for name in _papers(guide)}
    for kind, name in sorted(home):
        thing = getattr(guide, kind)[name]
        for path, text in texts_in(thing):
            for offer in offers(_OFFER, text):
                before = text[: offer.start()]
                against = _against(_sentence(before)) or _against(before)
                disputed = _DISPUTED.search(before) or _advises(thing, path)
                if against == "opinion" or (disputed and not against):
                    yield Finding(kind, name, path, {"text": offer[0]})
    for name, procedure in guide.procedures.items():
        if ("procedures", name) in home:
            yield from _remedies(guide, procedure)
    for kind, name, thing in context.saying(_ELSEWHERE):
        if kind in ("laws", "glossary") or (kind, name) in home:
            continue
        for path, text in texts_in(thing):
            if kind != "cases" or path != ("story",):  # people tell what they took for the way
                for offer in offers(_OFFER, text):
                    if _against(_sentence(text[: offer.start()])) == "opinion":
                        yield Finding(kind, name, path, {"text": offer[0]})


def _papers(guide: Guide) -> Iterator[str]:
    """Documents that only petition procedures issue."""
    for name, uses in guide.document_uses.items():
        issuers = {procedure.family for procedure, _, use in uses if use == "gives"}
        if issuers == {FAMILY}:
            yield name


def _advises(thing: object, path: Path) -> bool:
    """Whether a text of the petition procedure is itself what one does against an opinion, so that no 不服 has to stand in it."""
    if path[0] == "remedy_sentence":
        return True
    if isinstance(thing, Procedure) and path[0] == "steps" and len(path) == 3 and path[2] in ("title", "does"):
        return thing.actor(thing.steps[int(path[1])]).side == "citizen"
    return False


def _remedies(guide: Guide, procedure: Procedure) -> Iterator[Finding]:
    """Ways from an end of the petition procedure into reconsideration that do not say against which act."""
    for index, end in enumerate(procedure.ends):
        for number, remedy in enumerate(end.remedies):
            leads = guide.procedures[remedy.procedure].family == RECONSIDERATION
            if leads and _DISPUTED.search(remedy.when) and _against(remedy.when) != "act":
                yield Finding("procedures", procedure.id, ("ends", index, "remedies", number, "when"), {"text": remedy.when})


def _sentence(before: str) -> str:
    """The sentence that a text is in the middle of."""
    return before[max(before.rfind(sign) for sign in "。；") + 1 :]


def _against(before: str) -> str | None:
    """What was named last before the offer, as that with which one disagrees or else at all: an opinion, an act, or nothing."""
    disputes = _DISPUTED.findall(before)
    for part in (*disputes[-1:], before):
        named = list(_NAMED.finditer(part))
        if named:
            return named[-1].lastgroup
    return None
