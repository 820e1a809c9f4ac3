"""Reads JSON that must not be misread: the lock file, the statutes. A file that is broken is refused with the place."""

import json
from pathlib import Path
from typing import Any


class BrokenFile(Exception):
    """The file cannot be used. `trouble` is "missing", "unreadable", "not-json" or "shape"."""

    def __init__(self, file: Path, trouble: str, line: int = 1, column: int = 1) -> None:
        super().__init__(f"{file}:{line}:{column}: {trouble}")
        self.file = file
        self.trouble = trouble
        self.line = line
        self.column = column


def read_json(file: Path) -> Any:
    """The value of a file. Raises BrokenFile."""
    try:
        if file.exists() and not file.is_file():
            raise BrokenFile(file, "unreadable")
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BrokenFile(file, "missing") from None
    except OSError:
        raise BrokenFile(file, "unreadable") from None
    except UnicodeDecodeError:
        raise BrokenFile(file, "not-json") from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise BrokenFile(file, "not-json", error.lineno, error.colno) from None
    except (ValueError, RecursionError):  # a number of thousands of figures, brackets in brackets without end
        raise BrokenFile(file, "not-json") from None
