"""A guide in; problems out. One rule a file: ID, SEVERITY, a docstring of four headings, `check(context)`."""

from collections.abc import Iterable, Iterator
from types import ModuleType

from ..model import KINDS, Guide, citations_in
from ..problems import Finding, Severity
from . import (
    alias_claimed_twice,
    alias_helps_nothing,
    anchor_not_in_article,
    blame_word,
    branch_without_condition,
    case_wrong_road,
    copies_without_paper,
    count_differs,
    dead_end,
    door_of_others,
    finder_case,
    finder_dead_end,
    finder_gap,
    finder_overlap,
    finder_stranger,
    finder_too_many_answers,
    finder_too_many_questions,
    finder_unreachable,
    fit_and_unfit,
    form_misses_content,
    form_word_not_in_article,
    hotline_of_several,
    law_differs,
    law_named_twice,
    law_not_verified,
    no_such_article,
    number_not_in_article,
    overdue_review,
    planned_and_written,
    prerequisite,
    purpose_mismatch,
    reconsideration_for_review,
    refers_to_itself,
    remedy_without_window,
    repealed_law,
    review_outside_petition,
    reviewer_is_author,
    silence_branch,
    staff_exit,
    staff_leak,
    unknown_law,
    unreachable_step,
    unsafe_text,
    unused_definition,
    vague_time,
)
from .context import Context

RULES: tuple[ModuleType, ...] = (
    alias_claimed_twice,
    alias_helps_nothing,
    anchor_not_in_article,
    blame_word,
    branch_without_condition,
    case_wrong_road,
    copies_without_paper,
    count_differs,
    dead_end,
    door_of_others,
    finder_case,
    finder_dead_end,
    finder_gap,
    finder_overlap,
    finder_stranger,
    finder_too_many_answers,
    finder_too_many_questions,
    finder_unreachable,
    fit_and_unfit,
    form_misses_content,
    form_word_not_in_article,
    hotline_of_several,
    law_differs,
    law_named_twice,
    law_not_verified,
    no_such_article,
    number_not_in_article,
    overdue_review,
    planned_and_written,
    prerequisite,
    purpose_mismatch,
    reconsideration_for_review,
    refers_to_itself,
    remedy_without_window,
    repealed_law,
    review_outside_petition,
    reviewer_is_author,
    silence_branch,
    staff_exit,
    staff_leak,
    unknown_law,
    unreachable_step,
    unsafe_text,
    unused_definition,
    vague_time,
)
"""Every rule. A new one is added here and in the catalogue; tests find what is forgotten."""

_ALONE: tuple[ModuleType, ...] = (
    anchor_not_in_article,
    blame_word,
    branch_without_condition,
    copies_without_paper,
    count_differs,
    form_misses_content,
    form_word_not_in_article,
    law_differs,
    no_such_article,
    number_not_in_article,
    overdue_review,
    repealed_law,
    reviewer_is_author,
    unsafe_text,
    vague_time,
)
"""Rules that look at one definition, at what it cites and at the procedures it goes through. They need no whole guide."""

__all__ = ["RULES", "Context", "check_guide", "check_part"]


def check_guide(context: Context, rules: Iterable[ModuleType] = RULES) -> Iterator[tuple[str, Severity, Finding]]:
    """Rule id, severity and finding of every rule."""
    context.read_passages()
    for rule in rules:
        for finding in rule.check(context):
            yield rule.ID, finding.severity or rule.SEVERITY, finding
    context.forget()


def check_part(context: Context) -> Iterator[tuple[str, Severity, Finding]]:
    """What can be said of a guide of which some definitions could not be loaded, and does not follow from that."""
    yield from check_guide(Context(_provable(context.guide), context.today, context.statutes), _ALONE)


def _provable(guide: Guide) -> Guide:
    """The guide without what cites a law, goes through a procedure or tells of a matter that is not there."""
    tables = {
        kind: {
            name: thing
            for name, thing in getattr(guide, kind).items()
            if kind == "laws" or all(citation.law in guide.law_by_name for citation in citations_in(thing))
        }
        for kind in KINDS
    }
    tables["laws"] = {
        name: law if law.replaced_by in guide.laws else law.model_copy(update={"replaced_by": None})
        for name, law in guide.laws.items()
    }
    tables["matters"] = {
        name: matter
        for name, matter in tables["matters"].items()
        if all(way.procedure in tables["procedures"] for way in (*matter.routes.fit, *matter.routes.unfit))
    }
    tables["cases"] = {name: case for name, case in tables["cases"].items() if case.matter in tables["matters"]}
    return Guide(**tables)
