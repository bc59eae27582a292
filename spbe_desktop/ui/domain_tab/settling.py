"""Typing that comes to rest: a text is handed on once its writer pauses or goes elsewhere."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from spbe_desktop.domain.instrument import IndicatorKey

REST_MS = 800
"""How long the keys must rest before a text is stored."""

LONGEST_MS = 3000
"""After how long it is stored although the keys do not rest."""


class Settling(QObject):
    """Holds the text being typed and the indicator that it belongs to."""

    started = Signal()
    """The first key after a text was handed on."""
    settled = Signal(str, str)
    """Indicator key and text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._key = IndicatorKey("")
        self._text: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REST_MS)
        self._timer.timeout.connect(self.flush)
        self._bound = QTimer(self)
        self._bound.setSingleShot(True)
        self._bound.setInterval(LONGEST_MS)
        self._bound.timeout.connect(self.flush)

    def is_open(self, key: IndicatorKey) -> bool:
        """Tell whether a text of indicator *key* has not been handed on yet."""
        return self._text is not None and self._key == key

    def type(self, key: IndicatorKey, text: str) -> None:
        """Take note of *text* as typed for indicator *key*."""
        if self._text is not None and self._key != key:
            self.flush()
        is_first = self._text is None
        self._key, self._text = key, text
        self._timer.start()
        if is_first:
            self._bound.start()
            self.started.emit()

    def flush(self) -> None:
        """Hand the text on now, if there is one."""
        self._timer.stop()
        self._bound.stop()
        if self._text is not None:
            text, self._text = self._text, None
            self.settled.emit(self._key, text)
