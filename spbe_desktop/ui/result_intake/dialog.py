"""The preview of results from a table: nothing is taken in before it is accepted here."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHeaderView,
    QTableView,
    QWidget,
)

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.result_table import NUMBER, ResultRow, guess_roles, head_of, read_rows
from spbe_desktop.domain.table_block import Block
from spbe_desktop.ui.dialog import Dialog, scrolling, take_rest
from spbe_desktop.ui.result_intake.column_choices import ColumnChoices
from spbe_desktop.ui.result_intake.preview_model import REPORT, PreviewModel
from spbe_desktop.ui.result_intake.words import role_names
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


@dataclass(frozen=True, slots=True)
class ResultTable:
    """A table that was read, and what it is to be taken for."""

    name: str
    block: Block
    instrument: Instrument
    stage: str
    """The stage of values whose column does not say so."""
    remembered: tuple[str, ...] = ()
    """What the columns of a table of this make were said to hold before."""


class ResultDialog(Dialog):
    """Shows every line with what is amiss in it; tells which are to be taken in."""

    wanted = Signal(object, object)
    """The lines as a tuple of ResultRow, and what the columns hold."""

    def __init__(self, theme: Theme, table: ResultTable, parent: QWidget | None = None) -> None:
        super().__init__(
            theme,
            "Periksa hasil sebelum diterapkan",
            subtitle=f"Dari {table.name}. Belum ada nilai yang berubah.",
            size=(1080, 640),
            parent=parent,
        )
        self._table = table
        self._head_row = head_of(table.block, table.instrument)
        heads = _heads(table.block, self._head_row)
        self.columns = ColumnChoices(theme, heads, role_names(table.instrument))
        self.preview = PreviewModel(theme, table.block, table.instrument)
        self._heads = heads
        self._grid = QTableView()
        self.leave_out = QCheckBox()
        self._reason = Label(theme, tone="text_2")
        cancel = self.add_button("Batal")
        self.apply_button = self.add_button("Terapkan", primary=True)
        self._build()
        self.columns.changed.connect(self._on_columns_changed)
        self.preview.ticked_changed.connect(self._show_counts)
        self.leave_out.toggled.connect(self._show_counts)
        cancel.clicked.connect(self.reject)
        self.apply_button.clicked.connect(self._on_apply)
        guessed = guess_roles(table.block, self._head_row, table.instrument, table.stage)
        known = {role for role, _name in role_names(table.instrument)}
        fits = len(table.remembered) == table.block.width and set(table.remembered) <= known
        self.columns.set_roles(table.remembered if fits else guessed)
        self._on_columns_changed()

    def refuse(self, reason: str) -> None:
        """Say why the lines cannot be taken in as they are."""
        self._reason.set_tone("error")
        self._reason.setText(reason)

    def _build(self) -> None:
        px = self._theme.px
        strip = scrolling(self.columns)
        strip.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        strip.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        strip.setFixedHeight(px(70))
        self._grid.setModel(self.preview)
        self._grid.setShowGrid(False)
        self._grid.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._grid.setTabKeyNavigation(False)
        self._grid.setAccessibleName("Pratinjau hasil")
        self._grid.verticalHeader().hide()
        self._grid.verticalHeader().setDefaultSectionSize(px(28))
        self._grid.horizontalHeader().setStretchLastSection(True)
        # The first lines tell how wide a column is; a thousand would take a third of a second.
        self._grid.horizontalHeader().setResizeContentsPrecision(24)
        self.add_parts(strip, take_rest(self._grid, px(180)))
        self.foot.insertWidget(0, self.leave_out)
        self.foot.insertWidget(1, self._reason)

    def _on_columns_changed(self) -> None:
        table = self._table
        rows = read_rows(table.block, self._head_row, self.columns.roles, table.instrument)
        self.preview.show(rows, self._heads)
        header = self._grid.horizontalHeader()
        for column in range(self.preview.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            wanted = self._grid.sizeHintForColumn(column) + self._theme.px(16)
            least = header.sectionSizeHint(column)
            most = self._theme.px(340 if column == REPORT else 260)
            self._grid.setColumnWidth(column, min(max(wanted, least), most))

    def _show_counts(self) -> None:
        left, chosen = self.preview.left_out, len(self.preview.chosen)
        self.leave_out.setVisible(left > 0)
        self.leave_out.setText(f"Lewati {left} baris bermasalah")
        self._reason.set_tone("text_2")
        self._reason.setText(self._why_not(left, chosen))
        self.apply_button.setEnabled(bool(chosen) and (not left or self.leave_out.isChecked()))

    def _why_not(self, left: int, chosen: int) -> str:
        if NUMBER not in self.columns.roles:
            return "Pilih kolom nomor indikator"
        if not chosen:
            return "Belum ada baris yang dapat diambil; periksa isi kolom"
        if left and not self.leave_out.isChecked():
            return f"{chosen} indikator siap. Centang untuk melewati yang lain"
        return f"{chosen} indikator akan diisi"

    def _on_apply(self) -> None:
        chosen: tuple[ResultRow, ...] = self.preview.chosen
        self.wanted.emit(chosen, self.columns.roles)


def _heads(block: Block, head: int) -> tuple[str, ...]:
    """Return the names of the columns; one without a name is called by its letter."""
    texts = [cell.text for cell in block.rows[head]] if head >= 0 else [""] * block.width
    return tuple(text or f"Kolom {_letter(place)}" for place, text in enumerate(texts))


def _letter(place: int) -> str:
    """Return what a spreadsheet calls a column."""
    first, second = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + second)
