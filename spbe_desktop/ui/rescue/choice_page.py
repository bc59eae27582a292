"""The page of the rescue on which the officer chooses: two cards, and what differs."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.domain.rescue import Choice, years_in
from spbe_desktop.services.rescue_examining import Rescue
from spbe_desktop.ui.dialog import take_rest
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.rescue.choice_card import ChoiceCard
from spbe_desktop.ui.rescue.model import ASSESSMENT, INDICATOR, NEWEST, WHAT, AnswerDifferenceModel
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.messages import MessageStrip
from spbe_desktop.ui.widgets.row_table import RowTable
from spbe_desktop.words import rescue as words
from spbe_desktop.words.formats import number


class ChoicePage(QWidget):
    """Shows what was found; *chosen* is what the officer wants to go on with."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._found: Rescue | None = None
        self.strip = MessageStrip(theme, icons)
        """Why something is recommended, or what went wrong."""
        self._backup = ChoiceCard(theme, words.CHOICES[Choice.BACKUP])
        self._read = ChoiceCard(theme, words.CHOICES[Choice.READ])
        self._newer = QCheckBox()
        self._group = QButtonGroup(self)
        self._year = QComboBox()
        self._count = Label(theme, role="section")
        self._model = AnswerDifferenceModel()
        self._table = RowTable(theme, self._model, "Perbedaan isian")
        self._rest = QWidget()
        """Takes the room of the table where there is nothing to compare."""
        self._build()
        self._year.currentIndexChanged.connect(self._refresh)
        self._backup.radio.toggled.connect(self._newer.setEnabled)

    @property
    def chosen(self) -> Choice:
        """Return what is chosen."""
        if self._read.radio.isChecked():
            return Choice.READ
        return Choice.COMBINED if self._newer.isChecked() else Choice.BACKUP

    def show_found(self, found: Rescue, now: datetime) -> None:
        """Show *found*, with what is recommended chosen."""
        self._found = found
        self._backup.radio.setEnabled(found.in_backup is not None)
        self._read.radio.setEnabled(found.in_read is not None)
        self._backup.show_note(words.backup_note(found, now))
        self._read.show_note(words.read_note(found))
        self._newer.setText(words.newer_told(found.newer))
        self._newer.setVisible(Choice.COMBINED in found.choices)
        self._newer.setChecked(Choice.COMBINED in found.choices)
        self._year.clear()
        self._year.addItem("Semua tahun", None)
        for year in years_in(found.in_backup, found.in_read):
            self._year.addItem(str(year), year)
        self._recommend(found)
        self._refresh()

    def _recommend(self, found: Rescue) -> None:
        advice = found.recommended
        if advice is None:
            return
        card = self._read if advice.choice is Choice.READ else self._backup
        card.recommend()
        card.radio.setChecked(True)
        self.setFocusProxy(card.radio)
        self.strip.show_message("info", "Saran:", words.reason_told(advice.reason))

    def _build(self) -> None:
        px = self._theme.px
        cards = QHBoxLayout()
        cards.setSpacing(px(12))
        for card in (self._backup, self._read):
            self._group.addButton(card.radio)
            cards.addWidget(card, 1)
        self._backup.body.addWidget(self._newer)
        line = QHBoxLayout()
        line.addWidget(self._count)
        line.addStretch(1)
        self._year.setAccessibleName("Tahun yang dibandingkan")
        line.addWidget(self._year)
        self._table.set_widths({ASSESSMENT: 150, INDICATOR: 76, WHAT: 130, NEWEST: 100})
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(10))
        column.addWidget(self.strip)
        column.addLayout(cards)
        column.addLayout(line)
        column.addWidget(take_rest(self._table, px(120)), 1)
        column.addWidget(self._rest, 1)

    def _refresh(self) -> None:
        found, year = self._found, self._year.currentData()
        if found is None:
            return
        self._backup.show_facts(words.facts(found.in_backup, found.in_read, year))
        self._read.show_facts(words.facts(found.in_read, found.in_backup, year))
        rows = tuple(
            each for each in found.differences if year in {None, each.place.assessment.year}
        )
        self._model.show_differences(rows)
        both = found.in_backup is not None and found.in_read is not None
        told = f"{number(len(rows))} isian berbeda" if rows else "Tidak ada isian yang berbeda"
        self._count.setText(told if both else "")
        self._table.setVisible(both)
        self._rest.setVisible(not both)
