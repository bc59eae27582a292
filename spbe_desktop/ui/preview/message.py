"""What stands in place of a preview that there cannot be: why, and what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class PreviewMessage(QWidget):
    """An icon, a sentence that says why, and one that says what to do."""

    open_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._icon = "file-text"
        self._picture = QLabel()
        self._lead = Label(theme, role="section", wrap=True)
        self._advice = Label(theme, tone="text_2", wrap=True)
        self._open = QPushButton("Buka dengan program lain")
        self._build()
        self._open.clicked.connect(self.open_requested)
        theme.changed.connect(self._show_icon)

    @property
    def text(self) -> str:
        """Return what is said."""
        return f"{self._lead.text()} {self._advice.text()}".strip()

    def say(self, icon: str, lead: str, advice: str = "", *, offers_opening: bool = False) -> None:
        """Say *lead* and *advice*; *offers_opening* is whether another program may help."""
        self._icon = icon
        self._lead.setText(lead)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))
        self._open.setVisible(offers_opening)
        self._show_icon()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        for label in (self._picture, self._lead, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addSpacing(6)
        column.addWidget(self._open, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)

    def _show_icon(self) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = self._icons.pixmap(self._icon, self._theme.px(28), "text_3", ratio)
        self._picture.setPixmap(pixmap)
