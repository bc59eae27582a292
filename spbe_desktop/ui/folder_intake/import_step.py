"""Ambil: what is about to be done, how far it is, and what has become of each file."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.ui.dialog import scrolling
from spbe_desktop.ui.dialog_progress import DialogProgress
from spbe_desktop.ui.folder_intake.result import IntakeResult, summary
from spbe_desktop.ui.folder_intake.rows import IntakeRow
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.words.formats import number

_UNDO = "Ctrl+Z mengurungkan seluruh pengambilan ini; berkas aslinya tidak pernah diubah."


_HEADING = "Menyalin ke buku kerja"
_NOTE = (
    "Berkas yang gagal tidak menghentikan yang lain. Bila dibatalkan, yang sudah disalin tetap "
    "dilampirkan."
)


class ImportStep(QWidget):
    """Shows one of three things: what will be done, the progress, or the result."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._pages = QStackedWidget()
        self._lines = QGridLayout()
        self._parts: list[Label] = []
        self.message = MessageStrip(theme, icons)
        self._progress = DialogProgress(theme)
        self._heading = Label(theme, role="section", wrap=True)
        self._hint = Label(theme, _UNDO, role="small", tone="text_2", wrap=True)
        self.files = QTreeWidget()
        self._build()

    @property
    def heading(self) -> str:
        """Return the sentence that tells how it went."""
        return self._heading.text()

    def show_summary(self, wanted: Sequence[IntakeRow], all_rows: int) -> None:
        """Show what is about to be done."""
        for part in self._parts:
            part.hide()
            part.deleteLater()
        self._parts = []
        for title, lines in summary(wanted, all_rows):
            section = Label(self._theme, title, role="section")
            section.setContentsMargins(0, self._theme.px(8) if self._parts else 0, 0, 0)
            self._add(section, span=2)
            for amount, told in lines:
                figure = Label(self._theme, amount, role="figure")
                figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._add(figure)
                self._add(Label(self._theme, told, tone="text_2", wrap=True), column=1)
        self.message.hide()
        self._pages.setCurrentIndex(0)

    def _add(self, part: Label, *, column: int = 0, span: int = 1) -> None:
        line = self._lines.rowCount() - (1 if column else 0)
        self._lines.addWidget(part, line, column, 1, span)
        self._parts.append(part)

    def begin(self) -> None:
        """Show that the files are being copied."""
        self._progress.begin(_HEADING, _NOTE)
        self._pages.setCurrentIndex(1)

    def show_progress(self, done: int, total: int) -> None:
        """Show that *done* of *total* bytes are copied."""
        self._progress.show_bytes(done, total)

    def show_stopping(self) -> None:
        """Show that it is being cancelled."""
        self._progress.show_amount("Membatalkan…")

    def show_failure(self, text: str) -> None:
        """Say why nothing was attached."""
        self.message.show_message("error", "Belum ada yang diambil.", text)
        self.message.show()
        self._pages.setCurrentIndex(0)

    def show_result(self, result: IntakeResult) -> None:
        """Show what has become of each file; what failed stands first."""
        self._heading.setText(result.heading)
        self._hint.setVisible(bool(result.outcomes))
        self.files.clear()
        bold = self._theme.font("body", bold=True)
        for title, lines in result.sections:
            section = QTreeWidgetItem([f"{title} {number(len(lines))}", ""])
            section.setFont(0, bold)
            self.files.addTopLevelItem(section)
            section.setFirstColumnSpanned(True)
            for path, told in lines:
                item = QTreeWidgetItem([path, told])
                item.setToolTip(0, path)
                item.setToolTip(1, told)
                section.addChild(item)
            section.setExpanded(True)
        self._pages.setCurrentIndex(2)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)
        for page in (self._summary_page(), self._page(self._progress), self._result_page()):
            self._pages.addWidget(page)

    def _summary_page(self) -> QWidget:
        px = self._theme.px
        lines = QWidget()
        lines.setLayout(self._lines)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setHorizontalSpacing(px(12))
        self._lines.setVerticalSpacing(px(8))
        self._lines.setColumnStretch(1, 1)
        hint = Label(self._theme, _UNDO, role="small", tone="text_3", wrap=True)
        return self._page(self.message, lines, hint)

    def _result_page(self) -> QWidget:
        px = self._theme.px
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(20), px(12), px(20), px(8))
        column.setSpacing(px(8))
        self.files.setMinimumHeight(px(80))
        self.files.setColumnCount(2)
        self.files.setHeaderHidden(True)
        self.files.setUniformRowHeights(True)
        self.files.setRootIsDecorated(False)
        self.files.setIndentation(px(12))
        self.files.setColumnWidth(0, px(420))
        self.files.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.files.setAccessibleName("Hasil tiap berkas")
        for part in (self._heading, self._hint, self.files):
            column.addWidget(part)
        return page

    def _page(self, *parts: QWidget) -> QWidget:
        px = self._theme.px
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(px(20), px(12), px(20), px(16))
        column.setSpacing(px(12))
        for part in parts:
            column.addWidget(part)
        column.addStretch(1)
        return scrolling(content)
