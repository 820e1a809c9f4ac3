"""A guide in; problems out. One rule a file: ID, SEVERITY, a docstring of four headings, `check(context)`."""

from collections.abc import Iterable, Iterator
from types import ModuleType

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
    law_differs,
    law_not_verified,
    no_such_article,
    number_not_in_article,
    overdue_review,
    planned_and_written,
    prerequisite,
    purpose_mismatch,
    reconsideration_for_review,
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
    law_differs,
    law_not_verified,
    no_such_article,
    number_not_in_article,
    overdue_review,
    planned_and_written,
    prerequisite,
    purpose_mismatch,
    reconsideration_for_review,
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

ALONE: tuple[ModuleType, ...] = (
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
"""Rules that look at a definition, what it refers to and what it cites. They are right about a part of a guide too."""

__all__ = ["ALONE", "RULES", "Context", "check_guide"]


def check_guide(context: Context, rules: Iterable[ModuleType] = RULES) -> Iterator[tuple[str, Severity, Finding]]:
    """Rule id, severity and finding of every rule."""
    context.read_passages()
    for rule in rules:
        for finding in rule.check(context):
            yield rule.ID, finding.severity or rule.SEVERITY, finding
    context.forget()
