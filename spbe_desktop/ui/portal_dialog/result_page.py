"""What came of copying: the folder, and every document that is not in it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.services.portal_folder import PortalFolder
from spbe_desktop.ui.dialog import take_rest
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.failures import title
from spbe_desktop.words.formats import number, size


class ResultPage(QWidget):
    """Shows a folder that was written and read back."""

    folder_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._picture = QLabel()
        self._heading = Label(theme, role="section", wrap=True)
        self._path = Label(theme, tone="text_2", wrap=True)
        self._open = QPushButton("Buka folder")
        self._failed_heading = Label(theme, role="section", tone="error", wrap=True)
        self._failed = QListWidget()
        self._build()
        self._open.clicked.connect(self.folder_requested)

    def show_folder(self, made: PortalFolder) -> None:
        """Show what was written to *made*, and what was not."""
        whole = not made.failed
        icon, tone = ("circle-check", "success") if whole else ("triangle-alert", "warning")
        ratio = self.devicePixelRatioF()
        self._picture.setPixmap(self._icons.pixmap(icon, self._theme.px(28), tone, ratio))
        count = f"{number(made.files)} berkas, {size(made.size)}"
        self._heading.setText(f"{count}, disalin dan dibaca ulang dengan hasil sama.")
        self._path.setText(str(made.path))
        self._failed_heading.setText(f"{number(len(made.failed))} dokumen tidak tersalin")
        self._failed.addItems([f"{each.title}: {title(each.reason)}" for each in made.failed])
        self._failed_heading.setVisible(not whole)
        self._failed.setVisible(not whole)
        self._open.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, self._theme.px(8), 0, 0)
        column.setSpacing(self._theme.px(10))
        self._path.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._path.setAccessibleName("Folder hasil salinan")
        self._failed.setAccessibleName("Dokumen yang tidak tersalin")
        self._open.setIcon(self._icons.icon("folder-open"))
        self._open.setAutoDefault(True)
        row = QHBoxLayout()
        row.addWidget(self._open)
        row.addStretch(1)
        for part in (self._picture, self._heading, self._path):
            column.addWidget(part)
        column.addLayout(row)
        column.addWidget(self._failed_heading)
        column.addWidget(take_rest(self._failed, self._theme.px(60)), 1)
        column.addStretch(1)
