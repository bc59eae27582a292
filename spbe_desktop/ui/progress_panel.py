"""Running tasks at the edge of the window: how far each is, and a way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.pace import Pace
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label

PATIENCE_MS = 300
"""A task that ends before is over before anybody could read of it."""

_PROGRESS_STEPS = 1000
"""A progress bar counts in 32 bits; bytes do not fit."""


class ProgressRow(QWidget):
    """One task; whoever runs it tells how far it is and when it ends."""

    cancel_requested = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._pace = Pace()
        self._bar = QProgressBar()
        self._amount = Label(theme, "Menunggu giliran", role="small", tone="text_2")
        self._cancel = QPushButton("Batal")
        self._ended = False
        self._build(theme, name)
        self._cancel.clicked.connect(self._on_cancel_clicked)

    @property
    def ended(self) -> bool:
        """Tell whether the task is over, however it ended."""
        return self._ended

    def show_progress(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are done."""
        if total > 0:
            self._bar.setRange(0, _PROGRESS_STEPS)
            self._bar.setValue(min(_PROGRESS_STEPS, done * _PROGRESS_STEPS // total))
        self._amount.setText(self._pace.describe(done, total))

    def finish(self) -> None:
        """Take the row away: the task succeeded, failed or was cancelled."""
        if not self._ended:
            self._ended = True
            self.finished.emit()

    def _build(self, theme: Theme, name: str) -> None:
        px = theme.px
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedSize(px(160), px(8))
        self._bar.setAccessibleName(f"Kemajuan: {name}")
        self._cancel.setAccessibleName(f"Batalkan: {name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(4), px(16), px(4))
        row.setSpacing(px(12))
        row.addWidget(ElidedLabel(theme, name, bold=True), 1)
        row.addWidget(self._bar)
        self._amount.setMinimumWidth(px(190))
        row.addWidget(self._amount)
        row.addWidget(self._cancel)

    def _on_cancel_clicked(self) -> None:
        self._cancel.setEnabled(False)
        self._amount.setText("Membatalkan…")
        self.cancel_requested.emit()


class ProgressPanel(QFrame):
    """A row for each task that has been running for a while; hidden when there is none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._running: list[ProgressRow] = []
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, theme.px(4), 0, theme.px(4))
        self._rows.setSpacing(0)
        self.setAccessibleName("Pekerjaan yang sedang berjalan")
        self.hide()

    def begin(self, name: str, cancel: Callable[[], None]) -> ProgressRow:
        """Return a row for the task *name*, which appears if it takes long; *cancel* stops it."""
        row = ProgressRow(self._theme, name)
        row.hide()
        row.cancel_requested.connect(cancel)
        row.finished.connect(self._on_row_finished)
        self._rows.addWidget(row)
        self._running.append(row)
        timer = QTimer(row)
        timer.setSingleShot(True)
        timer.setInterval(PATIENCE_MS)
        timer.timeout.connect(row.show)
        timer.timeout.connect(self.show)
        # Until it is deleted the row might still appear, and the panel with it.
        row.finished.connect(timer.stop)
        timer.start()
        return row

    def _on_row_finished(self) -> None:
        row = self.sender()
        assert isinstance(row, ProgressRow)
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()
        self._running.remove(row)
        if all(other.isHidden() for other in self._running):
            self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
        painter.end()
