"""The history grid: what was published before the program was used, typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.trend import Trend
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.trend_tab.history_model import HistoryModel
from spbe_desktop.ui.trend_tab.history_rows import STAGES, GroupTitles, ScaleOf
from spbe_desktop.ui.trend_tab.history_table import HistoryTable
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip

_HELP = (
    "Ketik atau tempel dari Excel angka yang sudah diumumkan: indeks, lalu indeks domain atau "
    "aspek. 2,31 dan 2.31 sama saja. Enter ke bawah, Tab ke kanan, Delete mengosongkan."
)
_SHOWN_FAULTS = 4


class HistoryGrid(QWidget):
    """The table with its explanation, its messages and the rows that can be added."""

    history_changed = Signal(object)
    target_changed = Signal(int, object)
    done = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        group_titles: GroupTitles,
        scale_of: ScaleOf,
        years: range,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._history = HistoryModel(group_titles, scale_of, years)
        self._table = HistoryTable(theme, icons, self._history)
        self._strip = MessageStrip(theme, icons, "error")
        self._help = Label(theme, _HELP, role="small", tone="text_2", wrap=True)
        self._add_stage = QPushButton("Tambah tahap…")
        self._add_year = QPushButton()
        self._done = QPushButton("Selesai")
        self._stages = QMenu(self)
        self._paste = QAction("Tempel", self)
        self._notes: tuple[str, ...] = ()
        self._build()
        self._connect()

    @property
    def table(self) -> HistoryTable:
        """The cells."""
        return self._table

    @property
    def message(self) -> str:
        """The sentences about cells that are not stored."""
        return "" if self._strip.isHidden() else self._strip.accessibleName()

    def show_trend(self, trend: Trend) -> None:
        """Show what is stored."""
        self._history.show_trend(trend)
        self._add_year.setText(f"Tambah tahun {self._next_year()}")
        if not self._table.currentIndex().isValid():
            self._table.go_to(1)

    def mark_unstored(self, year: int, stage: str) -> None:
        """Mark what differs from the disk in one row, and keep it: it is tried again."""
        self._history.mark_unstored(year, stage)

    def commit(self) -> None:
        """Take what is being typed in a cell."""
        self._table.commit()

    def start(self) -> None:
        """Put the keyboard into the table."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_paste_triggered(self) -> None:
        self._show_notes(self._table.paste())

    def _on_history_changed(self, edit: object) -> None:
        self._notes = ()
        self.history_changed.emit(edit)

    def _on_add_stage_clicked(self) -> None:
        """Offer the stages that the year of the current cell has no row for."""
        self._stages.clear()
        row = self._history.row_at(self._table.currentIndex().row())
        if row is None:
            return
        for code, name in STAGES:
            if self._history.line_of(row.year, code) < 0:
                action = self._stages.addAction(f"{name} {row.year}")
                action.setData((row.year, code))
        self._stages.popup(self._add_stage.mapToGlobal(self._add_stage.rect().bottomLeft()))

    def _on_stage_chosen(self, action: QAction) -> None:
        year, stage = action.data()
        self._table.go_to(self._history.add_stage(year, stage))
        self.start()

    def _on_year_wanted(self) -> None:
        line = self._history.add_year(self._next_year())
        self._add_year.setText(f"Tambah tahun {self._next_year()}")
        self._table.go_to(line)
        self.start()

    def _on_faults_changed(self) -> None:
        self._show_notes(self._notes)

    def _show_notes(self, notes: tuple[str, ...]) -> None:
        self._notes = notes
        sentences = [*(fault.sentence for fault in self._history.faults), *notes]
        self._strip.setVisible(bool(sentences))
        if not sentences:
            return
        shown = sentences[:_SHOWN_FAULTS]
        if len(sentences) > len(shown):
            shown.append(
                f"Masih ada {len(sentences) - len(shown)} sel lain yang perlu diperbaiki."
            )
        self._strip.show_message(
            "error", f"{len(sentences)} sel belum disimpan.", "\n".join(shown)
        )

    def _next_year(self) -> int:
        first = self._history.row_at(1)
        return max(self._history.years.stop, first.year + 1 if first else 0)

    def _build(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Label(self._theme, "Riwayat dan target", role="section"))
        row.addStretch(1)
        for button in (self._add_stage, self._add_year, self._done):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._help)
        column.addWidget(self._strip)
        column.addWidget(self._table, 1)
        self._strip.hide()
        self._paste.setShortcut(QKeySequence.StandardKey.Paste)
        self._paste.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._table.addAction(self._paste)

    def _connect(self) -> None:
        self._paste.triggered.connect(self._on_paste_triggered)
        self._add_stage.clicked.connect(self._on_add_stage_clicked)
        self._stages.triggered.connect(self._on_stage_chosen)
        self._add_year.clicked.connect(self._on_year_wanted)
        self._done.clicked.connect(self.done)
        self._history.history_changed.connect(self._on_history_changed)
        self._history.target_changed.connect(self.target_changed)
        self._history.faults_changed.connect(self._on_faults_changed)
