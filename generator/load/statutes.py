"""The statute folder: an index and one JSON file a law. Read law by law, only those that are cited."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ..model import Statute, Statutes

_JOINED = "paragraphs joined"


def load_statutes(folder: Path | None) -> Statutes | None:
    """The statutes of a folder, or None where there is no such folder or no index in it."""
    if folder is None or not (folder / "index.json").is_file():
        return None
    rows = json.loads((folder / "index.json").read_text(encoding="utf-8"))
    index = {
        row["slug"]: Statute(
            row["slug"],
            row["title"],
            str(row["status"]).replace(" ", "-"),
            date.fromisoformat(row["effective"]) if row.get("effective") else None,
            {},
            _JOINED in (row.get("note") or ""),
        )
        for row in rows
    }

    def read(law_id: str) -> Mapping[str, str]:
        data = json.loads((folder / f"{law_id}.json").read_text(encoding="utf-8"))
        return {article["no"]: article["text"] for article in data["articles"]}

    return Statutes(index, read)
