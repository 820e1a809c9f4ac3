"""What axe-core finds on a page in the browser."""

from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

EVERYTHING = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"color-contrast": {"enabled": False}},
}
OF_COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What takes axe longest, and all that the dark can change."""

LONGEST = ".rm-az li:nth-child(n+4)"
"""Rows of the A–Z after the third below a letter: some thousand of the same kind. They are taken away first, for axe looks at
every element of a page, those it is not asked about too."""

ALIKE = [[".rm-facts > div:nth-child(n+9)"], [".rm-rows > li:nth-child(n+13)"]]
"""Rows of long lists, whose colours are those of the rows before."""

_RUN = """async ([context, options]) => {
  const {violations} = await axe.run(context, {...options, resultTypes: ["violations"]});
  const told = ({id, nodes}) => `${id} (${nodes.length}): ${nodes[0].html.slice(0, 160)} ${JSON.stringify(nodes[0].any[0])}`;
  return violations.map(told);
}"""


def barriers(page: Page, *within: str) -> list[str]:
    """A line a rule that is broken within these elements, or anywhere, with the first place; in the light and in the dark."""
    include = [[name] for name in within or ("html",)]
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    page.evaluate("longest => document.querySelectorAll(longest).forEach(row => row.remove())", LONGEST)

    def run(scheme: Literal["light", "dark"], options: dict[str, Any], exclude: list[list[str]]) -> list[str]:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours do not fade into each other
        found = page.evaluate(_RUN, [{"include": include, "exclude": exclude}, options])
        return [f"{scheme}: {rule}"[:600] for rule in found]

    dark = run("dark", OF_COLOURS, ALIKE)
    return [*run("light", EVERYTHING, []), *run("light", OF_COLOURS, ALIKE), *dark]
