"""How far the work is that a dialog waits for."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from spbe_desktop.ui.pace import Pace
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

_STEPS = 1000
"""A progress bar counts in 32 bits; bytes do not fit."""


class DialogProgress(QWidget):
    """A heading, a bar, how much is done, and what the officer should know meanwhile."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._pace = Pace()
        self._heading = Label(theme, role="section", wrap=True)
        self._bar = QProgressBar()
        self._amount = Label(theme, role="small", tone="text_2", wrap=True)
        self._note = Label(theme, role="small", tone="text_3", wrap=True)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(theme.px(10))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(8), 0, theme.px(8))
        column.setSpacing(theme.px(10))
        for part in (self._heading, self._bar, self._amount, self._note):
            column.addWidget(part)
        column.addStretch(1)

    @property
    def amount(self) -> str:
        """Return what is told of how much is done."""
        return self._amount.text()

    def begin(self, heading: str, note: str = "") -> None:
        """Show work of which nothing is done yet."""
        self._pace = Pace()
        self._heading.setText(heading)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._bar.setAccessibleName(f"Kemajuan: {heading}")
        self._bar.setRange(0, 0)
        self._amount.setText("Menunggu giliran…")

    def show_bytes(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are done."""
        if total > 0:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(min(_STEPS, done * _STEPS // total))
        self._amount.setText(self._pace.describe(done, total))

    def show_amount(self, text: str) -> None:
        """Show how much is done of work whose end is not known."""
        self._amount.setText(text)
