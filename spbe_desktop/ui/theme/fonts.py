"""The type: nine roles in one family, which is shipped so that it looks alike everywhere."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

FontRole = Literal[
    "display", "page", "figure", "title", "section", "body", "small", "caption", "label"
]

FAMILIES = ("Noto Sans", "Segoe UI", "Open Sans")
"""The shipped family, then what stands in for it should its files be missing."""

_FILES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf")


@dataclass(frozen=True, slots=True)
class _Face:
    size: float
    """In pixels at 100 %."""
    bold: bool = False


_FACES: dict[str, _Face] = {
    "display": _Face(46, bold=True),
    "page": _Face(26, bold=True),
    "figure": _Face(20, bold=True),
    "title": _Face(18, bold=True),
    "section": _Face(14, bold=True),
    "body": _Face(13),
    "small": _Face(12),
    "caption": _Face(11),
    "label": _Face(10.5),
}


def load_fonts(folder: Path) -> None:
    """Make the shipped family known to Qt; files that are missing are passed over."""
    for name in _FILES:
        path = folder / name
        if path.is_file():
            QFontDatabase.addApplicationFont(str(path))


def make_font(role: FontRole, *, bold: bool | None, scale: float) -> QFont:
    """Return the font of *role*; *bold* overrides the weight that the role has by itself."""
    face = _FACES[role]
    font = QFont(list(FAMILIES))
    font.setPixelSize(max(1, round(face.size * scale)))
    is_bold = face.bold if bold is None else bold
    font.setWeight(QFont.Weight.DemiBold if is_bold else QFont.Weight.Normal)
    return font
