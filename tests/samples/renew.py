"""`python -m tests.samples.renew` writes the expected files of every sample anew. Read the difference before you keep it."""

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from generator.draw.dot import write_dot
from generator.draw.plan import plan_chart
from generator.pipeline import check_project, settings_for
from generator.project import read_project
from generator.render import Renderer, sheets_of

HERE = Path(__file__).resolve().parent
TODAY = date(2026, 11, 22)
SAMPLES = sorted(path.name for path in HERE.iterdir() if (path / "routes").is_dir())


def produced(sample: str) -> Iterator[tuple[str, str]]:
    """Path and text of everything that is compared: pages of matters and procedures without drawings, and charts as DOT.

    Drawings are left out: their coordinates belong to the version of the layout engine.
    """
    project = read_project(HERE / sample)
    checked = check_project(project, TODAY)
    assert not checked.problems, checked.problems
    renderer = Renderer(checked.guide, checked.wording, settings_for(project, checked, "public"), lambda charts: {})
    sheets = [
        sheet
        for sheet in sheets_of(renderer.guide, checked.wording, renderer.settings)
        if sheet.page.path.startswith(("matters/", "procedures/")) and sheet.charts
    ]
    for file in renderer.write(sheets):
        yield file.path, file.content.decode()
    for sheet in sheets:
        for name, chart in sheet.charts.items():
            yield f"{sheet.page.path.removesuffix('.html')}.{name}.dot", write_dot(plan_chart(chart, checked.wording)) + "\n"


def renew() -> None:
    """Write every sample's expected files and remove those that are no longer made."""
    for sample in SAMPLES:
        folder = HERE / sample / "expected"
        files = dict(produced(sample))
        for path in folder.rglob("*.*") if folder.is_dir() else ():
            if path.relative_to(folder).as_posix() not in files:
                path.unlink()
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        print(f"{sample}: {len(files)}", file=sys.stderr)


if __name__ == "__main__":
    renew()
