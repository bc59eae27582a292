"""The view of checklists: indicators at the left, what the chosen one must meet at the right."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.checklist import Checklist, ChecklistLine, Checklists
from spbe_desktop.domain.slot_states import SlotState
from spbe_desktop.ui.finding_tab.fact_model import Cell, Column, FactRow
from spbe_desktop.ui.finding_tab.fact_table import FactTable
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.formats import number
from spbe_desktop.words.slots import STATE_NAMES

_INDICATORS = (Column("No.", 48), Column("Indikator"), Column("Belum ada", 80, right=True))
_LINES = (
    Column("Harus dipenuhi"),
    Column("Tingkat", 64, right=True),
    Column("Sudah ada", 100),
    Column("Belum ada", 92),
)
UNMAPPED = "unmapped"
"""Stands for own lines whose indicator has no counterpart this year."""

_WIDTH = 300
_Key = Qt.Key


class ChecklistView(QWidget):
    """Shows checklists and tells what the officer wants; it changes nothing itself."""

    line_added = Signal(str, str)
    """Indicator and words, which stay in their field until they are stored."""
    line_marked = Signal(str, str, bool)
    """Indicator, item, and whether it is met."""
    line_ended = Signal(str)
    """Item."""
    print_wanted = Signal(object)
    """`Checklist`s."""
    indicator_requested = Signal(str)

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._checklists: Mapping[str, Checklist] = {}
        self._all: Checklists | None = None
        self.indicators = FactTable(theme, icons, "Indikator", _INDICATORS)
        keys = (_Key.Key_Space, _Key.Key_Delete)
        self.lines = FactTable(theme, icons, "Butir checklist", _LINES, keys=keys)
        self.tools = QWidget()
        """What stands beside the segments while this view is shown."""
        self.words = QLineEdit()
        self.add = QPushButton("Tambah butir")
        self.end = QPushButton("Akhiri butir")
        self.mark = QPushButton("Tandai sudah ada")
        self.print_one = QPushButton("Cetak indikator ini …")
        self.print_all = QPushButton("Cetak semua …")
        self._title = Label(theme, "", role="section", wrap=True)
        self._hint = Label(theme, "", role="small", tone="text_2", wrap=True)
        self._build(icons)
        self._connect()
        self.setFocusProxy(self.indicators)

    @property
    def chosen_line(self) -> ChecklistLine | None:
        """Return the line that is chosen, if it was added by hand."""
        shown = self._checklists.get(self.indicators.chosen_id)
        lines = shown.lines if shown else ()
        return next((x for x in lines if x.own and x.item == self.lines.chosen_id), None)

    def show_checklists(self, found: Checklists) -> None:
        """Show *found* in place: what is chosen stays so."""
        self._all = found
        self._checklists = {each.indicator.key: each for each in found.by_indicator}
        rows = [_indicator_row(each) for each in found.by_indicator]
        if found.unmapped:
            rows.append(_unmapped_row(len(found.unmapped)))
        self.indicators.show_rows(rows)
        if not self.indicators.chosen_id and rows:
            self.indicators.choose(rows[0].id)

    def _on_indicator_chosen(self, key: str) -> None:
        shown = self._checklists.get(key)
        self.words.setEnabled(shown is not None)
        self.print_one.setEnabled(shown is not None)
        if shown is not None:
            self._title.setText(f"{key} · {shown.indicator.list_title}")
            self._hint.setText(_hint(shown))
            self.lines.show_rows([_line_row(line) for line in shown.lines])
        elif key == UNMAPPED and self._all is not None:
            self._title.setText("Tidak dipetakan")
            self._hint.setText(
                "Butir buatan sendiri ini menempel pada indikator yang tidak berpadanan di "
                "instrumen tahun ini. Butirnya tetap tersimpan dan tetap terlihat."
            )
            self.lines.show_rows(
                [
                    FactRow(
                        line.id,
                        (Cell(f"{line.words} (indikator {line.key}, {line.since_year})"),)
                        + (Cell(""),) * 3,
                    )
                    for line in self._all.unmapped
                ]
            )
        self._on_line_chosen()

    def _on_line_chosen(self) -> None:
        line = self.chosen_line
        for button in (self.mark, self.end):
            button.setEnabled(line is not None)
        is_met = line is not None and line.present
        self.mark.setText("Tandai belum ada" if is_met else "Tandai sudah ada")

    def _on_mark_clicked(self) -> None:
        line = self.chosen_line
        if line is not None:
            self.line_marked.emit(self.indicators.chosen_id, line.item, not line.present)

    def _on_end_clicked(self) -> None:
        line = self.chosen_line
        if line is not None:
            self.line_ended.emit(line.item)

    def _on_line_key(self, key: int) -> None:
        if key == _Key.Key_Space:
            self._on_mark_clicked()
        else:
            self._on_end_clicked()

    def _on_add_clicked(self) -> None:
        words = self.words.text().strip()
        if words and self.indicators.chosen_id in self._checklists:
            self.line_added.emit(self.indicators.chosen_id, words)

    def _on_print_one(self) -> None:
        self.print_wanted.emit((self._checklists[self.indicators.chosen_id],))

    def _on_print_all(self) -> None:
        if self._all is not None:
            self.print_wanted.emit(self._all.by_indicator)

    def _on_indicator_activated(self, key: str) -> None:
        if key in self._checklists:
            self.indicator_requested.emit(key)

    def _build(self, icons: Icons) -> None:
        px = self._theme.px
        self.words.setPlaceholderText("Butir tambahan, misalnya: SK ditandatangani Bupati")
        self.words.setAccessibleName("Butir tambahan")
        self.end.setToolTip(
            "Butir tidak diminta lagi mulai tahun ini (Delete).\n"
            "Checklist tahun-tahun sebelumnya tidak berubah."
        )
        self.mark.setToolTip("Spasi. Butir dari instrumen terisi sendiri dari eviden.")
        for button in (self.print_one, self.print_all):
            button.setIcon(icons.icon("printer"))
        self.indicators.setFixedWidth(px(_WIDTH))
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(px(8))
        tools.addStretch(1)
        tools.addWidget(self.print_one)
        tools.addWidget(self.print_all)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.indicators)
        row.addLayout(self._made_lines(), 1)
        self._on_line_chosen()

    def _made_lines(self) -> QVBoxLayout:
        """Return the lines of the chosen indicator, with what can be done to them below."""
        px = self._theme.px
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.setContentsMargins(px(14), 0, px(12), 0)
        foot.addWidget(self.words, 1)
        for button in (self.add, self.mark, self.end):
            foot.addWidget(button)
        right = QVBoxLayout()
        right.setContentsMargins(0, px(6), 0, px(8))
        right.setSpacing(px(6))
        for label in (self._title, self._hint):
            label.setContentsMargins(px(14), 0, px(12), 0)
            right.addWidget(label)
        right.addWidget(self.lines, 1)
        right.addLayout(foot)
        return right

    def _connect(self) -> None:
        self.indicators.chosen_changed.connect(self._on_indicator_chosen)
        self.indicators.activated_row.connect(self._on_indicator_activated)
        self.lines.chosen_changed.connect(self._on_line_chosen)
        self.lines.key_pressed.connect(self._on_line_key)
        self.words.returnPressed.connect(self._on_add_clicked)
        self.add.clicked.connect(self._on_add_clicked)
        self.mark.clicked.connect(self._on_mark_clicked)
        self.end.clicked.connect(self._on_end_clicked)
        self.print_one.clicked.connect(self._on_print_one)
        self.print_all.clicked.connect(self._on_print_all)


def _hint(shown: Checklist) -> str:
    aim = "semua tingkat" if shown.aim is None else f"tingkat {shown.aim} ke bawah"
    total = len(shown.lines)
    share = f"{number(total - shown.missing)} dari {number(total)}"
    return f"Yang harus dipenuhi untuk {aim}: {share} sudah ada"


def _indicator_row(shown: Checklist) -> FactRow:
    key = str(shown.indicator.key)
    total, missing = len(shown.lines), shown.missing
    count = f"{number(missing)}/{number(total)}"
    cells = (
        Cell(key, tone="text_2", order=(shown.indicator.number, key)),
        Cell(shown.indicator.list_title, wraps=True, order=None),
        Cell(count, tone="text" if missing else "text_3", bold=bool(missing), order=missing),
    )
    return FactRow(key, cells)


def _unmapped_row(count: int) -> FactRow:
    cells = (
        Cell("–", order=(9999, "")),
        Cell("Tidak dipetakan", below="Butir dari instrumen sebelumnya"),
        Cell(number(count), order=count),
    )
    return FactRow(UNMAPPED, cells)


def _line_row(line: ChecklistLine) -> FactRow:
    below = ""
    if line.own:
        below = f"Butir sendiri sejak {line.since_year}"
    state = "" if line.state is None else STATE_NAMES[line.state]
    refused = line.state in {SlotState.REVISE, SlotState.REJECTED, SlotState.PROPOSED}
    present = Cell(state or "Ada", icon="circle-check", icon_tone="success")
    missing = Cell(state if refused else "Belum", icon="circle", icon_tone="text_2")
    nothing = Cell("", order="~")
    return FactRow(
        line.item,
        (
            Cell(line.words, below=below, wraps=not below),
            Cell("" if line.level is None else str(line.level), tone="text_2"),
            present if line.present else nothing,
            nothing if line.present else missing,
        ),
    )
