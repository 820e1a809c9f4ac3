"""Citations in words."""

import pytest

from generator.model import read_citation
from generator.pipeline import Checked
from generator.render.spelling import Spelling


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("《民法典》第一百八十八条第二款", ["民法典第一百八十八条第二款"]),
        ("《民法典》第一百八十八条第一款 《民法典》第一百八十八条第二款", ["民法典第一百八十八条第一款、第二款"]),
        ("《民法典》第一百八十八条第二款 《民法典》第一百九十三条", ["民法典第一百八十八条第二款", "第一百九十三条"]),
        ("《民法典》第二条 《刑法》第三条 《民法典》第四条", ["民法典第二条", "刑法第三条", "民法典第四条"]),
        ("《刑法》第五条第一款第一项 《刑法》第五条第一款第三项", ["刑法第五条第一款第一项、第三项"]),
        ("《刑法》第五条第一款第一项 《刑法》第五条第二款第三项", ["刑法第五条第一款第一项、第二款第三项"]),
        ("《刑法》第五条第一项 《刑法》第五条第三项", ["刑法第五条第一项、第三项"]),
        ("《刑法》第五条第一款第一项 《刑法》第五条第三项", ["刑法第五条第一款第一项、第五条第三项"]),
        ("《刑法》第五条第一项 《刑法》第五条第二款", ["刑法第五条第一项、第五条第二款"]),
        ("《刑法》第五条 《刑法》第五条第二款", ["刑法第五条、第五条第二款"]),
        ("《刑法》第五条第二款 《刑法》第五条", ["刑法第五条第二款、第五条"]),
        ("《刑法》第二百七十六条 《刑法》第二百七十六条之一第一款", ["刑法第二百七十六条", "第二百七十六条之一第一款"]),
        ("《中华人民共和国民法典》第二条第一款 《民法典》第二条第二款", ["民法典第二条第一款、第二款"]),
    ],
)  # fmt: skip
def test_the_name_of_a_law_and_an_article_are_said_once(real: Checked, written: str, said: list[str]) -> None:
    basis = Spelling(real.guide, real.wording).basis(map(read_citation, written.split(" ")))
    assert [cited.words for cited in basis] == said
    assert [str(citation) for cited in basis for citation in cited.citations] == written.split(" ")
    assert [cited.words for cited in basis if len({citation.anchor for citation in cited.citations}) > 1] == []


def test_after_the_name_of_the_law_only_places_are_said(real: Checked) -> None:
    citations = [read_citation(f"《民法典》第{place}") for place in ("二条第一款", "二条第二款", "四条")]
    basis = Spelling(real.guide, real.wording).basis(citations, named=True)
    assert [cited.words for cited in basis] == ["第二条第一款、第二款", "第四条"]
