"""What the clipboard holds for an indicator: files, or a picture such as a screenshot."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

from spbe_desktop.ui.widgets.drop_target import files_in


def pasted() -> list[Path] | QImage | None:
    """Return the files or the picture on the clipboard; none if it holds something else."""
    clipboard = QGuiApplication.clipboard()
    mime = clipboard.mimeData()
    if files := files_in(mime):
        return files
    image = clipboard.image() if mime.hasImage() else QImage()
    return None if image.isNull() else image
