"""Undo, redo and saving at once, and what is told of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from spbe_desktop.services.editing import Operation
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.words import operations


class EditSteps(QObject):
    """Takes steps through the edits of one open workspace."""

    told = Signal(str, str)
    """Kind ("info") and a sentence."""
    place_requested = Signal(str)
    """The indicator that a step has touched."""

    def __init__(self, bridge: WorkspaceBridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge

    def undo(self) -> None:
        """Take the last edit back and show where it was."""
        self._step(self._bridge.undo, self._bridge.workspace.editor.next_undo, "Diurungkan")

    def redo(self) -> None:
        """Make the last undone edit again and show where it is."""
        self._step(self._bridge.redo, self._bridge.workspace.editor.next_redo, "Diulangi")

    def flush(self) -> None:
        """Have everything that is typed stored now."""
        if self._bridge.flush():
            self.told.emit("info", "Semua isian sudah tersimpan.")

    def _step(self, step: Callable[[], bool], operation: Operation | None, done: str) -> None:
        if operation is None:
            self.told.emit("info", f"Tidak ada yang dapat {done.lower()}.")
        elif step():
            self.place_requested.emit(operation.key)
            name = operations.step_name(operation.kind, operation.key)
            self.told.emit("info", f"{done}: {name}.")
