"""Goes on with a workspace whose drive was away, as soon as it is back."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from spbe_desktop.errors import (
    SpbeError,
    StorageFailedError,
    WorkspaceAwayError,
    WorkspaceReplacedError,
)
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.tasks import TaskRunner
from spbe_desktop.words.drives import BACK, REPLACED
from spbe_desktop.words.failures import sentence

EVERY_MS = 2000
"""How often the drive is looked for; only while it is away."""


class Reconnecting(QObject):
    """Looks for the drive of one open workspace once an edit or a reading has failed."""

    told = Signal(str, str)
    """Kind and sentence."""
    reread_requested = Signal(str)
    """What came back is not what was open; what to tell once it was read."""

    def __init__(self, bridge: WorkspaceBridge, runner: TaskRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._runner = runner
        self._waiting = False
        self._last_told = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._look)
        bridge.failed.connect(self._on_failed)
        bridge.unread.connect(self._on_failed)

    @property
    def waiting(self) -> bool:
        """Tell whether the drive is away."""
        return self._waiting

    def stop(self) -> None:
        """Look no more."""
        self._waiting = True
        self._timer.stop()

    def _on_failed(self, error: SpbeError) -> None:
        if isinstance(error, WorkspaceAwayError | StorageFailedError) and not self._waiting:
            self._waiting = True
            self._timer.start()

    def _look(self) -> None:
        """Look on the worker: a share that does not answer takes its time to say so."""
        path = self._bridge.workspace.database.path
        self._runner.start(
            lambda _report: path.is_file(),
            on_success=self._on_looked,
            on_failure=lambda _error: self._timer.start(),
        )

    def _on_looked(self, is_there: bool) -> None:
        if not is_there:
            self._timer.start()
            return
        try:
            self._bridge.workspace.reconnect()
        except WorkspaceReplacedError:
            self.stop()
            # What stands in the fields is handed on, refused, and so becomes a draft.
            self._bridge.flush()
            self.reread_requested.emit(REPLACED)
        except SpbeError as error:
            self._tell_once(error)
            self._timer.start()
        else:
            self._go_on()

    def _go_on(self) -> None:
        self._waiting, self._last_told = False, ""
        self._bridge.reload()
        if self._bridge.flush():
            self._bridge.saved.emit(self._bridge.workspace.clock())
            self.told.emit("info", BACK)

    def _tell_once(self, error: SpbeError) -> None:
        told = sentence(error)
        if told != self._last_told and not isinstance(error, WorkspaceAwayError):
            self._last_told = told
            self.told.emit("warning", told)
