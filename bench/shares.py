"""Where the time of a cold build goes: `python -m bench.shares FOLDER` builds in this process and times the phases."""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import wraps
from importlib import import_module
from typing import Any

from .projects import Ours, environment

PHASES = ("start", "load", "check", "layout", "render", "MkDocs")


def shares(ours: Ours) -> dict[str, float]:
    """The share of each phase in a cold build."""
    ours.forget_all()
    told = subprocess.run(
        [sys.executable, "-m", "bench.shares", str(ours.folder)],
        cwd=ours.folder, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    seconds: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    whole = sum(seconds.values())
    return {phase: seconds[phase] / whole for phase in PHASES}


class _Watch:
    """Adds up processor seconds by phase."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(PHASES, 0.0)

    def timed(self, phase: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The same function, timed."""

        @wraps(function)
        def call(*values: Any, **named: Any) -> Any:
            started = time.process_time()
            try:
                return function(*values, **named)
            finally:
                self.seconds[phase] += time.process_time() - started

        return call

    def each(self, phase: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """The same generator, timed only while it works."""

        @wraps(function)
        def call(*values: Any, **named: Any) -> Iterator[Any]:
            steps = function(*values, **named)
            step = self.timed(phase, lambda: next(steps, None))
            return iter(step, None)

        return call


def _watched_build(folder: str) -> dict[str, float]:
    """Build and return the seconds of each phase. Phases inside others are taken out of them."""
    os.chdir(folder)
    watch = _Watch()
    started = time.process_time()
    from generator.cli import routemap
    from generator.render import Renderer

    pipeline: Any = import_module("generator.pipeline")
    building: Any = import_module("generator.commands.building")
    watch.seconds["start"] = time.process_time() - started
    pipeline.load_guide = watch.timed("load", pipeline.load_guide)
    pipeline.draw_charts = watch.timed("layout", pipeline.draw_charts)
    building.check_project = watch.timed("check", building.check_project)
    building.build_site = watch.timed("MkDocs", building.build_site)
    Renderer.all_files = watch.each("render", Renderer.all_files)  # type: ignore[method-assign]
    with contextlib.suppress(SystemExit):
        routemap(["build", "--force"], prog_name="routemap")
    seconds = watch.seconds
    seconds["MkDocs"] -= seconds["render"]
    seconds["render"] -= seconds["layout"]
    seconds["check"] -= seconds["load"]
    return seconds


if __name__ == "__main__":
    print(json.dumps(_watched_build(sys.argv[1])))
