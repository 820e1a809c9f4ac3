"""What styles and scripts may use: the browsers inside chat programs are Chromium 86 and later, old phones have Safari 14.

No data of browsers' features comes in a package for Python, so this is a list of ours: what is younger than that and likely to be
written one day, with what happens to whoever does not know it. Features that merely are not seen there (text-wrap, accent-color)
are not in it. What the scripts do where a feature is missing is tested in a browser, in tests/browser/test_old_phones.py.
"""

import re
from pathlib import Path

import pytest

from generator.publish import offline
from generator.render import ASSETS, TEMPLATES

STYLES = sorted(ASSETS.rglob("*.css"))
SCRIPTS = [*sorted(ASSETS.rglob("*.js")), Path(offline.__file__).with_name(offline.WORKER)]

IN_STYLES = {
    r"@container\b": "Chromium 105: the rules inside are lost",
    r"@layer\b": "Chromium 99: the rules inside are lost",
    r"@scope\b|@starting-style\b|@property\b": "the rules inside are lost",
    r"color-mix\(|oklch\(|oklab\(|\blch\(|\blab\(|light-dark\(": "Chromium 111: the colour is lost",
    r"\d[dsl]v[hw]\b": "Chromium 108: the length is lost",
    r"\binset(?:-inline|-block)?\s*:": "Chromium 87: write top, right, bottom, left",
    r"aspect-ratio\s*:": "Chromium 88",
    r"\bsubgrid\b": "Chromium 117",
    r"(?<![\w-])(?:translate|rotate|scale)\s*:": "Chromium 104: write transform",
    r"\((?:min-|max-)?(?:width|height)\s*[<>]=?": "Chromium 104: write min-width, max-width",
    r":(?:is|where)\(": "Chromium 88: the whole rule is lost",
    r"(?<=[{;}])\s*&": "nesting, Chromium 112: the rule is lost",
}
IN_SCRIPTS = {
    r"\(\?<[=!]": "a look behind, Safari 16.4: the whole script is lost",
    r"/[dgimsuy]*v[dgimsuy]*[.,;)]": "the flag v, Chromium 112: the whole script is lost",
    r"\bstatic\s*\{|[\s.]#[a-z]\w*\s*[=(;]": "private members, static blocks: the whole script is lost",
    r"\?\?=|\|\|=|&&=": "Safari 14 and Chromium 85 know it, but no transpiler helps the rest: write it out",
    r"^\s*(?:import|export)\s|\bimport\(": "modules do not run from a folder",
    r"\.at\(": "Chromium 92, Safari 15.4",
    r"\.findLast(?:Index)?\(": "Chromium 97, Safari 15.4",
    r"\.to(?:Sorted|Reversed|Spliced)\(|\.with\(": "Chromium 110, Safari 16",
    r"\.replaceAll\(": "Chromium 85, Safari 13.1: write split and join, as everywhere here",
    r"\bstructuredClone\(": "Chromium 98, Safari 15.4",
    r"Object\.(?:hasOwn|groupBy)|Map\.groupBy|Array\.fromAsync|Promise\.(?:withResolvers|any|try)": "Chromium 93 or later",
    r"\.(?:union|intersection|difference|isSubsetOf|isSupersetOf|isDisjointFrom)\(": "sets, Chromium 122",
    r"\.showModal\(|\.showPopover\(|\.togglePopover\(|startViewTransition": "Safari 15.4 or later: the reader gets stuck",
    r"\.checkVisibility\(|\.setHTML": "Chromium 105",
    r"URL\.(?:canParse|parse)\(|AbortSignal\.(?:timeout|any)\(|crypto\.randomUUID|Intl\.Segmenter": "Chromium 92 or later",
    r"CompressionStream|navigator\.clipboard\.(?:read|write)\(": "Safari 13.1 or later, 16.4 for the first",
}
IN_TEMPLATES = {
    r"<dialog\b": "Safari 15.4: stands open in the page",
    r"\spopover\b(?:=|\s|>)": "Chromium 114: stands open in the page",
    r"\sinert\b(?:=|>)": "Chromium 102",
    r"type=[\"']?module": "modules do not run from a folder",
}
WRONG = {
    "css": ["a { inset: 0 }", "@container (width > 1px) { a { margin: 0 } }", "a { height: 10dvh }", "a { & b { margin: 0 } }"],
    "js": ["x = y.at(-1);", "/(?<=a)b/", "structuredClone(a)", "x ??= 1;", "import a from './b.js';", "/a/v.test(b)"],
}


def bare(text: str) -> str:
    """The text without its comments and without pictures inside it."""
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return re.sub(r"(?m)(?<![:\"'\w])//.*$|url\(\"data:[^\"]*\"\)", "", text)


def found(text: str, list_: dict[str, str]) -> list[str]:
    return [
        f"{match[0].strip()}: {why}" for pattern, why in list_.items() for match in re.finditer(pattern, bare(text), re.MULTILINE)
    ]


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_styles_use_what_old_browsers_know(file: Path) -> None:
    assert found(file.read_text(encoding="utf-8"), IN_STYLES) == []


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_scripts_use_what_old_browsers_know(file: Path) -> None:
    assert found(file.read_text(encoding="utf-8"), IN_SCRIPTS) == []


@pytest.mark.parametrize("file", sorted(TEMPLATES.rglob("*.html")), ids=lambda file: file.name)
def test_templates_use_what_old_browsers_know(file: Path) -> None:
    assert found(file.read_text(encoding="utf-8"), IN_TEMPLATES) == []


@pytest.mark.parametrize("text", WRONG["css"])
def test_the_list_for_styles_finds_what_it_names(text: str) -> None:
    assert found(text, IN_STYLES)


@pytest.mark.parametrize("text", WRONG["js"])
def test_the_list_for_scripts_finds_what_it_names(text: str) -> None:
    assert found(text, IN_SCRIPTS)


def rules(text: str) -> list[tuple[str, str]]:
    """Selector and declarations of every rule, those inside @media too."""
    return [(selector.strip(), body.strip()) for selector, body in re.findall(r"([^{};]+)\{([^{}]*)\}", bare(text))]


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.name)
def test_a_selector_with_has_stands_alone(file: Path) -> None:
    """Whoever does not know :has() (Chromium before 105, Firefox before 121) leaves out the whole rule it stands in."""
    wrong = [
        selector
        for selector, _ in rules(file.read_text(encoding="utf-8"))
        if ":has(" in selector and "," in re.sub(r"\([^()]*\)", "", selector)
    ]
    assert wrong == []


def test_who_does_not_know_that_no_script_runs_is_told() -> None:
    """`@media (scripting: none)` is younger than three years: noscript.css says the same, word for word."""
    style = (ASSETS / "style.css").read_text(encoding="utf-8")
    query = r"@media {}\(max-width: 59\.99rem\) \{{(.*?\}})\s*\}}"
    told = [rule for body in re.findall(query.format(r"\(scripting: none\) and "), style) for rule in rules(body)]
    assert told
    without = re.findall(query.format(""), (ASSETS / "noscript.css").read_text(encoding="utf-8"), re.DOTALL)
    assert sorted(rule for body in without for rule in rules(body)) == sorted(told)
