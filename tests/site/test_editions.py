"""The public edition holds nothing of the staff edition; what an author writes never becomes a script."""

import html
import json
import re
from pathlib import Path

import pytest
from built import build, files_of
from conftest import TODAY

from generator.pipeline import check_project
from generator.project import Project, read_project


def _edit(project: Project, file: str, *changes: tuple[str, str]) -> None:
    path = project.routes / file
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def marked(project: Project) -> tuple[Project, list[str]]:
    """The small guide with a marker in every field that only staff may see."""
    signs = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
    marks = iter(f"内部标记{sign}{number}" for number, sign in enumerate(signs))
    used: list[str] = []

    def mark() -> str:
        used.append(next(marks))
        return used[-1]

    _edit(
        project, "matters/street-light.yaml",
        ("nature: 申诉求决", f"nature: 申诉求决{mark()}"), ("level: 乡镇、街道", f"level: 乡镇{mark()}"),
        ("accept: 受理", f"accept: 受理{mark()}"), ("先问养护单位。", f"先问养护单位{mark()}。"),
    )  # fmt: skip
    _edit(
        project, "procedures/petition.yaml",
        ("title: 分清性质", f"title: 分清性质{mark()}"), ("看事实和请求，", f"看事实{mark()}，"),
        ("when: 属于本机关", f"when: 属于本机关{mark()}"), ("title: 起草意见书", f"title: 起草{mark()}"),
        ("写明请求、事实、理由、依据。", f"写明{mark()}。"), ("when: 信访人接受", f"when: 信访人接受{mark()}"),
    )  # fmt: skip
    _edit(
        project, "documents.yaml",
        ("title: 信访事项转送单, kind: internal, by: 信访部门", f"title: 转送单{mark()}, kind: internal, by: 信访部门{mark()}"),
        ("送达后记下收到的日期。", f"送达后记下{mark()}。"),
    )  # fmt: skip
    _edit(
        project, "topics/rights.yaml",
        ("title: 办公室", f"title: 办公室{mark()}"), ("录入系统。", f"录入系统{mark()}。"),
    )  # fmt: skip
    hidden = (project.routes / "topics" / "rights.yaml").read_text(encoding="utf-8").replace("id: rights", "id: duty")
    hidden = hidden.replace("title: 权利\n", f"title: 值班{mark()}\naudience: staff\n")
    hidden = hidden.replace("plain: 你可以做什么", f"plain: 值班{mark()}").replace("信访人的权利。", f"值班表{mark()}。")
    (project.routes / "topics" / "duty.yaml").write_text(hidden, encoding="utf-8")
    return project, used


def test_nothing_for_staff_is_anywhere_in_the_public_edition(marked: tuple[Project, list[str]]) -> None:
    project, used = marked
    site = build(project, "public")
    for path, content in files_of(site.folder).items():
        text = content.decode("utf-8", "replace")
        for form in (text, html.unescape(text), re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), text)):
            assert [mark for mark in [*used, "内部标记", "transfer-slip"] if mark in form] == [], path
    assert "topics/duty.html" not in site.paths()
    assert "documents/transfer-slip.html" not in site.paths()


def test_everything_for_staff_is_in_the_staff_edition(marked: tuple[Project, list[str]]) -> None:
    project, used = marked
    site = build(project, "staff")
    pages = "\n".join(re.sub(r"<[^>]+>|\s", "", site.read(path)) for path in site.paths())
    assert [mark for mark in used if mark not in pages] == []


@pytest.mark.parametrize(
    "text", ['"><script>alert(1)</script>', "<b>粗</b>", "a<b", "x>y", "javascript:alert(1)", "https://example.com/"]
)
def test_text_with_markup_or_addresses_does_not_load(project: Project, text: str) -> None:
    _edit(project, "matters/street-light.yaml", ("title: 路灯不亮", f"title: {json.dumps(text, ensure_ascii=False)}"))
    checked = check_project(project, TODAY)
    assert checked.has_errors
    assert [problem.location.file for problem in checked.problems if str(problem.severity) == "error"]


def test_quotes_and_ampersands_are_escaped(tmp_path: Path, project: Project) -> None:
    odd = """路灯" class="x & 'y' ${z} \\"""
    _edit(
        project, "matters/street-light.yaml",
        ("title: 路灯不亮", f"title: {json.dumps(odd, ensure_ascii=False)}"),
        ("[街灯坏了,", f"[{json.dumps(odd + '二', ensure_ascii=False)},"),
    )  # fmt: skip
    site = build(project, "public")
    page = site.read("matters/street-light.html")
    assert html.escape(odd)[:12] in page.replace("&#34;", "&quot;").replace("&#39;", "&#x27;")
    for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S):
        assert json.loads(text)["name"] == odd
    assert json.loads(site.read("data/guide.json"))["matters"][0]["title"] == odd
    for path in site.paths():
        assert '路灯" class="x' not in re.sub(r"<script.*?</script>", "", site.read(path), flags=re.S), path


def test_a_folder_that_pretends_to_be_ours_is_not_followed(tmp_path: Path, project: Project) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("- {id: a, title: 秘密, plain: 乙}\n", encoding="utf-8")
    (project.routes / "groups.yaml").unlink()
    (project.routes / "groups.yaml").symlink_to(outside)
    checked = check_project(project, TODAY)
    assert "outside-folder" in {problem.id for problem in checked.problems}


def test_sites_of_a_project_elsewhere_do_not_name_its_place(project: Project) -> None:
    for path, content in files_of(build(project, "staff").folder).items():
        assert str(project.root).encode() not in content, path


def test_the_sitemap_needs_an_address(project: Project) -> None:
    assert "sitemap.xml" not in files_of(build(project, "public").folder)
    (project.root / "routemap.toml").write_text('statutes = "statutes"\nsite_url = "https://example.org/a&b/"\n')
    site = build(read_project(project.root), "public")
    assert "<loc>https://example.org/a&amp;b/matters/street-light.html</loc>" in site.read("sitemap.xml")
    assert "404.html" not in site.read("sitemap.xml")


def test_the_page_for_what_is_missing_finds_its_parts_from_any_depth(project: Project) -> None:
    """Where the address of the site is known. Without it the page can only be right at the root, and in a folder."""
    links = re.compile(r'(?:href|src|action|data-keep|data-root)="?([^\s">]*)')
    found = links.findall(build(project, "public").read("404.html"))
    assert not [link for link in found if link.startswith("/")]
    (project.root / "routemap.toml").write_text('statutes = "statutes"\nsite_url = "https://example.org/guide"\n')
    found = links.findall(build(read_project(project.root), "public").read("404.html"))
    assert "/guide/assets/style.css" in found
    assert not [link for link in found if not link.startswith(("/guide/", "#", "tel:"))]
