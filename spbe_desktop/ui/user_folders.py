"""The folders of the user that this program writes to, beside the workspaces.

A portable copy of the program, which is frozen and has PORTABLE beside it, writes to its own
folder alone.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

PORTABLE = "portabel.txt"
"""The file beside the program that makes it a portable copy; what it says does not matter."""

_Place = QStandardPaths.StandardLocation


def workspaces() -> Path:
    """Return where new workspaces are proposed: not in Dokumen where OneDrive keeps that."""
    # Only the first page and the sample ask for this.
    from spbe_desktop.domain.places import PlaceKind
    from spbe_desktop.services.places import place_of

    documents = _portable() or _standard(_Place.DocumentsLocation)
    synced = place_of(documents).kind is PlaceKind.SYNCED
    return (_standard(_Place.HomeLocation) if synced else documents) / "SPBE"


def documents() -> Path:
    """Return where letters and documents are saved at first."""
    folder = Path.home() / "Documents"
    return folder if folder.is_dir() else Path.home()


def settings() -> QSettings:
    """Return where the window keeps what it remembers; the application must have its names."""
    portable = _portable()
    if portable is None:
        return QSettings()
    return QSettings(str(portable / "pengaturan.ini"), QSettings.Format.IniFormat)


def log() -> Path:
    """Return the log of failures that nobody caught."""
    return _own(_Place.GenericDataLocation) / "galat.log"


def runs() -> Path:
    """Return where each running window leaves a mark, by which one that crashed is known."""
    return _own(_Place.GenericDataLocation) / "jalan"


def drafts() -> Path:
    """Return where texts are kept that the disk of a workspace refused."""
    return _own(_Place.GenericDataLocation) / "draf"


def chart_cache() -> Path:
    """Return where matplotlib keeps its list of fonts, so that it is not made at each start."""
    return _own(_Place.GenericCacheLocation) / "grafik"


def viewing() -> Path:
    """Return where copies for looking at are put; the system may empty it."""
    return (_portable() or _standard(_Place.TempLocation)) / "spbe-desktop-lihat"


def keep_temporary_files_here() -> None:
    """Let a portable copy, and the libraries and processes it uses, have no other place either."""
    portable = _portable()
    if portable is not None:
        temporary = portable / "sementara"
        temporary.mkdir(parents=True, exist_ok=True)
        os.environ.update(dict.fromkeys(("TMP", "TEMP", "TMPDIR"), str(temporary)))


def _own(place: QStandardPaths.StandardLocation) -> Path:
    return _portable() or _standard(place) / "SPBE Desktop"


def _standard(place: QStandardPaths.StandardLocation) -> Path:
    return Path(QStandardPaths.writableLocation(place))


def _portable() -> Path | None:
    """Return the folder that takes everything, if this copy is portable."""
    if not getattr(sys, "frozen", False):
        return None
    home = Path(sys.executable).parent
    return home / "data" if (home / PORTABLE).is_file() else None
