"""Rescuing a damaged workspace; loaded when one is met."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.services.layout import DATABASE_NAME
from spbe_desktop.ui.kept import kept
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.tasks import TaskRunner


class RescueCommands(QObject):
    """Leads through a rescue; *open_rescued* opens the workspace and tells whether it is."""

    file_requested = Signal()
    """A backup file is to be restored instead."""
    check_requested = Signal()
    """Evidence of the workspace that was opened is to be checked."""

    def __init__(
        self,
        runner: TaskRunner,
        looks: Looks,
        window: QWidget,
        open_rescued: Callable[[Path], bool],
    ) -> None:
        super().__init__(window)
        self._runner = runner
        self._looks = looks
        self._window = window
        self._open_rescued = open_rescued

    def begin(self, path: Path) -> None:
        """Rescue the workspace at *path*, which may be its database."""
        from spbe_desktop.ui.rescue.desk import RescueDesk

        def make() -> RescueDesk:
            desk = RescueDesk(self._runner, self._looks, self._window, self._open_rescued)
            desk.file_requested.connect(self.file_requested)
            desk.check_requested.connect(self.check_requested)
            return desk

        root = path.parent if path.name == DATABASE_NAME else path
        kept(self, RescueDesk, make).begin(root)
