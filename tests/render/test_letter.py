"""Applications as letters: the blank one, its Word file, and the forms that our routes define."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from generator.model import Document, Form, FormField, Statement, read_citation
from generator.model.form import form_of
from generator.pipeline import Checked
from generator.render.letter import Line, blank_letter, parts_of
from generator.render.pages.form import word_files
from generator.render.word import letter_parts, style_name, write_letter
from generator.wording import Wording

ARTICLE = (read_citation("《信访工作条例》第十九条第一款"),)
FORM = Form(
    fields=(
        FormField(id="name", label="姓名", part="信访人", asks="姓名（名称）", basis=ARTICLE),
        FormField(id="sex", label="性别", part="信访人", kind="choice", choices=("男", "女")),
        FormField(id="day", label="哪天收到", kind="date"),
        FormField(id="claim", label="请求", kind="text"),
        FormField(id="papers", label="附件", kind="list"),
        FormField(id="to", label="交给哪里", kind="to"),
        FormField(id="sign", label="签名", kind="sign"),
    )
)
WRITTEN = ("petition-letter", "review-request", "rereview-request", "reconsideration-application", "info-application",
           "inspection-complaint", "labour-arbitration-application", "statement-of-claim", "admin-statement-of-claim",
           "enforcement-application", "consumer-complaint-form", "violation-report", "legal-aid-application",
           "work-injury-application", "capacity-application", "compensation-application", "supervision-application",
           "report-material", "payment-order-application", "medical-mediation-application", "criminal-report-material",
           "criminal-petition-letter", "duty-request", "appeal-petition", "retrial-application", "suggestion-letter")  # fmt: skip


def forms(checked: Checked) -> dict[str, Form]:
    return {name: document.letter for name, document in checked.guide.documents.items() if document.letter}


def texts(content: bytes) -> list[tuple[str, str]]:
    """Style and text of every paragraph, as python-docx reads a file."""
    return [(str(part.style.name), part.text) for part in docx.Document(BytesIO(content)).paragraphs if part.style]


def test_the_blank_letter_has_a_place_for_everything(wording: Wording) -> None:
    lines = [(line.style, line.text) for line in blank_letter(FORM, "信访材料", wording)]
    assert lines == [
        ("title", "信访材料"), ("part", "信访人"), ("item", "姓名：\t"), ("item", "性别：□ 男　　□ 女"),
        ("item", "哪天收到：　　　年　　月　　日"), ("label", "请求："), *[("rule", "")] * 8, ("label", "附件："),
        *[("rule", "")] * 4, ("close", "此致"), ("to", "\t"), ("sign", "签名："), ("sign", "　　　年　　月　　日"),
    ]  # fmt: skip


def test_neighbours_of_one_part_stand_together() -> None:
    assert [(part, [field.id for field in fields]) for part, fields in parts_of(FORM)] == [
        ("信访人", ["name", "sex"]), ("", ["day"]), ("", ["claim"]), ("", ["papers"]), ("", ["to"]), ("", ["sign"]),
    ]  # fmt: skip


def test_a_form_made_from_contents_covers_them_and_demands_nothing() -> None:
    made = form_of((Statement(text="请求：要哪个机关做什么", basis=ARTICLE), Statement(text="附证据复印件")))
    assert [(field.label, field.hint, field.covers) for field in made.fields] == [
        ("请求", "要哪个机关做什么", (1,)), ("附证据复印件", None, (2,)), ("交给哪里", None, ()), ("签名", None, ()),
    ]  # fmt: skip
    assert not any(field.demanded for field in made.fields)


@pytest.mark.parametrize(("kind", "audience", "has"), [("application", "public", True), ("decision", "public", False),
                                                       ("application", "staff", False)])  # fmt: skip
def test_only_the_public_fills_in_applications(kind: str, audience: str, has: bool) -> None:
    values = {"id": "a", "title": "甲", "by": "乙", "kind": kind, "audience": audience, "contents": [{"text": "请求"}]}
    assert (Document.model_validate(values).letter is not None) == has


def test_a_field_is_demanded_of_all_or_in_a_case() -> None:
    assert FORM.fields[0].demanded
    assert not FORM.fields[0].model_copy(update={"when": "你是个人"}).demanded
    assert not FORM.fields[1].demanded


def test_a_word_file_holds_its_lines_and_nothing_about_anyone() -> None:
    lines = [Line("title", "申请书"), Line("item", "姓名：\t"), Line("body", "甲 & 乙 <丙> \"丁\" '戊' 𠮷😀"), Line("rule", ""),
             Line("sign", "  前 后\t中\t ")]  # fmt: skip
    content = write_letter(lines)
    assert texts(content) == [(style_name(line.style), line.text) for line in lines]
    names = ZipFile(BytesIO(content)).namelist()
    assert sorted(names) == sorted(letter_parts())
    assert not [name for name in names if "docProps" in name or "custom" in name or "theme" in name]
    assert len(content) < 20_000


def test_the_same_letter_gives_the_same_bytes() -> None:
    lines = [Line("title", "申请书"), Line("body", "内容")]
    content = write_letter(lines)
    assert content == write_letter(lines)
    assert {info.date_time for info in ZipFile(BytesIO(content)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_style_of_a_line_is_in_the_template() -> None:
    styles = letter_parts()["word/styles.xml"]
    for style in Line.__annotations__["style"].__args__:
        assert f'w:styleId="{style_name(style)}"' in styles


# ---- the forms of our own routes ----


def test_the_most_used_applications_have_a_form_of_their_own(real: Checked) -> None:
    documents = real.guide.documents
    assert [name for name in WRITTEN if not documents[name].form] == []
    assert sum(bool(document.form) for document in documents.values()) >= 60


def test_every_form_covers_the_contents_of_its_document(real: Checked) -> None:
    for name, form in forms(real).items():
        covered = {number for field in form.fields for number in field.covers}
        assert covered == set(range(1, len(real.guide.documents[name].contents) + 1)), name


@pytest.mark.usefixtures("real_statutes")
def test_what_a_form_demands_stands_in_the_article_word_for_word(real: Checked) -> None:
    demanded = 0
    for name, form in forms(real).items():
        for field in form.fields:
            for word in field.asks.split("、") if field.asks else ():
                assert any(word in real.context.words(citation) for citation in field.basis), f"{name}: {field.id}: {word}"
                demanded += 1
    assert demanded > 250


def test_every_form_ends_as_a_letter_does(real: Checked) -> None:
    """One place for whom it goes to, then who signs; what is attached may stand before."""
    for name, form in forms(real).items():
        assert [field.kind for field in form.fields if field.kind in ("to", "sign")] == ["to", "sign"], name
        assert form.fields[-1].kind == "sign", name


def test_the_empty_word_files_are_small_and_say_what_the_form_asks(real: Checked, wording: Wording) -> None:
    files = {file.path: file.content for file in word_files(real.guide.public(), wording)}
    assert "assets/docx-parts.js" in files
    assert len(files) == len(forms(real)) + 1
    for name, form in forms(real).items():
        content = files[f"forms/{name}.docx"]
        assert len(content) < 20_000
        written = "".join(text for _, text in texts(content))
        assert [field.label for field in form.fields if field.kind != "to" and field.label not in written] == []
