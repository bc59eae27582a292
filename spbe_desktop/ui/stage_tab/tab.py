"""Tahapan: all values of a year beside one another, and what became of them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.services.stages import Stages
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.stage_tab import sentences
from spbe_desktop.ui.stage_tab.cell_editor import CellEditor, Subject
from spbe_desktop.ui.stage_tab.stage_model import Shown, Sieve, passes
from spbe_desktop.ui.stage_tab.stage_table import StageTable
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.chip import Chip
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label
from spbe_desktop.ui.widgets.tag import Tag

_SIEVES = (
    (Sieve.ALL, "Semua"),
    (Sieve.FALLEN, "Turun"),
    (Sieve.RISEN, "Naik"),
    (Sieve.UNCLARIFIED, "Belum diklarifikasi"),
)


class StageTab(QWidget):
    """Shows the stages, and asks for what is to be recorded of one indicator at one stage."""

    entry_changed = Signal(str, object)
    """The code of a stage, and a StageEntry."""
    repair_requested = Signal(str)
    open_requested = Signal(str)
    refused = Signal(str)
    paste_requested = Signal()
    file_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._stages: Stages | None = None
        self._locked = False
        self._open_stages: frozenset[str] = frozenset()
        self._shown: Shown | None = None
        self.table = StageTable(theme, icons)
        self.editor = CellEditor(theme)
        self._state = QHBoxLayout()
        self._fall = ElidedLabel(theme, tone="text_2")
        self._sieves = QButtonGroup(self)
        self._chips: dict[Sieve, Chip] = {}
        self._paste = QPushButton("Tempel hasil…")
        self._file = QPushButton("Ambil dari berkas…")
        self._paste.setIcon(icons.icon("clipboard-check"))
        self._file.setIcon(icons.icon("file-spreadsheet"))
        self._build()
        self._connect()
        self.setFocusProxy(self.table)

    def show_stages(
        self, stages: Stages, stage: str, *, locked: bool, opened: frozenset[str]
    ) -> None:
        """Show *stages*, of which *stage* is worked on.

        *locked* tells whether the own proposal was sent, *opened* which earlier stages were
        opened to be put right.
        """
        self._stages, self._locked, self._open_stages = stages, locked, opened
        sieve = self._shown.sieve if self._shown else Sieve.ALL
        self._shown = Shown(stages.matrix, stage, sieve)
        self._show_state(stages)
        self._fall.set_text(sentences.fall_text(stages.matrix))
        for each, name in _SIEVES:
            asked = replace(self._shown, sieve=each)
            count = sum(passes(asked, row) for row in stages.matrix.rows)
            self._chips[each].setText(f"{name} {count}")
            self._chips[each].updateGeometry()
        self.table.show_stages(self._shown)

    @property
    def state_text(self) -> str:
        """Return the word for the state of the assessment."""
        return sentences.STATES[self._stages.state] if self._stages else ""

    def sieve(self, wanted: Sieve) -> None:
        """Show only some of the indicators."""
        self._chips[wanted].setChecked(True)
        if self._shown is not None:
            self._shown = replace(self._shown, sieve=wanted)
            self.table.show_stages(self._shown)

    def _show_state(self, stages: Stages) -> None:
        while (item := self._state.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        tag = Tag(self._theme, sentences.STATES[stages.state])
        tag.setToolTip(sentences.why_state(stages))
        self._state.addWidget(tag)

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head, line = QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(px(16), px(10), px(16), px(2))
        line.setContentsMargins(px(16), px(4), px(16), px(8))
        for row in (head, line):
            row.setSpacing(px(8))
        head.addWidget(Label(self._theme, "Tahapan penilaian", role="title"))
        head.addLayout(self._state)
        head.addWidget(self._fall, 1)
        head.addWidget(self._paste)
        head.addWidget(self._file)
        for each, name in _SIEVES:
            chip = self._chips[each] = Chip(self._theme, name)
            self._sieves.addButton(chip)
            line.addWidget(chip)
        self._chips[Sieve.ALL].setChecked(True)
        line.addStretch(1)
        column.addLayout(head)
        column.addLayout(line)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.table, 1)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.editor)

    def _connect(self) -> None:
        for each, chip in self._chips.items():
            chip.clicked.connect(lambda _checked=False, wanted=each: self.sieve(wanted))
        self.table.moved.connect(self._on_moved)
        self.table.opened.connect(self.open_requested)
        self.table.value_typed.connect(self._on_value_typed)
        self.editor.entry_changed.connect(self._on_entry_changed)
        self.editor.refused.connect(self.refused)
        self.editor.repair_requested.connect(self._on_repair_requested)
        self.editor.open_requested.connect(self._on_open_requested)
        self._paste.clicked.connect(self.paste_requested)
        self._file.clicked.connect(self.file_requested)

    def _on_moved(self) -> None:
        self.editor.show_subject(self._subject())

    def _on_value_typed(self, value: Decimal | None) -> None:
        subject = self._subject()
        if subject is not None and subject.hindrance:
            self.refused.emit(subject.hindrance)
        elif subject is not None:
            self._on_entry_changed(replace(subject.cell.entry, value=value))

    def _on_entry_changed(self, entry: object) -> None:
        self.entry_changed.emit(self.table.stage, entry)

    def _on_repair_requested(self) -> None:
        self.repair_requested.emit(self.table.stage)

    def _on_open_requested(self) -> None:
        if self.table.row is not None:
            self.open_requested.emit(self.table.row.indicator.key)

    def _subject(self) -> Subject | None:
        row, cell, stages = self.table.row, self.table.cell, self._stages
        if row is None or cell is None or stages is None:
            return None
        place = stages.matrix.place_of[self.table.stage]
        column = stages.matrix.columns[place]
        own = column.stage.code == SELF_ASSESSMENT
        hindrance, repairable = "", False
        if own and self._locked:
            hindrance = "Usulan sudah dikirim; pilih “Buka kembali” untuk mengubahnya"
        elif column.closed and column.stage.code not in self._open_stages:
            hindrance = "Hanya dapat dibaca: tahap yang lebih baru sudah bernilai"
            repairable = True
        return Subject(row.indicator, column.stage, cell, place == 0, hindrance, repairable)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(900), self._theme.px(500))
