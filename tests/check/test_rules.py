"""Each rule is registered, documented and worded, and its own examples are run."""

import ast
import inspect
import re
from pathlib import Path
from string import Formatter
from textwrap import dedent
from types import ModuleType

import pytest
from conftest import TODAY, draw_statutes
from snippets import lay_over, sections, snippet, write

import generator.check
from generator.check import RULES
from generator.check.context import Context
from generator.pipeline import check_project
from generator.problems import Problem, Severity, sentences
from generator.project import read_project
from generator.wording import Wording

HEADINGS = ("检查什么", "为什么", "错误写法", "正确写法")
FOLDER = Path(generator.check.__file__).parent
TOOLS = {"__init__", "context", "amounts", "phrases"}
EACH = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)


def run(text: str, folder: Path) -> tuple[Problem, ...]:
    """What the pipeline says about an excerpt."""
    files, statutes = lay_over(text)
    write(files, folder / "routes")
    draw_statutes(folder / "statutes", statutes)
    (folder / "routemap.toml").write_text('statutes = "statutes"\n')
    checked = check_project(read_project(folder), TODAY)
    loading = [problem for problem in checked.problems if problem.id not in {rule.ID for rule in RULES}]
    assert loading == [], "the excerpt has to load, or no rule is run"
    return checked.problems


@EACH
def test_the_wrong_example_is_found(rule: ModuleType, tmp_path: Path) -> None:
    found = [problem for problem in run(snippet(rule, "错误写法"), tmp_path) if problem.id == rule.ID]
    assert found
    assert {problem.severity for problem in found} <= {rule.SEVERITY, Severity.WARNING, Severity.NOTE}
    assert rule.SEVERITY in {problem.severity for problem in found}
    for problem in found:
        assert problem.why
        assert problem.hint
        assert "{" not in problem.what + problem.why + problem.hint
        assert (problem.location.line, problem.location.column) >= (1, 1)


@EACH
def test_the_right_example_is_not_found(rule: ModuleType, tmp_path: Path) -> None:
    assert [problem for problem in run(snippet(rule, "正确写法"), tmp_path) if problem.id == rule.ID] == []


def test_without_an_excerpt_nothing_is_found(tmp_path: Path) -> None:
    assert run("", tmp_path) == ()


@EACH
def test_a_rule_is_a_file_with_four_headings(rule: ModuleType) -> None:
    assert rule.__name__.rpartition(".")[2] == rule.ID.replace("-", "_")
    assert isinstance(rule.SEVERITY, Severity)
    assert tuple(sections(rule)) == HEADINGS
    assert all(sections(rule).values())
    title = (rule.__doc__ or "").partition("\n")[0]
    assert title
    assert not title.startswith("#")
    assert snippet(rule, "错误写法") != snippet(rule, "正确写法")
    assert rule.check.__doc__


def test_every_rule_is_registered_once_and_in_order() -> None:
    files = {path.stem for path in FOLDER.glob("*.py")} - TOOLS
    names = [rule.__name__.rpartition(".")[2] for rule in RULES]
    assert names == sorted(files)


def variants(rule: ModuleType) -> set[str]:
    """Every variant that the source of a rule can yield."""
    tree = ast.parse(Path(str(rule.__file__)).read_text(encoding="utf-8"))
    found: set[str] = set()
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "Finding":
            given = [call.args[4]] if len(call.args) > 4 else []
            given += [keyword.value for keyword in call.keywords if keyword.arg == "variant"]
            for value in given:
                found |= _strings(value)
                if ast.unparse(value) == "found.missing":
                    found |= {"article", "paragraph", "item", "item-twice"}
    return found - {""}


def _strings(value: ast.expr) -> set[str]:
    if isinstance(value, ast.IfExp):
        return _strings(value.body) | _strings(value.orelse)
    return {value.value} if isinstance(value, ast.Constant) and isinstance(value.value, str) else set()


def names_given(rule: ModuleType) -> set[str]:
    """Every name that the source of a rule writes into a dictionary, and so can fill into a sentence; it may ask the context."""
    source = Path(str(rule.__file__)).read_text(encoding="utf-8")
    sources = [source, *([inspect.getsource(Context.flawed)] if "context.flawed(" in source else [])]
    return {
        key.value
        for text in sources
        for node in ast.walk(ast.parse(dedent(text)))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and isinstance(key.value, str)
    }


@EACH
def test_every_sentence_of_a_rule_is_in_the_catalogue(rule: ModuleType, wording: Wording) -> None:
    parts = wording.section(f"problem.{rule.ID}")
    assert {"what", "why", "hint"} <= set(parts)
    own = {name for name in parts if name not in ("what", "why", "hint")}
    assert {name for name in own if not name.endswith(("-why", "-hint"))} == variants(rule)
    assert {name.rpartition("-")[0] for name in own if name.endswith(("-why", "-hint"))} <= variants(rule)
    for variant in ("", *variants(rule)):
        names = {name for part in parts.values() for _, name, _, _ in Formatter().parse(part) if name}
        assert names <= names_given(rule)
        assert all(sentences(wording, rule.ID, variant, dict.fromkeys(names, "甲")))


def test_every_problem_of_the_catalogue_belongs_to_a_rule_or_to_loading(wording: Wording) -> None:
    """What loading can report is read from its source: ids are kebab-case words given to a problem there."""
    known = {key.partition(".")[0] for key in wording.section("problem")}
    rooms = [path for room in ("load", "model") for path in (FOLDER.parent / room).glob("*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in (*rooms, FOLDER.parent / "pipeline.py"))
    loading = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+|tab|anchor|alias|tag|markup)"', source)) & known
    assert known == loading | {rule.ID for rule in RULES}
    assert loading & {rule.ID for rule in RULES} == set()


def test_every_problem_of_loading_has_a_test_of_its_own(wording: Wording) -> None:
    known = {key.partition(".")[0] for key in wording.section("problem")} - {rule.ID for rule in RULES}
    files = ("load/test_problems.py", "publish/test_lock.py", "commands/test_commands.py")
    source = "".join(Path(__file__).parents[1].joinpath(file).read_text(encoding="utf-8") for file in files)
    assert {name for name in known if f'"{name}"' not in source} == set()
