"""Copies of the database, made when they are due or asked for."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from spbe_desktop.errors import SpbeError
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.words.failures import sentence


class Safekeeping(QObject):
    """Copies one open workspace; a copy that fails is told and disturbs nothing."""

    told = Signal(str, str)
    """Kind ("info", "warning", "error") and a sentence."""
    copied = Signal()

    def __init__(self, bridge: WorkspaceBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def back_up(self) -> None:
        """Copy the database now, with all that is typed."""
        self._bridge.flush()
        try:
            self._bridge.workspace.back_up()
        except SpbeError as error:
            self.told.emit("error", sentence(error))
            return
        self.copied.emit()
        self.told.emit("info", "Cadangan dibuat dan sudah diperiksa.")

    def back_up_if_due(self) -> None:
        """Copy the database if the last copy is older than a day."""
        try:
            if self._bridge.workspace.back_up_if_due():
                self.copied.emit()
        except SpbeError as error:
            self.told.emit("warning", sentence(error))
