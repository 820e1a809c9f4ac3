"""Makes the fonts of the PDFs (generator/paper/fonts) from Debian's fonts-noto-cjk: `make fonts`. Not part of the package.

GB 2312, the signs of print, and every sign that the guide, the wording and the templates use today; without hinting, which
paper does not need. A guide with a rarer character names a folder of fonts in routemap.toml (`fonts`).
"""

import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FONTS = PROJECT / "generator" / "paper" / "fonts"
SOURCE = Path("/usr/share/fonts/opentype/noto")
SIMPLIFIED = 2
"""The place of the simplified Chinese font in the collection."""

PRINT = "·—‘’“”…、。〈〉《》「」『』【】〔〕（）！，：；？％＋－＝／～○●□■◇◆△▲※→←↑↓▤›‹✓✕㎡℃×÷°±§©"


def signs(project: Path) -> str:
    """Every sign that the fonts must have, sorted."""
    found = {chr(code) for code in range(0x20, 0x7F)} | set(PRINT)
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            found |= set(bytes([high, low]).decode("gb2312", errors="ignore"))
    for folder, pattern in (("routes", "*.yaml"), ("generator/wording", "*.toml"), ("generator/paper/templates", "*.typ")):
        for file in (project / folder).rglob(pattern):
            found |= set(file.read_text(encoding="utf-8"))
    return "".join(sorted(sign for sign in found if sign >= " "))


def subset(weight: str, text: Path) -> None:
    """One weight, with fontTools."""
    options = {
        "font-number": SIMPLIFIED, "text-file": text, "layout-features": "kern,locl,liga",
        "name-IDs": "0,1,2,3,4,5,6,11,13,14,16,17",
        "drop-tables+": "vhea,vmtx,BASE,VORG", "output-file": FONTS / f"NotoSansCJKsc-{weight}-subset.otf",
    }  # fmt: skip
    words = [f"--{name}={value}" for name, value in options.items()]
    font = SOURCE / f"NotoSansCJK-{weight}.ttc"
    subprocess.run([sys.executable, "-m", "fontTools.subset", str(font), "--no-hinting", *words], check=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "signs.txt"
        wanted.write_text(signs(PROJECT), encoding="utf-8")
        for name in ("Regular", "Bold"):
            subset(name, wanted)
