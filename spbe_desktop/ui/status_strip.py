"""The status strip: where the work lies, when it was copied, and what was sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme

HEIGHT = 24
_FOLDER = "Buka folder buku kerja"
_LEAST = 60
"""Pixels of text that a fact keeps, at 100 %."""


class StatusStrip(QWidget):
    """Quiet facts at the foot of the window; each is a button that leads on."""

    due_requested = Signal()
    folder_requested = Signal()
    backup_requested = Signal()
    package_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.due = self._fact(icons, "calendar", "Batas waktu")
        self._icons = icons
        self._place = ""
        self.folder = self._fact(icons, "save", _FOLDER)
        self.backup = self._fact(icons, "shield-check", "Cadangan dan pemulihan")
        self.package = self._fact(icons, "package", "Paket yang sudah dikirim")
        self.offline = self._fact(icons, "wifi-off", "Program ini tidak memakai jaringan")
        self._facts: dict[QPushButton, str] = {}
        self._build()
        self.due.clicked.connect(self.due_requested)
        self.folder.clicked.connect(self.folder_requested)
        self.backup.clicked.connect(self.backup_requested)
        self.package.clicked.connect(self.package_requested)
        theme.changed.connect(self._on_theme_changed)

    def set_facts(self, *, due: str, folder: str, backup: str, package: str) -> None:
        """Show these facts; an empty one is not shown."""
        # Not before: the first icon brings in the library that draws them.
        self.offline.show()
        self._facts = {
            self.due: due,
            self.folder: folder,
            self.backup: backup,
            self.package: package,
        }
        for button, text in self._facts.items():
            button.setVisible(bool(text))
        self._fit()

    def show_place(self, name: str, hint: str, icon: str = "save") -> None:
        """Say before the folder in what kind of place it is; *hint* tells what that means."""
        self._place = name
        self.folder.setIcon(self._icons.icon(icon, "text_3"))
        self.folder.setAccessibleDescription(f"{hint}\n{_FOLDER}" if hint else _FOLDER)
        self._fit()

    def _fact(self, icons: Icons, icon: str, hint: str) -> QPushButton:
        button = QPushButton(self)
        button.setProperty("kind", "flat")
        button.setIcon(icons.icon(icon, "text_3"))
        button.setToolTip(hint)
        button.setAccessibleDescription(hint)
        button.setVisible(False)
        return button

    def _build(self) -> None:
        self.offline.setText("Luring")
        self.offline.setEnabled(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(self._theme.px(8), 0, self._theme.px(8), 0)
        row.setSpacing(self._theme.px(8))
        for button in (self.due, self.folder, self.backup):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.package)
        row.addWidget(self.offline)
        self._on_theme_changed()

    def _fit(self) -> None:
        """Shorten what is longest where there is no room: the folder first, then what is due."""
        for button, text in self._facts.items():
            placed = button is self.folder and text and self._place
            button.setText(f"{self._place} · {text}" if placed else text)
            button.setToolTip(button.accessibleDescription())
        self._shorten(self.folder, Qt.TextElideMode.ElideMiddle)
        self._shorten(self.due, Qt.TextElideMode.ElideRight)

    def _shorten(self, button: QPushButton, mode: Qt.TextElideMode) -> None:
        row = self.layout()
        lacking = row.sizeHint().width() - self.width() if row else 0
        if lacking <= 0 or not button.text():
            return
        metrics, text = button.fontMetrics(), button.text()
        room = max(metrics.horizontalAdvance(text) - lacking, self._theme.px(_LEAST))
        button.setText(metrics.elidedText(text, mode, room))
        button.setToolTip(f"{button.accessibleDescription()}: {text}")

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_theme_changed(self) -> None:
        self.setFixedHeight(self._theme.px(HEIGHT))
        for button in (self.due, self.folder, self.backup, self.package, self.offline):
            button.setFont(self._theme.font("caption"))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.surface)
        painter.fillRect(0, 0, self.width(), 1, tokens.line)
        painter.end()
