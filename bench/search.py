"""`python -m bench.search`: our search beside Material's own with jieba and Pagefind, on the same pages in the same browser."""

import argparse
import platform
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from generator.render.search.evaluation import Answered, Figures, Question, figures

from .asking import SLOWED, Asked, Search, Size, Times, browser, material, ours, pagefind, serving
from .plain import plain_project
from .projects import Ours, real_project, synthetic_project
from .stories import questions_of, take_questions

LARGE = 6_700
"""Pages of a synthetic guide with about 1,000 matters."""

NAMES = {"ours": "Ours", "material": "Material, jieba", "pagefind": "Pagefind"}
TIMES_BETTER, KILOBYTES, WARM, WARM_SLOWED = 2, 400, 20, 100

ABOUT = """Written by `python -m bench.search` on {day}, Python {python}: three searches over the same built pages in the same
headless Chromium. Material is plain mkdocs-material with our finished pages as Markdown and jieba; Pagefind is the extended
edition over the main part of our HTML. Asked: {asked}. A result counts as the matter whose page it is; any other page takes
a place and is never right. best@1: a best matter comes first; hit@n: a fitting one is among the first n. Fetched: all scripts and
data until the first result of one question, without what draws results, compressed as gzip -6 does; Pagefind fetches more
with every question, its whole stands apart. Times are medians on one machine without a network: from nothing loaded to the
first result, and of later questions. With the processor slowed {slowed} times the searches run in the page, since
Chromium slows no worker down."""


@dataclass(frozen=True, slots=True)
class Row:
    """A figure of every search, by its name. `met` is None where there is no goal."""

    what: str
    content: str
    found: dict[str, str]
    goal: str = ""
    met: bool | None = None

    @property
    def line(self) -> str:
        """The row of the table."""
        cells = [self.what, self.content, *(self.found.get(name, "") for name in NAMES), self.goal]
        return f"| {' | '.join([*cells, {None: '', True: 'yes', False: '**no**'}[self.met]])} |"


@dataclass
class Compared:
    """Collects rows. `say` tells how far it is."""

    say: Callable[[str], object]
    rows: list[Row] = field(default_factory=list)

    def hits(self, content: str, found: dict[str, dict[str, Figures]]) -> None:
        """Shares of each part of the questions; ours is to be so many times better than the better of the others."""
        for part in found["ours"]:
            of = {name: parts[part] for name, parts in found.items()}
            told = f"{content}, {part} ({of['ours'].questions})"
            self._add(Row("best@1", told, {name: f"{one.best[1]:.1%}" for name, one in of.items()}))
            for depth in (1, 3, 10):
                shares = {name: one.hit[depth] for name, one in of.items()}
                goal = TIMES_BETTER * max(share for name, share in shares.items() if name != "ours")
                row = Row(f"hit@{depth}", told, {name: f"{share:.1%}" for name, share in shares.items()})
                if depth == 3:
                    row = Row(row.what, told, row.found, f"≥ {goal:.1%}", shares["ours"] >= goal)
                self._add(row)
            self._add(Row("no result at all", told, {name: f"{one.silent}" for name, one in of.items()}))

    def weights(self, content: str, found: dict[str, Size], whole: dict[str, Size], large: bool) -> None:
        """Bytes, the goal for the large guide."""
        goal, met = (f"< {KILOBYTES} kB", found["ours"].packed < KILOBYTES * 1000) if large else ("", None)
        self._add(Row("fetched, raw", content, {name: _kilobytes(one.raw) for name, one in found.items()}))
        self._add(Row("fetched, gzip", content, {name: _kilobytes(one.packed) for name, one in found.items()}, goal, met))
        self._add(Row("all there is, gzip", content, {name: _kilobytes(one.packed) for name, one in whole.items()}))

    def times(self, content: str, found: dict[str, Times], slowed: bool) -> None:
        """Milliseconds."""
        goal, more = (WARM_SLOWED, f", slowed {SLOWED} times") if slowed else (WARM, "")
        self._add(Row(f"cold{more}", content, {name: f"{one.cold:,.0f} ms" for name, one in found.items()}))
        warm = {name: f"{one.warm:,.1f} ms" for name, one in found.items()}
        self._add(Row(f"warm{more}", content, warm, f"< {goal} ms", found["ours"].warm < goal))

    def _add(self, row: Row) -> None:
        self.rows.append(row)
        self.say(row.line)


def compare(compared: Compared, searches: Sequence[Search], questions: Sequence[Question], content: str, large: bool) -> None:
    """Ask every search of a guide; the large one, which no judgement was made for, only for its sizes and times."""
    texts = [question.text for question in questions]
    weights: dict[str, Size] = {}
    whole: dict[str, Size] = {}
    times: dict[bool, dict[str, Times]] = {False: {}, True: {}}
    hits: dict[str, dict[str, Figures]] = {}
    with browser() as opened:
        for search in searches:
            compared.say(f"{content}: asking {NAMES[search.name]}")
            with serving(search, opened) as asked:
                if not large:
                    hits[search.name] = _judged(asked, questions)
                weights[search.name] = asked.weight(texts[0])
                whole[search.name] = asked.whole() if search.whole else weights[search.name]
                for slowed, found in times.items():
                    found[search.name] = asked.times(texts, slowed)
    if hits:
        compared.hits(content, hits)
    compared.weights(content, weights, whole, large)
    for slowed, found in times.items():
        compared.times(content, found, slowed)


def _judged(asked: Asked, questions: Sequence[Question]) -> dict[str, Figures]:
    found = asked.answers([question.text for question in questions])
    matters = frozenset(page.stem for page in asked.search.site.glob("matters/*.html") if page.stem != "index")
    parts: dict[str, list[Answered]] = {}
    for question, results in zip(questions, found, strict=True):
        parts.setdefault(question.part, []).append(Answered(question, results))
    return {part: figures(rows, matters) for part, rows in parts.items()}


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB"


def _searches(project: Ours, plain: Path | None) -> list[Search]:
    """Build what the three search in; Material's pages are made before Pagefind adds its own."""
    project.build()
    found = [ours(project.site)]
    if plain:
        other = plain_project(project, plain)
        other.build()
        found.append(material(other.site))
    return [*found, pagefind(project.site)]


def main() -> None:
    """Read the options and run."""
    parser = argparse.ArgumentParser(prog="python -m bench.search", description=__doc__)
    take_questions(parser)
    parser.add_argument("--full", action="store_true", help="plain Material at 1,000 matters too: half an hour more")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the table, as docs/develop/search-bench.md")
    given = parser.parse_args()
    questions = questions_of(parser, given)
    compared = Compared(lambda text: print(text, file=sys.stderr, flush=True))
    with tempfile.TemporaryDirectory(prefix="routemap-bench-") as work:
        for large in (False, True):
            folder = Path(work, "large" if large else "ours")
            project = synthetic_project(folder, LARGE) if large else real_project(folder)
            compared.say(f"{project.name}: building")
            found = _searches(project, Path(work, f"plain-{folder.name}") if given.full or not large else None)
            matters = sum(1 for _ in project.site.glob("matters/*.html"))
            compare(compared, found, questions, f"{matters:,} matters", large)
    count = len(questions)
    asked = f"{count} judged questions" if given.questions else f"the stories of our {count} cases, since no file was given"
    about = ABOUT.format(day=date.today(), python=platform.python_version(), asked=asked, slowed=SLOWED)
    head = f"| Figure | Content | {' | '.join(NAMES.values())} | Goal | Met |\n|{' --- |' * (len(NAMES) + 4)}"
    report = "\n".join([about, "", head, *(row.line for row in compared.rows), ""])
    print(report)
    if given.write:
        given.write.write_text(f"# Search benchmark\n\n{report}", encoding="utf-8")


if __name__ == "__main__":
    main()
