"""`python -m tests.icons` draws the icons of the manifest from mark.svg, with Chromium. They are committed; a test compares."""

import shutil
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from generator.render import ASSETS

MARK = ASSETS / "mark.svg"
ICONS = {"icon-192.png": (192, 1.0), "icon-512.png": (512, 1.0), "icon-maskable.png": (512, 0.7)}
"""File -> size in pixels, and how much of it the mark takes: phones cut a maskable icon down to its middle."""


def drawn(browser: Browser, name: str) -> bytes:
    """One icon as PNG."""
    size, part = ICONS[name]
    page = browser.new_page(viewport={"width": size, "height": size})
    paper = "background:#faf8f4;" if part < 1 else ""
    mark = MARK.read_text(encoding="utf-8").replace("<svg ", f'<svg width="{size * part}" height="{size * part}" ', 1)
    page.set_content(f'<body style="margin:0;{paper}height:100vh;display:grid;place-items:center">{mark}')
    picture = page.screenshot(omit_background=part == 1)
    page.close()
    return picture


def draw(folder: Path = ASSETS) -> None:
    """Write them all."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name in ICONS:
            (folder / name).write_bytes(drawn(browser, name))
        browser.close()


if __name__ == "__main__":
    draw()
