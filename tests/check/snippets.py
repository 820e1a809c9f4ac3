"""Runs the snippets of the rules' docstrings: an excerpt is laid over the small guide and checked like any other.

A comment line that names a file (`# matters/first.yaml`) says where the lines below it belong. Without one the keys
decide which part of the small guide they describe. What an excerpt leaves out comes from the small guide.
"""

import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import yaml
from conftest import read_tree
from pydantic import ValidationError
from small_guide import SMALL_GUIDE, SMALL_STATUTES

from generator.model import KINDS, Agency, Case, Document, End, Law, Matter, Model, Planned, Procedure, Question, Step

FILES: dict[str, Any] = {
    name.removeprefix("routes/"): yaml.load(text, Loader=yaml.BaseLoader)
    for name, text in read_tree(SMALL_GUIDE)[0].items()
}
SECTION = re.compile(r"^## (.+)\n((?:(?!## ).*\n?)*)", re.MULTILINE)
HOME = re.compile(r"^# (\S+\.yaml)\s*$", re.MULTILINE)

PROCEDURES = {
    "petition-three-level": ("petition-three-level", "claim"),
    "administrative-reconsideration": ("reconsideration", "claim"),
    "administrative-litigation": ("litigation", "claim"),
    "civil-litigation": ("litigation", "claim"),
    "labour-inspection": ("duty", "claim"),
    "labour-arbitration": ("arbitration", "claim"),
    "statutory-duty": ("duty", "claim"),
    "discipline-report": ("report", "report"),
}
"""Other procedures that snippets name: copies of the small guide's, each with its family and purpose."""

LAWS = {
    "行政诉讼法": ("in-force", "", {"45": "不服复议决定的，可以在收到复议决定书之日起十五日内向人民法院提起诉讼。"}),
    "行政处罚法": ("in-force", "", {"54": "符合立案标准的，行政机关应当及时立案。"}),
    "市场监督管理行政处罚程序规定": ("unknown", "", {}),
    "市场监督管理投诉举报处理暂行办法": ("superseded", "law-4", {}),
    "市场监督管理投诉举报处理办法": ("in-force", "", {"23": "有下列情形之一的，终止调解。"}),
}
"""Other laws that snippets cite: status, id of the law that replaced it, articles."""

OMITTED: dict[str, Any] = {
    "when": "不服", "why": "不归它管", "gains": "书面答复", "agencies": ["street-office"], "story": "发生的事",
    "because": "法律写明", "basis": "《信访工作条例》第三十四条", "kind": "law", "issuer": "某机关", "status": "in-force",
    "counting": {"silent": "yes"}, "branch": "government", "levels": ["county"],
}  # fmt: skip
"""What excerpts leave out for brevity."""


def sections(rule: Any) -> dict[str, str]:
    """The headed parts of a rule's docstring."""
    return {heading: text.strip() for heading, text in SECTION.findall(rule.__doc__ or "")}


def snippet(rule: Any, heading: str) -> str:
    """The YAML of one of its examples."""
    found = re.fullmatch(r"```yaml\n(.*)```", sections(rule)[heading], re.DOTALL)
    assert found, f"{rule.ID}: «{heading}» is one block of YAML"
    return found[1]


def lay_over(text: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The files and the statutes of the small guide with an excerpt laid over them."""
    files, statutes = deepcopy(FILES), deepcopy(SMALL_STATUTES)
    _add_neighbours(files, statutes, text)
    parts = HOME.split(text)
    for home, excerpt in [("", parts[0]), *zip(parts[1::2], parts[2::2], strict=True)]:
        value = yaml.load(excerpt, Loader=yaml.BaseLoader)
        if value is not None:
            _lay(files, home, value)
    files["cases.yaml"][0]["route"] = files["matters/street-light.yaml"]["routes"]["first"][0]["procedure"]
    return {name: _fill(name.split("/")[0].removesuffix(".yaml"), data) for name, data in files.items()}, statutes


def write(files: dict[str, Any], routes: Path) -> Path:
    for name, data in files.items():
        path = routes / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return routes


def _knows(model: type[Model], value: Any) -> bool:
    names = {info.alias or name for name, info in model.model_fields.items()}
    return isinstance(value, dict) and set(value) <= names


def _lay(files: dict[str, Any], home: str, value: Any) -> None:
    petition = "procedures/petition.yaml"
    if isinstance(value, list):
        places = {
            Step: petition, Law: "laws.yaml", Document: "documents.yaml", Planned: "planned.yaml", Case: "cases.yaml",
            Agency: "agencies.yaml",
        }  # fmt: skip
        model = next(model for model in places if all(_knows(model, entry) for entry in value))
        place = home or places[model]
        if model is Step:
            files[place] = merge(files[place], {"steps": value})
        else:
            files[place] = merge(files.get(place, []), value)
        return
    model = next(model for model in (Matter, Procedure, Step, End, Document, Question) if _knows(model, value))
    place = home or ("matters/street-light.yaml" if model is Matter else "documents.yaml" if model is Document else petition)
    if place not in files:
        files[place] = {} if model is Question else _copy(files, place)
    if model is Step:  # an authority has clocks, the citizen asks
        value = {"steps": [{"id": "look" if "clocks" in value else "ask", **value}]}
    elif model is End:
        value = {"ends": [{"id": "silent", **value}]}
    elif model is Document:
        value = [{"id": "letter" if "form" in value else "opinion", **value}]
    files[place] = merge(files[place], value)


def _copy(files: dict[str, Any], place: str) -> Any:
    """A definition of its own: the small guide's under another name."""
    kind, name = place.removesuffix(".yaml").split("/")
    copied = deepcopy(next(data for file, data in FILES.items() if file.startswith(kind + "/")))
    return {**copied, "id": name, "title": f"{name} 的名称", "plain": f"{name} 平常话"}


def merge(base: Any, value: Any, key: str = "") -> Any:
    """Deep merging. Entries with an id find their like; an excerpt of a step speaks for its whole flow."""
    if isinstance(base, dict) and isinstance(value, dict):
        kept = {k: v for k, v in base.items() if not ("next" in value and k in ("overdue", "staff") and k not in value)}
        return {**kept, **{k: merge(base.get(k), part, k) for k, part in value.items()}}
    if isinstance(base, list) and isinstance(value, list) and all(isinstance(v, dict) and "id" in v for v in value):
        known = {entry["id"]: entry for entry in base}
        merged = {entry["id"]: merge(known.get(entry["id"]), entry) for entry in value}
        whole = key == "staff" and all("next" in entry for entry in value)
        return list(merged.values() if whole else {**known, **merged}.values())
    return deepcopy(value)


def _add_neighbours(files: dict[str, Any], statutes: dict[str, Any], text: str) -> None:
    named = set(re.findall(r"[a-z][a-z-]+", text))
    if "wage-arrears" in named:
        named |= {"labour-inspection", "petition-three-level", "labour"}
        matter = _copy(files, "matters/wage-arrears.yaml")
        matter["routes"]["first"][0]["procedure"] = "labour-inspection"
        matter["routes"]["unfit"] = [{"procedure": "petition-three-level"}]
        matter["aliases"] = ["老板不给钱", "欠我工资"]
        files["matters/wage-arrears.yaml"] = matter
    if "labour" in named:
        files["categories.yaml"].append({"id": "labour", "title": "劳动", "plain": "工资", "group": "living"})
    families = {entry["id"] for entry in files["families.yaml"]}
    for name in sorted(named & set(PROCEDURES)):
        family, purpose = PROCEDURES[name]
        copied = _copy(files, f"procedures/{name}.yaml") | {"family": family}
        if family != "petition-three-level":  # 复查 is a word of petitions only
            copied = _renamed(copied, "请求复查", "请求再看一遍")
        if name == "administrative-reconsideration":
            copied = _renamed(copied, "ask", "apply")
            copied["ends"][1]["remedies"][0] |= {"procedure": name}
        files[f"procedures/{name}.yaml"] = copied
        if family not in families:
            families.add(family)
            family_group = family if family in ("reconsideration", "litigation", "arbitration", "report") else "administrative"
            files["families.yaml"].append(
                {"id": family, "title": family, "group": family_group, "purpose": purpose,
                 "mode": "《信访工作条例》第三十一条第五项"}
            )  # fmt: skip
    cited = {name for name in LAWS if f"《{name}》" in text}
    cited |= {name for name, (_, _, _) in LAWS.items() for other in cited if LAWS[other][1] == _id(name)}
    for name in sorted(cited):
        status, successor, articles = LAWS[name]
        law: dict[str, Any] = {
            "id": _id(name), "title": name, "short": name, "kind": "rule", "issuer": "某机关", "status": status,
            "counting": {"silent": "yes"},
        }  # fmt: skip
        files["laws.yaml"].append(law | ({"replaced_by": successor} if successor else {}))
        statutes[_id(name)] = {"title": name, "status": status.replace("-", " "), "effective": None, "articles": articles}


def _renamed(data: Any, old: str, new: str) -> Any:
    return yaml.load(yaml.safe_dump(data, allow_unicode=True).replace(old, new), Loader=yaml.BaseLoader)


def _id(law: str) -> str:
    return f"law-{list(LAWS).index(law)}"


def _fill(kind: str, data: Any) -> Any:
    """The data of a file with what excerpts leave out."""
    if isinstance(data, list):
        return [_fill(kind, entry) for entry in data]
    for _ in range(20):
        try:
            KINDS[kind].model.model_validate(data)
        except ValidationError as error:
            missing = [details["loc"] for details in error.errors() if details["type"] == "missing"]
            if not missing:
                return data
            for *path, name in missing:
                part = data
                for step in path:
                    part = part[step]
                part[str(name)] = deepcopy(OMITTED[str(name)])
        else:
            return data
    return data
