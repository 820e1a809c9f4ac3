"""The generated pages of the manual: every rule and every field. Nothing in them is typed twice."""

from collections.abc import Iterator
from inspect import cleandoc
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ..check import RULES
from ..model import KINDS
from ..wording import Wording


def manual_pages(wording: Wording) -> Iterator[tuple[str, str]]:
    """Path and Markdown of each page."""
    yield "develop/rules.md", rules_page(wording)
    yield "develop/fields.md", fields_page()


def rules_page(wording: Wording) -> str:
    """Every rule from its docstring, then every problem that loading reports."""
    parts = ["# 检查规则\n", "每条规则一个文件，说明就是它的文档；错误写法和正确写法在测试里真的运行。\n"]
    parts += [f"- [{_title(rule)}](#{rule.ID})（`{rule.ID}`，{wording.say('severity.' + rule.SEVERITY)}）" for rule in RULES]
    for rule in RULES:
        body = cleandoc(rule.__doc__ or "").split("\n", 1)[1].replace("\n## ", "\n### ")
        parts.append(f"\n## {_title(rule)} {{#{rule.ID}}}\n\n`{rule.ID}`，{wording.say('severity.' + rule.SEVERITY)}\n{body}")
    known = {rule.ID for rule in RULES}
    parts.append("\n## 读文件时的问题 {#loading}\n\n| id | 什么不对 | 为什么 | 怎么办 |\n|---|---|---|---|")
    for key, what in wording.section("problem").items():
        name, _, part = key.partition(".")
        if part == "what" and name not in known:
            why, hint = wording_of(wording, name, "why"), wording_of(wording, name, "hint")
            parts.append(f"| `{name}` | {_cell(what)} | {_cell(why)} | {_cell(hint)} |")
    return "\n".join(parts) + "\n"


def wording_of(wording: Wording, rule: str, part: str) -> str:
    """One sentence of a problem, its places for values left open."""
    return wording.section("problem").get(f"{rule}.{part}", "")


def fields_page() -> str:
    """Every field of every kind, from the model classes."""
    parts = [
        "# 字段\n",
        "由模型自动生成。R 表示必须写。文件放在 `routes/<种类>/` 下面（一个对象一个文件，文件名就是 id，或者一个列表），"
        "或者写成 `routes/<种类>.yaml`。\n",
    ]
    described: set[type[BaseModel]] = set()
    ahead: list[tuple[str, type[BaseModel]]] = [(f"{kind.name}（{kind.model.__name__}）", kind.model) for kind in KINDS.values()]
    while ahead:
        title, model = ahead.pop(0)
        if model in described:
            continue
        described.add(model)
        parts.append(f"\n## {title} {{#{model.__name__.lower()}}}\n\n{cleandoc(model.__doc__ or '')}\n")
        parts.append("| 字段 | R | 类型 | 意思 |\n|---|---|---|---|")
        for name, info in model.model_fields.items():
            shape = _shape(info.annotation)
            required = "R" if info.is_required() else ""
            parts.append(f"| `{info.alias or name}` | {required} | {shape} | {_cell(_meaning(name, info))} |")
            ahead += [(inner.__name__, inner) for inner in _models(info.annotation)]
    return "\n".join(parts) + "\n"


def _meaning(name: str, info: FieldInfo) -> str:
    return info.description or {"id": "固定的名字，小写字母和短横"}.get(name, "")


def _shape(annotation: Any) -> str:
    """A type in plain words, with links to other classes."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    if origin is Literal:
        return "、".join(f"`{part}`" for part in parts)
    if origin in (Union, UnionType):
        return " 或 ".join(_shape(part) for part in parts if part is not type(None))
    if origin is tuple:
        return f"{_shape(parts[0])} 的列表"
    if origin is dict:
        return f"名称: {_shape(parts[1])}"
    if parts:
        return _shape(parts[0])
    names = {"str": "文字", "int": "整数", "date": "日期", "Citation": "引用", "Period": "期限"}
    return names.get(getattr(annotation, "__name__", ""), "文字")


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _title(rule: Any) -> str:
    return cleandoc(rule.__doc__ or "").split("\n", 1)[0]


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
