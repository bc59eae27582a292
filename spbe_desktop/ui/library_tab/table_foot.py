"""The line under the table: how much is shown, what is being read, how many are chosen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label, LinkButton
from spbe_desktop.words.formats import number


class TableFoot(QWidget):
    """Says it in small words; reading can be paused here."""

    pause_toggled = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.total = Label(theme, role="small", tone="text_2")
        self.reading = ElidedLabel(theme, role="small", tone="text_3")
        self.pause = LinkButton(theme, "Jeda", role="small")
        self.chosen = Label(theme, role="small", tone="text_2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(4), theme.px(12), theme.px(4))
        row.setSpacing(theme.px(12))
        row.addWidget(self.total)
        row.addStretch(1)
        for part in (self.reading, self.pause, self.chosen):
            row.addWidget(part)
        self.setMinimumHeight(theme.px(30))
        self.pause.clicked.connect(self.pause_toggled)
        self.show_reading("", paused=False)

    def show_chosen(self, count: int) -> None:
        """Say how many documents are chosen."""
        self.chosen.setText(f"{number(count)} dipilih" if count else "")

    def show_reading(self, text: str, *, paused: bool) -> None:
        """Say what is being read; nothing if *text* is empty."""
        self.reading.set_text(text)
        self.reading.setVisible(bool(text))
        self.pause.setVisible(bool(text))
        self.pause.setText("Lanjutkan" if paused else "Jeda")

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, self._theme.tokens.line)
        painter.end()
