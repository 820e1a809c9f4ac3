"""What axe-core finds on a page in the browser."""

from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

ALL = {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}

OF_COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
"""All that the dark can change."""

ALIKE = ".rm-az li:nth-child(n+4)"
"""Rows of the A–Z after the third below a letter: some thousand of the same kind, which take axe half a minute."""


def barriers(page: Page, within: str = "html") -> list[str]:
    """A line a rule that is broken within an element, in the light and in the dark, with the first place."""
    light, dark = _broken(page, "light", ALL, within), _broken(page, "dark", OF_COLOURS, within)
    return [*light, *(f"dark: {found}" for found in dark)]


def _broken(page: Page, scheme: Literal["light", "dark"], only: dict[str, object], within: str) -> list[str]:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # colours do not fade into each other
    found = Axe().run(page, {"include": [[within]], "exclude": [[ALIKE]]}, {"runOnly": only, "resultTypes": ["violations"]})
    return [
        f"{rule['id']} ({len(rule['nodes'])}): {rule['nodes'][0]['html'][:160]} {rule['nodes'][0]['any'][:1]}"[:600]
        for rule in found.response["violations"]
    ]
