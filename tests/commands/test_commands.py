"""Every command as a person calls it: what is said, and with which status it ends."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from built import HERE, files_of
from click.testing import CliRunner, Result
from conftest import TODAY

from generator import __version__
from generator.check import RULES
from generator.cli import COMMANDS, routemap
from generator.project import Project
from generator.wording import load_wording

PROBLEMS = sorted({key.partition(".")[0] for key in load_wording().section("problem")})


def run(root: Path, *arguments: str, today: str = str(TODAY)) -> Result:
    result = CliRunner().invoke(routemap, ["-C", str(root), *arguments], env={"ROUTEMAP_TODAY": today})
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def process(*arguments: str, cwd: Path = HERE) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments], cwd=cwd, capture_output=True, timeout=300,
        env=os.environ | {"ROUTEMAP_TODAY": str(TODAY), "PYTHONPATH": str(HERE), "LC_ALL": "C", "PYTHONUTF8": "0"},
    )  # fmt: skip


def _spoil(root: Path) -> None:
    file = root / "routes" / "matters" / "street-light.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("category: n", "categori: n"), encoding="utf-8")


def _spoil_rule(root: Path) -> None:
    """A mistake that loading does not find: an article that does not exist."""
    file = root / "routes" / "matters" / "street-light.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"》第[一二三四五六七八九十]+条", "》第九百九十九条", text, count=1), encoding="utf-8")


def _has_chinese(text: str) -> bool:
    return any("一" <= sign <= "鿿" for sign in text)


# ---- the door ----


def test_help_lists_every_command_in_chinese() -> None:
    result = run(HERE, "--help")
    assert result.exit_code == 0
    lines = result.output.splitlines()
    for name in COMMANDS:
        line = next(line for line in lines if line.strip().startswith(name + " "))
        assert _has_chinese(line), line


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_in_chinese(name: str) -> None:
    result = run(HERE, name, "--help")
    assert result.exit_code == 0
    text = result.output.partition("选项:")
    assert _has_chinese(text[0])
    for line in text[2].splitlines():
        if line.strip().startswith("-") and "--help" not in line and len(line.split("  ")) > 2:
            assert _has_chinese(line), line


def test_version() -> None:
    assert run(HERE, "--version").output.strip() == f"routemap {__version__}"


@pytest.mark.parametrize(
    "arguments",
    [
        ["build-all"], ["check", "--format", "xml"], ["build", "-e", "secret"], ["explain", "no-such-rule"], ["explain"],
        ["show", "no-such-thing"], ["new", "laws", "x"], ["new", "matters", "Not Kebab"], ["new", "matters", "../evil"],
        ["search"], ["search", "x", "-n", "0"], ["export", "csv"], ["serve", "-p", "0"], ["impact", "没有的法"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_ends_with_2(small: Path, arguments: list[str]) -> None:
    result = run(small.parent, *arguments)
    assert result.exit_code == 2, result.output
    assert "错误：" in result.output


@pytest.mark.parametrize(
    "arguments",
    [
        ["chek"], ["check", "more"], ["check", "--format", "xml"], ["check", "--format"], ["check", "--formt"],
        ["check", "--lock=x"], ["new"], ["new", "matter", "x"], ["show"], ["serve", "-p", "0"], ["serve", "-p", "x"],
        ["export", "json", "-o", "."],
        ["search", "eval", "none.jsonl"], ["-C", "none", "check"], ["impact", "信访工作条例", "34", "--accept"],
    ],
    ids=" ".join,
)  # fmt: skip
def test_wrong_usage_is_told_in_chinese(small: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.chdir(small.parent)
    result = run(small.parent, *arguments)
    assert result.exit_code == 2, result.output
    said = re.sub("'[^']*'", "", result.output.partition("错误：")[2]).partition("可以写")[0]
    assert _has_chinese(said)
    assert set(re.findall("[a-zA-Z]{3,}", said)) <= {"more", "accept"}, result.output
    assert "Usage" not in result.output


@pytest.mark.parametrize(
    "text",
    [
        'colour = "red"', "routes = 3", "routes = ", 'language = "xx"', 'edit_url = "javascript:alert(1)//"',
        'edit_url = " javascript:alert(1)"', 'site_url = "JavaScript:x"', 'edit_url = "data:text/html,x"', 'site_url = "//a.cn"',
        'edit_url = "java\\tscript:x"', 'site_url = "ftp://a.cn"', 'edit_url = "https://"', "edit_url = 'https://a.cn/\" x'",
    ],
)  # fmt: skip
def test_a_project_file_that_cannot_be_used_is_wrong_usage(small: Path, text: str) -> None:
    (small.parent / "routemap.toml").write_text(text)
    result = run(small.parent, "check")
    assert result.exit_code == 2
    (line,) = [line for line in result.output.splitlines() if "routemap.toml" in line]
    assert _has_chinese(line)


@pytest.mark.parametrize("address", ["https://a.cn:8443/edit/", "HTTP://10.0.0.1/a/", "/edit/", "../a/", "", "edit?f="])
def test_addresses_of_the_web_and_paths_are_taken(small: Path, address: str) -> None:
    (small.parent / "routemap.toml").write_text(f'edit_url = "{address}"\nsite_url = "{address}"\n')
    assert run(small.parent, "check").exit_code == 0


def test_a_day_that_is_none_is_wrong_usage(small: Path) -> None:
    result = run(small.parent, "check", today="gestern")
    assert result.exit_code == 2
    assert "gestern" in result.output


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "nowhere", "check").exit_code == 2


# ---- check ----


def test_a_clean_guide_ends_with_0(small: Path) -> None:
    result = run(small.parent, "check")
    assert (result.exit_code, result.output) == (0, "0 个错误，0 个警告，0 个提示\n")


def test_errors_end_with_1_and_are_all_shown(small: Path) -> None:
    _spoil(small.parent)
    result = run(small.parent, "check")
    assert result.exit_code == 1
    assert "routes/matters/street-light.yaml:6:1: error: 不认识的名称「categori」 [unknown-key]" in result.output
    assert "    6 | categori: neighbours\n      | ^^^^^^^^\n" in result.output
    assert "[missing-key]" in result.output


def test_check_as_json_and_for_a_ci(small: Path) -> None:
    assert json.loads(run(small.parent, "check", "-f", "json").output) == []
    assert run(small.parent, "check", "-f", "ci").output == ""
    _spoil(small.parent)
    rows = json.loads(run(small.parent, "check", "-f", "json").output)
    assert {row["severity"] for row in rows} == {"error"}
    lines = run(small.parent, "check", "-f", "ci").output.splitlines()
    assert len(lines) == len(rows)
    assert all(line.startswith("::error file=routes/") for line in lines)


def test_emptied_routes_do_not_replace_the_site(project: Project) -> None:
    assert run(project.root, "build").exit_code == 0
    before = files_of(project.site("public"))
    shutil.rmtree(project.routes)
    project.routes.mkdir()
    assert "[no-definitions]" in run(project.root, "check").output
    assert run(project.root, "build").exit_code == 1
    assert files_of(project.site("public")) == before


def test_no_routes_at_all_is_a_problem_like_any_other(tmp_path: Path) -> None:
    result = run(tmp_path, "check")
    assert result.exit_code == 1
    assert "[no-folder]" in result.output


LAW = "xinfang-gongzuo-tiaoli.json"
WRONG_STATUTES = [
    *(("index.json", text) for text in ("{", "{}", "[]", "null", "[3]", '[{"slug": "a"}]', "[" * 100_000)),
    ("index.json", '[{"slug": "a", "title": 3, "status": "in force"}]'),
    ("index.json", '[{"slug": "a", "title": "甲", "status": "in force", "effective": "gestern"}]'),
    ("index.json", '[{"slug": "a", "title": "甲", "status": "in force", "note": 3}]'),
    *((LAW, text) for text in ("{", "{}", "[]", "\udcff\udcfe", "[" * 100_000, '{"articles": null}')),
    *((LAW, f'{{"articles": [{row}]}}') for row in ("3", "{}", '{"no": "1", "text": 3}', '{"no": 1, "text": "甲"}')),
    (LAW, None),
]


@pytest.mark.parametrize(("file", "text"), WRONG_STATUTES)
def test_a_broken_statute_file_is_a_problem_with_its_place(small: Path, file: str, text: str | None) -> None:
    path = small.parent / "statutes" / file
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run(small.parent, "check")
    assert result.exit_code == 1
    (told,) = json.loads(run(small.parent, "check", "-f", "json").output)
    assert (told["id"], told["file"], told["line"]) == ("broken-statutes", f"statutes/{file}", 1)
    for arguments in (["impact"], ["impact", "信访工作条例", "998"], ["export", "json"]):
        result = run(small.parent, *arguments)
        assert result.exit_code == 1
        assert file in result.output


def test_a_typo_hides_no_mistake_elsewhere(small: Path) -> None:
    file = small / "procedures" / "petition.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("within: 60日", "within: 90日"), encoding="utf-8")
    with (small / "glossary.yaml").open("a", encoding="utf-8") as glossary:
        glossary.write("- {id: typo, trem: 甲, plain: 乙}\n")
    rows = json.loads(run(small.parent, "check", "-f", "json").output)
    assert sorted(row["id"] for row in rows) == ["missing-key", "number-not-in-article", "unknown-key"]


def _definitions(routes: Path) -> list[tuple[Path, str]]:
    """Where each definition of the small guide begins: its file, and the key to be misspelt."""
    found = []
    for path in sorted(routes.rglob("*.yaml")):
        for id in re.findall(r"^(?:- \{?)?id: ([a-z0-9-]+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            found.append((path.relative_to(routes), id))
    return found


def test_of_what_a_wrong_definition_leaves_nothing_is_told(small: Path) -> None:
    """Each in turn cannot be loaded: the rules that run all the same complain about nothing that follows from it."""
    definitions = _definitions(small)
    assert len(definitions) >= 20
    for file, id in definitions:
        path = small / file
        text = path.read_text(encoding="utf-8")
        end = ", " if f"{{id: {id}," in text else "\n  " if f"- id: {id}\n" in text else "\n"
        path.write_text(re.sub(rf"\bid: {id}(?=[,\n])", f"id: {id}{end}wrong: 1", text, count=1), encoding="utf-8")
        rows = json.loads(run(small.parent, "check", "-f", "json").output)
        assert {row["id"] for row in rows} == {"unknown-key"}, (file, id, rows)
        path.write_text(text, encoding="utf-8")


# ---- build ----


def test_what_is_sound_is_not_checked_again_for_the_other_edition(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(project.root, "build").exit_code == 0
    asked: list[str] = []
    monkeypatch.setattr("generator.pipeline.check_guide", lambda context: asked.append("the rules") or [])
    assert run(project.root, "build", "-e", "staff").exit_code == 0
    quick = files_of(project.site("staff"))
    assert asked == []
    monkeypatch.undo()
    assert run(project.root, "build", "-e", "staff", "--force").exit_code == 0
    assert files_of(project.site("staff")) == quick
    _spoil_rule(project.root)
    assert run(project.root, "build", "-e", "staff").exit_code == 1
    assert files_of(project.site("staff")) == quick


def test_building_says_what_it_did_and_does_nothing_twice(project: Project) -> None:
    first = run(project.root, "build")
    assert (first.exit_code, "公开版：" in first.output) == (0, True), first.output
    index = project.site("public") / "index.html"
    made = index.stat().st_mtime_ns
    assert run(project.root, "build").output == "没有变化，site 还是最新的\n"
    assert index.stat().st_mtime_ns == made
    assert "页，写在 site" in run(project.root, "build", "--force").output
    assert not project.site("staff").exists()


def test_errors_keep_the_last_site(project: Project) -> None:
    run(project.root, "build")
    page = project.site("public") / "matters" / "street-light.html"
    before = page.read_bytes()
    _spoil(project.root)
    result = run(project.root, "build")
    assert result.exit_code == 1
    assert "没有发布：上一次的网站原样保留在 site" in result.output
    assert "[unknown-key]" in result.output
    assert page.read_bytes() == before


# ---- new ----


def test_what_is_new_is_clean(real_copy: Path) -> None:
    before = run(real_copy, "check").output
    for kind in ("matters", "procedures", "topics"):
        result = run(real_copy, "new", kind, f"new-{kind}", "--title", "新建的一件")
        assert (result.exit_code, result.output) == (0, f"建好了 routes/{kind}/new-{kind}.yaml。填好以后运行 routemap check\n")
        text = (real_copy / "routes" / kind / f"new-{kind}.yaml").read_text(encoding="utf-8")
        assert text.startswith(f"# yaml-language-server: $schema=../../schemas/{kind}.json\nid: new-{kind}\n")
        assert "\ntitle: 新建的一件\n" in text
    after = run(real_copy, "check", "--notes")
    assert [line for line in after.output.splitlines() if "/new-" in line and (": error:" in line or ": warning:" in line)] == []
    assert before.splitlines()[-1].split("，")[:2] == after.output.splitlines()[-1].split("，")[:2]


def test_new_never_overwrites(small: Path) -> None:
    before = (small / "matters" / "street-light.yaml").read_bytes()
    result = run(small.parent, "new", "matters", "street-light")
    assert result.exit_code == 2
    assert "routes/matters/street-light.yaml 已经有了" in result.output
    assert (small / "matters" / "street-light.yaml").read_bytes() == before


@pytest.mark.parametrize("title", ["a: b", "[x", "'", "#无", "{a", "<b>", "a\nid: b", "甲 #乙"])
def test_a_title_that_is_no_plain_text_is_refused(small: Path, title: str) -> None:
    result = run(small.parent, "new", "topics", "odd", "--title", title)
    assert result.exit_code == 2
    assert not (small / "topics" / "odd.yaml").exists()


@pytest.mark.parametrize("name", ["a" * 121, "a" * 300, "a" * 5000])
def test_an_id_too_long_for_a_file_is_refused(small: Path, name: str) -> None:
    assert run(small.parent, "new", "matters", name).exit_code == 2


def test_a_long_id_is_taken(small: Path) -> None:
    assert run(small.parent, "new", "topics", "a" * 120).exit_code == 0


REFUSED = [
    ("nowhere/x.json", ["export", "json", "-o", "nowhere/x.json"]),
    ("there/x.json", ["export", "json", "-o", "there/x.json"]),
    ("there", ["schema", "-o", "there/schemas"]),
    ("routes/topics", ["new", "topics", "a"]),
    ("routemap.lock.json", ["check", "--lock"]),
    ("routemap.lock.json", ["impact", "--accept"]),
]


@pytest.mark.parametrize(("named", "arguments"), REFUSED, ids=lambda value: " ".join(value) if isinstance(value, list) else "")
def test_what_the_disk_refuses_is_said(
    small: Path, monkeypatch: pytest.MonkeyPatch, named: str, arguments: list[str]
) -> None:
    """A file stands where a folder is wanted, or the disk is full."""
    root = small.parent
    monkeypatch.chdir(root)
    (root / "there").write_text("")
    if "topics" in named:
        shutil.rmtree(root / "routes" / "topics")
        (root / "routes" / "topics").write_text("")
    if "lock" in named:

        def full(self: Path, *rest: object, **more: object) -> None:
            raise OSError(28, "No space left on device", str(self))

        monkeypatch.setattr(Path, "write_text", full)
    result = run(root, *arguments)
    assert result.exit_code == 1, result.output
    last = result.output.splitlines()[-1]
    assert last.startswith("错误：")
    assert named in last
    assert _has_chinese(last)


@pytest.mark.parametrize("kind", ["file", "locked"])
def test_a_cache_that_cannot_be_written_stops_no_build(project: Project, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    if kind == "file":
        (project.root / ".cache").write_text("")
    else:
        make = Path.mkdir

        def refuse(self: Path, *rest: Any, **more: Any) -> None:
            if ".cache" in self.parts:
                raise PermissionError(13, "no", str(self))
            make(self, *rest, **more)

        monkeypatch.setattr(Path, "mkdir", refuse)
    for _ in range(2):
        result = run(project.root, "build")
        assert result.exit_code == 0, result.output
    assert (project.site("public") / "index.html").is_file()


def test_prose_in_another_encoding_keeps_the_last_site(project: Project) -> None:
    assert run(project.root, "build").exit_code == 0
    before = files_of(project.site("public"))
    (project.root / "docs" / "other.md").write_bytes("# 甲\n".encode("gbk"))
    result = run(project.root, "build")
    assert result.exit_code == 1
    assert "docs/other.md 不是 UTF-8 编码" in result.output
    assert files_of(project.site("public")) == before


def test_a_project_without_mkdocs_yml_is_told_so(project: Project) -> None:
    (project.root / "mkdocs.yml").unlink()
    result = run(project.root, "build")
    assert result.exit_code == 1
    assert "没有 mkdocs.yml" in result.output


@pytest.mark.parametrize("title", ["新建的一件", "第3件：怎么办？", "a:b", "甲'乙"])
def test_a_title_of_plain_text_is_taken_as_it_is(small: Path, title: str) -> None:
    assert run(small.parent, "new", "topics", "odd", "--title", title).exit_code == 0
    assert f"\ntitle: {title}\n" in (small / "topics" / "odd.yaml").read_text(encoding="utf-8")


# ---- show, explain, search, export ----


def test_show_a_matter_and_a_procedure(small: Path) -> None:
    matter = run(small.parent, "show", "street-light").output
    assert "门口的路灯坏了没人修（路灯不亮）\n先做这件：先记下路灯的位置。" in matter
    assert "[首选] 信访办理 · 街道办事处、信访部门" in matter
    assert "60" in matter
    procedure = run(small.parent, "show", "petition").output
    assert "2. [有权处理的机关] 办理：调查核实，出具意见书。" in procedure
    assert "到期没有答复 → silent" in procedure
    assert "第三十五条" in procedure


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_every_rule_explains_itself(rule: object) -> None:
    result = run(HERE, "explain", rule.ID)  # type: ignore[attr-defined]
    assert result.exit_code == 0
    assert result.output.count("\n## ") == 4 or result.output.count("## ") >= 4, result.output
    assert _has_chinese(result.output.splitlines()[0])


@pytest.mark.parametrize("name", [name for name in PROBLEMS if name not in {rule.ID for rule in RULES}])
def test_every_problem_of_loading_explains_itself(name: str) -> None:
    result = run(HERE, "explain", name)
    assert result.exit_code == 0
    assert len(result.output.splitlines()) == 3
    assert _has_chinese(result.output)
    assert "{" not in result.output


def test_search(small: Path) -> None:
    found = run(small.parent, "search", "路灯")
    assert found.exit_code == 0
    assert found.output.startswith("matter:street-light  ")
    rows = json.loads(run(small.parent, "search", "路灯", "--json").output)
    assert rows[0] | {"title": "", "why": "", "score": 0} == {
        "result": "matter:street-light", "title": "", "url": "matters/street-light.html", "why": "", "score": 0,
        "route": "信访办理 · 街道办事处", "group": "best",
    }  # fmt: skip
    assert len(json.loads(run(small.parent, "search", "信访", "--json", "-n", "1").output)) == 1


def test_finder(small: Path) -> None:
    """The report of a guide with one matter, and of the same with a question that forgets it."""
    told = run(small.parent, "finder", "--paths")
    assert told.exit_code == 0
    assert "claim  →  street-light · petition" in told.output
    report = json.loads(run(small.parent, "finder", "--json").output)
    assert report["asked"] == {"min": 1, "median": 1, "max": 1}
    assert report["outcomes"] == report["paths_walked"] == report["cases_walked"] == 1
    assert report["paths"] == [{"answers": ["claim"], "matter": "street-light", "route": "petition"}]
    (small / "finder.yaml").write_text(
        "- {id: claim, of: claim, ask: 甲, answers: [{id: a, say: 乙, groups: [living]}, {id: b, say: 丙}]}\n", encoding="utf-8"
    )
    wrong = run(small.parent, "finder")
    assert wrong.exit_code == 1
    assert "finder-dead-end：丙（claim）" in wrong.output


def test_search_finds_nothing(small: Path) -> None:
    nothing = run(small.parent, "search", "zzzzqqqq")
    assert (nothing.exit_code, nothing.output) == (1, "没有找到\n")
    as_json = run(small.parent, "search", "zzzzqqqq", "--json")
    assert (as_json.exit_code, json.loads(as_json.output)) == (1, [])


def test_search_keeps_staff_documents_to_staff(small: Path) -> None:
    assert "transfer-slip" not in run(small.parent, "search", "信访事项转送单").output
    assert "document:transfer-slip" in run(small.parent, "search", "信访事项转送单", "-e", "staff").output


def test_export_to_a_file_and_to_the_terminal(small: Path, tmp_path: Path) -> None:
    printed = run(small.parent, "export", "json").output
    target = tmp_path / "out.json"
    assert run(small.parent, "export", "json", "-o", str(target), "-e", "staff").exit_code == 0
    data, staff = json.loads(printed), json.loads(target.read_text(encoding="utf-8"))
    assert (data["edition"], staff["edition"]) == ("public", "staff")
    assert len(staff["documents"]) == len(data["documents"]) + 1


def test_nothing_is_exported_with_errors(small: Path, tmp_path: Path) -> None:
    _spoil(small.parent)
    result = run(small.parent, "export", "json", "-o", str(tmp_path / "out.json"))
    assert result.exit_code == 1
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize(
    "arguments",
    [["finder"], ["finder", "--json"], ["search", "路灯"], ["search", "路灯", "-e", "staff"], ["show", "petition"],
     ["impact"], ["impact", "信访工作条例"]],
    ids=" ".join,
)  # fmt: skip
def test_a_reference_to_nobody_is_told_by_every_command(small: Path, arguments: list[str]) -> None:
    """A misspelt category: the same line as `check` prints, and nothing is worked out from half a guide."""
    file = small / "matters" / "street-light.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("category: neighbours", "category: neighbour"), encoding="utf-8")
    wrong = next(line for line in run(small.parent, "check").output.splitlines() if "street-light.yaml" in line)
    result = run(small.parent, *arguments)
    assert result.exit_code == 1
    assert (result.stdout, wrong in result.stderr) == ("", True)


# ---- as real processes ----


def test_a_process_speaks_utf8_whatever_the_terminal(small: Path) -> None:
    ran = process("-C", str(small.parent), "check")
    assert (ran.returncode, ran.stdout.decode()) == (0, "0 个错误，0 个警告，0 个提示\n")
    _spoil(small.parent)
    ran = process("-C", str(small.parent), "check")
    assert ran.returncode == 1
    assert "不认识的名称" in ran.stdout.decode()
    assert ran.stderr == b""


def test_processes_end_with_their_status(small: Path) -> None:
    assert process("--help").returncode == 0
    assert process("no-such-command").returncode == 2
    shown = process("show", "petition", cwd=small.parent)
    assert (shown.returncode, "信访办理" in shown.stdout.decode()) == (0, True)


def test_the_installed_program_is_the_same(small: Path) -> None:
    program = Path(sys.executable).with_name("routemap")
    if not program.exists():
        pytest.skip("the package is not installed beside this Python, so there is no routemap program")
    ran = subprocess.run([program, "-C", small.parent, "search", "路灯"], capture_output=True, timeout=300)
    assert ran.returncode == 0
    assert "street-light" in ran.stdout.decode()
