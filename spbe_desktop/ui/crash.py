"""The last resort: failures that nobody caught are logged, and told once."""

from __future__ import annotations

import platform
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType

import PySide6
from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)

from spbe_desktop.errors import SpbeError, StorageError
from spbe_desktop.ui.crash_log import (
    CrashLog,
    describe_error,
    identity,
    summary,
    without_personal_words,
)
from spbe_desktop.words.failures import sentence

_SAME_RUN = 30.0
"""Seconds within which the same failure again is the same run: repainting fails on and on."""

_UNEXPECTED = "Bagian program yang sedang dipakai gagal bekerja."


@dataclass(frozen=True, slots=True)
class CrashReport:
    """What the dialog shows: a sentence for the officer, details for whoever mends it."""

    what: str
    details: str


class CrashGuard(QObject):
    """Watches this program for failures that nobody caught.

    `crashed` is emitted on the thread of the window, once per run of identical failures. A disk
    that fails is no crash: it is told by `refused`.
    """

    crashed = Signal(object)
    refused = Signal(object)
    """StorageError."""
    _caught = Signal(object)
    _failed = Signal(object)

    def __init__(
        self, log: CrashLog, version: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.log = log
        self._version = version
        self._clock = clock
        self._last_seen: dict[tuple[str, ...], float] = {}
        self._lock = threading.Lock()
        # A worker's failure has to be told on the window's thread, and a failure within
        # painting only once that is over.
        self._caught.connect(self.crashed, Qt.ConnectionType.QueuedConnection)
        self._failed.connect(self.refused, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over the three places where uncaught failures and Qt's complaints arrive."""
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        qInstallMessageHandler(self._on_qt_message)

    def uninstall(self) -> None:
        """Give the three places back to Python and Qt."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)

    def note(self, error: BaseException) -> None:
        """Log *error* and, unless it is the same as a moment ago, tell of it."""
        if not self._is_news(identity(error)):
            return
        details = f"{self._origin()}\n{describe_error(error)}"
        self.log.append(details)
        if isinstance(error, StorageError):
            self._failed.emit(error)
        else:
            self._caught.emit(CrashReport(_what(error), details))

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self.note(error)
        # A terminal, if there is one, is told too; Ctrl+C goes its usual way.
        if sys.stderr is not None:
            sys.__excepthook__(kind, error, trace)

    def _on_thread_exception(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self._on_exception(failure.exc_type, failure.exc_value, failure.exc_traceback)

    def _on_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
            return
        if not self._is_news((kind.name, text)):
            return
        details = f"{self._origin()}\n{kind.name}: {without_personal_words(text)}"
        self.log.append(details)
        if kind is QtMsgType.QtCriticalMsg:
            self._caught.emit(CrashReport(_UNEXPECTED, details))

    def _is_news(self, seen: tuple[str, ...]) -> bool:
        now = self._clock()
        with self._lock:
            before = self._last_seen.get(seen)
            self._last_seen[seen] = now
        return before is None or now - before > _SAME_RUN

    def _origin(self) -> str:
        return (
            f"SPBE Desktop {self._version}, Python {platform.python_version()}, "
            f"Qt {PySide6.__version__}, {platform.system()} {platform.release()}"
        )


def _what(error: BaseException) -> str:
    return sentence(error) if isinstance(error, SpbeError) else f"{_UNEXPECTED} ({summary(error)})"
