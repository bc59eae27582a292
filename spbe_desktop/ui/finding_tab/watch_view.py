"""The view of what to keep an eye on: indicators with the why, and agencies beside them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.watch_list import WatchedAgency, WatchEntry, WatchReason
from spbe_desktop.services.watching import WatchList
from spbe_desktop.ui.finding_tab.fact_model import Cell, Column, FactRow
from spbe_desktop.ui.finding_tab.fact_table import FactTable
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.empty_state import EmptyState
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.formats import ABSENT, number, optional, plain
from spbe_desktop.words.watch_list import (
    agency_causes_text,
    agency_slots_text,
    agency_text,
    causes_text,
    reasons_text,
    slots_text,
)

_COLUMNS = (
    Column("No.", 52),
    Column("Indikator, dan mengapa"),
    Column("Nilai", 68, right=True),
    Column("Tahun lalu", 92, right=True, narrow=0),
    Column("Dipantau karena", 200),
)
_AGENCIES = (Column("OPD"), Column("Dipantau", 88, right=True))
_LOOKS = {
    WatchReason.LOW: ("circle-alert", "warning"),
    WatchReason.FALLEN: ("arrow-down", "error"),
    WatchReason.STUCK: ("clock", "text_2"),
}
_WIDTH = 320


class WatchView(QWidget):
    """Shows the watch list; a row leads to its indicator or its agency."""

    threshold_chosen = Signal(object)
    """Decimal."""
    indicator_requested = Signal(str)
    agency_requested = Signal(str)
    """The id of an agency."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.tools = QWidget()
        """What stands beside the segments while this view is shown."""
        self.threshold = QComboBox()
        self.table = FactTable(theme, icons, "Daftar pantau", _COLUMNS)
        self.agencies = FactTable(theme, icons, "OPD yang perlu perhatian", _AGENCIES)
        self._total = Label(theme, "", role="small", tone="text_2")
        self._stack = QStackedWidget()
        self._nothing = EmptyState(
            theme,
            icons,
            icon="circle-check",
            title="Tidak ada yang perlu dipantau",
            text="Indikator muncul di sini bila nilainya pada atau di bawah ambang, turun dari "
            "tahun lalu, atau tetap pada tingkat yang sama selama dua tahun atau lebih.",
        )
        self._build()
        self.threshold.activated.connect(self._on_threshold_activated)
        self.table.activated_row.connect(self.indicator_requested)
        self.agencies.activated_row.connect(self.agency_requested)
        self.setFocusProxy(self.table)

    def show_list(self, found: WatchList, instrument: Instrument, threshold: Decimal) -> None:
        """Show *found*, reckoned with *threshold*."""
        self._offer(instrument, threshold)
        self._total.setText(_total(found.entries, instrument))
        self._stack.setCurrentWidget(self.table if found.entries else self._nothing)
        self.table.show_rows([_entry_row(each) for each in found.entries])
        self.agencies.setVisible(bool(found.agencies))
        self.agencies.show_rows([_agency_row(each) for each in found.agencies])

    def _offer(self, instrument: Instrument, threshold: Decimal) -> None:
        lowest, highest = instrument.lowest, instrument.highest
        halves = range(int(lowest * 2), int(highest * 2))
        offered = sorted({threshold} | {Decimal(half) / 2 for half in halves})
        self.threshold.clear()
        for value in offered:
            self.threshold.addItem(plain(value), str(value))
        self.threshold.setCurrentIndex(offered.index(threshold))

    def _on_threshold_activated(self) -> None:
        self.threshold_chosen.emit(Decimal(self.threshold.currentData()))

    def _build(self) -> None:
        px = self._theme.px
        name = Label(self._theme, "&Ambang nilai rendah", role="small", tone="text_2")
        name.setBuddy(self.threshold)
        self.threshold.setAccessibleName("Ambang nilai rendah")
        bar = QHBoxLayout()
        bar.setContentsMargins(px(14), px(6), px(12), px(6))
        bar.setSpacing(px(8))
        bar.addWidget(self._total, 1)
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(px(8))
        tools.addStretch(1)
        tools.addWidget(name)
        tools.addWidget(self.threshold)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._nothing)
        self.agencies.setFixedWidth(px(_WIDTH))
        tables = QHBoxLayout()
        tables.setSpacing(0)
        tables.addWidget(self._stack, 1)
        tables.addWidget(self.agencies)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(tables, 1)


def _total(entries: Sequence[WatchEntry], instrument: Instrument) -> str:
    return f"{number(len(entries))} dari {number(len(instrument.indicators))} indikator dipantau"


def _entry_row(entry: WatchEntry) -> FactRow:
    key = str(entry.indicator.key)
    icon, tone = _LOOKS[entry.reasons[0]]
    previous, why = optional(entry.previous), causes_text(entry)
    hint = "\n".join(filter(None, (why, slots_text(entry))))
    return FactRow(
        key,
        (
            Cell(key, tone="text_2", order=(entry.indicator.number, key)),
            Cell(entry.indicator.list_title, below=why, tip=hint),
            Cell(plain(entry.value), bold=True, order=entry.value),
            Cell(
                previous,
                tone="text_3" if previous == ABSENT else "text_2",
                order=entry.previous or Decimal(-1),
            ),
            Cell(reasons_text(entry), icon=icon, icon_tone=tone),
        ),
    )


def _agency_row(row: WatchedAgency) -> FactRow:
    hint = (agency_text(row), agency_causes_text(row), agency_slots_text(row))
    return FactRow(
        str(row.agency.id),
        (
            Cell(
                f"{row.agency.short_name} · {row.year}",
                below=agency_causes_text(row) or agency_text(row),
                tip="\n".join(filter(None, hint)),
            ),
            Cell(number(row.watched), bold=True, order=row.watched),
        ),
    )
