"""An application as the lines of a letter: what the page shows, what is printed, and what goes into a Word file."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from ..model import Form, FormField
from ..wording import Wording

Style = Literal["title", "part", "item", "label", "body", "rule", "close", "to", "sign"]

RULES = {"text": 8, "list": 4}
"""How many empty lines a long answer and a list get on paper."""

FILL = "\t"
"""At the end of a line: the rest is a line to write on."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph of the letter."""

    style: Style
    text: str


def parts_of(form: Form) -> list[tuple[str, Sequence[FormField]]]:
    """The fields in their parts, neighbours together; a field without a part stands alone."""
    return [
        (part or "", group)
        for part, fields in groupby(form.fields, key=lambda field: field.part)
        for group in ([tuple(fields)] if part else [(field,) for field in fields])
    ]


def blank_letter(form: Form, heading: str, wording: Wording) -> list[Line]:
    """The letter with nothing filled in, for paper. forms.js writes the filled one in the same order and the same styles."""
    lines = [Line("title", heading)]
    for part, fields in parts_of(form):
        if part:
            lines.append(Line("part", part))
        for field in fields:
            lines += _blank(field, wording)
    return lines


def _blank(field: FormField, wording: Wording) -> Iterator[Line]:
    named = wording.say("form.named", label=field.label)
    if field.kind in RULES:
        yield Line("label", named)
        for _ in range(RULES[field.kind]):
            yield Line("rule", "")
    elif field.kind == "choice":
        yield Line("item", named + wording.say("form.between").join(wording.say("form.box") + word for word in field.choices))
    elif field.kind == "date":
        yield Line("item", named + wording.say("form.no-day"))
    elif field.kind == "to":
        yield Line("close", wording.say("form.close"))
        yield Line("to", FILL)
    elif field.kind == "sign":
        yield Line("sign", named)
        yield Line("sign", wording.say("form.no-day"))
    else:
        yield Line("item", named + FILL)
