"""Writing into a cache: whole or not at all, and never a reason for a build to fail."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any


def keep(file: Path, value: Any) -> None:
    """Write JSON beside the file, then rename, so that no reader meets half of it. A full or locked disk is no error."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as out:
                json.dump(value, out, ensure_ascii=False, separators=(",", ":"))
            os.replace(name, file)
        except OSError:
            Path(name).unlink(missing_ok=True)
    except OSError:
        return
