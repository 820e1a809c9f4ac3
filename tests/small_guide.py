"""A small, complete and clean guide: one of each kind, and the articles it cites."""

SMALL_GUIDE = """
routes/
  laws.yaml
    - id: xinfang-gongzuo-tiaoli
      title: 信访工作条例
      short: 信访工作条例
      kind: party-rule
      issuer: 中共中央、国务院
      effective: 2022-05-01
      status: in-force
      counting: {silent: yes}
  families.yaml
    - id: petition-three-level
      title: 信访三级办理
      group: three-level
      purpose: claim
      mode: 《信访工作条例》第三十一条第六项
  heard.yaml
    - {id: street-light, say: [天一黑门口就伸手不见五指, 走夜路摔了一跤]}
  search.yaml
    - {id: asking, role: stop, say: [请问], why: 发问的话。}
    - {id: lamp-post, role: synonym, say: [灯杆], means: [路灯], why: 人们也这样叫。}
  agencies.yaml
    - id: petition-office
      title: 信访部门
      branch: party-and-government
      levels: [county]
      hotlines: [{number: "12345", for: 反映问题, status: confirmed}]
    - {id: street-office, title: 街道办事处, branch: government, levels: [township], parent: petition-office}
  documents.yaml
    - {id: letter, title: 信访材料, kind: application, by: 信访人}
    - id: opinion
      title: 信访处理意见书
      kind: decision
      by: 有权处理的机关
      basis: 《信访工作条例》第三十一条第六项
      count: 3
      contents: [{text: 请求}, {text: 事实和理由}, {text: 处理意见}]
      remedy_sentence: {text: 不服的，可以自收到之日起30日内请求复查。, basis: 《信访工作条例》第三十五条}
      staff: [{text: 送达后记下收到的日期。}]
    - {id: transfer-slip, title: 信访事项转送单, kind: internal, by: 信访部门, audience: staff}
  procedures/
    petition.yaml
      id: petition
      family: petition-three-level
      title: 信访办理
      plain: 没有别的法定途径时走信访
      who: [{text: 公民、法人或者其他组织。, basis: 《信访工作条例》第十七条第一款}]
      cost: {text: 条例没有规定收费。}
      main_step: look
      doors: [ask, request-review]
      actors:
        applicant: {title: 信访人, side: citizen}
        body: {title: 有权处理的机关, side: authority}
      steps:
        - id: ask
          title: 提出信访事项
          who: applicant
          does: 写明请求、事实和理由。
          needs: [letter]
          no_clock: 条例没有规定提出的期限。
          next: [{when: 机关收到, to: look}]
        - id: look
          title: 办理
          who: body
          does: 调查核实，出具意见书。
          gives: [opinion]
          clocks:
            - from: 受理之日
              within: 60日
              extend: {by: 30日, when: 情况复杂的，经负责人批准}
              basis: 《信访工作条例》第三十四条
          next:
            - {when: 你接受, to: decided}
            - {when: 你不服, to: request-review, basis: 《信访工作条例》第三十五条}
          overdue: [{when: 到期没有答复, to: silent}]
          staff:
            - id: sort
              title: 分清性质
              does: 看事实和请求，转给有权处理的机关。
              gives: [transfer-slip]
              no_clock: 计入办结的期限。
              next: [{when: 属于本机关, to: write}]
            - id: write
              title: 起草意见书
              does: 写明请求、事实、理由、依据。
              no_clock: 计入办结的期限。
              next: [{when: 信访人接受, to: decided}, {when: 信访人不服, to: request-review}]
        - id: request-review
          title: 请求复查
          who: applicant
          does: 向上一级机关提出。
          clocks: [{from: 收到书面答复之日, within: 30日, basis: 《信访工作条例》第三十五条}]
          next: [{when: 上一级机关收到, to: review}]
          overdue: [{when: 过了期限没有提出, to: decided}]
        - id: review
          title: 复查
          who: body
          does: 提出复查意见，书面答复。
          clocks: [{from: 收到复查请求之日, within: 30日, basis: 《信访工作条例》第三十五条}]
          next: [{when: 书面答复, to: decided}]
          overdue: [{when: 到期没有答复, to: silent}]
      ends:
        - id: decided
          title: 有了处理意见
          result: decided
          document: opinion
          final: {text: 同一事实和理由不再受理。, basis: 《信访工作条例》第三十六条第三款}
        - id: silent
          title: 没有答复
          result: silent
          remedies: [{procedure: petition, enter: ask, when: 向上一级机关反映}]
      review: {author: 张三, reviewer: 李四, reviewed_on: 2026-01-01, review_by: 2099-01-01}
  groups.yaml
    - {id: living, title: 生活, plain: 住处、邻里}
  categories.yaml
    - {id: neighbours, title: 邻里, plain: 楼上楼下, group: living}
  matters/
    street-light.yaml
      id: street-light
      title: 路灯不亮
      plain: 门口的路灯坏了没人修
      do_first: 先记下路灯的位置。
      aliases: [街灯坏了, 晚上没有灯]
      category: neighbours
      purpose: claim
      applies: [公共的路灯坏了。]
      not_for: [{when: 小区里的灯, instead: estate-light}]
      routes:
        first:
          - procedure: petition
            when: 没有人修。
            agencies: [street-office, petition-office]
            gains: 书面的处理意见。
            basis: 《信访工作条例》第三十一条第六项
      bring: [letter]
      points: [{text: 多人走访的，代表不超过5人。, basis: 《信访工作条例》第二十条第三款}]
      staff: {nature: 申诉求决, level: 乡镇、街道, accept: 受理, notes: [{text: 先问养护单位。}]}
      review: {author: 张三}
  planned.yaml
    - {id: estate-light, title: 小区的灯不亮, category: neighbours}
  audiences.yaml
    - {id: residents, title: 我是居民, matters: [street-light]}
  cases.yaml
    - id: dark-street
      story: 巷子里的路灯坏了一个月。
      matter: street-light
      route: petition
      because: 没有别的法定途径。
  glossary.yaml
    - {id: review, term: 复查, plain: 请上一级再看一遍, differs_from: [reconsideration], how: 复议针对行政行为}
    - {id: reconsideration, term: 行政复议, plain: 对行政行为不服，请复议机关审查}
  topics/
    rights.yaml
      id: rights
      title: 权利
      plain: 你可以做什么
      lead: 信访人的权利。
      sections:
        - {id: ask, title: 提出, statements: [{text: 可以写信、走访。, basis: 《信访工作条例》第十七条第一款}]}
        - {id: office, title: 办公室, audience: staff, statements: [{text: 录入系统。}]}
      review: {author: 张三}
"""

SMALL_STATUTES = {
    "xinfang-gongzuo-tiaoli": {
        "title": "信访工作条例",
        "status": "in force",
        "effective": "2022-05-01",
        "articles": {
            "17": "公民、法人或者其他组织可以采用信息网络、书信、电话、传真、走访等形式，向各级机关、单位反映情况。\n"
            "采用前款规定的形式的公民、法人或者其他组织，称信访人。",
            "20": "走访的，应当到接待场所提出。\n涉及诉讼权利救济的，向有关政法部门提出。\n"
            "多人走访的，应当推选代表，代表人数不得超过5人。",
            "31": "对信访人提出的申诉求决类事项，分别按照下列方式办理：\n"
            "（一）涉法涉诉的，按照法律法规规定的程序处理。\n"
            "（二）应当通过仲裁解决的，导入相应程序处理。\n（三）可以通过党员申诉解决的，导入相应程序处理。\n"
            "（四）可以通过行政复议解决的，导入相应程序处理。\n（五）属于申请查处违法行为的，依法履行或者答复。\n"
            "（六）不属于以上情形的，应当听取信访人陈述事实和理由，并调查核实，出具信访处理意见书。",
            "34": "对本条例第三十一条第六项规定的信访事项应当自受理之日起60日内办结；情况复杂的，"
            "经本机关、单位负责人批准，可以适当延长办理期限，但延长期限不得超过30日，并告知信访人延期理由。",
            "35": "信访人对信访处理意见不服的，可以自收到书面答复之日起30日内"
            "请求原办理机关、单位的上一级机关、单位复查。收到复查请求的机关、单位应当自收到复查请求之日起30日内提出复查意见，并予以书面答复。",
            "36": "信访人对复查意见不服的，可以自收到书面答复之日起30日内请求复核。\n"
            "听证所需时间不计算在前款规定的期限内。\n"
            "信访人对复核意见不服，仍然以同一事实和理由提出投诉请求的，不再受理。",
        },
    },
}
