"""A document of the panel that is being dragged, as the clipboard's formats carry it."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QMimeData

_FORMAT = "application/x-spbe-evidence-use"


def mime_of(use_id: int) -> QMimeData:
    """Return what a drag carries that moves use *use_id* about."""
    mime = QMimeData()
    mime.setData(_FORMAT, QByteArray(str(use_id).encode("ascii")))
    return mime


def use_in(mime: QMimeData) -> int | None:
    """Return the use that is being dragged; none if it is something else."""
    content = bytes(mime.data(_FORMAT).data())
    return int(content) if content.isdigit() else None
