"""What a whole process costs: seconds, processor seconds, peak memory; and what it left on disk."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CLOCK = Path(__file__).with_name("clock.py")


@dataclass(frozen=True, slots=True)
class Cost:
    """One run. `peak` is in kB."""

    seconds: float
    processor: float
    peak: int


class RunFailed(Exception):
    """A measured command failed. The message is the end of what it said."""


def run(command: Sequence[str], folder: Path, more: Mapping[str, str]) -> Cost:
    """Run a command in a folder with an environment and measure it as a whole. Raises RunFailed."""
    out = folder / "clock.json"
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(CLOCK), str(out), *command],
        cwd=folder, env=dict(more), capture_output=True, text=True, check=True,
    )  # fmt: skip
    row = json.loads(out.read_text(encoding="utf-8"))
    out.unlink()
    if row["code"] != 0:
        raise RunFailed(f"{' '.join(command)}\n{(told.stdout + told.stderr)[-2000:]}")
    return Cost(row["seconds"], row["processor"], row["peak"])


def cheapest(runs: Sequence[Cost]) -> Cost:
    """The least of each figure: what others did on the machine only ever adds."""
    return Cost(min(r.seconds for r in runs), min(r.processor for r in runs), min(r.peak for r in runs))


def size(folder: Path) -> int:
    """The bytes of all files in a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def pages(folder: Path) -> int:
    """How many pages a site has."""
    return sum(1 for _ in folder.rglob("*.html"))
