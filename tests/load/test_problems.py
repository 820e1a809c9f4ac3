"""Every problem that loading reports: a wrong text, its id, and the place where it is wrong.

The sign ▸ stands in the text where the problem must be reported, and is taken out before it is loaded.
"""

import os
from importlib import import_module
from pathlib import Path
from time import process_time

import pytest
import yaml
from conftest import draw_tree

from generator.load import load_guide
from generator.load.link import SUGGESTED
from generator.load.validate import MOST
from generator.problems import Severity, sentences
from generator.wording import Wording

LAW = "id: a\ntitle: 甲法\nshort: 甲\nkind: law\nissuer: 乙\nstatus: in-force\n"
TERM = "id: a\nterm: 甲\nplain: 乙\n"
HOTLINE = """
- id: a
  title: 甲
  branch: government
  levels: [city]
  hotlines: [{number: NUMBER, for: 乙, status: confirmed}]
"""
REMEDY = "{procedure: petition, enter: ask, when: 向上一级机关反映}"
CLOCK = "{from: 甲, within: 1日, basis: 《信访工作条例》第三十四条}"
FORM = "by: 信访人, form: {fields: ["

# In an empty folder: file, text, id.
ALONE = [
    ("groups/a.yaml", "▸", "empty-file"),
    ("groups/a.yaml", "▸# 只有一句说明\n", "empty-file"),
    ("groups/a.yaml", "id: a\n▸\ttitle: 甲\n", "tab"),
    ("groups/a.yaml", "id: a\ntitle: 甲▸\t乙\nplain: 丙\n", "tab"),
    ("groups/a.yaml", "id: a\ntitle: 收到▸\x00的\n", "control-character"),
    ("groups/a.yaml", "id: a\ntitle: 收到▸\x1b[31m\n", "control-character"),
    ("groups/a.yaml", "id: a\ntitle: 收到▸\u202e之日\n", "control-character"),
    ("groups/a.yaml", "id: a\ntitle: 收到▸\ufeff之日\n", "control-character"),
    ("groups/a.yaml", "id: a▸\rtitle: 甲\n", "control-character"),
    ("groups/a.yaml", "id: a\ntitle: 甲\n plain▸: 乙\n", "broken-yaml"),
    ("groups/a.yaml", "id: a\nplain: [甲\n▸", "broken-yaml"),
    ("groups/a.yaml", "id: a\ntitle: 甲▸: 乙\n", "broken-yaml"),
    ("groups/a.yaml", "id: a\ntitle: ▸@甲\n", "broken-yaml"),
    ("groups/a.yaml", "id: a\ntitle: 甲\n▸id: b\n", "equal-keys"),
    ("groups/a.yaml", "id: a\ntitle: ▸&x 乙\nplain: 丙\n", "anchor"),
    ("groups/a.yaml", "▸&all\nid: a\ntitle: *all\n", "anchor"),
    ("groups/a.yaml", "id: a\ntitle: ▸*x\n", "alias"),
    ("groups/a.yaml", "id: a\ntitle: ▸!!python/object/apply:os.system [ls]\n", "tag"),
    ("groups/a.yaml", "id: a\ntitle: ▸!x 重要\n", "tag"),
    ("groups/a.yaml", "[" * 24 + "▸[", "too-deep"),
    ("groups/a.yaml", TERM + "▸---\n" + TERM, "several-documents"),
    ("groups/a.yaml", "▸[a]: 乙\n", "key-not-text"),
    ("groups/a.yaml", "id: a\n? ▸{b: c}\n: 乙\n", "key-not-text"),
    ("other/a.yaml", "▸id: a\n", "unknown-kind"),
    ("a.yaml", "▸id: a\n", "unknown-kind"),
    ("groups/deeper/a.yaml", "▸id: a\n", "unknown-kind"),
    ("groups/a.yml", "▸id: a\n", "unknown-kind"),
    ("groups/a.txt", "▸id: a\n", "not-yaml"),
    ("groups/a.yaml.bak", "▸id: a\n", "not-yaml"),
    ("groups/a.yaml", "▸一句话\n", "wrong-shape"),
    ("groups.yaml", "- ▸一句话\n", "wrong-shape"),
    ("groups.yaml", "- {id: a, title: ▸[甲], plain: 乙}\n", "wrong-shape"),
    ("glossary/a.yaml", TERM + "differs_from: ▸b\n", "wrong-shape"),
    ("glossary/a.yaml", TERM + "▸plian: 丙\n", "unknown-key"),
    ("glossary.yaml", "- {id: a, term: 甲, plain: 乙, ▸zzz: 丙}\n", "unknown-key"),
    ("glossary/a.yaml", "▸id: a\nterm: 甲\n", "missing-key"),
    ("glossary.yaml", "- id: b\n  term: 甲\n  plain: 乙\n- ▸id: a\n  term: 甲\n", "missing-key"),
    ("glossary/a.yaml", "id: a\nterm: 甲\nplain:▸\n", "too-few"),
    ("glossary/a.yaml", 'id: a\nterm: 甲\nplain: ▸""\n', "too-few"),
    ("audiences/a.yaml", "id: a\ntitle: 甲\nmatters: ▸[]\n", "too-few"),
    ("glossary/a.yaml", f"id: a\nterm: 甲\nplain: ▸{'乙' * 2001}\n", "too-long"),
    ("glossary.yaml", f"- {{id: ▸{'a' * 121}, term: 甲, plain: 乙}}\n", "too-long"),
    ("glossary.yaml", "- {id: ▸甲, term: 甲, plain: 乙}\n", "wrong-form"),
    ("glossary.yaml", "- {id: ▸A, term: 甲, plain: 乙}\n", "wrong-form"),
    ("glossary.yaml", "- {id: ▸../a, term: 甲, plain: 乙}\n", "wrong-form"),
    ("glossary.yaml", "- {id: ▸a/b, term: 甲, plain: 乙}\n", "wrong-form"),
    ("glossary.yaml", "- {id: ▸a--b, term: 甲, plain: 乙}\n", "wrong-form"),
    ("glossary.yaml", '- {id: ▸"a\\n", term: 甲, plain: 乙}\n', "wrong-form"),
    ("glossary/a.yaml", 'id: a\nterm: 甲\nplain: ▸"乙\\n丙"\n', "wrong-form"),
    ("agencies.yaml", HOTLINE.replace("NUMBER", "▸一二三"), "wrong-form"),
    pytest.param("agencies.yaml", HOTLINE.replace("NUMBER", "▸１２３"), "wrong-form"),
    ("glossary/a.yaml", "id: a\nterm: 甲\nplain: ▸<b>乙</b>\n", "markup"),
    ("glossary/a.yaml", "id: a\nterm: 甲\nplain: ▸3 > 2\n", "markup"),
    ("glossary/a.yaml", TERM + "basis: ▸信访工作条例第三十四条\n", "citation-form"),
    ("glossary/a.yaml", TERM + "basis: [《甲》第一条, ▸《甲》]\n", "citation-form"),
    ("glossary/a.yaml", TERM + "basis: ▸《甲》第一条《乙》第二条\n", "citation-form"),
    ("laws/a.yaml", LAW.replace("law\n", "▸laws\n", 1) + "counting: {silent: yes}\n", "unknown-word"),
    ("laws/a.yaml", LAW + "counting: {silent: ▸no}\n", "unknown-word"),
    ("laws/a.yaml", LAW + "effective: ▸2026-02-30\ncounting: {silent: yes}\n", "wrong-date"),
    ("laws/a.yaml", LAW + "effective: ▸去年\ncounting: {silent: yes}\n", "wrong-date"),
    ("laws/a.yaml", LAW + "counting: {workdays: [3, ▸五], basis: 《甲》第一条}\n", "wrong-number"),
    ("laws/a.yaml", LAW + "counting: ▸{basis: 《甲》第一条}\n", "counting-silent-or-says"),
    ("laws/a.yaml", LAW + "counting: ▸{silent: yes, first_day: excluded}\n", "counting-silent-or-says"),
    ("laws/a.yaml", LAW + "counting: ▸{first_day: excluded}\n", "counting-needs-article"),
    ("glossary.yaml", "- {id: a, term: 甲, plain: 乙}\n- {id: ▸a, term: 丙, plain: 丁}\n", "duplicate-id"),
    ("glossary/a.yaml", "id: ▸b\nterm: 甲\nplain: 乙\n", "file-name"),
    ("finder/a.yaml", "▸id: a\nof: start\nask: 甲\nanswers: [{id: b, say: 乙}, {id: c, say: 丙}]\n", "start-question"),
    ("finder/a.yaml", "id: a\nof: ▸nothing\nask: 甲\nanswers: [{id: b, say: 乙}, {id: c, say: 丙}]\n", "unknown-reference"),
    ("finder/a.yaml", "id: a\nof: claim\nask: 甲\nanswers: [{id: b, say: 乙}, {id: ▸b, say: 丙}]\n", "duplicate-id"),
    ("categories.yaml", "- {id: a, title: 甲, plain: 乙, group: ▸nothing}\n", "unknown-reference"),
    ("glossary.yaml", "- {id: a, term: 甲, plain: 乙, differs_from: [a, ▸b]}\n", "unknown-reference"),
]  # fmt: skip

# In the small guide: file, the text that is replaced, what stands there instead, id.
CHANGED = [
    ("procedures/petition.yaml", "within: 60日", "within: ▸六十日", "period-form"),
    ("procedures/petition.yaml", "within: 60日", "within: ▸60天", "period-form"),
    ("procedures/petition.yaml", "{by: 30日", "{by: ▸30", "period-form"),
    ("procedures/petition.yaml", "{by: 30日", "{by: 30日, times: ▸0", "wrong-number"),
    ("procedures/petition.yaml", "- from: 受理之日", "- ▸before: 受理之日\n        from: 甲", "clock-two-anchors"),
    ("procedures/petition.yaml", "- from: 受理之日\n        within", "- ▸within", "clock-no-anchor"),
    ("procedures/petition.yaml", "[{from: 收到书面答复之日, within: 30日,", "[▸{from: 甲,", "clock-one-length"),
    ("procedures/petition.yaml", "[{from: 收到复查请求之日,", "[▸{from: 甲, at_least: 1日,", "clock-one-length"),
    (
        "procedures/petition.yaml", "- from: 受理之日\n        within: 60日", "- ▸from: 受理之日\n        within: 60小时",
        "clock-prolonged-by-hours",
    ),
    ("procedures/petition.yaml", "- id: ask\n", "- ▸id: ask\n    clocks: [" + CLOCK + "]\n", "step-time"),
    ("procedures/petition.yaml", "    no_clock: 条例没有规定提出的期限。\n", "", "step-time"),
    ("procedures/petition.yaml", f"    remedies: [{REMEDY}]\n", "", "end-leads-nowhere"),
    ("procedures/petition.yaml", "family: petition-three-level", "family: ▸petition-two-level", "unknown-reference"),
    ("procedures/petition.yaml", "main_step: look", "main_step: ▸loo", "unknown-reference"),
    ("procedures/petition.yaml", "doors: [ask, request-review]", "doors: [ask, request-review, ▸aks]", "unknown-reference"),
    ("procedures/petition.yaml", "who: applicant", "who: ▸applicants", "unknown-reference"),
    ("procedures/petition.yaml", "to: write}", "to: ▸rite}", "unknown-reference"),
    ("procedures/petition.yaml", "to: silent}", "to: ▸nowhere}", "unknown-reference"),
    ("procedures/petition.yaml", "needs: [letter]", "needs: [▸latter]", "unknown-reference"),
    ("procedures/petition.yaml", "gives: [transfer-slip]", "gives: [▸slip]", "unknown-reference"),
    ("procedures/petition.yaml", "document: opinion", "document: ▸opinions", "unknown-reference"),
    ("procedures/petition.yaml", "{procedure: petition, enter", "{procedure: ▸petitions, enter", "unknown-reference"),
    ("procedures/petition.yaml", "enter: ask", "enter: ▸look", "unknown-reference"),
    ("procedures/petition.yaml", "side: authority", "side: ▸office", "unknown-word"),
    ("matters/street-light.yaml", "- procedure: petition", "- procedure: ▸petitions", "unknown-reference"),
    ("matters/street-light.yaml", "[street-office,", "[▸street,", "unknown-reference"),
    ("matters/street-light.yaml", "category: neighbours", "category: ▸neighbour", "unknown-reference"),
    ("matters/street-light.yaml", "bring: [letter]", "bring: [▸later]", "unknown-reference"),
    ("matters/street-light.yaml", "instead: estate-light", "instead: ▸estate", "unknown-reference"),
    ("matters/street-light.yaml", "bring:", "related: [▸other]\nbring:", "unknown-reference"),
    ("matters/street-light.yaml", "aliases: [街灯坏了, 晚上没有灯]", "aliases: ▸[街灯坏了]", "too-few"),
    ("matters/street-light.yaml", "bring:", 'sensitive: [▸"999"]\nbring:', "unknown-reference"),
    ("planned.yaml", "category: neighbours", "category: ▸work", "unknown-reference"),
    ("audiences.yaml", "[street-light]", "[▸street-lights]", "unknown-reference"),
    ("cases.yaml", "route: petition", "route: ▸suit", "unknown-reference"),
    ("cases.yaml", "matter: street-light", "matter: ▸light", "unknown-reference"),
    ("agencies.yaml", "parent: petition-office", "parent: ▸office", "unknown-reference"),
    ("agencies.yaml", 'hotlines: [{number: "12345"', "parent: ▸office\n  hotlines: [{number: \"12345\"", "unknown-reference"),
    ("documents.yaml", "by: 信访人}", FORM + "▸{id: a, label: 甲, kind: choice}, {id: b, label: 乙}]}}", "field-choices"),
    ("documents.yaml", "by: 信访人}", FORM + "▸{id: a, label: 甲, choices: [乙, 丙]}, {id: b, label: 乙}]}}", "field-choices"),
    ("documents.yaml", "by: 信访人}", FORM + "▸{id: a, label: 甲, choices: [乙]}, {id: b, label: 乙}]}}", "field-choices"),
    ("documents.yaml", "by: 信访人}", FORM + "▸{id: a, label: 甲, kind: choice, choices: [乙]}, {id: b, label: 丙}]}}",
     "field-choices"),
    ("documents.yaml", "by: 信访人}", FORM + "{id: a, label: 甲}, {id: ▸a, label: 乙}]}}", "duplicate-id"),
    ("documents.yaml", "- id: opinion", "- ▸id: opinion\n  form: {fields: [{id: a, label: 甲}]}", "form-not-for-public"),
    ("laws.yaml", "status: in-force", "status: in-force\n  replaced_by: ▸b", "unknown-reference"),
    ("laws.yaml", "{silent: yes}", "{by: ▸b, basis: 《甲》第一条}", "unknown-reference"),
]  # fmt: skip

# Files that are no text, links and folders: tests of their own below.
ELSEWHERE = {
    "no-folder", "unreadable-file", "outside-folder", "file-too-large", "byte-order-mark", "not-utf8", "wrong-value",
}  # fmt: skip


def ids_tested() -> set[str]:
    """Every id that loading can report, as far as these tests know."""
    rows = [getattr(row, "values", row) for row in (*ALONE, *CHANGED)]
    return {str(row[-1]) for row in rows} | ELSEWHERE


def without_mark(text: str) -> tuple[str, int, int]:
    """The text without its sign, and the line and column of the sign."""
    before, sign, after = text.partition("▸")
    assert sign
    return before + after, before.count("\n") + 1, len(before) - before.rfind("\n")


def found(routes: Path, wording: Wording) -> list[tuple[str, str, int, int]]:
    problems = load_guide(routes, wording).problems
    assert all(problem.severity is Severity.ERROR for problem in problems)
    assert all(problem.what and problem.why and problem.hint for problem in problems)
    return [(p.id, p.location.file, p.location.line, p.location.column) for p in problems]


def write(routes: Path, file: str, text: str | bytes) -> Path:
    path = routes / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


@pytest.mark.parametrize(("file", "text", "problem"), ALONE)
def test_a_wrong_file(tmp_path: Path, wording: Wording, file: str, text: str, problem: str) -> None:
    text, line, column = without_mark(text)
    write(tmp_path / "routes", file, text)
    assert found(tmp_path / "routes", wording) == [(problem, f"routes/{file}", line, column)]


@pytest.mark.parametrize(("file", "old", "new", "problem"), CHANGED)
def test_a_wrong_change(small: Path, wording: Wording, file: str, old: str, new: str, problem: str) -> None:
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert old in text, "the small guide no longer says this"
    if not new:  # something is missing: the place is the beginning of the part that lacks it
        at = text.index(old)
        start = text.rindex("- id:", 0, at) + 2
        text = text[:start] + "▸" + text[start:at] + text[at + len(old) :]
    else:
        text = text.replace(old, new, 1)
    text, line, column = without_mark(text)
    path.write_text(text, encoding="utf-8")
    mine = [row for row in found(small, wording) if row[1] == f"routes/{file}"]
    assert mine == [(problem, f"routes/{file}", line, column)]


def test_a_misspelt_key_is_told_with_the_nearest_one(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", TERM + "diffres_from: [a]\n")
    (problem,) = load_guide(tmp_path / "routes", wording).problems
    assert (problem.what, problem.hint) == ("不认识的名称「diffres_from」", "是不是「differs_from」？")


def test_a_misspelt_key_inside_an_actor_is_told_with_the_nearest_one(small: Path, wording: Wording) -> None:
    path = small / "procedures" / "petition.yaml"
    text = path.read_text(encoding="utf-8").replace("{title: 信访人, side", "{titel: 信访人, side")
    path.write_text(text, encoding="utf-8")
    hints = [problem.hint for problem in load_guide(small, wording).problems if problem.id == "unknown-key"]
    assert hints == ["是不是「title」？"]


def test_a_misspelt_reference_is_told_with_the_nearest_one(small: Path, wording: Wording) -> None:
    (small / "planned.yaml").write_text("- {id: estate-light, title: 甲, category: neighbors}\n", encoding="utf-8")
    (problem,) = load_guide(small, wording).problems
    assert (problem.what, problem.hint) == ("没有叫「neighbors」的类别", "是不是「neighbours」？")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("id：a\nterm: 甲\nplain: 乙\n", "冒号写错了，在这一行或者上一行"),
        ("id: a\nterm：甲\nplain: 乙\n", "冒号写错了，在这一行或者上一行"),
        ("id: a\nterm: 注意: 甲\n", "冒号写错了，在这一行或者上一行"),
        ("id: a\nterm: @甲\n", "文字不能以这个符号开头"),
        ("id: a\nterm: *甲\n", "文字不能以这个符号开头"),
        ("id: a\nterm: !甲\n", "文字不能以这个符号开头"),
        ("id: a\nterm: '甲\nplain: 乙\n", "第 2 行的引号没有收"),
        ("id: a\ndiffers_from: [b\nplain: 乙\n", "第 2 行的括号没有收，或者里面少了逗号"),
        ("id: a\ndiffers_from: [b, , c]\n", "这里少写了一项"),
        ('id: a\nterm: "甲"乙\n', "缩进和上面的不齐，或者引号、括号后面还有字"),
        ("- id: a\nterm: 甲\n", "缩进和上面的不齐，或者引号、括号后面还有字"),
    ],
)
@pytest.mark.parametrize("loader", ["CBaseLoader", "BaseLoader"])
def test_a_slip_in_yaml_is_told_in_the_words_of_an_author(
    tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch, text: str, what: str, loader: str
) -> None:
    """Both of the library's readers, whose English differs."""
    monkeypatch.setattr("generator.load.nodes._Loader", getattr(yaml, loader))
    write(tmp_path / "routes", "glossary/a.yaml", text)
    (problem,) = load_guide(tmp_path / "routes", wording).problems
    assert (problem.id, problem.what) == ("broken-yaml", what)


def test_a_text_of_several_lines_is_told_as_such(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", "id: a\nterm: 甲\nplain: |\n  乙\n  丙\n")
    (problem,) = load_guide(tmp_path / "routes", wording).problems
    assert (problem.id, problem.what, problem.location.line) == ("wrong-form", "文字分成了几行", 3)


def test_a_list_is_not_told_to_be_empty_where_its_entry_is_wrong(small: Path, wording: Wording) -> None:
    path = small / "matters" / "street-light.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("第三十一条第六项", "第三十一条第（六）项"), encoding="utf-8")
    assert [problem for problem, *_ in found(small, wording)] == ["citation-form"]


@pytest.mark.parametrize("name", ["Street-Light", "路灯"])
def test_whoever_refers_to_a_definition_with_a_wrong_id_did_nothing_wrong(small: Path, wording: Wording, name: str) -> None:
    path = small / "matters" / "street-light.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: street-light", f"id: {name}"), encoding="utf-8")
    assert [(problem, line) for problem, _, line, _ in found(small, wording)] == [("wrong-form", 1)]


def test_only_the_first_of_many_wrong_ids_are_searched_for(
    small: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Hundreds of wrong ids among thousands took minutes."""
    searched: list[str] = []
    monkeypatch.setattr(import_module("generator.load.link"), "nearest", lambda word, known: searched.append(word) or "")
    path = small / "matters" / "street-light.yaml"
    wrong = ", ".join(f"other-{number}" for number in range(SUGGESTED + 60))
    path.write_text(path.read_text(encoding="utf-8").replace("bring:", f"related: [{wrong}]\nbring:"), encoding="utf-8")
    assert len(found(small, wording)) == SUGGESTED + 60
    assert len(searched) == SUGGESTED


def test_an_unknown_word_is_told_with_the_known_ones(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "laws/a.yaml", LAW.replace("in-force", "valid") + "counting: {silent: yes}\n")
    (problem,) = load_guide(tmp_path / "routes", wording).problems
    assert problem.hint == "可以用：in-force、superseded、repealed、unknown"


def test_the_whole_line_and_the_width_of_the_wrong_word_are_given(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "categories.yaml", "- {id: a, title: 甲, plain: 乙, group: nothing}\n")
    (problem,) = load_guide(tmp_path / "routes", wording).problems
    assert problem.source == "- {id: a, title: 甲, plain: 乙, group: nothing}"
    assert problem.source[problem.location.column - 1 :][: problem.width] == "nothing"


def test_all_problems_are_told_at_once_and_in_order(tmp_path: Path, wording: Wording) -> None:
    draw_tree(
        tmp_path,
        """
        routes/
          groups.yaml
            - {id: A, title: 甲, plain: 乙}
            - {id: b, title: <b>, plain: ""}
          categories.yaml
            - {id: c, title: 甲, plain: 乙, group: d}
          glossary/
            x.yaml
              [
        """,
    )
    assert [(problem, file, line) for problem, file, line, _ in found(tmp_path / "routes", wording)] == [
        ("unknown-reference", "routes/categories.yaml", 1),
        ("broken-yaml", "routes/glossary/x.yaml", 2),
        ("wrong-form", "routes/groups.yaml", 1),
        ("markup", "routes/groups.yaml", 2),
        ("too-few", "routes/groups.yaml", 2),
    ]


def test_a_folder_that_is_not_there(tmp_path: Path, wording: Wording) -> None:
    assert found(tmp_path / "nothing", wording) == [("no-folder", "nothing", 1, 1)]


def test_an_empty_folder_is_no_guide(tmp_path: Path, wording: Wording) -> None:
    """It would put empty pages in the place of the last good site."""
    (tmp_path / "routes" / "matters").mkdir(parents=True)
    assert found(tmp_path / "routes", wording) == [("no-definitions", "routes", 1, 1)]


def test_a_guide_in_the_making_is_a_guide(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", TERM)
    (tmp_path / "routes" / "matters").mkdir()
    assert found(tmp_path / "routes", wording) == []


@pytest.mark.parametrize("text", ["[]", "---\n[]\n", "# 以后再写\n[ ]\n"])
def test_a_list_of_nothing_is_an_empty_file(tmp_path: Path, wording: Wording, text: str) -> None:
    write(tmp_path / "routes", "groups.yaml", text)
    assert found(tmp_path / "routes", wording) == [("empty-file", "routes/groups.yaml", 1, 1)]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"])
def test_a_byte_order_mark(tmp_path: Path, wording: Wording, mark: bytes) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", mark + TERM.encode())
    assert found(tmp_path / "routes", wording) == [("byte-order-mark", "routes/glossary/a.yaml", 1, 1)]


def test_a_file_in_gbk(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", b"id: a\nterm: " + "甲乙\n".encode("gbk"))
    assert found(tmp_path / "routes", wording) == [("not-utf8", "routes/glossary/a.yaml", 2, 7)]


def test_a_broken_sign_after_chinese_text(tmp_path: Path, wording: Wording) -> None:
    """Columns count characters, not bytes."""
    write(tmp_path / "routes", "glossary/a.yaml", "id: a\nterm: 甲乙".encode() + b"\xff\n")
    assert found(tmp_path / "routes", wording) == [("not-utf8", "routes/glossary/a.yaml", 2, 9)]


@pytest.mark.parametrize("name", ["GUIDE.UTF-16", "UTF-32-BE"])
def test_other_encodings_without_a_mark(tmp_path: Path, wording: Wording, name: str) -> None:
    text = TERM.encode("utf-16-le" if "16" in name else "utf-32-be")
    write(tmp_path / "routes", "glossary/a.yaml", text)
    ((problem, *_),) = found(tmp_path / "routes", wording)
    assert problem in ("control-character", "not-utf8")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty megabytes of nothing: a sparse file. Nobody opens it."""
    path = write(tmp_path / "routes", "glossary/a.yaml", "")
    os.truncate(path, 50_000_000)

    def refuse(path: Path, *rest: object, **more: object) -> None:
        raise AssertionError(f"{path} was opened")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    monkeypatch.setattr(Path, "read_text", refuse)
    monkeypatch.setattr(Path, "open", refuse)
    assert found(tmp_path / "routes", wording) == [("file-too-large", "routes/glossary/a.yaml", 1, 1)]


def test_a_link_to_a_file_outside(tmp_path: Path, wording: Wording) -> None:
    secret = write(tmp_path, "secret.yaml", TERM)
    (tmp_path / "routes" / "glossary").mkdir(parents=True)
    (tmp_path / "routes" / "glossary" / "a.yaml").symlink_to(secret)
    assert found(tmp_path / "routes", wording) == [("outside-folder", "routes/glossary/a.yaml", 1, 1)]
    assert not load_guide(tmp_path / "routes", wording).guide.glossary


def test_a_link_to_a_folder_outside(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "other", "a.yaml", TERM)
    (tmp_path / "routes").mkdir()
    (tmp_path / "routes" / "glossary").symlink_to(tmp_path / "other")
    assert found(tmp_path / "routes", wording) == [("outside-folder", "routes/glossary", 1, 1)]
    assert not load_guide(tmp_path / "routes", wording).guide.glossary


def test_a_link_that_leads_nowhere(tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "routes" / "glossary").mkdir(parents=True)
    (tmp_path / "routes" / "glossary" / "a.yaml").symlink_to(tmp_path / "routes" / "glossary" / "b.yaml")
    assert found(tmp_path / "routes", wording) == [("unreadable-file", "routes/glossary/a.yaml", 1, 1)]


def test_a_link_that_leads_to_itself(tmp_path: Path, wording: Wording) -> None:
    (tmp_path / "routes" / "glossary").mkdir(parents=True)
    (tmp_path / "routes" / "glossary" / "a.yaml").symlink_to("a.yaml")
    ((problem, *_),) = found(tmp_path / "routes", wording)
    assert problem in ("unreadable-file", "outside-folder")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission(tmp_path: Path, wording: Wording) -> None:
    path = write(tmp_path / "routes", "glossary/a.yaml", TERM)
    path.chmod(0)
    assert found(tmp_path / "routes", wording) == [("unreadable-file", "routes/glossary/a.yaml", 1, 1)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
@pytest.mark.parametrize("folder", ["", "matters", "procedures"])
def test_a_folder_without_permission(small: Path, wording: Wording, folder: str) -> None:
    """Who refers to what stands there is not to blame."""
    (small / folder).chmod(0)
    told = found(small, wording)
    (small / folder).chmod(0o755)
    assert told == [("unreadable-folder", f"routes/{folder}".rstrip("/"), 1, 1)]


def test_a_folder_that_cannot_be_listed(small: Path, wording: Wording, monkeypatch: pytest.MonkeyPatch) -> None:
    """As above, for root too."""
    scan = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "procedures":
            raise PermissionError(13, "no", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(small, wording) == [("unreadable-folder", "routes/procedures", 1, 1)]


def test_a_pipe_is_not_waited_for(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", TERM)
    os.mkfifo(tmp_path / "routes" / "glossary" / "b.yaml")
    assert found(tmp_path / "routes", wording) == [("not-a-file", "routes/glossary/b.yaml", 1, 1)]


def test_a_folder_named_like_a_file(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", TERM)
    (tmp_path / "routes" / "matters.yaml").mkdir()
    write(tmp_path / "routes", "glossary/b.yml/c.yaml", TERM)
    assert found(tmp_path / "routes", wording) == [
        ("not-a-file", "routes/glossary/b.yml", 1, 1),
        ("not-a-file", "routes/matters.yaml", 1, 1),
    ]


def test_of_very_many_mistakes_the_first_are_told_and_that_there_are_more(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", "groups.yaml", "- {id: a, title: 甲}\n" * MOST)
    assert [problem for problem, *_ in found(tmp_path / "routes", wording)] == ["missing-key"] * MOST
    write(tmp_path / "routes", "groups.yaml", "- {id: a, title: 甲}\n" * (MOST + 100))
    told = found(tmp_path / "routes", wording)
    assert [problem for problem, *_ in told] == ["missing-key"] * MOST + ["more-of-them"]
    assert told[-1][2] == MOST + 1


@pytest.mark.parametrize("text", ["- {}\n" * 200_000, "id: a\n" + "".join(f"k{n}: x\n" for n in range(100_000))])
def test_very_many_mistakes_are_told_soon(tmp_path: Path, wording: Wording, text: str) -> None:
    write(tmp_path / "routes", "groups.yaml", text)
    start = process_time()
    assert len(found(tmp_path / "routes", wording)) == MOST + 1
    assert process_time() - start < 60  # a few on any machine; each looked for among all others takes many minutes


UNSEEN = ["202e", "2066", "200b", "200d", "feff", "0085", "00ad", "2028", "2029", "2060", "3164", "e0041", "fffe", "0007"]


@pytest.mark.parametrize("code", UNSEEN)
def test_signs_that_nobody_sees(tmp_path: Path, wording: Wording, code: str) -> None:
    """As themselves and by an escape, in a value and in a key."""
    told = [("control-character", "routes/glossary/a.yaml")]
    for text, place in (
        (f"id: a\nterm: 路{chr(int(code, 16))}灯\nplain: 乙\n", (2, 8)),
        (f'id: a\nterm: "路\\U{code:0>8}灯"\nplain: 乙\n', (2, 7)),
        (f'id: a\nterm: 甲\n"pl\\U{code:0>8}ain": 乙\n', (3, 1)),
    ):
        write(tmp_path / "routes", "glossary/a.yaml", text)
        assert found(tmp_path / "routes", wording) == [(*told[0], *place)], text
        assert f"U+{code.upper()}" in load_guide(tmp_path / "routes", wording).problems[0].what


@pytest.mark.parametrize("value", ['"路\\u706f"', "路　灯", '"路\\u3000灯"', "'路\\u202e灯'", "㐂𠮷", "é", "ᠮᠣᠩ"])
def test_signs_that_everybody_sees(tmp_path: Path, wording: Wording, value: str) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", f"id: a\nterm: {value}\nplain: 乙\n")
    assert found(tmp_path / "routes", wording) == []


@pytest.mark.parametrize("value", ['" "', "'   '", '"\\u00a0"', "　", '"　 　"', '"\\u2800"', '"\\u2003"'])
def test_a_blank_text_is_no_text(tmp_path: Path, wording: Wording, value: str) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", f"id: a\nterm: 甲\nplain: {value}\n")
    assert found(tmp_path / "routes", wording) == [("too-few", "routes/glossary/a.yaml", 3, 8)]


def test_a_blank_reason_is_no_reason(small: Path, wording: Wording) -> None:
    path = small / "procedures" / "petition.yaml"
    text = path.read_text(encoding="utf-8").replace("no_clock: 条例没有规定提出的期限。", 'no_clock: "  "')
    path.write_text(text, encoding="utf-8")
    assert [problem for problem, *_ in found(small, wording)] == ["too-few"]


def test_a_value_that_pydantic_refuses_in_its_own_words(wording: Wording) -> None:
    """No field of ours leads here today: the sentence is kept for the validators of tomorrow."""
    assert sentences(wording, "wrong-value", "", {"found": "甲", "said": "乙"})[0] == "「甲」不能用：乙"


def test_hidden_files_are_passed_over(tmp_path: Path, wording: Wording) -> None:
    write(tmp_path / "routes", ".gitkeep", "")
    write(tmp_path / "routes", "groups/.a.yaml.swp", "x")
    write(tmp_path / "routes", "glossary/a.yaml", TERM)
    assert found(tmp_path / "routes", wording) == []


@pytest.mark.parametrize("written", ["0", "1651363200", "2022-05-01T00:00:00Z"])
def test_a_date_is_written_as_a_date(tmp_path: Path, wording: Wording, written: str) -> None:
    write(tmp_path / "routes", "laws/a.yaml", LAW + f"effective: {written}\ncounting: {{silent: yes}}\n")
    assert [problem for problem, *_ in found(tmp_path / "routes", wording)] == ["wrong-date"]


@pytest.mark.parametrize("written", ["0", "-4", "3.0", "1_0", '" 5"'])
def test_days_are_written_as_whole_numbers(tmp_path: Path, wording: Wording, written: str) -> None:
    text = LAW + f"counting: {{workdays: [{written}], basis: 《甲》第一条}}\n"
    write(tmp_path / "routes", "laws/a.yaml", text)
    assert [problem for problem, *_ in found(tmp_path / "routes", wording)] == ["wrong-number"]


DUPLICATES = [
    ("procedures/petition.yaml", "  - id: review\n", "  - id: ask\n"),
    ("procedures/petition.yaml", "- id: silent\n", "- id: decided\n"),
    ("procedures/petition.yaml", "- id: silent\n", "- id: look\n"),
    ("topics/rights.yaml", "{id: office,", "{id: ask,"),
    (
        "matters/street-light.yaml",
        "  first:\n",
        "  also: [{procedure: petition, when: 甲, agencies: [street-office], gains: 乙, basis: 《信访工作条例》第三十四条}]\n"
        "  first:\n",
    ),
]


@pytest.mark.parametrize(("file", "old", "new"), DUPLICATES)
def test_ids_inside_a_definition_are_unique(small: Path, wording: Wording, file: str, old: str, new: str) -> None:
    text = (small / file).read_text(encoding="utf-8")
    assert old in text
    text = text.replace(old, new, 1).replace("to: review}", "to: ask}").replace("to: silent}", "to: decided}")
    (small / file).write_text(text, encoding="utf-8")
    assert "duplicate-id" in [problem for problem, *_ in found(small, wording)]


LOST = [
    ("procedures/petition.yaml", "main_step: look", "main_stap: look", ["unknown-key"]),
    ("procedures/petition.yaml", "main_step: look", "main_step: [look", ["broken-yaml"]),
    ("procedures/petition.yaml", "id: petition\n", "idd: petition\n", ["missing-key", "unknown-key"]),
    ("agencies.yaml", "parent: petition-office", "parrent: petition-office", ["unknown-key"]),
    ("agencies.yaml", "title: 信访部门", "title:\t信访部门", ["tab"]),
    ("documents.yaml", "{id: letter, title", "{id: letter, titel", ["missing-key", "unknown-key"]),
    ("categories.yaml", "plain: 楼上楼下", "plain: ", ["too-few"]),
    ("matters/street-light.yaml", "purpose: claim", "purpose: claims", ["unknown-word"]),
    ("glossary.yaml", "term: 行政复议", "trem: 行政复议", ["missing-key", "unknown-key"]),
]


@pytest.mark.parametrize(("file", "old", "new", "problems"), LOST)
def test_who_refers_to_a_definition_that_is_wrong_is_not_to_blame(
    small: Path, wording: Wording, file: str, old: str, new: str, problems: list[str]
) -> None:
    path = small / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert [(problem, name) for problem, name, *_ in sorted(found(small, wording))] == [
        (problem, f"routes/{file}") for problem in problems
    ]


def test_a_misspelt_reference_to_a_definition_that_is_wrong_is_still_told(small: Path, wording: Wording) -> None:
    for file, old, new in (
        ("agencies.yaml", "branch: government", "brench: government"),
        ("matters/street-light.yaml", "agencies: [street-office,", "agencies: [street-ofice,"),
    ):
        path = small / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    told = {problem.id: problem.hint for problem in load_guide(small, wording).problems}
    assert told.keys() == {"missing-key", "unknown-key", "unknown-reference"}
    assert told["unknown-reference"] == "是不是「street-office」？"


@pytest.mark.parametrize(("plain", "column"), [("注意 #重要，再说", 11), ("注意。 #2", 12), ("（见 #一）", 11)])
def test_a_sentence_that_yaml_would_cut_off(tmp_path: Path, wording: Wording, plain: str, column: int) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", f"id: a\nterm: 甲\nplain: {plain}\n")
    assert found(tmp_path / "routes", wording) == [("text-cut-off", "routes/glossary/a.yaml", 3, column)]


@pytest.mark.parametrize("plain", ["注意 # 以后再写", "'注意 #重要'", '"注意 #重要" #好', "注意#重要", "note #1"])
def test_a_comment_and_a_quoted_sentence_are_left_alone(tmp_path: Path, wording: Wording, plain: str) -> None:
    write(tmp_path / "routes", "glossary/a.yaml", f"id: a\nterm: 甲\nplain: {plain}\n")
    assert found(tmp_path / "routes", wording) == []


def test_an_id_listed_twice_is_told_where_it_stands_again(small: Path, wording: Wording) -> None:
    matter = small / "matters" / "street-light.yaml"
    text = matter.read_text(encoding="utf-8")
    matter.write_text(text.replace("bring: [letter]", "bring: [letter, letter]"), encoding="utf-8")
    line = next(number for number, row in enumerate(text.split("\n"), 1) if "bring: [letter]" in row)
    assert [told[:3] for told in found(small, wording)] == [("duplicate-id", "routes/matters/street-light.yaml", line)]
