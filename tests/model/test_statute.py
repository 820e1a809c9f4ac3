"""The words behind a citation: article, paragraph, item, and why there are none."""

import pytest

from generator.model import Citation, NoSuchPassage, Statute, read_citation

STATUTE = Statute(
    "a", "甲法", "in-force", None,
    {
        "1": "第一款。\n第二款，有下列情形的：\n（一）甲；\n（二）乙。\n第三款，有下列情形的：\n（一）丙。",
        "2-1": "只有一款。",
        "4": "交费：\n（一）财产案件：\n1．不超过一万元的，五十元；\n2．超过的，按比例。\n（二）保全：\n不超过一千元的，三十元。"
        "\n（三）按3.5%交纳。\n3.5%以下可以减免。\n各省可以定标准：\n1.城市；\n2.农村。",
        "5": "两类情形：\n（一)甲；\n(二）乙：\n①一级；\n②二级。\n⑴本项另有规定的除外。\n（1）也是。",
        "6": "凭证件办理：\n一、复员的，凭甲；\n二、十八周岁以上的，凭乙。\n二、三类疫病暴发时，从严。",
        "7": "用语：\n（一）甲是：\n1.第一；\n2.第二。\n另有规定的，从其规定：\n1.一；\n2.二。\n（二）乙。\n第二款：\n（一）丙。",
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
        ("《甲法》第四条第一款第一项", "交费：\n（一）财产案件：\n1．不超过一万元的，五十元；\n2．超过的，按比例。"),
        ("《甲法》第四条第一款第二项", "交费：\n（二）保全：\n不超过一千元的，三十元。"),
        ("《甲法》第四条第二款", "3.5%以下可以减免。"),
        ("《甲法》第四条第三款第二项", "各省可以定标准：\n2.农村。"),
        ("《甲法》第五条第一项", "两类情形：\n（一)甲；"),
        ("《甲法》第五条第一款第二项", "两类情形：\n(二）乙：\n①一级；\n②二级。\n⑴本项另有规定的除外。\n（1）也是。"),
        ("《甲法》第六条第二项", "凭证件办理：\n二、十八周岁以上的，凭乙。"),
        ("《甲法》第六条第二款", "二、三类疫病暴发时，从严。"),
        (
            "《甲法》第七条第一款第一项",
            "用语：\n（一）甲是：\n1.第一；\n2.第二。\n另有规定的，从其规定：\n1.一；\n2.二。",
        ),
        ("《甲法》第七条第二款第一项", "第二款：\n（一）丙。"),
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
        ("《甲法》第四条第四款", "paragraph", 3),
        ("《甲法》第五条第二款", "paragraph", 1),
        ("《甲法》第六条第三项", "item", 0),
    ],
)
def test_why_there_are_no_such_words(citation: str, missing: str, has: int) -> None:
    with pytest.raises(NoSuchPassage) as found:
        STATUTE.passage(read_citation(citation))
    assert (found.value.missing, found.value.has) == (missing, has)


def test_the_whole_article_where_nothing_else_is_cited() -> None:
    assert STATUTE.passage(Citation("甲法", "1")) == STATUTE.articles["1"]
