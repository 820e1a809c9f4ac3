"""The route finder, proved: every path of our own routes walked, and every way to break the graph noticed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import TODAY

from generator.check import RULES, Context
from generator.load import load_guide
from generator.model import Answer, Guide, Question
from generator.model.finder import (
    AT_ONCE,
    MOST_ANSWERS,
    MOST_QUESTIONS,
    PURPOSES,
    Choice,
    Graph,
    Node,
    elsewhere,
    flaws,
    graph_of,
    trail_to,
    trails,
    walk_to,
)
from generator.pipeline import Checked
from generator.wording import Wording


@pytest.fixture(scope="module")
def guide(real: Checked) -> Guide:
    return real.guide


@pytest.fixture(scope="module")
def graph(guide: Guide) -> Graph:
    return graph_of(guide)


def kinds(guide: Guide, graph: Graph) -> set[str]:
    return {flaw.flaw for flaw in flaws(guide, graph)}


# ---- our own routes ----


def test_our_finder_has_no_flaw(guide: Guide, graph: Graph) -> None:
    assert list(flaws(guide, graph)) == []


def test_every_route_of_every_matter_has_one_path_of_five_questions_at_most(guide: Guide, graph: Graph) -> None:
    walked = list(trails(graph))
    ends = [end for _, end in walked]
    assert sorted(ends) == sorted(
        (matter.id, route.name) for matter in guide.matters.values() for route in matter.routes.fit
    )
    assert len(set(ends)) == len(ends)
    assert max(len(trail) for trail, _ in walked) <= MOST_QUESTIONS


def test_every_answer_on_a_path_stands_for_its_matter(graph: Graph) -> None:
    for trail, (matter, route) in trails(graph):
        *before, (last, choice) = trail
        assert all(matter in given.part for _, given in before)
        assert (route if last.matter else matter) in choice.part
        assert [given.to for _, given in before] == [node.path for node, _ in trail[1:]]


def test_the_first_question_is_what_the_regulation_divides(graph: Graph) -> None:
    assert [choice.id for choice in graph.nodes[""].choices] == ["claim", "report", "suggestion"]
    assert {choice.basis[0].article for choice in graph.nodes[""].choices} == {"29", "30", "31"}


def test_no_question_has_more_answers_than_one_reads(graph: Graph) -> None:
    assert max(len(node.choices) for node in graph.nodes.values()) <= MOST_ANSWERS
    assert min(len(node.choices) for node in graph.nodes.values()) >= 2


def test_every_case_walks_to_its_route(guide: Guide, graph: Graph) -> None:
    assert guide.cases
    for case in guide.cases.values():
        assert walk_to(graph, case.matter, case.route) == (case.matter, case.route), case.id


def test_pages_have_names_of_their_own(graph: Graph) -> None:
    pages = [node.page for node in graph.nodes.values()]
    assert len(set(pages)) == len(pages)
    assert graph.nodes[""].page == "index"


# ---- where nothing is written ----


def grown(guide: Guide, copies: int) -> Guide:
    """The guide with so many times its matters, in copies of their categories, and nothing written."""
    matters, categories = {}, {}
    for number in range(copies):
        for name, category in guide.categories.items():
            categories[f"c{number}-{name}"] = category.model_copy(
                update={"id": f"c{number}-{name}", "plain": f"{category.plain}{number}"}
            )
        for name, matter in guide.matters.items():
            new = {"id": f"c{number}-{name}", "category": f"c{number}-{matter.category}", "plain": f"{matter.plain}{number}"}
            matters[new["id"]] = matter.model_copy(update=new)
    return Guide(
        groups=guide.groups, categories=categories, matters=matters, procedures=guide.procedures, families=guide.families
    )  # fmt: skip


@pytest.mark.parametrize("copies", [1, 5])
def test_the_definitions_ask_where_nothing_is_written(guide: Guide, copies: int) -> None:
    """With a thousand matters too everybody has a route after five questions; only some questions grow long."""
    large = grown(guide, copies)
    graph = graph_of(large)
    assert kinds(large, graph) <= {"too-many-answers"}
    assert len(list(trails(graph))) == len(graph.outcomes) == copies * sum(len(m.routes.fit) for m in guide.matters.values())


def test_a_guide_without_matters_has_no_questions() -> None:
    assert graph_of(Guide()).nodes == {}
    assert list(flaws(Guide(), graph_of(Guide()))) == []


def test_one_matter_with_one_route_is_asked_once(small: Path, wording: Wording) -> None:
    guide = load_guide(small, wording).guide
    graph = graph_of(guide)
    assert [(len(trail), end) for trail, end in trails(graph)] == [(1, ("street-light", "petition"))]
    assert kinds(guide, graph) == set()


def test_so_many_matters_are_asked_at_once(guide: Guide) -> None:
    few = dict(list(guide.matters.items())[:AT_ONCE])
    small = Guide(groups=guide.groups, categories=guide.categories, matters=few, procedures=guide.procedures)
    assert {node.asked for node in graph_of(small).nodes.values()} <= {"purpose", "matter", "route"}


# ---- asked differently ----


def led(guide: Guide, graph: Graph, at: str, **meant: object) -> list[str]:
    """Where an answer that means this leads: questions by their path, all else by kind and id."""
    other = Answer(id="other", say="别的", **meant)  # type: ignore[arg-type]
    places = elsewhere(guide, graph, graph.nodes[at], other)
    return [place.path if isinstance(place, Node) else f"{type(place).__name__} {place.id}" for place in places]


def test_what_is_asked_differently_leads_to_the_question_about_it(guide: Guide, graph: Graph) -> None:
    assert led(guide, graph, "claim.work", purpose="report") == ["report"]
    assert led(guide, graph, "report", purpose="claim") == ["claim"]
    assert led(guide, graph, "claim.home", groups=("village",)) == ["claim.village"]
    assert led(guide, graph, "report", groups=("safety", "money")) == ["claim.safety", "claim.money"]
    assert led(guide, graph, "claim.money", question="report") == ["report"]
    assert led(guide, graph, "claim.work", categories=("culture-tourism", "property-management")) == [
        "claim.living.leisure", "claim.home.estate",
    ]  # fmt: skip


def test_one_matter_is_no_question_and_a_category_that_no_question_divides_has_its_page(guide: Guide, graph: Graph) -> None:
    assert led(guide, graph, "claim.work", matters=("debt-small",)) == ["Matter debt-small"]
    for purpose in PURPOSES:
        of = [matter.id for matter in guide.matters.values() if matter.purpose == purpose]
        if len(of) == 1:
            assert led(guide, graph, "claim.work", purpose=purpose) == [f"Matter {of[0]}"]
    assert led(guide, graph, "claim.work", categories=("environment",)) == ["Category environment"]


def test_every_group_and_category_leads_somewhere(guide: Guide, graph: Graph) -> None:
    for at in ("", "report", "claim.work"):
        assert all(len(led(guide, graph, at, groups=(name,))) == 1 for name in guide.groups)
        assert all(len(led(guide, graph, at, categories=(name,))) == 1 for name in guide.categories)


def test_what_is_asked_differently_and_leads_nowhere_is_found(guide: Guide) -> None:
    work = guide.finder["work"]
    nothing = Answer(id="empty", say="空的一组", groups=("empty",))
    empty = guide.groups["village"].model_copy(update={"id": "empty"})
    broken = replace(
        guide,
        groups={**guide.groups, "empty": empty},
        finder={**guide.finder, "work": work.model_copy(update={"otherwise": (*work.otherwise, nothing)})},
    )
    told = list(flaws(broken, graph_of(broken)))
    assert [(flaw.flaw, flaw.id, flaw.path) for flaw in told] == [("nowhere", "work", ("otherwise", len(work.otherwise)))]


# ---- every way to break the graph ----


def edges(graph: Graph) -> Iterator[tuple[Node, int, Choice]]:
    """Every answer of every question; of the last ones, which come from the matters all alike, those of every third."""
    last = [node.path for node in graph.nodes.values() if node.asked == "route"]
    for node in graph.nodes.values():
        if node.asked == "route" and node.path not in last[::3]:
            continue
        for index, choice in enumerate(node.choices):
            yield node, index, choice


def with_choices(graph: Graph, node: Node, choices: tuple[Choice, ...]) -> Graph:
    return replace(graph, nodes={**graph.nodes, node.path: replace(node, choices=choices)})


def with_choice(graph: Graph, node: Node, index: int, choice: Choice) -> Graph:
    return with_choices(graph, node, (*node.choices[:index], choice, *node.choices[index + 1 :]))


def found(guide: Guide, graph: Graph, flaw: str, at: str) -> bool:
    return any(one.flaw == flaw and one.at == at for one in flaws(guide, graph))


def test_every_dropped_answer_is_a_gap(guide: Guide, graph: Graph) -> None:
    number = 0
    for node, index, _ in edges(graph):
        broken = with_choices(graph, node, node.choices[:index] + node.choices[index + 1 :])
        assert found(guide, broken, "gap", node.path), (node.path, index)
        number += 1
    assert number > 800


def test_every_cut_edge_is_a_dead_end(guide: Guide, graph: Graph) -> None:
    for node, index, choice in edges(graph):
        broken = with_choice(graph, node, index, replace(choice, to=None, outcome=None))
        assert found(guide, broken, "nowhere", node.path), (node.path, choice.id)


def test_every_edge_that_leads_back_leaves_something_unreachable(guide: Guide, graph: Graph) -> None:
    for node, index, choice in edges(graph):
        if node.asked != "route":
            broken = with_choice(graph, node, index, replace(choice, to="", outcome=None))
            assert "unreachable" in kinds(guide, broken), (node.path, choice.id)


def test_every_node_taken_away_is_a_dead_end(guide: Guide, graph: Graph) -> None:
    for path in graph.nodes:
        if path:
            broken = replace(graph, nodes={other: node for other, node in graph.nodes.items() if other != path})
            assert found(guide, broken, "nowhere", path.rpartition(".")[0]), path


def test_every_orphan_is_unreachable(guide: Guide, graph: Graph) -> None:
    for path, node in graph.nodes.items():
        broken = replace(graph, nodes={**graph.nodes, "elsewhere": replace(node, path="elsewhere")})
        assert found(guide, broken, "unreachable", "elsewhere"), path


def test_every_pair_of_answers_that_overlap_is_found(guide: Guide, graph: Graph) -> None:
    for node, index, choice in edges(graph):
        other = node.choices[index - 1]
        broken = with_choice(graph, node, index, replace(choice, part=(*choice.part, other.part[0])))
        assert found(guide, broken, "overlap", node.path), (node.path, choice.id)


def test_two_conditions_with_the_same_words_overlap(guide: Guide, graph: Graph) -> None:
    for node, index, choice in edges(graph):
        if node.asked == "route":
            broken = with_choice(graph, node, index, replace(choice, say=node.choices[index - 1].say))
            assert found(guide, broken, "overlap", node.path), (node.path, choice.id)


def test_two_matters_with_the_same_words_are_told_at_one_of_them(guide: Guide, graph: Graph) -> None:
    number = 0
    for node, index, choice in edges(graph):
        if node.asked == "matter" and not node.written and number < 50:
            other = node.choices[index - 1]
            broken = with_choice(graph, node, index, replace(choice, say=other.say))
            (flaw,) = [one for one in flaws(guide, broken) if one.flaw == "overlap" and one.at == node.path]
            assert flaw.id in (*choice.part, *other.part), node.path
            number += 1
    assert number > 20


def test_a_path_of_six_questions_is_too_long(guide: Guide, graph: Graph) -> None:
    first = graph.nodes["claim"]
    longer = {
        **graph.nodes,
        "claim": replace(first, choices=tuple(replace(choice, to="again") for choice in first.choices[:1])),
        "again": replace(first, path="again"),
    }
    assert "too-many-questions" in kinds(guide, replace(graph, nodes=longer))


# ---- every way to break what is written ----


def answers(guide: Guide) -> Iterator[tuple[Question, int, Answer]]:
    for question in guide.finder.values():
        for index, answer in enumerate(question.answers):
            yield question, index, answer


def written(guide: Guide, question: Question, index: int, answer: Answer | None) -> Guide:
    parts = (*question.answers[:index], *((answer,) if answer else ()), *question.answers[index + 1 :])
    return replace(guide, finder={**guide.finder, question.id: question.model_copy(update={"answers": parts})})


def reported(guide: Guide) -> set[str]:
    """The rules that say something about the finder, through their own door."""
    context = Context(guide, TODAY)
    return {rule.ID for rule in RULES if rule.ID.startswith("finder-") and any(rule.check(context))}


def test_every_matter_left_out_of_a_written_answer_is_found(guide: Guide) -> None:
    number = 0
    for question, index, answer in answers(guide):
        for name in answer.matters:
            less = answer.model_copy(update={"matters": tuple(other for other in answer.matters if other != name)})
            told = reported(written(guide, question, index, less))
            assert "finder-gap" in told, (question.id, name)
            assert "finder-unreachable" not in told, "one mistake is told once"
            number += 1
    assert number > 50


def test_every_written_answer_left_out_is_found(guide: Guide) -> None:
    for question, index, _ in answers(guide):
        assert "finder-gap" in reported(written(guide, question, index, None)), (question.id, index)


def test_every_matter_written_twice_is_found(guide: Guide) -> None:
    for question, index, answer in answers(guide):
        other = question.answers[index - 1]
        if other.matters:
            more = answer.model_copy(update={"matters": (*answer.matters, other.matters[0])})
            assert "finder-overlap" in reported(written(guide, question, index, more)), (question.id, index)


def test_a_matter_of_another_purpose_is_a_stranger(guide: Guide) -> None:
    question = guide.finder["work"]
    more = question.answers[0].model_copy(update={"matters": (*question.answers[0].matters, "cadre-corruption")})
    assert reported(written(guide, question, 0, more)) == {"finder-stranger"}


def test_a_written_question_that_nobody_asks_is_found(guide: Guide) -> None:
    """A second question about the same, and one about a set that is never divided."""
    for of in ("work", "wrong-way"):
        question = guide.finder["work"].model_copy(update={"id": "second", "of": of})
        assert "finder-unreachable" in reported(replace(guide, finder={**guide.finder, "second": question})), of


def test_a_circle_of_questions_is_a_dead_end(guide: Guide) -> None:
    question = guide.finder["work"]
    circle = question.answers[0].model_copy(update={"matters": (), "question": "work"})
    assert "finder-dead-end" in reported(written(guide, question, 0, circle))


def asking(guide: Guide, *questions: Question) -> Guide:
    """The guide with these questions alone."""
    return replace(guide, finder={question.id: question for question in questions}, cases={})


def half(guide: Guide, of: str, **meant: object) -> Question:
    """A question whose first answer means what `meant` says, and whose second one matter."""
    answers = (Answer(id="all", say="都是", **meant), Answer(id="one", say="一件", matters=(next(iter(guide.matters)),)))  # type: ignore[arg-type]
    return Question(id=f"ask-{of}", of=of, ask="是哪一样？", answers=answers)


def test_an_answer_that_means_the_set_of_its_own_question_is_a_dead_end(guide: Guide) -> None:
    """By its group, its category or its purpose, or with another question between: a mistake that is told, not a crash."""
    land = next(category for category in guide.categories.values() if category.group == "village")
    circles = (
        (half(guide, "village", groups=("village",)),),
        (half(guide, land.id, categories=(land.id,)),),
        (half(guide, "claim", purpose="claim"),),
        (half(guide, "village", categories=(land.id,)), half(guide, land.id, groups=("village",))),
    )
    for questions in circles:
        broken = asking(guide, *questions)
        told = {flaw.id for flaw in flaws(broken, graph_of(broken)) if flaw.flaw == "nowhere"}
        assert questions[-1].id in told, questions


def test_a_case_whose_matter_nobody_offers_is_found(guide: Guide) -> None:
    question = guide.finder["work"]
    case = next(case for case in guide.cases.values() if case.matter in question.answers[0].matters)
    less = [name for name in question.answers[0].matters if name != case.matter]
    broken = written(guide, question, 0, question.answers[0].model_copy(update={"matters": tuple(less)}))
    assert "finder-case" in reported(broken)


def test_a_question_can_lead_to_another_one(guide: Guide) -> None:
    """An answer names a question: its set is what the answers of that question stand for."""
    question = guide.finder["work"]
    pay = question.answers[0]
    inner = Question(
        id="pay", of="work", ask="是哪一种？",
        answers=(
            Answer(id="wages", say="工资", matters=pay.matters[:4]), Answer(id="other", say="别的", matters=pay.matters[4:]),
        ),
    )  # fmt: skip
    nested = written(guide, question, 0, pay.model_copy(update={"matters": (), "question": "pay"}))
    nested = replace(nested, finder={**nested.finder, "pay": inner})
    graph = graph_of(nested)
    assert kinds(nested, graph) == {"too-many-questions"}  # one more than five, and nothing else
    assert [choice.id for _, choice in trail_to(graph, pay.matters[0])] == ["claim", "work", "pay", "wages", pay.matters[0]]
