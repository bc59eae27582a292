"""What the desks have in common that a command opens over the assessment that is shown."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks
from spbe_desktop.ui.preferences import Preferences
from spbe_desktop.ui.tasks import TaskRunner


class CommandedDesk(QObject):
    """Made when its command is first given, and kept for as long as the workspace is open."""

    told = Signal(str, str)
    """Kind and sentence."""

    def __init__(
        self,
        bridge: WorkspaceBridge,
        runner: TaskRunner,
        looks: Looks,
        preferences: Preferences,
        window: QWidget,
    ) -> None:
        super().__init__()
        self._bridge = bridge
        self._runner = runner
        self._looks = looks
        self._preferences = preferences
        self._window = window
