"""A screenshot that was pasted: what it shows, when and from where, and its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from spbe_desktop.domain.slots import SlotCode


@dataclass(frozen=True, slots=True)
class Capture:
    """What is said of a screenshot."""

    title: str
    at: datetime
    """When it was taken, in the officer's time zone."""
    address: str = ""
    """The web address that it shows; empty if it shows none."""
    slots: tuple[SlotCode, ...] = ()


def png_of(image: QImage) -> bytes:
    """Return *image* as PNG; may be called on a worker."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload] # it takes str
    return bytes(buffer.data().data())
