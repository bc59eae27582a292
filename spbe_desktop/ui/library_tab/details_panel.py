"""The panel beside the table: the one document that is chosen, or what can be done with many."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.library_filter import Entry
from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.library_tab.document_details import DocumentDetails
from spbe_desktop.ui.library_tab.view import LibrarySource
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.formats import number, size


class DetailsPanel(QWidget):
    """Shows what is chosen, with its buttons at the foot."""

    details_made = Signal(object)
    """The `DocumentDetails` of a document that is shown now, to be connected."""
    replace_requested = Signal()
    open_requested = Signal()
    link_requested = Signal()
    menu_requested = Signal(QPoint)

    def __init__(self, theme: Theme, icons: Icons, source: LibrarySource) -> None:
        super().__init__()
        self._theme = theme
        self._source = source
        self._icons = icons
        self._shown: tuple[tuple[Entry, ...], int] | None = None
        self._low = False
        self.details: DocumentDetails | None = None
        self.floating = False
        self._scroll: QScrollArea | None = None
        self._column = QVBoxLayout(self)
        self.replace = QPushButton("Ganti berkas")
        self.open = QPushButton("Buka")
        self.link = QPushButton("Tautkan ke indikator …")
        self.more = QToolButton()
        self._foot = QWidget()
        self._build()
        self._connect()

    def show_entries(self, entries: Sequence[Entry], year: int) -> None:
        """Show what is chosen; a form that is open stays while its document is the same."""
        shown = (tuple(entries), year)
        if shown == self._shown or self._is_typing_about(entries):
            return
        place = self._place(entries)
        self._shown = shown
        one = entries[0] if len(entries) == 1 else None
        if one is None:
            self._set_body(self._summary(entries, year))
        else:
            self._show_one(one, year)
        self._show_buttons(one, entries)
        if place and self._scroll is not None:
            self._scroll.verticalScrollBar().setValue(place)

    def set_low(self, low: bool) -> None:
        """Take less room where the window is low."""
        self._low = low
        if self.details is not None:
            self.details.well.set_low(low)

    def describe(self) -> None:
        """Let the officer describe the document that is shown."""
        if self.details is not None:
            self.details.open_form()

    def _is_typing_about(self, entries: Sequence[Entry]) -> bool:
        """Tell whether the officer is describing the one document of *entries*."""
        details = self.details
        if details is None or details.form is None:
            return False
        return [entry.document.id for entry in entries] == [details.document.id]

    def _place(self, entries: Sequence[Entry]) -> int:
        """Return how far the body was scrolled, if the same document stays in it."""
        same = self.details is not None and [e.document.id for e in entries] == [
            self.details.document.id
        ]
        return self._scroll.verticalScrollBar().value() if same and self._scroll else 0

    def _show_one(self, entry: Entry, year: int) -> None:
        details = DocumentDetails(entry, year, self._source, self._theme, self._icons)
        details.well.set_low(self._low)
        self._set_body(details)
        self.details = details
        self.details_made.emit(details)

    def _show_buttons(self, one: Entry | None, entries: Sequence[Entry]) -> None:
        has_file = one is not None and one.document.kind is not EvidenceKind.ADDRESS
        self.replace.setVisible(has_file)
        self.open.setVisible(one is not None)
        self.link.setVisible(not has_file)
        self._foot.setVisible(bool(entries))
        if one is not None:
            self.open.setEnabled(one.document.state is not FileState.MISSING)
            self.open.setText("Buka" if has_file else "Buka alamat")

    def _set_body(self, body: QWidget) -> None:
        if self._scroll is not None:
            self._column.removeWidget(self._scroll)
            self._scroll.hide()
            self._scroll.deleteLater()
        self.details = None
        self._scroll = scrolling(body)
        self._column.insertWidget(0, self._scroll, 1)
        self._scroll.show()

    def _summary(self, entries: Sequence[Entry], year: int) -> QWidget:
        body, px = QWidget(), self._theme.px
        column = QVBoxLayout(body)
        column.setContentsMargins(px(16), px(16), px(16), px(16))
        column.setSpacing(px(6))
        if entries:
            total = sum(entry.document.size for entry in entries)
            used = sum(bool(entry.uses) for entry in entries)
            told = f"{size(total)} · {number(used)} dipakai pada {year}"
            lines = (f"{number(len(entries))} dokumen dipilih", told)
        else:
            lines = ("Pilih dokumen", "Rincian, pemakaian, dan revisinya tampil di sini.")
        column.addWidget(Label(self._theme, lines[0], role="section", wrap=True))
        column.addWidget(Label(self._theme, lines[1], role="small", tone="text_2", wrap=True))
        column.addStretch(1)
        return body

    def _build(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(1, 0, 0, 0)
        self._column.setSpacing(0)
        self.replace.setProperty("kind", "primary")
        self.replace.setIcon(self._icons.icon("corner-up-left", "on_accent"))
        self.replace.setToolTip(
            "Berkas baru menjadi revisi berikutnya di semua indikator.\n"
            "Penilaian yang sudah dikirim tetap memakai berkas lama."
        )
        self.open.setIcon(self._icons.icon("eye"))
        self.link.setIcon(self._icons.icon("link"))
        self.more.setIcon(self._icons.icon("ellipsis"))
        self.more.setProperty("kind", "outlined")
        self.more.setAccessibleName("Tindakan lain")
        self.more.setToolTip("Tindakan lain")
        self.more.setFixedSize(QSize(px(30), px(28)))
        row = QHBoxLayout()
        row.setContentsMargins(px(16), px(10), px(16), px(12))
        row.setSpacing(px(8))
        row.addWidget(self.replace, 1)
        row.addWidget(self.link, 1)
        row.addWidget(self.open)
        row.addWidget(self.more)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(0)
        foot.addWidget(Rule(self._theme))
        foot.addLayout(row)
        self._column.addWidget(self._foot)
        self.setAccessibleName("Rincian dokumen")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.show_entries((), 0)

    def _connect(self) -> None:
        self.replace.clicked.connect(self.replace_requested)
        self.open.clicked.connect(self.open_requested)
        self.link.clicked.connect(self.link_requested)
        self.more.clicked.connect(self._on_more_clicked)
        self._theme.changed.connect(self._on_theme_changed)

    def _on_more_clicked(self) -> None:
        self.menu_requested.emit(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _on_theme_changed(self) -> None:
        self.more.setFixedSize(QSize(self._theme.px(30), self._theme.px(28)))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens = self._theme.tokens
        painter.fillRect(self.rect(), tokens.window)
        edge = tokens.line_strong if self.floating else tokens.line
        painter.fillRect(0, 0, 1, self.height(), edge)
        painter.end()
