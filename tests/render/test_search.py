"""What is typed is found: in Python and in the browser alike."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from browser_side import search_in_browser

from generator.load import load_guide
from generator.model import Guide
from generator.render import Settings
from generator.render.search import Index, pack, search, search_files
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
    ("barking-dog", "犬只扰民投诉", "邻居的狗整夜叫", "先录下叫声。", "狗叫扰民, 犬吠", "养狗影响休息。"),
    ("stairs-dark", "楼道照明损坏报修", "楼道黑灯", "先找物业报修。", "声控灯坏了, 楼梯没灯", "楼道的灯坏了。"),
    ("well-cover", "井盖缺失报修", "井盖没了", "先远离，再打电话。", "窨井盖丢了, 路上有坑", "路上的井盖缺失。"),
    ("karaoke", "娱乐场所噪声投诉", "KTV太吵", "先记下时间。", "歌厅太吵, 半夜唱歌", "娱乐场所的声音传进家里。"),
]


@pytest.fixture
def guide(small: Path, wording: Wording) -> Guide:
    keys = ("id", "title", "plain", "do_first", "aliases", "applies")
    for row in MATTERS:
        (small / "matters" / f"{row[0]}.yaml").write_text(MATTER.format(**dict(zip(keys, row, strict=True))))
    loaded = load_guide(small, wording)
    assert not loaded.problems
    return loaded.guide.public()


@pytest.fixture
def index(guide: Guide, wording: Wording) -> Index:
    return Index(guide, wording)


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
        ("信访办理", "procedure:petition"),
        ("街道办事处", "agency:street-office"),
        ("12345", "agency:petition-office"),
        ("处理意见书", "document:opinion"),
        ("信访工作条例", "law:xinfang-gongzuo-tiaoli"),
        ("复查", "term:review"),
        ("权利", "topic:rights"),
    ],
)
def test_it_is_found_first(index: Index, query: str, first: str) -> None:
    assert ids(index, query)[0] == first


def test_a_matter_stands_above_the_rest_for_the_same_words(guide: Guide, wording: Wording) -> None:
    letter = guide.documents["letter"].model_copy(update={"title": "井盖缺失报修"})
    index = Index(replace(guide, documents={**guide.documents, "letter": letter}), wording)
    assert ids(index, "井盖缺失") == ["matter:well-cover", "document:letter"]
    assert ids(index, "井盖缺失报修") == ["matter:well-cover", "document:letter"]


def test_former_names_of_an_agency_lead_to_it_and_to_its_matters(guide: Guide, wording: Wording) -> None:
    office = guide.agencies["petition-office"].model_copy(update={"aliases": ("群众接待室",)})
    index = Index(replace(guide, agencies={**guide.agencies, "petition-office": office}), wording)
    found = ids(index, "群众接待室")
    assert found[0] == "agency:petition-office"
    assert "matter:well-cover" in found


@pytest.mark.parametrize("query", ["", " ", "的", "！？", "紫色喷泉", "qwertz"])
def test_nothing_is_found_where_there_is_nothing(index: Index, query: str) -> None:
    assert ids(index, query) == []


def test_one_shared_word_of_many_is_said_to_be_weak(index: Index) -> None:
    found = index.ask("邻居家的喷泉颜色古怪")
    assert found.weak
    assert [group for group, _ in index.arrange(found)] == ["also"]


def test_a_result_says_where_it_leads(guide: Guide) -> None:
    found = search(guide, "井盖没了", limit=1)
    assert [(hit.title, hit.route, hit.note, hit.address) for hit in found] == [
        ("井盖没了", "信访办理 · 信访部门", "先远离，再打电话。", "matters/well-cover.html")
    ]


def test_staff_text_is_in_the_index_of_staff_alone(small: Path, wording: Wording) -> None:
    whole = load_guide(small, wording).guide
    assert "matter:street-light" in ids(Index(whole, wording), "养护单位")
    assert ids(Index(whole, wording), "转送单")[0] == "document:transfer-slip"
    assert "养护" not in search_files(whole.public(), wording, SETTINGS)[0].content.decode()
    assert ids(Index(whole.public(), wording), "养护单位") == []


def test_the_browser_finds_the_same_in_the_same_order(index: Index, guide: Guide, wording: Wording, tmp_path: Path) -> None:
    file = tmp_path / "search-index.js"
    file.write_bytes(search_files(guide, wording, SETTINGS)[0].content)
    queries = [
        "狗", "灯", "井盖", "照明损坏", "ktv", "", "的", "12345", "信访", "复查", "处理意见书", "紫色喷泉", "constructor", "*",
        "请问一下，邻居的狗半夜叫得睡不着我该怎么办，能不能投诉他们", "邻居家的喷泉颜色古怪", "太 吵",
        *(name for row in MATTERS for name in row[1:4]),
    ]  # fmt: skip
    for query, there in zip(queries, search_in_browser(file, queries), strict=True):
        found = index.ask(query)
        here = [(group, index.entries[hit.entry], hit.score) for group, hit in index.arrange(found)]
        assert there["weak"] == found.weak, query
        assert [row[:3] for row in there["rows"]] == [[group, entry.kind, entry.id] for group, entry, _ in here], query
        assert [row[3] for row in there["rows"]] == pytest.approx([score for *_, score in here], abs=0.01), query


def test_the_index_is_a_script_that_needs_no_server(guide: Guide, wording: Wording) -> None:
    (file,) = search_files(guide, wording, SETTINGS)
    text = file.content.decode()
    assert file.path == "assets/search-index.js"
    assert text.startswith("globalThis.routemapIndex={")
    assert text.endswith("};\n")
    assert json.loads(text.removeprefix("globalThis.routemapIndex=").removesuffix(";\n"))["kinds"][0] == "matter"
    assert file == search_files(guide, wording, SETTINGS)[0]


def test_numbers_are_packed_as_distances() -> None:
    assert pack([]) == ""
    assert pack([0, 0]) == "QQ"
    assert pack([7, 3, 7, 107]) == pack([3, 7, 7, 107])
