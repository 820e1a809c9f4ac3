"""Rules that read sentences: examples of what each is to find, and of what looks like it and is right."""

from pathlib import Path as Folder
from time import process_time

import pytest
from conftest import TODAY
from spoilt import MATTER, PAPERS, PETITION, copy_of_petition, spoilt

from generator.check import Context, alias_helps_nothing
from generator.check.phrases import bare
from generator.model import Guide
from generator.pipeline import check_project
from generator.project import read_project


def test_a_phrase_is_the_same_with_other_signs_and_widths() -> None:
    assert bare("街灯 坏了。") == bare("「街灯坏了」") == "街灯坏了"
    assert bare("ＡＴＭ吞卡") == bare("atm吞卡")
    assert bare("街灯坏了") != bare("街灯不坏了")


# ---- 复议 for 复查

REMEDY = "不服的，可以自收到之日起30日内请求复查。"


@pytest.mark.parametrize(
    "text",
    [
        "如不同意本意见书，可以申请行政复议。",
        "对上述答复有异议的，可以提起复议。",
        "不服的，向区政府申请行政复议。",
        "你可以向上一级机关复议。",
        "对本信访答复不服，不想再等的，可以申请复议。",
        "没有别的途径的，可以走行政复议。",
        "行政处罚以外，对本处理意见不服的，可以申请复议。",
        "不服的，30日内复议。",
        "不服的，可以申请复查或者复议。",
        "不服的，可以提请 行政复议。",
    ],
)
def test_reconsideration_in_an_opinion_is_found(small: Folder, text: str) -> None:
    assert spoilt(small, "reconsideration-for-review", (PAPERS, REMEDY, text))


@pytest.mark.parametrize(
    "text",
    [
        "信访处理意见之外，你对罚款的处罚决定不服的，可以申请行政复议。",
        "不服的，请求复查；不能申请行政复议。",
        "不服的，不是申请复议，是请求复查。",
        "对原来的征收决定有异议。期限没有过的，可以申请行政复议。",
        "对本意见申请行政复议，复议机关不予受理；请求复查。",
        "行政复议和复查是两条路，不服的，请求复查。",
        "已经向区政府申请行政复议的，等复议决定；不服本意见的，请求复查。",
        "应当申请行政复议的事项不在本意见里；不服的，请求复查。",
        "不服的，请求复查，而非申请复议。",
        "不服的，请求复查。申请复议的期限不因此中断。",
    ],
)
def test_reconsideration_of_an_act_or_denied_is_right_in_an_opinion(small: Folder, text: str) -> None:
    assert not spoilt(small, "reconsideration-for-review", (PAPERS, REMEDY, text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 请求复查", "title: 提起行政复议"),
        ("does: 向上一级机关提出。", "does: 向上一级机关申请复议。"),
        ("when: 你不服,", "when: 你不服，去申请复议,"),
        ("when: 信访人不服,", "when: 不同意处理意见，申请行政复议,"),
        ("title: 没有答复", "title: 没有答复，不服的可以申请复议"),
    ],
)
def test_reconsideration_as_a_way_of_the_petition_procedure_is_found(small: Folder, old: str, new: str) -> None:
    assert spoilt(small, "reconsideration-for-review", (PETITION, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("when: 你接受,", "when: 应当申请行政复议的，告知你去复议机关,"),
        ("when: 你接受,", "when: 对行政许可决定不服，改为申请行政复议,"),
        ("does: 看事实和请求，转给有权处理的机关。", "does: 能够申请行政复议的事，告知申请行政复议。"),
        ("text: 条例没有规定收费。", "text: 对信访意见不服，不能申请行政复议。"),
    ],
)
def test_leading_an_act_to_reconsideration_is_right(small: Folder, old: str, new: str) -> None:
    assert not spoilt(small, "reconsideration-for-review", (PETITION, old, new))


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("不服信访复查意见的，可以申请行政复议。", True),
        ("对处理意见不服，没有新证据也可以申请行政复议。", True),
        ("对政府信息公开的答复不服的，可以申请行政复议。", False),
        ("拿着处理意见，对原处罚决定申请行政复议。", False),
    ],
)
def test_what_a_matter_says_of_an_opinion(small: Folder, text: str, is_wrong: bool) -> None:
    found = spoilt(small, "reconsideration-for-review", (MATTER, "多人走访的，代表不超过5人。", text))
    assert bool(found) == is_wrong


def test_what_people_took_for_the_way_may_be_told(small: Folder) -> None:
    story = "街道给了我信访处理意见书，我想去申请行政复议。"
    assert not spoilt(small, "reconsideration-for-review", ("cases.yaml", "巷子里的路灯坏了一个月。", story))


def test_a_way_from_the_petition_procedure_into_reconsideration_names_the_act(small: Folder) -> None:
    copy_of_petition(small, "reconsideration", "administrative-reconsideration")
    remedy = "remedies: [{procedure: petition, enter: ask, when: 向上一级机关反映}]"
    assert spoilt(small, "reconsideration-for-review", (PETITION, remedy, remedy_to("reconsideration", "对处理意见不服")))
    assert not spoilt(small, "reconsideration-for-review", (PETITION, "对处理意见不服", "对原来的处罚决定不服"))


def remedy_to(procedure: str, when: str) -> str:
    return f"remedies: [{{procedure: {procedure}, enter: ask, when: {when}}}]"


# ---- 复查 and 复核 outside the petition procedure


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 再问一遍", "title: 申请复核"),
        ("title: 再问一遍", "title: 信访复查"),
        ("does: 向上一级机关提出。", "does: 向区政府请求复查。"),
        ("does: 向上一级机关提出。", "does: 请求上一级复核。"),
        ("when: 你不服,", "when: 你不同意，要求复查,"),
        ("when: 到期没有答复,", "when: 到期没有答复，申请复核,"),
        ("does: 向上一级机关提出。", "does: 不服的，30日内复查。"),
        ("does: 向上一级机关提出。", "does: 提请复核。"),
        ("when: 信访人不服,", "when: 向上一级机关复查,"),
        ("when: 向上一级机关反映}", "when: 不满意的，向主管部门提出复核}"),
        ("title: 有了处理意见", "title: 有了结果，不服的请求复查"),
        ("text: 同一事实和理由不再受理。", "text: 还可以请求复核。"),
    ],
)
def test_the_words_of_petition_in_another_procedure_are_found(small: Folder, old: str, new: str) -> None:
    other = copy_of_petition(small, "duty", "statutory-duty")
    assert spoilt(small, "review-outside-petition", (other, old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 再问一遍", "title: 申请学位复核"),
        ("title: 再问一遍", "title: 申请公务员人事处理复核"),
        ("title: 再问一遍", "title: 申请复查鉴定"),
        ("title: 再看", "title: 复核"),
        ("when: 你不服,", "when: 你对交通事故认定复核结论不服,"),
        ("does: 向上一级机关提出。", "does: 这里不能请求复查，向上一级机关提出。"),
        ("text: 同一事实和理由不再受理。", "text: 条例没有规定可以申请复核。"),
    ],
)
def test_the_review_of_another_law_is_right(small: Folder, old: str, new: str) -> None:
    other = copy_of_petition(small, "duty", "statutory-duty")
    assert not spoilt(small, "review-outside-petition", (other, old, new))


def test_a_step_that_cites_the_law_of_its_review_may_name_it(small: Folder) -> None:
    """Where the law cannot be looked up it is believed; 《信访工作条例》 speaks of its own review only."""
    other = copy_of_petition(small, "duty", "statutory-duty")
    names = "id: fire, title: 火灾事故调查规定, short: 火灾事故调查规定"
    law = f"- {{{names}, kind: rule, issuer: 公安部, status: unknown, counting: {{silent: yes}}}}\n"
    said = (other, "title: 再问一遍", "title: 申请复核")
    assert spoilt(small, "review-outside-petition", ("laws.yaml", "", law), said)
    cited = (other, "does: 向上一级机关提出。", "does: 向上一级机关提出。\n    basis: 《火灾事故调查规定》第三十五条")
    assert not spoilt(small, "review-outside-petition", cited)


def test_a_procedure_that_is_a_review_itself_may_say_so(small: Folder) -> None:
    other = copy_of_petition(small, "duty", "statutory-duty")
    edits = ((other, "title: 别的", "title: 火灾事故认定复核"), (other, "title: 再问一遍", "title: 申请复核"))
    assert not spoilt(small, "review-outside-petition", *edits)


def test_the_door_of_review_is_found_where_it_is_the_first(small: Folder) -> None:
    other = copy_of_petition(small, "duty", "statutory-duty")
    remedy = "{procedure: petition, enter: ask, when: 向上一级机关反映}"
    bare_remedy = (other, remedy, "{procedure: petition, no_clock: 没有期限。, when: 不服}")
    assert not spoilt(small, "review-outside-petition", bare_remedy)
    assert spoilt(small, "review-outside-petition", (PETITION, "doors: [ask, request-review]", "doors: [request-review, ask]"))


# ---- times without a day

VAGUE_CLOCK = "clocks: [{from: 受理之日, within: 60日, basis: 《信访工作条例》第三十四条, note: 及时分清}]"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MATTER, "先记下路灯的位置。", "及时记下路灯的位置。"),
        (MATTER, "先记下路灯的位置。", "单位没有及时修的，尽早投诉。"),
        (MATTER, "先记下路灯的位置。", "赶紧报修。"),
        (MATTER, "先记下路灯的位置。", "趁早报修，越早越好。"),
        (MATTER, "先记下路灯的位置。", "尽可能快地报修。"),
        (MATTER, "when: 没有人修。", "when: 没有人修，抓紧提出。"),
        (MATTER, "多人走访的，", "你应当及时请求复查；多人走访的，"),
        (MATTER, "多人走访的，", "不服的话要第一时间请求复查，"),
        (PETITION, "when: 上一级机关收到,", "when: 尽快交到上一级机关,"),
        (PETITION, "when: 过了期限没有提出,", "when: 过了期限没有提出的，抓紧再提,"),
        (PETITION, "within: 30日, basis", "within: 30日, note: 尽早提出, basis"),
        (PETITION, "when: 向上一级机关反映}", "when: 尽快向上一级机关反映}"),
        (PETITION, "no_clock: 计入办结的期限。", VAGUE_CLOCK),
    ],
)
def test_advice_without_a_day_is_found(small: Folder, file: str, old: str, new: str) -> None:
    assert spoilt(small, "vague-time", (file, old, new))


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (MATTER, "先记下路灯的位置。", "养护单位未能及时修的，先记下路灯的位置。"),
        (MATTER, "先记下路灯的位置。", "先看条例写的“及时”指哪一天。"),
        (MATTER, "先记下路灯的位置。", "先带上近期免冠照片。"),
        (MATTER, "先记下路灯的位置。", "先带上近期（六个月内）一寸照片。"),
        (MATTER, "先记下路灯的位置。", "养护单位没有依法及时修的，先记下路灯的位置。"),
        (MATTER, "先记下路灯的位置。", "养护单位答应尽快修、一直没修的，先记下路灯的位置。"),
        (MATTER, "先记下路灯的位置。", "不必尽快报修。"),
        (MATTER, "when: 没有人修。", "when: 养护单位不及时修。"),
        (MATTER, "多人走访的，", "养护单位应当及时修；多人走访的，"),
        (PETITION, "does: 写明请求、事实和理由。", "does: 及时写明请求、事实和理由。"),
        (PETITION, "within: 30日, basis", "within: 30日, note: 条例另写『及时』答复, basis"),
        (PETITION, "when: 上一级机关收到,", "when: 是否及时提出有争议,"),
    ],
)
def test_facts_and_quoted_words_are_no_advice(small: Folder, file: str, old: str, new: str) -> None:
    assert not spoilt(small, "vague-time", (file, old, new))


# ---- words that blame


@pytest.mark.parametrize(
    "text",
    [
        "他是上访老户", "不许缠诉", "属于滥诉", "别当恶意举报", "这人是无赖", "不要缠 访", "非　访的不理", "又来闹访",
        "老上访的人", "他是上访户", "信访专业户", "职业举报人", "恶意维权", "缠·访", "访客是非访人员", "除非访到缠访的人",
    ],
)  # fmt: skip
def test_a_label_is_found(small: Folder, text: str) -> None:
    assert spoilt(small, "blame-word", (MATTER, "先记下路灯的位置", text))


@pytest.mark.parametrize(
    "text",
    [
        "除非访问受限", "并非访客", "不是非访谈不可", "街上热闹访客多", "赶热闹访", "在老上访谈室", "不要纠缠访客", "泛滥诉求",
        "有无赖账", "依法走访", "除非访到本人", "非法占地", "恶意串通",
    ],
)  # fmt: skip
def test_words_that_only_meet_are_no_label(small: Folder, text: str) -> None:
    assert not spoilt(small, "blame-word", (MATTER, "先记下路灯的位置", text))


# ---- addresses


@pytest.mark.parametrize("text", ["上 xinfang.gov.cn 提", "看 https：／／a.b", "看 weixin://dl", "发到 a@b.com"])
def test_an_address_is_found_in_every_writing(small: Folder, text: str) -> None:
    assert spoilt(small, "unsafe-text", (MATTER, "先记下路灯的位置", text))


def test_the_official_text_of_a_law_may_stand_at_a_government_host(small: Folder) -> None:
    said = ("laws.yaml", "status: in-force", "status: in-force\n  official_text: 国家法律法规数据库 flk.npc.gov.cn 。")
    assert not spoilt(small, "unsafe-text", said)
    assert spoilt(small, "unsafe-text", ("laws.yaml", "flk.npc.gov.cn", "flk.npc.com"))


@pytest.mark.parametrize("text", ["上 gov 网站", "早上 8：30 去", "3.5 小时", "Word.comment", "日期：2026/5/1"])
def test_what_is_no_address_is_right(small: Folder, text: str) -> None:
    assert not spoilt(small, "unsafe-text", (MATTER, "先记下路灯的位置", text))


# ---- conditions of branches


@pytest.mark.parametrize(
    "when",
    ["以上都不是", "上述情形以外", "进入下一环节", "视情况",
     "其他情形", "在其它情况下。", "继续……", "你不服！", "你 不服", "你不服的", "不然，", "……"],
)  # fmt: skip
def test_a_condition_that_tells_nothing_apart_is_found(small: Folder, when: str) -> None:
    assert len(spoilt(small, "branch-without-condition", (PETITION, "when: 你接受,", f"when: {when},"))) == 1


@pytest.mark.parametrize(
    "when",
    ["一般情况复杂的", "无异议", "必要时听证", "下一环节由你选",
     "你不服，没有过期", "其他机关已经受理", "没有其他情况要补充", "继续办", "你不是不服"],
)  # fmt: skip
def test_a_condition_that_says_something_is_right(small: Folder, when: str) -> None:
    assert not spoilt(small, "branch-without-condition", (PETITION, "when: 你接受,", f"when: {when},"))


# ---- names of matters

HALL = "matters/hall-light.yaml"


def hall_light(small: Folder, aliases: str, title: str = "楼道灯不亮", plain: str = "楼道里黑") -> None:
    """A second matter."""
    text = (small / MATTER).read_text(encoding="utf-8")
    for old, new in {
        "id: street-light": "id: hall-light", "title: 路灯不亮": f"title: {title}",
        "plain: 门口的路灯坏了没人修": f"plain: {plain}",
        "[街灯坏了, 晚上没有灯]": aliases,
    }.items():  # fmt: skip
        text = text.replace(old, new)
    (small / HALL).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("alias", ["街灯 坏了", "街灯坏了！", "「街灯坏了」", "路灯不亮。", "门口的路灯，坏了没人修"])
def test_the_same_name_with_other_signs_is_claimed_twice(small: Folder, alias: str) -> None:
    hall_light(small, f"[{alias}, 楼梯上没有灯]")
    assert len(spoilt(small, "alias-claimed-twice")) == 1


@pytest.mark.parametrize("alias", ["街灯没有坏", "楼道街灯坏了", "街灯"])
def test_a_name_that_is_only_like_another_is_right(small: Folder, alias: str) -> None:
    hall_light(small, f"[{alias}, 楼梯上没有灯]")
    assert not spoilt(small, "alias-claimed-twice")


@pytest.mark.parametrize("names", [{"title": "路灯 不亮"}, {"plain": "门口的路灯坏了没人修。"}])
def test_two_matters_of_one_name_are_found(small: Folder, names: dict[str, str]) -> None:
    hall_light(small, "[楼梯上没有灯, 过道黑]", **names)
    assert len(spoilt(small, "alias-claimed-twice")) == 1


def test_an_alias_twice_in_one_matter_is_found(small: Folder) -> None:
    found = spoilt(small, "alias-claimed-twice", (MATTER, "[街灯坏了, 晚上没有灯]", "[ATM吞卡, 街灯坏了, ａｔｍ 吞卡]"))
    assert found == ["「ａｔｍ 吞卡」在这件事里写了两次"]


def test_an_alias_that_is_also_the_title_of_its_own_matter_only_helps_nothing(small: Folder) -> None:
    assert not spoilt(small, "alias-claimed-twice", (MATTER, "[街灯坏了,", "[路灯不亮,"))
    assert spoilt(small, "alias-helps-nothing")


def test_thousands_of_aliases_are_compared_in_no_time(small: Folder) -> None:
    """Each with each of these would be two hundred million comparisons."""
    matter = check_project(read_project(small.parent), TODAY).guide.matters["street-light"]
    aliases = (*(f"别名{number:05}" for number in range(20_000)), "名0001")
    guide = Guide(matters={"street-light": matter.model_copy(update={"aliases": aliases})})
    started = process_time()
    found = list(alias_helps_nothing.check(Context(guide, TODAY)))
    assert [finding.path for finding in found] == [("aliases", 20_000)]
    assert process_time() - started < 5


# ---- names of the staff's papers and procedures in public texts


def staff_procedure(small: Folder, title: str) -> None:
    path = small / copy_of_petition(small, "urging", "urging")
    text = path.read_text(encoding="utf-8").replace("family: urging", "family: urging\naudience: staff")
    path.write_text(text.replace("title: 别的", f"title: {title}"), encoding="utf-8")


@pytest.mark.parametrize(
    ("title", "text"),
    [("转送单", "先要转送单"), ("转送单", "转送单一定要收好"), ("督查台账", "会记进督查台账"), ("异议核实表", "先看异议核实表")],
)
def test_the_name_of_a_staff_paper_is_found(small: Folder, title: str, text: str) -> None:
    edits = ((PAPERS, "title: 信访事项转送单", f"title: {title}"), (MATTER, "先记下路灯的位置", text))
    assert spoilt(small, "staff-leak", *edits) == [f"公开的文字里提到内部文书「{title}」"]


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("转送单", "先问转送单位"),
        ("登记表", "先填登记表"),
        ("通知", "先等通知"),
        ("访材料", "先写好信访材料"),
        ("核实表", "先把核实表述清楚"),
        ("街道办", "先找街道办事处"),
    ],
)
def test_an_ordinary_word_is_no_staff_paper(small: Folder, title: str, text: str) -> None:
    edits = ((PAPERS, "title: 信访事项转送单", f"title: {title}"), (MATTER, "先记下路灯的位置", text))
    assert not spoilt(small, "staff-leak", *edits)


def test_the_name_of_a_staff_procedure_is_found_in_public_texts_only(small: Folder) -> None:
    staff_procedure(small, "内部督办流程")
    assert not spoilt(small, "staff-leak", (MATTER, "先问养护单位。", "先走内部督办流程。"))
    found = spoilt(small, "staff-leak", (MATTER, "先记下路灯的位置。", "他们会走内部督办流程。"))
    assert found == ["公开的文字里提到内部程序「内部督办流程」"]


def test_a_staff_procedure_called_as_a_public_word_is_not_told_from_it(small: Folder) -> None:
    staff_procedure(small, "行政复议")
    assert not spoilt(small, "staff-leak", (MATTER, "先记下路灯的位置。", "先看能不能走行政复议。"))
