"""A finished page as Markdown: headings, paragraphs, lists, tables, links. Enough to feed another generator."""

import re
from html.parser import HTMLParser

HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
BLOCKS = {"p", "div", "section", "article", "figure", "figcaption", "details", "summary", "dl", "dt", "dd", "header"}
LEFT_OUT = {"svg", "script", "style", "button", "form", "nav", "template"}
"""Parts that are not text. Charts are kept as they are: see `as_markdown`."""

CHART = re.compile(r'<svg [^>]*role="group".*?</svg>', re.DOTALL)

VOID = {"br", "img", "input", "hr", "meta", "link", "wbr", "col"}
BOLD = {"b", "strong", "dt", "summary"}


class _Writer(HTMLParser):
    """Collects the text of <main> as blocks of Markdown."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[str] = []
        self.title = ""
        self._inside = False
        self._skipped: list[str] = []
        self._text = ""
        self._lead = ""
        self._lists: list[str] = []
        self._link = ""
        self._cells: list[str] | None = None
        self._rows: list[list[str]] | None = None
        self._in_cell = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._inside = True
        if not self._inside or tag in VOID:
            self._text += " " if tag == "br" else ""
        elif tag in LEFT_OUT:
            self._skipped.append(tag)
        elif self._skipped:
            return
        elif tag in HEADINGS:
            self._flush()
            self._lead = HEADINGS[tag] + " "
            self._anchor = found.get("id", "")
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists.append("-" if tag == "ul" else "1.")
        elif tag == "li":
            self._flush()
            self._lead = "    " * (len(self._lists) - 1) + f"{self._lists[-1] if self._lists else '-'} "
        elif tag == "table":
            self._flush()
            self._rows = []
        elif tag == "tr":
            self._end_row()
            self._cells = []
        elif tag in ("td", "th"):
            self._end_cell()
            self._in_cell = True
        elif tag == "a":
            self._link = found.get("href", "")
            self._text += "["
        elif tag in BLOCKS:
            if tag == "dd" and self._text.startswith("**"):  # the term before it may have no end tag
                self._text += "**"
            self._flush()
        if tag in BOLD and not self._skipped:
            self._text += "**"

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._flush()
            self._inside = False
        if self._skipped:
            if tag == self._skipped[-1]:
                self._skipped.pop()
            return
        if not self._inside:
            return
        if tag in BOLD:
            self._text = self._text[:-2] if self._text.endswith("**") else self._text + "**"
        if tag in HEADINGS:
            if self._anchor:
                self._text += f" {{#{self._anchor}}}"
            self._flush()
        elif tag in ("ul", "ol"):
            self._flush()
            self._lists = self._lists[:-1]
        elif tag == "table" and self._rows is not None:
            self._end_row()
            self.blocks.append(_table(self._rows))
            self._rows = None
        elif tag == "a":
            self._text += f"]({_address(self._link)})"
        elif tag == "li" or tag in BLOCKS:
            self._flush()

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skipped:
            self._text += data

    def _end_cell(self) -> None:
        if self._in_cell and self._cells is not None:
            self._cells.append(_line(self._text).replace("|", "\\|"))
        self._in_cell = False
        self._text = ""

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells and self._rows is not None:
            self._rows.append(self._cells)
        self._cells = None

    def _flush(self) -> None:
        if self._rows is not None:  # blocks inside a cell run together
            self._text += " "
            return
        line = _line(self._text)
        if line and line != "**":
            self.blocks.append(self._lead + line if self._lead else "    " * len(self._lists) + line)
            self._lead = ""
        self._text = ""

    _anchor = ""


def _line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _table(rows: list[list[str]]) -> str:
    width = max((len(row) for row in rows), default=0)
    lines = [f"| {' | '.join(row + [''] * (width - len(row)))} |" for row in rows]
    return "\n".join([*lines[:1], "|" + " --- |" * width, *lines[1:]])


def _address(href: str) -> str:
    return re.sub(r"^(?!\w+:)([^#?]*)\.html", r"\1.md", href)


def as_markdown(page: str) -> str:
    """The main part of a page as Markdown. Its charts are part of the finished page: raw HTML, a block each."""
    charts: list[str] = []

    def keep(found: re.Match[str]) -> str:
        charts.append(found[0])
        return f"<p>chart-number-{len(charts) - 1}</p>"

    writer = _Writer()
    writer.feed(CHART.sub(keep, page))
    writer.close()
    text = "\n\n".join(writer.blocks) + "\n"
    place = re.compile(r"^ *chart-number-([0-9]+)$", re.MULTILINE)
    return place.sub(lambda found: f"<figure>{charts[int(found[1])]}</figure>", text)
