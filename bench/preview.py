"""How soon a change is seen: a real `routemap serve`, a real edit, a real request."""

import re
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .projects import ROUTEMAP, Ours, environment

PATIENCE = 600.0
"""Seconds after which a wait is given up."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Seconds from saving until the page has the new text, and until the whole guide has it."""

    page: float
    whole: float


def measure(ours: Ours, times: int) -> list[Seen]:
    """Serve a project, change one matter so often, and wait for it each time."""
    matter = sorted((ours.folder / "routes" / "matters").glob("*.yaml"))[0]
    before = matter.read_text(encoding="utf-8")
    port = _free_port()
    server = subprocess.Popen(
        [str(ROUTEMAP), "serve", "--port", str(port)],
        cwd=ours.folder, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    base = f"http://127.0.0.1:{port}/"
    try:
        _wait(lambda: bool(_text(base + "index.html")), 0.2)
        return [_once(matter, base, f"先看这一页的变化，第 {turn + 1} 次。") for turn in range(times)]
    finally:
        _stop(server)
        matter.write_text(before, encoding="utf-8")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """As Ctrl+C does, so that the server removes its folder; harder where that is not heard."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(60)
    except subprocess.TimeoutExpired:
        server.terminate()
        server.wait()


def _once(matter: Path, base: str, words: str) -> Seen:
    text = matter.read_text(encoding="utf-8")
    started = time.perf_counter()
    matter.write_text(re.sub(r"^do_first: .*$", f"do_first: {words}", text, flags=re.M), encoding="utf-8")
    _wait(lambda: words in _text(f"{base}matters/{matter.stem}.html"), 0.02)
    page = time.perf_counter() - started
    _wait(lambda: words in _text(base + "data/guide.json"), 0.2)
    whole = time.perf_counter() - started
    time.sleep(2)  # the server settles
    return Seen(page, whole)


def _text(address: str) -> str:
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode("utf-8"))
    except (urllib.error.URLError, OSError):
        return ""


def _wait(done: Callable[[], bool], pause: float) -> None:
    until = time.perf_counter() + PATIENCE
    while not done():
        if time.perf_counter() > until:
            raise TimeoutError("the preview did not show the change")
        time.sleep(pause)


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
