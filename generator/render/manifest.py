"""The manifest, by which a browser puts the site on the home screen of a phone."""

import json

from ..wording import Wording
from .settings import Settings
from .virtual_file import VirtualFile

PATH = "manifest.webmanifest"
PAPER, PINE = "#faf8f4", "#14584a"
"""Background and theme: --paper and --pine of the style sheet, in light."""


def manifest(wording: Wording, settings: Settings) -> VirtualFile:
    """Written relative to itself, so that the site may stand in any folder of a server."""
    icons = [
        {"src": "assets/icon-192.png", "sizes": "192x192", "type": "image/png"},
        {"src": "assets/icon-512.png", "sizes": "512x512", "type": "image/png"},
        {"src": "assets/icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable"},
        {"src": "assets/mark.svg", "sizes": "any", "type": "image/svg+xml"},
    ]
    content = {
        "name": wording.say("offline.name", site=settings.site_name),
        "short_name": settings.site_name,
        "description": wording.say("offline.description"),
        "lang": "zh-Hans-CN",
        "dir": "ltr",
        "id": "./",
        "start_url": "index.html",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PINE,
        "icons": icons,
    }
    return VirtualFile(PATH, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())
