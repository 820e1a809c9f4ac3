"""Synthetic guides: the real definitions, multiplied with new ids, titles and texts until there are enough pages.

A guide grows matter by matter. Each matter brings what it refers to: procedures, agencies, documents, its category and
its cases. The first copy keeps its ids; in the second every id begins with `c1-` and every text names another place, and
so on: copies lie apart in sorted files, so that no compression finds one next to the other. References stay inside a
copy. Laws, families, groups, topics, the glossary and what the search knows are there once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

COPIED = ("matters", "heard", "procedures", "agencies", "documents", "categories", "cases")
"""Kinds that are multiplied, in the order in which a copy names them."""

OWN_FILE = ("matters", "heard", "procedures", "topics", "finder")
"""Kinds with a file for each definition."""

SINGLE = ("families", "groups", "categories", "planned", "audiences", "search")
"""Kinds in one file directly under routes/."""

REFERS = {
    "category": "categories", "bring": "documents", "related": "matters", "procedure": "procedures",
    "agencies": "agencies", "after": "procedures", "needs": "documents", "gives": "documents",
    "document": "documents", "parent": "agencies", "matter": "matters", "not": "procedures",
}  # fmt: skip
"""Keys that hold ids, and of what. `instead` is of its own kind, `route` of a route or a procedure."""

NAMES = ("title", "plain", "aliases")
SENTENCES = ("do_first", "applies", "when", "gains", "why", "does", "story", "because", "text")

EXCHANGED = 3
"""Every so manieth character of what people say is another in a copy, the same one throughout. Without that a guide of four
copies would have the words of one; so it has about as many as its size brings, by how the words of ours grow."""

PLACES = tuple(first + last for last in "河山江湖城泉岭州" for first in "清安永临云宁华泰")

ALONE = 14
"""Pages that every guide has once: home, lists, A to Z, search, about and so on."""

Thing = dict[str, Any]
Tables = dict[str, dict[str, Thing]]


def read_tables(routes: Path) -> Tables:
    """Every definition as plain values, by kind and id."""
    tables: Tables = {}
    for path in sorted(routes.rglob("*.yaml")):
        kind = path.parent.name if path.parent != routes else path.stem
        value = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        for thing in value if isinstance(value, list) else [value]:
            tables.setdefault(kind, {})[thing["id"]] = thing
    return tables


@dataclass
class Growing:
    """A guide that grows. `made` holds the copied definitions of all copies by their new ids."""

    base: Tables
    made: Tables = field(default_factory=lambda: {kind: {} for kind in COPIED})
    _cited: set[str] = field(default_factory=set)

    def add(self, kind: str, name: str, copy: int, alone: bool = False) -> None:
        """A definition and, if it is not to come alone, everything it refers to but other matters."""
        thing = self.base[kind].get(name)
        new = _renamed(name, copy)
        if thing is None or new in self.made[kind]:
            return
        self.made[kind][new] = thing
        self._cited.update(re.findall(r"《([^》]+)》第", str(thing)))
        for other, ids in () if alone else _references(kind, thing):
            if other != "matters":
                for target in ids:
                    self.add(other, target, copy)

    def pages(self) -> int:
        """About how many pages the public edition will have."""
        laws = sum(
            not self._cited.isdisjoint((law["title"], law["short"], *law.get("aliases", ())))
            for law in self.base["laws"].values()
        )
        once = sum(len(self.base[kind]) for kind in ("groups", "audiences", "topics")) + 2 * len(self.base["groups"])
        kinds = [kind for kind in COPIED if kind != "heard"]
        public = {kind: [t for t in self.made[kind].values() if str(t.get("audience")) != "staff"] for kind in kinds}
        matters, procedures = len(public["matters"]), len(public["procedures"])
        used = {matter["category"] for matter in public["matters"]}  # each has a question, a poster and a leaflet
        forms = sum("form" in document for document in public["documents"])
        tools = 2 * matters + procedures + 3 * len(used) + forms
        return ALONE + laws + once + sum(map(len, public.values())) + tools + 2 * len(self._practised())

    @cached_property
    def spoken(self) -> dict[str, int]:
        """The characters of what people say with their ranks, the most frequent first."""
        lines = (line for heard in self.base.get("heard", {}).values() for line in heard["say"])
        counted = Counter(sign for line in lines for sign in line if sign >= "\u3400" and sign.isalpha())
        return {sign: rank for rank, (sign, _) in enumerate(counted.most_common())}

    def exchanged(self, copy: int) -> dict[int, str]:
        """What stands for a character in a copy: one that is about as frequent."""
        signs = list(self.spoken)
        return {
            ord(sign): signs[(rank + copy) % len(signs)]
            for sign, rank in self.spoken.items()
            if rank % EXCHANGED == copy % EXCHANGED
        }

    def reference(self, kind: str, name: str, copy: int) -> str | None:
        """The id in a copy; the first copy's where this one has none; None where there is none at all."""
        if kind == "matters" and name in self.base["planned"]:
            return name
        return next((new for new in (_renamed(name, copy), name) if new in self.made[kind]), None)

    def _practised(self) -> set[str | None]:
        return {
            self.reference("categories", self.base["matters"][case["matter"]]["category"], _copy_of(name))
            for name, case in self.made["cases"].items()
        }


def grow(base: Tables, pages: int, like: int = 0) -> Growing:
    """Add matters, copy after copy, until there are about so many pages.

    `like` are the pages of a smaller guide, of whose matters this one is to be made: then the two differ in size alone. A copy
    that would grow too large with everything around its matters takes that from the first copy.
    """
    growing = Growing(base)
    matters = list(grow(base, like).made["matters"] if like else base["matters"])
    for name in base["categories"]:  # planned matters name them
        growing.add("categories", name, 0)
    cases: dict[str, list[str]] = {}
    for case_name, case in base["cases"].items():
        cases.setdefault(case["matter"], []).append(case_name)
    around = sum(len(base[kind]) for kind in COPIED if kind not in ("matters", "heard", "cases"))
    for copy in range(len(PLACES)):
        alone = copy > 0 and growing.pages() + around > pages
        for matter in matters:
            growing.add("matters", matter, copy, alone)
            growing.add("heard", matter, copy)
            for one in cases.get(matter, ()):
                growing.add("cases", one, copy, alone)
            if growing.pages() >= pages:
                return growing
    raise ValueError(f"{pages} pages are too many")


def write_guide(growing: Growing, routes: Path) -> int:
    """Write routes/ of a synthetic guide. Returns the number of matters."""
    copier = _Copier(growing)
    for kind, things in growing.base.items():
        if kind not in COPIED:
            _write(routes, kind, "core", [thing for thing in map(copier.once, things.values()) if thing])
    for kind in COPIED:
        by_copy: dict[int, list[Thing]] = {}
        for name, thing in growing.made[kind].items():
            by_copy.setdefault(0 if kind in SINGLE else _copy_of(name), []).append(
                copier.copied(kind, thing, _copy_of(name))
            )
        for copy, found in by_copy.items():
            _write(routes, kind, f"copy{copy}", found)
    return len(growing.made["matters"])


def _write(routes: Path, kind: str, stem: str, things: list[Thing]) -> None:
    files: dict[Path, Any] = {routes / kind / f"{stem}.yaml": things}
    if kind in SINGLE:
        files = {routes / f"{kind}.yaml": things}
    elif kind in OWN_FILE:
        files = {routes / kind / f"{thing['id']}.yaml": thing for thing in things}
    for path, value in files.items() if things else ():  # an empty file is a mistake
        path.parent.mkdir(parents=True, exist_ok=True)
        text = yaml.dump(
            value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000, default_flow_style=None
        )
        path.write_text(text, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Copier:
    """Writes definitions anew for a copy, without references to matters that are not there."""

    growing: Growing

    def once(self, thing: Thing) -> Thing | None:
        """A definition that is there once; groups of people lose the matters that are not there."""
        if "answers" in thing:
            return self._question(thing)
        if "matters" not in thing:
            return thing
        matters = [name for name in thing["matters"] if name in self.growing.made["matters"]]
        return thing | {"matters": matters} if matters else None

    def _question(self, question: Thing) -> Thing | None:
        """A written question whose answers also mean the copies of what they mean; None where fewer than two are left."""
        answers = []
        purposes = {thing["purpose"] for thing in self.growing.made["matters"].values()}
        for answer in question["answers"]:
            new = dict(answer)
            for kind in ("matters", "categories"):
                if kind in answer:
                    ids = [_renamed(name, copy) for copy in range(len(PLACES)) for name in answer[kind]]
                    new[kind] = [name for name in ids if name in self.growing.made[kind]]
            if new.get("purpose") in purposes or new.get("matters") or self._are_used(new.get("categories", [])):
                answers.append(new)
        kept = {key: value for key, value in question.items() if key != "otherwise"}
        return kept | {"answers": answers} if len(answers) > 1 else None

    def _numbers(self) -> set[str]:
        """The hotlines of the agencies that are there."""
        return {line["number"] for agency in self.growing.made["agencies"].values() for line in agency.get("hotlines", ())}

    def _are_used(self, categories: list[str]) -> bool:
        """Whether any matter of the guide is in one of these categories."""
        return any(
            _renamed(thing["category"], _copy_of(name)) in categories for name, thing in self.growing.made["matters"].items()
        )

    def copied(self, kind: str, thing: Thing, copy: int) -> Thing:
        """A definition with the ids and the texts of a copy."""
        new = {key: self._inside(kind, copy, key, value) for key, value in thing.items()}
        new["id"] = _renamed(thing["id"], copy)
        if not set(new.get("sensitive", ())) <= self._numbers():
            del new["sensitive"]
        if kind == "cases" and thing["route"] not in self._named_routes(thing["matter"]):
            new["route"] = self.growing.reference("procedures", thing["route"], copy)
        return new

    def _inside(self, kind: str, copy: int, key: str, value: Any) -> Any:
        other = kind if key == "instead" else REFERS.get(key, "")
        if other and isinstance(value, list) and all(isinstance(name, str) for name in value):
            return [new for name in value if (new := self.growing.reference(other, name, copy))]
        if other and isinstance(value, str):
            return self.growing.reference(other, value, copy) or []
        if isinstance(value, dict):
            return {name: self._inside(kind, copy, name, part) for name, part in value.items()}
        if isinstance(value, list):
            return [self._inside(kind, copy, key, part) for part in value]
        if kind == "heard" and key == "say" and copy:
            return str(value).translate(self.growing.exchanged(copy))
        return _told(key, value, copy)

    def _named_routes(self, matter: str) -> set[str]:
        """The ids of those routes of a matter that have one: cases call them by these."""
        groups = self.growing.base["matters"][matter]["routes"]
        return {route["id"] for name in ("first", "also", "then") for route in groups.get(name, ()) if "id" in route}


def _told(key: str, value: Any, copy: int) -> Any:
    """A text as it is told in another place."""
    if copy == 0 or not isinstance(value, str):
        return value
    if key in NAMES:
        return f"{value}（{PLACES[copy]}）" if key == "title" else f"{PLACES[copy]}{value}"
    return f"{PLACES[copy]}：{value}" if key in SENTENCES else value


def _references(kind: str, thing: Any, key: str = "") -> Iterator[tuple[str, list[str]]]:
    """Kind and ids of what a definition refers to."""
    other = REFERS.get(key, "procedures" if key == "instead" and kind == "procedures" else "")
    if other and isinstance(thing, str):
        yield other, [thing]
    elif other and isinstance(thing, list) and all(isinstance(name, str) for name in thing):
        yield other, thing
    elif isinstance(thing, dict):
        for name, part in thing.items():
            yield from _references(kind, part, name)
    elif isinstance(thing, list):
        for part in thing:
            yield from _references(kind, part, key)


def _renamed(name: str, copy: int) -> str:
    return f"c{copy}-{name}" if copy else name


def _copy_of(name: str) -> int:
    found = re.search(r"^c(\d+)-", name)
    return int(found[1]) if found else 0
