"""Files that are written whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex


@contextmanager
def whole(file: Path) -> Iterator[Path]:
    """Where to write beside the file. What stands there takes its name at the end; a failure, or Ctrl+C, leaves nothing of it."""
    fresh = file.with_name(f".new-{token_hex(8)}{file.suffix}")
    try:
        yield fresh
        os.replace(fresh, file)
    except OSError as error:
        if error.filename == str(fresh):  # of this name nobody but us has heard
            error.filename, error.filename2 = str(file), None
        raise
    finally:
        fresh.unlink(missing_ok=True)
