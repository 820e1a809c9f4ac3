"""A small guide for tests of charts, written as YAML and read by the model."""

import yaml

from generator.model import Agency, Category, Document, Family, Guide, Matter, Procedure

PROCEDURE = """
id: complaint
family: complaint
title: 投诉
plain: 向机关投诉
who: [{text: 任何人}]
cost: {text: 没有规定收费。}
main_step: answer
doors: [ask, urge]
actors: {me: {title: 投诉人, side: citizen}, body: {title: 受理机关, side: authority}}
steps:
  - id: ask
    title: 提出投诉
    who: me
    does: 写明事实。
    clocks: [{from: 行为发生之日, within: 2年, basis: 《甲法》第一条}]
    next: [{when: 机关收到, to: answer}]
    overdue: [{when: 过了期限, to: late}]
  - id: answer
    title: 书面答复
    who: body
    does: 查清后答复。
    gives: [reply]
    clocks: [{from: 收到之日, within: 30日, extend: {by: 15日, when: 情况复杂}, basis: 《甲法》第二条}]
    next:
      - {when: 支持, to: granted}
      - {when: 不支持, to: refused}
      - {when: 材料不齐, to: ask}
    overdue: [{when: 到期没有答复, to: urge}]
    staff:
      - {id: log, title: 登记, does: 记下日期。, no_clock: 没有写。, next: [{when: 记好, to: decide}]}
      - id: decide
        title: 拟答复
        does: 写明依据。
        gives: [reply]
        no_clock: 计入答复的期限。
        next: [{when: 支持, to: granted}, {when: 不支持, to: refused}, {when: 材料不齐, to: ask}]
  - id: urge
    title: 催问
    who: me
    does: 说明哪天提出的。
    no_clock: 没有期限。
    next: [{when: 机关答复, to: answer}, {when: 仍不答复, to: refused}]
ends:
  - {id: granted, title: 问题解决, result: granted, final: {text: 照办。}}
  - {id: late, title: 超过期限, result: refused, final: {text: 不再受理。}}
  - id: refused
    title: 不予支持
    result: refused
    remedies:
      - {procedure: complaint, when: 有新的证据}
      - {procedure: complaint, enter: urge, when: 还是没有答复, no_clock: 没有期限。}
review: {author: a}
"""

MATTER = """
id: noise
title: 噪声扰民
plain: 楼下太吵
do_first: 先劝阻。
aliases: [吵, 闹]
category: living
purpose: claim
applies: [声音影响休息]
routes:
  first: [{procedure: complaint, when: 劝不住, agencies: [bureau], gains: 答复, basis: 《甲法》第一条}]
  also:
    - id: again
      procedure: complaint
      enter: urge
      when: 已经投诉过
      agencies: [court]
      gains: 答复
      basis: 《甲法》第一条
  then:
    - id: later
      procedure: complaint
      after: complaint
      when: 不服答复
      agencies: [court]
      gains: 答复
      basis: 《甲法》第一条
  unfit: [{procedure: complaint, why: 不是它的事, basis: 《甲法》第三条}]
review: {author: a}
"""


FAMILY = """
id: complaint
title: 投诉
group: administrative
purpose: claim
mode: 《信访工作条例》第三十一条第五项
"""


def read(text: str) -> object:
    return yaml.load(text, yaml.BaseLoader)


def guide() -> Guide:
    """One procedure, two matters, two agencies."""
    matter = Matter.model_validate(read(MATTER))
    other = Matter.model_validate(read(MATTER.replace("id: noise", "id: smell").replace("[bureau]", "[court]")))
    return Guide(
        families={"complaint": Family.model_validate(read(FAMILY))},
        agencies={
            "bureau": Agency.model_validate(read("{id: bureau, title: 城管局, branch: government, levels: [county]}")),
            "court": Agency.model_validate(read("{id: court, title: 人民法院, branch: judicial, levels: [county]}")),
        },
        documents={"reply": Document.model_validate(read("{id: reply, title: 答复书, kind: decision, by: 机关}"))},
        procedures={"complaint": Procedure.model_validate(read(PROCEDURE))},
        categories={"living": Category.model_validate(read("{id: living, title: 生活, plain: 吵, group: living}"))},
        matters={"noise": matter, "smell": other},
    )  # fmt: skip


def link(kind: str, name: str) -> str:
    return f"../{kind}/{name}.html"
