"""The sizes that the officer gave to dialogs, kept for the next time each is shown."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget


class DialogSizes(Protocol):
    """What keeps sizes, in pixels at 100 %."""

    def dialog_size(self, name: str) -> QSize | None:
        """Return the size that was given to the dialog *name*; none if it was left as it is."""

    def set_dialog_size(self, name: str, size: QSize) -> None:
        """Keep the size of the dialog *name*."""


def sizes_of(widget: QWidget | None) -> DialogSizes | None:
    """Return what keeps the sizes of dialogs over the window of *widget*, if anything does.

    A dialog over another dialog asks the window below both.
    """
    while widget is not None:
        found: DialogSizes | None = getattr(widget.window(), "dialog_sizes", None)
        if found is not None:
            return found
        widget = widget.window().parentWidget()
    return None
