"""What is typed is found: in Python and in the browser alike."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from browser_side import Scripts

from generator.load import load_guide
from generator.model import Guide, SearchWords
from generator.model.clock import read_period
from generator.render import Settings
from generator.render.search import Index, index_of, search, search_files
from generator.render.search.entries import short_first
from generator.wording import Wording

SETTINGS = Settings("public", "0", date(2026, 11, 22))

MATTER = """
id: {id}
title: {title}
plain: {plain}
do_first: {do_first}
aliases: [{aliases}]
category: neighbours
purpose: claim
applies: [{applies}]
routes:
  first:
    - procedure: petition
      when: 没有别的路。
      agencies: [petition-office]
      gains: 书面的处理意见。
      basis: 《信访工作条例》第三十一条第六项
review: {{author: 张三}}
"""

MATTERS = [
    ("barking-dog", "犬只扰民投诉", "邻居的狗整夜叫", "先录下叫声。", "狗叫扰民, 犬吠", "养狗影响休息。", "汪汪汪吵得睡不着"),
    ("stairs-dark", "楼道照明损坏报修", "楼道黑灯", "先报修。", "声控灯坏了, 楼梯没灯", "楼道的灯坏了。", "上楼黑咕隆咚摔了一跤"),
    ("well-cover", "井盖缺失报修", "井盖没了", "先远离，再打电话。", "井盖丢了, 路上有坑", "路上的井盖缺失。", "骑车掉进坑里了"),
    ("karaoke", "娱乐场所噪声投诉", "KTV太吵", "先记下时间。", "歌厅太吵, 半夜唱歌", "娱乐场所的声音传进家里。", "楼下唱K到半夜"),
]



WORDS = [
    {"id": "asking", "role": "stop", "say": ["请问", "该怎么办"], "why": "发问"},
    {"id": "manhole", "role": "synonym", "say": ["窨井"], "means": ["井盖"], "why": "书面话"},
    {"id": "noise", "role": "english", "say": ["barking", "noisy dog"], "means": ["狗叫"], "why": "外国人"},
    {"id": "beaten", "role": "danger", "say": ["正在被打"], "call": ["110", "120"], "why": "人身危险"},
    {"id": "shapes", "role": "look-alike", "say": ["狗拘"], "why": "形近"},
]


@pytest.fixture
def guide(small: Path, wording: Wording) -> Guide:
    keys = ("id", "title", "plain", "do_first", "aliases", "applies")
    for row in MATTERS:
        text = MATTER.format(**dict(zip(keys, row[:-1], strict=True)))
        (small / "matters" / f"{row[0]}.yaml").write_text(text, encoding="utf-8")
    heard = [{"id": row[0], "say": [row[-1]]} for row in MATTERS]
    (small / "heard.yaml").write_text(json.dumps(heard, ensure_ascii=False), encoding="utf-8")
    (small / "search.yaml").write_text(json.dumps(WORDS, ensure_ascii=False), encoding="utf-8")
    loaded = load_guide(small, wording)
    assert not loaded.problems
    return loaded.guide.public()


@pytest.fixture
def index(guide: Guide) -> Index:
    return index_of(guide)


def ids(index: Index, query: str) -> list[str]:
    return [f"{result.kind}:{result.id}" for result in search(index, query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("照明损坏", "matter:stairs-dark"),  # from the middle of the title
        ("狗", "matter:barking-dog"),
        ("吠", "matter:barking-dog"),
        ("井盖", "matter:well-cover"),
        ("ktv", "matter:karaoke"),
        ("ＫＴＶ", "matter:karaoke"),
        ("请问一下，邻居的狗半夜叫得睡不着我该怎么办，能不能投诉他们", "matter:barking-dog"),
        ("录下叫声", "matter:barking-dog"),  # from what to do first
        ("骑着车一下掉坑里", "matter:well-cover"),  # from what people say
        ("信访办理", "procedure:petition"),
        ("街道办事处", "agency:street-office"),
        ("12345", "agency:petition-office"),
        ("处理意见书", "document:opinion"),
        ("信访工作条例", "law:xinfang-gongzuo-tiaoli"),
        ("复查", "term:review"),
        ("权利", "topic:rights"),
        ("樓道黑燈", "matter:stairs-dark"),  # traditional
        ("窨井", "matter:well-cover"),  # a word of its own
        ("my neighbour has a noisy dog", "matter:barking-dog"),
        ("井概没了", "matter:well-cover"),  # the same sound
        ("拘叫", "matter:barking-dog"),  # the same look
        ("goujiao raomin", "matter:barking-dog"),
        ("jinggai", "matter:well-cover"),  # ng like n
        ("gjrm", "matter:barking-dog"),  # initials of 狗叫扰民
    ],
)
def test_it_is_found_first(index: Index, query: str, first: str) -> None:
    assert ids(index, query)[:1] == [first]


def test_a_border_of_two_words_is_not_taken_for_a_misspelt_word(index: Index) -> None:
    assert index.reader.read("井概").words == {"井": 1.0, "井盖": 0.7}
    assert index.reader.repaired(["路灯", "灯井", "井盖"]) == []


def test_masks_dates_and_amounts_are_no_words(index: Index) -> None:
    assert index.reader.read("A市K9县2019年3月xx花了500元修路灯").text.split() == ["市", "县", "年", "月", "花了", "元修路灯"]


def test_a_question_of_stop_words_alone_is_still_read(index: Index) -> None:
    assert index.reader.read("请问").text == "请问"


@pytest.mark.parametrize(
    ("query", "results"),
    [
        ("信访工作条例 49", ["law:xinfang-gongzuo-tiaoli#"]),
        ("《信访工作条例》第三十一条", ["law:xinfang-gongzuo-tiaoli#a31"]),
        ("信访工作条例 31", ["law:xinfang-gongzuo-tiaoli#a31"]),
        ("三十一条", ["law:xinfang-gongzuo-tiaoli#a31"]),
        ("第九百九十九条", []),
        ("第三十一条说了什么", ["law:xinfang-gongzuo-tiaoli#a31"]),
        ("合同第三十一条写的违约金太高", []),
        ("门口的狗被人毒死了三十一条", []),
    ],
)
def test_an_article_leads_to_its_place(index: Index, query: str, results: list[str]) -> None:
    found = [r for r in search(index, query) if r.kind == "law" and r.group == "best"]
    assert [f"{r.kind}:{r.id}#{r.address.partition('#')[2]}" for r in found] == results


def test_danger_comes_first(index: Index) -> None:
    assert index.ask("我正在被打，邻居的狗也在叫").reading.calls == ("110", "120")
    assert index.ask("邻居的狗在叫").reading.calls == ()
    assert index.arrange(index.ask("我正在被打，快来人")) == []


def test_a_small_part_of_a_long_name_is_not_the_name(guide: Guide) -> None:
    term = guide.glossary["review"].model_copy(update={"term": "公共水域船只停靠管理办法"})  # twelve signs
    index = index_of(replace(guide, glossary={**guide.glossary, "review": term}))
    group = {query: next(r.group for r in search(index, query) if r.id == term.id) for query in ("船只停靠", "船只停靠管理")}
    assert group == {"船只停靠": "term", "船只停靠管理": "best"}


def test_a_matter_stands_above_the_rest_for_the_same_words(guide: Guide) -> None:
    letter = guide.documents["letter"].model_copy(update={"title": "井盖缺失报修"})
    index = index_of(replace(guide, documents={**guide.documents, "letter": letter}))
    assert ids(index, "井盖缺失报修")[0] == "matter:well-cover"


def test_the_same_title_is_shown_once(guide: Guide) -> None:
    term = guide.glossary["review"].model_copy(update={"id": "twin", "term": "处理意见书"})
    document = guide.documents["opinion"].model_copy(update={"title": "处理意见书"})
    changed = replace(
        guide, glossary={**guide.glossary, "twin": term}, documents={**guide.documents, "opinion": document}
    )
    assert [r.kind for r in search(index_of(changed), "处理意见书") if r.title == "处理意见书"] == ["document"]


def test_former_names_of_an_agency_lead_to_it_and_to_its_matters(guide: Guide) -> None:
    office = guide.agencies["petition-office"].model_copy(update={"aliases": ("群众接待室",)})
    index = index_of(replace(guide, agencies={**guide.agencies, "petition-office": office}))
    found = ids(index, "群众接待室")
    assert found[0] == "agency:petition-office"
    assert "matter:well-cover" in found


@pytest.mark.parametrize("query", ["", " ", "！？", "紫喷泉", "qwertz", "constructor", "*"])
def test_nothing_is_found_where_there_is_nothing(index: Index, query: str) -> None:
    assert ids(index, query) == []


def test_little_in_common_is_said_to_be_weak(index: Index) -> None:
    answer = index.ask("邻居家的喷泉颜色古怪")
    assert answer.weak
    assert {group for group, _ in index.arrange(answer)} <= {"near", "procedure", "agency", "document", "term", "topic"}


def test_a_result_says_where_it_leads(guide: Guide) -> None:
    found = search(guide, "井盖没了", limit=1)
    assert [(hit.title, hit.route, hit.note, hit.address) for hit in found] == [
        ("井盖没了", "信访办理 · 信访部门", "先远离，再打电话。", "matters/well-cover.html")
    ]


def test_staff_text_is_in_the_index_of_staff_alone(small: Path, wording: Wording) -> None:
    whole = load_guide(small, wording).guide
    assert "matter:street-light" in ids(index_of(whole, staff=True), "养护单位")
    assert ids(index_of(whole, staff=True), "转送单")[0] == "document:transfer-slip"
    public = search_files(whole.public(), wording, SETTINGS)[0].content.decode()
    assert "养护" not in public
    assert "转送" not in public


def test_staff_can_narrow_the_results(guide: Guide) -> None:
    index = index_of(guide, staff=True)
    wells = index.ask("井盖", lambda entry: "30日" in entry.clocks)
    assert all("30日" in index.entries[hit.entry].clocks for hit in wells.hits)
    assert index.ask("井盖", lambda entry: entry.category == "work").hits == ()
    public = index_of(guide).data  # has nothing to filter by
    assert not {"agencies", "clocks"} & (public.keys() | public["entries"].keys())


def test_staff_choose_from_agencies_by_sound_and_periods_by_length(guide: Guide) -> None:
    matters = dict(guide.matters)
    for name, place in (("well-cover", "street-office"), ("karaoke", "petition-office")):
        route = matters[name].routes.first[0].model_copy(update={"agencies": (place,)})
        routes = matters[name].routes.model_copy(update={"first": (route,)})
        matters[name] = matters[name].model_copy(update={"routes": routes})
    data = index_of(replace(guide, matters=matters), staff=True).data
    assert [data["entries"]["title"][number] for number in data["agencies"]] == ["街道办事处", "信访部门"]
    assert data["clocks"] == ["30日", "60日"]
    periods = map(read_period, ("2个月", "10日", "24小时", "9个工作日", "3日"))
    assert list(map(str, short_first(periods))) == ["24小时", "3日", "10日", "9个工作日", "2个月"]


QUERIES = [
    "狗", "灯", "井盖", "照明损坏", "ktv", "", "的", "12345", "信访", "复查", "处理意见书", "紫色喷泉", "constructor", "*",
    "请问一下，邻居的狗半夜叫得睡不着我该怎么办，能不能投诉他们", "邻居家的喷泉颜色古怪", "太 吵", "井概没了", "拘叫",
    "goujiao", "gou jiao raomin", "gjrm", "xian", "noisy dog", "樓道黑燈", "三十一条", "信访工作条例 31", "条例第34条之一",
    "三一条", "一百〇二条", "二〇二六条", "十两条",
    "路灯12345坏了120个", "正在被打", "我正在被打，快来人", "请问", "骑车的进坑里了",
    "歌厅太吵, 半了唱歌", "上楼黑咕隆咚摔离一跤",
    "A市K9县xx路灯", "a" * 200, "路灯" * 300, "𠮷野家的狗",
    *(name for row in MATTERS for name in row[1:]),
]  # fmt: skip


@pytest.mark.browser
def test_the_browser_finds_the_same_in_the_same_order(
    index: Index, guide: Guide, wording: Wording, tmp_path: Path, scripts: Scripts
) -> None:
    file = tmp_path / "search-index.js"
    file.write_bytes(search_files(guide, wording, SETTINGS)[0].content)
    compare(index, scripts.search(file, QUERIES), QUERIES)


def compare(index: Index, found: list[Any], queries: list[str]) -> None:
    """Every question is read alike, word for word, and answered alike, result for result."""
    for query, there in zip(queries, found, strict=True):
        answer = index.ask(query)
        read = answer.reading
        here: list[list[Any]] = [
            [group, index.data["kinds"][entry.kind], entry.id, hit.article, list(hit.words), hit.score]
            for group, hit in index.arrange(answer)
            for entry in [index.entries[hit.entry]]
        ]
        words = [[word, weight] for word, weight in read.words.items()]
        assert there["reading"] == [
            read.name, read.text, words, list(read.sounds), list(read.calls), read.article, read.bare
        ], query  # fmt: skip
        assert there["weak"] == answer.weak, query
        assert [row[:5] for row in there["rows"]] == [row[:5] for row in here], query
        assert [row[5] for row in there["rows"]] == pytest.approx([row[5] for row in here], abs=0.001), query


def test_the_index_is_a_script_that_needs_no_server(guide: Guide, wording: Wording) -> None:
    (file,) = search_files(guide, wording, SETTINGS)
    text = file.content.decode()
    assert file.path == "assets/search-index.js"
    assert text.startswith("globalThis.routemapIndex={")
    assert text.endswith("};\n")
    assert json.loads(text.removeprefix("globalThis.routemapIndex=").removesuffix(";\n"))["kinds"][0] == "matter"
    assert file == search_files(guide, wording, SETTINGS)[0]


def test_words_of_the_search_are_models() -> None:
    with pytest.raises(ValueError, match="role"):
        SearchWords.model_validate({"id": "x", "role": "wrong", "say": ["甲"], "why": "乙"})
