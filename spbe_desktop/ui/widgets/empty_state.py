"""An empty place, drawn as an invitation: what would be here, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class EmptyState(QWidget):
    """Icon, title, one sentence and at most one action."""

    action_requested = Signal()

    def __init__(  # noqa: PLR0913 - what an empty place says
        self,
        theme: Theme,
        icons: Icons,
        *,
        icon: str,
        title: str,
        text: str,
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._icons = icons
        self._icon = icon
        self._picture = QLabel()
        self._build(title, text, action)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _build(self, title: str, text: str, action: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(6)
        column.addStretch(1)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(self._picture, 0, middle)
        for label in (
            Label(self._theme, title, role="section", wrap=True),
            Label(self._theme, text, tone="text_2", wrap=True),
        ):
            label.setAlignment(middle)
            column.addWidget(label)
        if action:
            button = QPushButton(action)
            button.clicked.connect(self.action_requested)
            column.addSpacing(6)
            column.addWidget(button, 0, middle)
        column.addStretch(2)

    def _on_theme_changed(self) -> None:
        size = self._theme.px(28)
        self._picture.setPixmap(
            self._icons.pixmap(self._icon, size, "accent", self.devicePixelRatioF())
        )
