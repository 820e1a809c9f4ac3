"""`python -m bench.lighthouse [FOLDER]`: Lighthouse, as on a phone, over pages of a site that is served here.

Needs Node 18 or later and Chromium; `npx` brings this version of Lighthouse and nothing else. Each page is measured in several
runs, and the middle one counts: on a machine that is busy, performance differs from run to run.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from urllib.parse import quote

from .serving import chromium, served

LIGHTHOUSE = "lighthouse@12.8.2"
"""The last version that runs on Node 18 and 20."""
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
GOAL, RUNS = 95, 3
PAGES = (
    "index.html", "matters/wage-arrears.html", "procedures/petition-three-level.html", "categories/labour.html",
    "search.html?q=拖欠工资", "offline.html", "finder/index.html", "finder/matters/wage-arrears.html",
    "forms/petition-letter.html",
)  # fmt: skip
"""Those that a site has not are named and left out."""


def measure(address: str, program: str, work: Path) -> dict[str, int]:
    """The scores of one run over one page, 0 to 100. Raises CalledProcessError where Lighthouse could not do it."""
    report = work / "report.json"
    command = [
        "npx", "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}", "--chrome-flags=--headless=new --no-sandbox",
    ]  # fmt: skip
    subprocess.run(command, check=True, env=os.environ | {"CHROME_PATH": program}, cwd=work)
    told = json.loads(report.read_text(encoding="utf-8"))["categories"]
    return {name: round(100 * told[name]["score"]) for name in CATEGORIES}


def main(folder: Path) -> int:
    """Print the table. 0 where every score is high enough, else 1."""
    program = chromium()
    if not shutil.which("npx") or not program:
        print("Lighthouse needs Node 18 or later with npx, and Chromium: apt-get install npm chromium", file=sys.stderr)
        return 1
    there = [page for page in PAGES if (folder / page.partition("?")[0]).is_file()]
    for page in PAGES:
        if page not in there:
            print(f"not in {folder}, not measured: {page}", file=sys.stderr)
    print(f"| Page | {' | '.join(CATEGORIES)} |\n| --- |{' ---: |' * len(CATEGORIES)}")
    low = False
    with tempfile.TemporaryDirectory() as work, served(folder) as site:
        for page in there:
            address = f"{site}/{quote(page, safe='/?=')}"
            runs = [measure(address, program, Path(work)) for _ in range(RUNS)]
            scores = [round(median(run[name] for run in runs)) for name in CATEGORIES]
            low = low or min(scores) < GOAL
            print(f"| {page} | {' | '.join(map(str, scores))} |", flush=True)
    return int(low)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1] if len(sys.argv) > 1 else "site")))
