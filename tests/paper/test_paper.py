"""What is printed: the same words on the page and in the PDF, on the right paper, readable by people and by programs."""

import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdf
import pypdfium2
import pytest
from barriers import barriers
from built import HERE, Built
from click.testing import CliRunner, Result
from conftest import TODAY
from playwright.sync_api import Browser
from qr_reader import squares_of_png, squares_of_svg, words_of

from generator.cli import routemap
from generator.commands.pdf import pages_of
from generator.draw import draw_charts
from generator.paper import CannotSet, Content, typeset, typesetting
from generator.paper.drawing import pieces
from generator.pipeline import Checked, check_project, renderer_for, settings_for
from generator.project import read_project
from generator.render.flowchart import procedure_chart
from generator.render.handout import Handout, HandoutMaker
from generator.render.pages import paper

ADDRESS = "https://a.cn"
MILLIMETRE = 72 / 25.4


def content_of(root: Path, checked: Checked, edition: Any = "public", **changes: Any) -> Content:
    project = read_project(root)
    settings = replace(settings_for(project, checked, edition), **changes)
    draw = partial(draw_charts, cache_folder=read_project(HERE).cache / "charts", wording=checked.wording)
    return Content(checked.guide, checked.wording, settings, draw)


@pytest.fixture
def content(small: Path) -> Content:
    """The small guide, which stands at an address short enough for the reader of these tests."""
    return content_of(small.parent, check_project(read_project(small.parent), TODAY), site_url=ADDRESS)


def read(pdf: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)


def size_of(pdf: bytes) -> tuple[int, int]:
    box = read(pdf).pages[0].mediabox
    return round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)


def every(content: Content) -> dict[str, dict[str, Any]]:
    guide = content.guide
    matter, procedure, category = guide.matters["street-light"], guide.procedures["petition"], guide.categories["neighbours"]
    return {
        "sheet": content.matters([matter], "x"),
        "card": content.matters([matter], "x", "a6"),
        "large": content.matters([matter], "x", large=True),
        "procedure": content.procedures([procedure], "x"),
        "chart": content.poster(procedure, "a3"),
        "wall": content.poster(category, "a2"),
        "leaflet": content.leaflet(category),
        "handbook": content.handbook(),
    }


SIZES = {
    "sheet": (210, 297), "card": (105, 148), "large": (210, 297), "procedure": (210, 297), "chart": (297, 420),
    "wall": (420, 594), "leaflet": (297, 210), "handbook": (210, 297),
}  # fmt: skip


def test_every_form_is_on_its_paper_and_can_be_searched(content: Content) -> None:
    for form, data in every(content).items():
        pdf = typeset(data)
        assert size_of(pdf) == SIZES[form], form
        text = text_of(pdf).replace("\r\n", "")
        for words in ["信访办理"] if form in ("procedure", "chart") else ["门口的路灯坏了没人修", "信访办理"]:
            assert words in text, form
        assert not re.search("[\u2e80-\u2fdf]", text), f"{form}: radicals instead of characters"


def test_a_pdf_is_the_same_every_time(content: Content) -> None:
    data = content.handbook()
    assert typeset(data) == typeset(data)


def test_the_fonts_are_inside_and_only_their_used_signs(content: Content) -> None:
    names, programs = set(), 0
    for page in read(typeset(content.handbook())).pages:
        for font in page["/Resources"].get("/Font", {}).values():  # type: ignore[union-attr]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            names.add(str(inner["/BaseFont"]))
            programs += len(inner["/FontDescriptor"]["/FontFile3"].get_object().get_data())
    assert {re.sub(r"^/[A-Z]{6}\+", "", name) for name in names} == {"NotoSansCJKsc-Regular", "NotoSansCJKsc-Bold"}
    assert all(re.match(r"/[A-Z]{6}\+", name) for name in names)
    assert programs


def test_the_handbook_has_bookmarks_contents_and_indexes(content: Content, wording: Any) -> None:
    pdf = typeset(content.handbook())
    reader = read(pdf)

    def titles(outline: Any) -> list[str]:
        return [title for entry in outline for title in (titles(entry) if isinstance(entry, list) else [entry.title])]

    found = titles(reader.outline)
    for key in ("use-title", "part-procedures", "part-agencies", "part-documents", "part-terms", "part-laws", "part-words"):
        assert wording.say(f"paper.{key}") in found
    assert {"门口的路灯坏了没人修", "信访办理", "生活"} <= set(found)
    texts = [page.extract_text() or "" for page in reader.pages]
    place = next(number for number, text in enumerate(texts, 1) if "先记下路灯的位置" in text)
    document = pypdfium2.PdfDocument(pdf)
    last = document[len(document) - 1].get_textpage().get_text_range()
    assert re.search(rf"街灯坏了\s*{place}\b", last), "the index of words names the page of the matter"
    assert "不是法律意见" in document[0].get_textpage().get_text_range()


def test_page_and_pdf_say_the_same(content: Content, small: Path) -> None:
    checked = check_project(read_project(small.parent), TODAY)
    project = replace(read_project(small.parent), site_url=ADDRESS)
    renderer = renderer_for(project, checked, "public")
    written = renderer.write(paper.sheets(renderer.guide, renderer.wording, renderer.settings))
    files = {file.path: file.content.decode() for file in written}
    assert set(files) == {
        "paper/street-light.html", "posters/petition.html", "posters/category-neighbours.html", "leaflets/neighbours.html",
    }  # fmt: skip
    page = re.sub(r"<[^>]+>|\s", "", files["paper/street-light.html"])
    pdf = re.sub(r"\s", "", text_of(typeset(content.matters(content.guide.matters.values(), "x"))))
    handout = HandoutMaker(renderer.guide, renderer.wording, renderer.settings).handout(renderer.guide.matters["street-light"])
    said = [
        handout.do_first, handout.how_long, handout.status, *(need.title for need in handout.needs), *handout.points,
        *(text for limit in (*handout.yours, *handout.theirs) for text in (limit.label, limit.length)),
        *(passage.title for passage in (*handout.silence, *handout.remedies)), *(place for law in handout.laws for place in law),
    ]  # fmt: skip
    assert len(said) > 15
    for words in said:
        plain = re.sub(r"\s", "", words)
        assert plain in page, words
        assert plain in pdf, words


def test_the_code_leads_to_the_page(content: Content, small: Path) -> None:
    sheet = content.matters(content.guide.matters.values(), "x")["sheets"][0]
    assert words_of(squares_of_svg(sheet["qr"])) == f"{ADDRESS}/matters/street-light.html"
    checked = check_project(read_project(small.parent), TODAY)
    renderer = renderer_for(replace(read_project(small.parent), site_url=ADDRESS), checked, "public")
    written = renderer.write(paper.sheets(renderer.guide, renderer.wording, renderer.settings))
    page = next(file.content.decode() for file in written if file.path == "paper/street-light.html")
    assert words_of(squares_of_png(re.findall(r'<img src="([^"]+)"', page)[0])) == f"{ADDRESS}/matters/street-light.html"


@pytest.mark.parametrize(("edition", "told"), [("public", False), ("staff", True)])
def test_without_an_address_only_editors_are_told_why(small: Path, wording: Any, edition: Any, told: bool) -> None:
    renderer = renderer_for(read_project(small.parent), check_project(read_project(small.parent), TODAY), edition)
    for file in renderer.write(paper.sheets(renderer.guide, renderer.wording, renderer.settings)):
        text = file.content.decode()
        assert (wording.say("paper.no-address") in text) == told, file.path
        assert "<img" not in text


def test_paper_is_in_no_sitemap(small: Path) -> None:
    checked = check_project(read_project(small.parent), TODAY)
    renderer = renderer_for(replace(read_project(small.parent), site_url=ADDRESS), checked, "public")
    sitemap = next(file.content.decode() for file in renderer.all_files() if file.path == "sitemap.xml")
    assert "matters/street-light.html" in sitemap
    assert not re.search("/(paper|posters|leaflets)/", sitemap)


def test_the_staff_edition_says_so_on_its_paper(small: Path, wording: Any) -> None:
    staff = content_of(small.parent, check_project(read_project(small.parent), TODAY), "staff")
    for form, data in every(staff).items():
        assert "不要转发给公众" in re.sub(r"\s", "", text_of(typeset(data))), form
    assert "先问养护单位" in text_of(typeset(staff.handbook()))


def test_nothing_for_staff_is_on_public_paper(content: Content) -> None:
    for form, data in every(content).items():
        assert not re.search("养护单位|分清性质|转送单|不要转发", text_of(typeset(data))), form


def test_a_drawing_on_paper_is_xml_and_says_every_word_once(content: Content) -> None:
    chart = procedure_chart(content.guide, content._wording, content.guide.procedures["petition"], lambda kind, name: "x.html")
    drawing = draw_charts([chart])[chart.id]
    whole = sorted(re.findall(r"<text[^>]*>([^<]+)</text>", drawing.svg))
    for parts in (1, 2, 3):
        found = pieces(drawing, parts)
        assert len(found) == parts
        trees = [ElementTree.fromstring(piece["svg"]) for piece in found]
        words = sorted(str(text.text) for tree in trees for text in tree.iter("{http://www.w3.org/2000/svg}text"))
        assert words == whole
        assert sum(piece["height"] for piece in found) == pytest.approx(drawing.height)
        assert "href=\"x.html" not in "".join(piece["svg"] for piece in found)


def test_paper_knows_black_white_and_two_greys_only() -> None:
    """Nothing may be said by colour: what prints has none."""
    text = (HERE / "generator/render/assets/paper-chart.css").read_text(encoding="utf-8")
    assert set(re.findall(r"(?:fill|stroke): (#\w+)", text)) == {"#000", "#fff", "#ddd", "#eee"}
    for file in (HERE / "generator/paper/templates").glob("*.typ"):
        assert not re.search(r"rgb\(|luma\(|\b(red|blue|green|gray)\b", file.read_text(encoding="utf-8")), file.name


# ---- the real guide ----


def test_every_sheet_of_the_guide_has_two_pages_at_most(real: Checked) -> None:
    content = content_of(HERE, real, site_url="https://example.org/guide")
    for look, most in (("a4", 2), ("a6", 2), ("large", 3)):
        data = content.matters(content.guide.matters.values(), "x", "a6" if look == "a6" else "a4", large=look == "large")
        reader = read(typeset(data, tagged=False))
        starts = [reader.get_destination_page_number(entry) for entry in reader.outline if not isinstance(entry, list)]
        assert len(starts) == len(content.guide.matters)
        long = [b - a for a, b in zip(starts, [*starts[1:], len(reader.pages)], strict=True) if b - a > most]
        assert long == [], look


def test_posters_and_leaflets_fit(real: Checked) -> None:
    content = content_of(HERE, real, site_url="https://example.org/guide")
    for category in content.guide.categories.values():
        assert len(read(typeset(content.poster(category, "a3"))).pages) == 1, category.id
        assert len(read(typeset(content.leaflet(category))).pages) == 2, category.id
    for procedure in content.guide.procedures.values():
        assert len(read(typeset(content.poster(procedure, "a3"))).pages) == 1, procedure.id


def test_every_word_of_the_paper_is_printed_somewhere(wording: Any) -> None:
    """The words of the catalogue and the parts of a handout; those below are picked by the name of what they describe."""
    files = [path for kind in ("*.py", "*.html", "*.typ") for path in (HERE / "generator").rglob(kind)]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    picked = {"staff-nature", "staff-level", "staff-accept", "requires", "barred"}
    words = wording.section("paper").keys() - picked
    assert [word for word in words if not re.search(rf"""(?:\bpaper\.|\bw\.|\bw\["|\bsay\("){word}(?![\w-])""", code)] == []
    parts = (field.name for field in fields(Handout))
    assert [part for part in parts if not re.search(rf"""\b(?:sheet|h)\.{part}\b|\bdata\["{part}"\]""", code)] == []


# ---- the command ----


@pytest.fixture
def run(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def call(*arguments: str) -> Result:
        result = CliRunner().invoke(routemap, ["-C", str(small.parent), "pdf", *arguments], env={"ROUTEMAP_TODAY": str(TODAY)})
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call


@pytest.mark.parametrize(
    ("words", "file"),
    [
        (["matter", "street-light"], "street-light.pdf"),
        (["matter", "street-light", "--size", "a6"], "street-light-card.pdf"),
        (["matter", "street-light", "--large", "-e", "staff"], "street-light-large-staff.pdf"),
        (["category", "neighbours"], "category-neighbours.pdf"),
        (["procedure", "petition", "-o", "way.pdf"], "way.pdf"),
        (["poster", "category", "neighbours", "--size", "a2"], "poster-neighbours-a2.pdf"),
        (["leaflet", "neighbours"], "leaflet-neighbours.pdf"),
        (["handbook"], "handbook.pdf"),
    ],
)
def test_a_command_writes_one_pdf(run: Callable[..., Result], words: list[str], file: str) -> None:
    result = run(*words)
    assert result.exit_code == 0, result.output
    assert [path.name for path in Path().iterdir()] == [file]
    pages = len(pypdf.PdfReader(file).pages)
    assert f"{file}：{pages} 页" in result.output
    assert "site_url" in result.output


def test_headings_are_not_counted_as_pages() -> None:
    pdf = typesetting.typst.compile("\n".join(f"= {number}" for number in range(30)).encode())
    assert pages_of(pdf) == len(read(pdf).pages) < 5


def test_an_unknown_id_names_its_neighbour(run: Callable[..., Result]) -> None:
    for words, near in ((["matter", "street-ligth"], "street-light"), (["poster", "procedure", "petitoin"], "petition")):
        result = run(*words)
        assert result.exit_code == 2
        assert f"是不是「{near}」" in result.output
    assert run("leaflet", "zzz").exit_code == 2
    assert run("matter", "street-light", "--large", "--size", "a6").exit_code == 2
    assert list(Path().iterdir()) == []


def test_of_a_category_without_matters_there_is_nothing_to_print(run: Callable[..., Result], small: Path) -> None:
    with (small / "categories.yaml").open("a", encoding="utf-8") as file:
        file.write("- {id: boats, title: 船, plain: 船和码头, group: living}\n")
    for words in (["category", "boats"], ["poster", "category", "boats"], ["leaflet", "boats"]):
        result = run(*words)
        assert result.exit_code == 2
        assert "boats" in result.output
    assert run("handbook").exit_code == 0
    assert [path.name for path in Path().iterdir()] == ["handbook.pdf"]


def test_a_guide_with_errors_writes_nothing(run: Callable[..., Result], small: Path) -> None:
    Path("handbook.pdf").write_bytes(b"the last one")
    file = small / "matters" / "street-light.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("category: n", "categori: n"), encoding="utf-8")
    result = run("handbook")
    assert result.exit_code == 1
    assert "没有写出 PDF" in result.output
    assert "street-light.yaml:" in result.output
    assert Path("handbook.pdf").read_bytes() == b"the last one"


def test_what_cannot_be_set_is_said_in_one_line(
    run: Callable[..., Result], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "写不了：没有这个文件或者文件夹" in run("leaflet", "neighbours", "-o", "nowhere/x.pdf").output
    file = small / "matters" / "street-light.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("门口的路灯坏了", "门口的路灯𠮷坏了"), encoding="utf-8")
    result = run("matter", "street-light")
    assert result.exit_code == 1
    assert "字体里没有「" in result.output
    assert "𠮷" in result.output
    (small.parent / "routemap.toml").write_text('statutes = "statutes"\nfonts = "none"\n', encoding="utf-8")
    assert "没有字体" in run("matter", "street-light").output
    monkeypatch.setattr(typesetting, "typst", None)
    assert "typst" in run("matter", "street-light").output
    assert list(Path().iterdir()) == []


def test_a_folder_of_fonts_comes_before_ours(tmp_path: Path) -> None:
    with pytest.raises(CannotSet):
        typesetting.families(tmp_path)
    (tmp_path / "own.otf").write_bytes((typesetting.FONTS / "NotoSansCJKsc-Bold-subset.otf").read_bytes())
    assert typesetting.families(tmp_path) == [typesetting.FAMILY]


# ---- in the browser ----


@pytest.mark.browser
@pytest.mark.parametrize(("anchor", "size"), [("", (210, 297)), ("#card", (105, 148)), ("#large", (210, 297))])
def test_the_print_view_prints_on_its_paper(public: Built, browser: Browser, anchor: str, size: tuple[int, int]) -> None:
    page = browser.new_page(java_script_enabled=False)
    for name in ("wage-arrears", public.paths("paper/*.html")[0].removeprefix("paper/").removesuffix(".html")):
        page.goto("about:blank")
        page.goto(f"file://{public.folder}/paper/{name}.html{anchor}")
        pdf = page.pdf(prefer_css_page_size=True)
        assert size_of(pdf) == size
        assert len(read(pdf).pages) <= (3 if anchor == "#large" else 2)
    page.close()


HEIGHT = "document.querySelector('main').getBoundingClientRect().height"


@pytest.mark.browser
@pytest.mark.parametrize("edition", ["public", "staff"])
def test_the_map_is_on_every_sheet_that_has_room_for_it(edition: str, request: pytest.FixtureRequest, browser: Browser) -> None:
    """The longest sheets and every tenth of the others measured as they are printed; those that fill most are printed."""
    built: Built = request.getfixturevalue(edition)
    page = browser.new_page(viewport={"width": round(184 * 96 / 25.4), "height": 740})
    page.emulate_media(media="print")
    with_map: dict[str, float] = {}
    paths = sorted(built.paths("paper/*.html"), key=lambda path: -len(built.read(path)))
    for path in [*paths[:30], *paths[30::10]] if edition == "public" else paths[::10]:
        if 'class="n m"' in built.read(path):
            page.goto(f"file://{built.folder}/{path}")
            with_map[path] = page.evaluate(HEIGHT)
            assert page.locator("section.m svg[aria-hidden] use").first.evaluate("one => one.getBoundingClientRect().width") > 180
        else:
            assert "这张纸放不下" in built.read(path), path
    if edition == "public":
        assert sum('class="n m"' in built.read(path) for path in paths) > 0.8 * len(paths)
    for path in sorted(with_map, key=lambda path: -with_map[path])[:8]:
        page.goto(f"file://{built.folder}/{path}")
        assert len(read(page.pdf(prefer_css_page_size=True)).pages) <= 2, path
    page.close()


@pytest.mark.browser
@pytest.mark.parametrize(("folder", "size"), [("posters", (297, 420)), ("leaflets", (297, 210))])
def test_posters_and_leaflets_print_on_their_paper(
    public: Built, browser: Browser, folder: str, size: tuple[int, int]
) -> None:
    page = browser.new_page()
    for path in public.paths(f"{folder}/*.html")[:: 8]:
        page.goto(f"file://{public.folder}/{path}")
        pdf = page.pdf(prefer_css_page_size=True)
        assert (size_of(pdf), len(read(pdf).pages)) == (size, 2 if folder == "leaflets" else 1), path
    page.close()


@pytest.mark.browser
def test_pages_for_paper_are_accessible_and_never_wider_than_the_screen(public: Built, browser: Browser) -> None:
    first = public.paths("posters/[!c]*.html")[0]
    for width in (320, 1280):
        page = browser.new_page(viewport={"width": width, "height": 740})
        for path in ("paper/wage-arrears.html", "paper/wage-arrears.html#card", first, public.paths("leaflets/*.html")[0]):
            page.goto("about:blank")
            page.goto(f"file://{public.folder}/{path}")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
            assert barriers(page) == [], path
        page.close()
