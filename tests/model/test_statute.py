"""The words behind a citation: article, paragraph, item, and why there are none."""

import pytest

from generator.model import Citation, NoSuchPassage, Statute, read_citation

STATUTE = Statute(
    "a", "甲法", "in-force", None,
    {
        "1": "第一款。\n第二款，有下列情形的：\n（一）甲；\n（二）乙。\n第三款，有下列情形的：\n（一）丙。",
        "2-1": "只有一款。",
        "3": "有下列情形的：\n" + "\n".join(f"（{sign}）{sign}。" for sign in [*"一二三四五六七八九十", "十一"]),
    },
)  # fmt: skip


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        ("《甲法》第一条第一款", "第一款。"),
        ("《甲法》第一条第二款", "第二款，有下列情形的：\n（一）甲；\n（二）乙。"),
        ("《甲法》第一条第三款第一项", "第三款，有下列情形的：\n（一）丙。"),
        ("《甲法》第一条第二项", "第二款，有下列情形的：\n（二）乙。"),
        ("《甲法》第二条之一", "只有一款。"),
        ("《甲法》第三条第十一项", "有下列情形的：\n（十一）十一。"),
    ],
)
def test_the_cited_words_and_no_more(citation: str, words: str) -> None:
    assert STATUTE.passage(read_citation(citation)) == words


@pytest.mark.parametrize(
    ("citation", "missing", "has"),
    [
        ("《甲法》第九条", "article", 0),
        ("《甲法》第二条", "article", 0),
        ("《甲法》第一条第四款", "paragraph", 3),
        ("《甲法》第一条第三项", "item", 0),
        ("《甲法》第一条第一款第一项", "item", 0),
        ("《甲法》第一条第一项", "item-twice", 2),
    ],
)
def test_why_there_are_no_such_words(citation: str, missing: str, has: int) -> None:
    with pytest.raises(NoSuchPassage) as found:
        STATUTE.passage(read_citation(citation))
    assert (found.value.missing, found.value.has) == (missing, has)


def test_the_whole_article_where_nothing_else_is_cited() -> None:
    assert STATUTE.passage(Citation("甲法", "1")) == STATUTE.articles["1"]
