"""Ways to take the chart along: as an image, on paper, as a file; always light, with heading.

matplotlib is imported when the first of these is asked for.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPagedPaintDevice, QPainter

from spbe_desktop.domain.trend import Trend
from spbe_desktop.errors import StorageFailedError

KINDS = {
    "Gambar PNG (*.png)": "png",
    "Dokumen PDF (*.pdf)": "pdf",
    "Gambar vektor SVG (*.svg)": "svg",
}


def picture_of(trend: Trend, groups: Sequence[str]) -> QImage:
    """Return the chart as an image, fit for a report."""
    from spbe_desktop.charts.picture import write_picture

    buffer = BytesIO()
    write_picture(buffer, "png", trend, groups)
    return QImage.fromData(buffer.getvalue())


def save_picture(target: Path, trend: Trend, groups: Sequence[str]) -> None:
    """Write the chart to *target*, in the kind that its suffix names (else PNG).

    Raise StorageFailedError if that cannot be done; nothing half-written is left, and an older
    file of that name stays as it was.
    """
    from spbe_desktop.charts.picture import write_picture

    kind = target.suffix.lower().removeprefix(".")
    buffer = BytesIO()
    write_picture(buffer, kind if kind in KINDS.values() else "png", trend, groups)
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        try:
            part.write_bytes(buffer.getvalue())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise StorageFailedError(target, error.strerror or str(error)) from error


def named(target: Path, kind: str) -> Path:
    """Return *target* with the suffix of *kind*, unless it has one of a kind there is.

    In "Kab. Kutai 2024" the dot begins no suffix.
    """
    if target.suffix.lower().removeprefix(".") in KINDS.values():
        return target
    return target.with_name(f"{target.name}.{kind}")


def print_picture(paper: QPagedPaintDevice, trend: Trend, groups: Sequence[str]) -> None:
    """Paint the chart across the width of a page."""
    image = picture_of(trend, groups)
    painter = QPainter(paper)
    room = painter.viewport()
    scale = min(room.width() / image.width(), room.height() / image.height())
    place = QRectF(room.x(), room.y(), image.width() * scale, image.height() * scale)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, image)
    painter.end()
