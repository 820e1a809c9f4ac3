"""`python -m bench`: measure, print the table, write nothing into the checkout unless told to."""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from .projects import ROOT, ROUTEMAP, environment
from .stories import questions_of, take_questions, write_questions
from .suite import Suite
from .table import as_markdown


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="our own content only, one run: about two minutes")
    parser.add_argument("--full", action="store_true", help="plain Material at 8,500 pages too: may take half an hour")
    parser.add_argument("--runs", type=int, default=3, help="runs in turn; the largest guide has one")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table, as docs/develop/bench.md")
    take_questions(parser)
    given = parser.parse_args()
    questions = questions_of(parser, given)
    runs = 1 if given.quick else given.runs
    with tempfile.TemporaryDirectory(prefix="routemap-bench-") as work:
        suite = Suite(Path(work), runs, lambda text: print(text, file=sys.stderr, flush=True))
        if given.quick:
            suite.quick()
        else:
            suite.whole(given.full)
        found = judged(write_questions(questions, Path(work, "questions.jsonl")))
    report = as_markdown(suite.figures, suite.shares, f"best of {runs} runs" if runs > 1 else "one run")
    print(report)
    if given.write:
        given.write.write_text(f"# Benchmark\n\n{report}", encoding="utf-8")
    print(found, end="")


def judged(questions: Path) -> str:
    """What `routemap search eval` says of these questions, misses too."""
    command = [str(ROUTEMAP), "search", "eval", str(questions)]
    told = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, encoding="utf-8", check=True)
    return told.stdout


if __name__ == "__main__":
    main()
