"""The officer's own note on an indicator, which stays in her workspace."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit
from typing_extensions import override

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.ui.domain_tab.panel_page import PanelPage
from spbe_desktop.ui.domain_tab.settling import Settling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme, editor_palette
from spbe_desktop.ui.widgets.labels import Label


class NotePage(PanelPage):
    """Shows and takes a private note."""

    settled = Signal(str, str)
    editing_started = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, icons, "Catatan")
        self._key = IndicatorKey("")
        self._stored = ""
        self._settling = Settling(self)
        self.edit = NoteEdit()
        self._build()
        self._connect()
        self._on_theme_changed()

    @override
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        # A note is the officer's own: it stays hers to write after the package was sent.
        self.edit.setReadOnly(sheet.read_only)
        if row.key != self._key:
            self._key = row.key
            self._show_text(row.note)
        elif not self._settling.is_open(row.key) and self._is_news(row.note):
            self._show_text(row.note)
        self._stored = row.note

    @override
    def flush(self) -> None:
        self._settling.flush()

    def focus_edit(self) -> None:
        """Put the caret into the note."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _is_news(self, text: str) -> bool:
        return text != self._stored and text.strip() != self.edit.toPlainText().strip()

    def _show_text(self, text: str) -> None:
        with QSignalBlocker(self.edit):
            self.edit.setPlainText(text)

    def _build(self) -> None:
        self._scroll.hide()
        private = "Hanya untuk Anda: catatan ini tidak ikut dalam paket."
        self._column.addWidget(Label(self._theme, private, role="small", tone="text_2", wrap=True))
        self._column.addWidget(self.edit, 1)
        self.edit.setAccessibleName("Catatan pribadi")
        self.edit.setAccessibleDescription(private)
        self.edit.setPlaceholderText(
            "Yang perlu diingat: siapa yang harus dihubungi, apa yang kurang …"
        )
        self.edit.setAcceptDrops(False)
        self.edit.setTabChangesFocus(True)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.left.connect(self._settling.flush)
        self._settling.started.connect(self.editing_started)
        self._settling.settled.connect(self.settled)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_text_changed(self) -> None:
        text = self.edit.toPlainText()
        if text != self._stored or self._settling.is_open(self._key):
            self._settling.type(self._key, text)

    def _on_theme_changed(self) -> None:
        self.edit.setPalette(editor_palette(self._theme.tokens))
        self.edit.setFont(self._theme.font("body"))


class NoteEdit(QPlainTextEdit):
    """A text field that tells when it is left."""

    left = Signal()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
