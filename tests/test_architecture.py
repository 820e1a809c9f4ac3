"""Who may import whom. Rooms know only the rooms below them; each outside package has one door."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
PACKAGE = PROJECT / "generator"

# Room -> rooms it may import. A room is a folder or a module directly under generator/; `draw` may see one of render's
# modules, the chart, which is plain data. `cli` opens `commands` by name, one at a time.
BELOW = {
    "whole", "cache", "model", "problems", "wording", "edition", "project", "jsonfile", "load", "check", "reckon", "render",
    "draw", "lock", "paper", "",
}  # fmt: skip
ROOMS: dict[str, set[str]] = {
    "": set(),
    "whole": set(),
    "cache": {"whole"},
    "wording": set(),
    "edition": set(),
    "project": set(),
    "jsonfile": set(),
    "model": set(),
    "problems": {"model", "wording"},
    "reckon": {"model"},
    "load": {"jsonfile", "model", "problems", "wording"},
    "check": {"model", "problems", "wording"},
    "render": {"model", "reckon", "wording"},
    "draw": {"cache", "render.chart", "model", "wording"},
    "paper": {"model", "wording", "render"},
    "lock": {"jsonfile", "model", "check", "whole"},
    "pipeline": BELOW,
    "publish": BELOW | {"pipeline"},
    "commands": BELOW | {"pipeline", "publish"},
    "cli": BELOW | {"pipeline", "publish", "commands"},
    "__main__": {"cli"},
}

# What breaks the table above today. An entry that is no longer true has to go.
EXCEPTIONS = {
    "render/settings.py": ["edition"],  # which edition is rendered: two words, without any import of their own
}

# Outside package -> the files that may import it.
DOORS: dict[str, tuple[str, ...]] = {
    "chinese_calendar": ("reckon/calendar.py",),
    "yaml": ("load/nodes.py",),
    "jinja2": ("render/templating.py",),
    "markupsafe": ("render/templating.py",),
    "lunr": ("render/search/index.py",),
    "pygraphviz": ("draw/layout.py",),
    "docx": ("render/word.py",),
    "graphviz": ("draw/dot.py", "draw/layout.py"),
    "segno": ("render/qr.py",),
    "typst": ("paper/typesetting.py",),
    "mkdocs": ("publish/",),
    "click": ("cli.py", "commands/", "publish/report.py"),
    "rich": ("cli.py", "commands/", "publish/report.py"),
    "pydantic": ("model/", "load/validate.py", "publish/rule_pages.py"),
}
FILES = sorted(path for path in PACKAGE.rglob("*.py") if "__pycache__" not in path.parts)


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def room_of(path: Path) -> str:
    name = name_of(path)
    return name.split("/")[0].removesuffix(".py") if name != "__init__.py" else ""


def imports(path: Path) -> Iterator[tuple[ast.stmt, str]]:
    """Every imported module by its full name, relative ones resolved; names taken from a package as its modules."""
    package = ["generator", *path.relative_to(PACKAGE).parent.parts]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                folder = PROJECT / base.replace(".", "/")
                inside = (folder / f"{alias.name}.py").exists() or (folder / alias.name).is_dir()
                yield node, f"{base}.{alias.name}" if base.startswith("generator") and inside else base


def ours(path: Path) -> Iterator[str]:
    """The modules of ours that a file imports, without the package's own name."""
    for _, module in imports(path):
        if module == "generator" or module.startswith("generator."):
            yield module.removeprefix("generator").removeprefix(".")


def test_every_room_is_known() -> None:
    assert {room_of(path) for path in FILES} <= set(ROOMS)


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_file_imports_only_the_rooms_below_its_own(path: Path) -> None:
    room = room_of(path)
    allowed = ROOMS[room] | {room}
    wrong = [
        module
        for module in ours(path)
        if module.split(".")[0] not in allowed and not any(module == name for name in allowed if "." in name)
    ]
    assert wrong == EXCEPTIONS.get(name_of(path), [])


def test_the_rooms_stand_one_above_the_other() -> None:
    """No circles between rooms: taking away what imports nothing that is left must use up all of them."""
    uses = {room: set[str]() for room in ROOMS}
    for path in FILES:
        uses[room_of(path)] |= {module.split(".")[0] for module in ours(path)} - {room_of(path)}
    uses["draw"].discard("render")  # the chart alone, see above
    while uses:
        lowest = [room for room, below in uses.items() if not below & set(uses)]
        assert lowest, uses
        for room in lowest:
            del uses[room]


def _is_in(name: str, door: str) -> bool:
    return name == door or (door.endswith("/") and name.startswith(door))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_each_outside_package_has_one_door(path: Path) -> None:
    outside = {module.split(".")[0] for _, module in imports(path)} - {"generator"} - set(sys.stdlib_module_names)
    assert outside <= set(DOORS), "a package nobody decided on"
    name = name_of(path)
    wrong = {package for package in outside if not any(_is_in(name, door) for door in DOORS[package])}
    assert wrong == set()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)}
    inside = [
        f"line {node.lineno}"
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if node in top
    ]
    if name_of(path) == "draw/layout.py":  # pygraphviz may be missing where the program is there: asked when needed
        assert len(inside) == 2
    else:
        assert inside == []


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_one_function_reads_the_calendar(path: Path) -> None:
    """project.build_day says which day it is; everywhere else `today` is an argument."""
    calls = [
        f"line {node.lineno}"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in ("today", "now", "utcnow")
        and isinstance(node.value, ast.Name) and node.value.id in ("date", "datetime")
    ]  # fmt: skip
    assert len(calls) == (1 if name_of(path) == "project.py" else 0), calls


@pytest.mark.parametrize("room", ["model", "check", "render", "paper"])
def test_the_inner_rooms_do_not_write_to_the_disk(room: str) -> None:
    words = ("write_text(", "write_bytes(", "mkdir(", "unlink(", "rmtree(")
    wrong = [name_of(path) for path in FILES if room_of(path) == room and any(w in path.read_text() for w in words)]
    assert wrong == []
