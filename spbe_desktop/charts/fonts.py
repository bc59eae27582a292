"""Makes the shipped font known to matplotlib."""

from __future__ import annotations

from pathlib import Path

from matplotlib import rcParams
from matplotlib.font_manager import fontManager


def register_fonts(folder: Path) -> None:
    """Add the fonts in *folder*, once; the font cache on disk is left as it is.

    What stands between two dollar signs is then text like any other, not a formula.
    """
    rcParams["text.parse_math"] = False
    known = {entry.fname for entry in fontManager.ttflist}
    for path in sorted(folder.glob("*.ttf")):
        if str(path) not in known:
            fontManager.addfont(str(path))
