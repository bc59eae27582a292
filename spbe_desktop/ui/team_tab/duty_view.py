"""Penugasan: every indicator with the office and the person who lead it, and who contributes."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.duties import NO_DUTY, Assignee, Duties, keys_of, without_lead
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.ui.team_tab.rows_table import RowsTable, TableColumn, TableLine
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.chip import Chip
from spbe_desktop.ui.widgets.labels import Label

_COLUMNS = (
    TableColumn("No.", width=48, right=True),
    TableColumn("Indikator", share=5),
    TableColumn("OPD", share=3),
    TableColumn("Penanggung jawab", share=3),
    TableColumn("Kontributor", share=4),
)


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """What the view shows."""

    instrument: Instrument
    duties: Duties
    assignees: tuple[Assignee, ...]
    earlier_year: int | None
    me: str


class DutyView(QWidget):
    """Shows duties and tells what the officer wants; it changes nothing itself."""

    assigned = Signal(object, object, bool)
    """Keys, `Assignee`, and whether they lead."""
    cleared = Signal(object)
    """Keys."""
    take_requested = Signal()
    team_requested = Signal()
    """Nobody is there yet who could be assigned anything."""
    indicator_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._facts: DutyFacts | None = None
        self.table = RowsTable(theme, _COLUMNS, "Penugasan indikator", many=True)
        self.assign = QPushButton("Tugaskan…")
        self.clear = QPushButton("Kosongkan")
        self.take = QPushButton()
        self.open_ones = Chip(theme)
        self.mine = Chip(theme)
        self.summary = Label(theme, role="small", tone="text_2")
        self._build()
        self._connect()

    def show_facts(self, facts: DutyFacts) -> None:
        """Show *facts*; what was chosen stays chosen."""
        self._facts = facts
        keys = tuple(indicator.key for indicator in facts.instrument.indicators)
        lacking, own = without_lead(facts.duties, keys), keys_of(facts.duties, facts.me)
        self.open_ones.setText(f"Tanpa penanggung jawab {len(lacking)}")
        self.mine.setText(f"Milik saya {len(own)}")
        self.mine.setVisible(bool(facts.me))
        for chip in (self.open_ones, self.mine):
            chip.setAccessibleName(f"Saring: {chip.text()}")
            chip.updateGeometry()
        self.take.setVisible(facts.earlier_year is not None)
        self.take.setText(f"Ambil dari tahun {facts.earlier_year}")
        self._show_lines()

    def ask(self) -> None:
        """Ask who shall do the chosen indicators."""
        facts, keys = self._facts, self.table.chosen
        if facts is None or not keys:
            return
        if not facts.assignees:
            self.team_requested.emit()
            return
        from spbe_desktop.ui.team_tab.assign_dialog import AssignDialog

        named = f"Indikator {keys[0]}" if len(keys) == 1 else f"{len(keys)} indikator"
        dialog = AssignDialog(self._theme, facts.assignees, named, self.window())

        def on_accepted() -> None:
            who, leads = dialog.answer
            self.assigned.emit(tuple(map(IndicatorKey, keys)), who, leads)

        dialog.accepted.connect(on_accepted)
        dialog.open()

    def _build(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(16), px(10), px(16), px(10))
        bar.setSpacing(px(8))
        self.assign.setProperty("kind", "primary")
        self.assign.setToolTip("Enter")
        self.clear.setToolTip("Del: tidak ada yang mengerjakan indikator yang dipilih")
        for part in (self.assign, self.clear, self.take, self.open_ones, self.mine):
            bar.addWidget(part)
        bar.addStretch(1)
        bar.addWidget(self.summary)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.assign.clicked.connect(self.ask)
        self.table.opened.connect(self.ask)
        self.clear.clicked.connect(self._on_clear)
        self.table.removed.connect(self._on_clear)
        self.take.clicked.connect(self.take_requested)
        self.open_ones.toggled.connect(self._show_lines)
        self.mine.toggled.connect(self._show_lines)
        self.table.chosen_changed.connect(self._enable)

    def _on_clear(self) -> None:
        if self.table.chosen:
            self.cleared.emit(tuple(map(IndicatorKey, self.table.chosen)))

    def _show_lines(self) -> None:
        facts = self._facts
        if facts is None:
            return
        own = keys_of(facts.duties, facts.me)
        lines: list[TableLine] = []
        for group in facts.instrument.groups:
            shown = [
                indicator
                for indicator in group.indicators
                if self._wants(facts, indicator.key, indicator.key in own)
            ]
            if shown:
                lines.append(TableLine("", (group.title,), heading=True))
            for indicator in shown:
                duty = facts.duties.get(indicator.key, NO_DUTY)
                lead = duty.lead
                office, name = (lead.office, lead.name) if lead else ("", "")
                others = ", ".join(each.called for each in duty.contributors)
                cells = (indicator.key, indicator.short_title, office, name or "–", others)
                lines.append(TableLine(indicator.key, cells))
        self.table.show_lines(lines)
        self._enable()

    def _wants(self, facts: DutyFacts, key: IndicatorKey, is_mine: bool) -> bool:
        lacks = facts.duties.get(key, NO_DUTY).lead is None
        return (lacks or not self.open_ones.isChecked()) and (
            is_mine or not self.mine.isChecked() or not facts.me
        )

    def _enable(self) -> None:
        count = len(self.table.chosen)
        for button in (self.assign, self.clear):
            button.setEnabled(count > 0)
        told = f"{count} indikator dipilih"
        self.summary.setText(
            told if count else "Pilih satu atau beberapa indikator (Ctrl+A: semua)"
        )
