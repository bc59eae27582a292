"""Loads what the officer will need next, while she reads the first page."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, Signal

from spbe_desktop.domain.progress import Report
from spbe_desktop.services.warming import load_editing
from spbe_desktop.ui.tasks import TaskRunner


class WarmUp(QObject):
    """Loads on the worker: the window is hers meanwhile."""

    done = Signal()

    def __init__(self, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner

    def begin(self) -> None:
        """Begin to load."""
        self._runner.start(
            _load_later_parts,
            on_success=lambda _none: self.done.emit(),
            on_failure=_raise,
        )


def _raise(error: Exception) -> None:
    raise error


def _load_later_parts(_report: Report) -> None:
    """Load what edits need, then what the library needs: its tab opens the sooner."""
    load_editing()
    import_module("spbe_desktop.ui.reading_room")
    import_module("spbe_desktop.ui.next_date")
