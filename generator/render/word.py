"""Letters as Word files. The only door to python-docx.

The file is as small as Word, WPS and LibreOffice allow: what the letters do not use of python-docx's own template goes, the
properties with author and time of writing among them. The same letter gives the same bytes.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from html import escape
from io import BytesIO
from typing import Any, get_args
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt

from .letter import Line, Style

SONG, FANG, HEI = ("宋体", "SimSun"), ("仿宋", "FangSong"), ("黑体", "SimHei")
"""Typefaces of official letters, each with the name it has on machines that do not know the Chinese one."""

WIDTH = Cm(21 - 2.8 - 2.6)
"""The width of a line: A4 without its margins."""

KEPT = (RELATIONSHIP_TYPE.STYLES, RELATIONSHIP_TYPE.FONT_TABLE)
"""What the text of a letter refers to. Theme, numbering, settings and the rest are the template's own."""


TEXT = "word/document.xml"
"""The part that holds the lines."""


def style_name(style: str) -> str:
    """What the style of a line is called in Word."""
    return f"letter-{style}"


def write_letter(lines: Iterable[Line]) -> bytes:
    """A Word file with these lines, written between the ends as `docx.js` does."""
    head, tail = letter_ends()
    return _zipped(letter_parts() | {TEXT: head + "".join(map(_paragraph, lines)) + tail})


def _paragraph(line: Line) -> str:
    text = escape(line.text, quote=False).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
    run = f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style_name(line.style)}"/></w:pPr>{run}</w:p>'


def letter_ends() -> tuple[str, str]:
    """What stands before and behind the lines in the part that holds them."""
    head, mark, tail = letter_parts()[TEXT].partition("<w:sectPr")
    return head, mark + tail


@cache
def letter_parts() -> dict[str, str]:
    """The parts of an empty letter by name, for whoever writes the text without python-docx."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = Cm(2.8), Cm(2.6), Cm(3.2), Cm(2.8)
    _drop(document.part.package.rels, (RELATIONSHIP_TYPE.OFFICE_DOCUMENT,))
    _drop(document.part.rels, KEPT)
    _clear_styles(document)
    _name_typefaces(document)
    _add_styles(document)
    made = BytesIO()
    document.save(made)
    with ZipFile(made) as file:
        return {name: file.read(name).decode() for name in sorted(file.namelist(), key=_place)}


def _place(name: str) -> tuple[bool, str]:
    """The list of contents comes first, as Word writes it."""
    return name != "[Content_Types].xml", name


def _drop(relations: dict[str, Any], kept: tuple[str, ...]) -> None:
    for name in [name for name, relation in relations.items() if relation.reltype not in kept]:
        del relations[name]


def _clear_styles(document: Any) -> None:
    """Only the default paragraph is left, in Chinese and without the typefaces of the theme."""
    root = document.styles.element
    for part in list(root):
        if part.tag == qn("w:latentStyles") or (part.tag == qn("w:style") and part.get(qn("w:styleId")) != "Normal"):
            root.remove(part)
    defaults = root.find(qn("w:docDefaults"))
    root.replace(
        defaults,
        parse_xml(
            f'<w:docDefaults {nsdecls("w")}><w:rPrDefault><w:rPr><w:sz w:val="28"/><w:szCs w:val="28"/>'
            '<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>'
        ),
    )


def _name_typefaces(document: Any) -> None:
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
        for name, other in (SONG, FANG, HEI)
    )
    document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {nsdecls("w")}>{fonts}</w:fonts>'.encode()
    )


def _add_styles(document: Any) -> None:
    normal = document.styles["Normal"]
    _set_typeface(normal, FANG[0], 14)
    normal.paragraph_format.line_spacing = 1.5
    styles = {name: document.styles.add_style(style_name(name), WD_STYLE_TYPE.PARAGRAPH) for name in get_args(Style)}
    for style in styles.values():
        style.base_style = normal
    _set_typeface(styles["title"], SONG[0], 22, bold=True)
    styles["title"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["title"].paragraph_format.space_after = Pt(18)
    for name in ("part", "label"):
        _set_typeface(styles[name], HEI[0], 14)
        styles[name].paragraph_format.space_before = Pt(8)
    for name in ("body", "close"):
        styles[name].paragraph_format.first_line_indent = Pt(28)
    styles["close"].paragraph_format.space_before = Pt(14)
    styles["sign"].paragraph_format.left_indent = Cm(7)
    styles["sign"].paragraph_format.space_before = Pt(8)
    for name in ("part", "label", "close", "to", "sign"):
        styles[name].paragraph_format.keep_with_next = True
    for name in ("item", "to"):
        styles[name].paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
    styles["rule"].element.get_or_add_pPr().append(_ruled())


def _set_typeface(style: Any, name: str, size: int, bold: bool = False) -> None:
    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold or None
    style.element.rPr.rFonts.set(qn("w:eastAsia"), name)


def _ruled() -> Any:
    """A line below the paragraph, and between two of them: paragraphs of one border count as one without it."""
    borders = OxmlElement("w:pBdr")
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "auto")):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    return borders


def _zipped(parts: Mapping[str, str]) -> bytes:
    """The file with no times of writing in it."""
    made = BytesIO()
    with ZipFile(made, "w") as file:
        for name, text in parts.items():
            file.writestr(ZipInfo(name), text, ZIP_DEFLATED, 9)
    return made.getvalue()
