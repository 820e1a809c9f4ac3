"""Applications to be filled in: a page for each, the empty one as a Word file, and what a browser needs to write its own."""

import json
from collections.abc import Iterator
from typing import Any

from ...model import Document, Form, FormField, Guide
from ...wording import Wording
from ..addresses import page_of
from ..letter import blank_letter, parts_of
from ..pinyin import sound
from ..settings import Settings
from ..sheet import Sheet
from ..templating import Page
from ..virtual_file import VirtualFile
from ..word import TEXT, letter_ends, letter_parts, style_name, write_letter
from .bases import by_law

PARTS = "assets/docx-parts.js"
"""What every letter shares in a Word file, as a script: a page opened from a folder may load nothing else."""


def sheets(guide: Guide, wording: Wording, settings: Settings) -> Iterator[Sheet]:
    """A page for each form, and the list of all."""
    if settings.only is not None and not any(kind == "documents" for kind, _ in settings.only):
        return
    listed = []
    for document, form in _forms(guide):
        listed.append(document)
        page = Page(page_of("forms", document.id), settings.files.get(("documents", document.id), ""))
        heading = _heading(document, form)
        values = {
            "document": document,
            "form": form,
            "heading": heading,
            "parts": parts_of(form),
            "letter": blank_letter(form, heading, wording),
            "data": _data(form, heading, wording),
            "procedures": list(dict.fromkeys(p.id for p, _, way in guide.document_uses[document.id] if way == "needs")),
            "laws": by_law(guide, (form,)),
        }
        yield Sheet(page, "pages/form.html", values)
    listed.sort(key=lambda document: sound(document.title))
    yield Sheet(Page("forms/index.html", ""), "pages/forms.html", {"documents": listed})


def word_files(guide: Guide, wording: Wording) -> Iterator[VirtualFile]:
    """The empty letters, and the parts from which forms.js makes the filled ones."""
    for document, form in _forms(guide):
        lines = blank_letter(form, _heading(document, form), wording)
        yield VirtualFile(f"forms/{document.id}.docx", write_letter(lines))
    head, tail = letter_ends()
    shared = {"parts": letter_parts() | {TEXT: ""}, "head": head, "tail": tail, "style": style_name("")}
    told = json.dumps(shared, ensure_ascii=False, separators=(",", ":"))
    yield VirtualFile(PARTS, f"var routemapLetter={told};\n".encode())


def _forms(guide: Guide) -> Iterator[tuple[Document, Form]]:
    for document in guide.documents.values():
        if document.letter:
            yield document, document.letter


def _heading(document: Document, form: Form) -> str:
    return form.heading or document.title


def _data(form: Form, heading: str, wording: Wording) -> dict[str, Any]:
    """What forms.js has to know: the parts with their fields, and its words."""
    return {
        "heading": heading,
        "parts": [[part, [_told(field, wording) for field in fields]] for part, fields in parts_of(form)],
        "words": {key: words for key, words in wording.section("form").items() if not key.startswith("law")},
    }


def _told(field: FormField, wording: Wording) -> dict[str, Any]:
    found: dict[str, Any] = {"id": field.id, "kind": field.kind, "label": field.label}
    if field.choices:
        found["choices"] = field.choices
    if field.basis:
        found["when" if field.when else "must"] = _demand(field, wording)
    return found


def _demand(field: FormField, wording: Wording) -> str:
    """What the law demands of a field, in a sentence."""
    basis = "、".join(map(str, field.basis))
    return wording.say("form.law-when" if field.when else "form.law", asks=field.asks, basis=basis, when=field.when)
