"""The folders of the user that this program writes to, beside the workspaces."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

_Place = QStandardPaths.StandardLocation


def workspaces() -> Path:
    """Return where new workspaces are proposed."""
    return Path(QStandardPaths.writableLocation(_Place.DocumentsLocation)) / "SPBE"


def log() -> Path:
    """Return the log of failures that nobody caught."""
    return _own(_Place.GenericDataLocation) / "galat.log"


def chart_cache() -> Path:
    """Return where matplotlib keeps its list of fonts, so that it is not made at each start."""
    return _own(_Place.GenericCacheLocation) / "grafik"


def viewing() -> Path:
    """Return where copies for looking at are put; the system may empty it."""
    return Path(QStandardPaths.writableLocation(_Place.TempLocation)) / "spbe-desktop-lihat"


def _own(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place)) / "SPBE Desktop"
