"""The line above the team: its name and its decree, typed in place."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from spbe_desktop.domain.team import Decree
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.team_tab.form_panel import tidy
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.formats import day, parse_day

USUAL_NAME = "Tim Koordinasi SPBE"
DAY_FAULT = "Tanggal ini tidak ada di kalender, atau tidak terbaca. Tulis misalnya 6-2-2026."


class DecreeBar(QWidget):
    """Asks for the decree; *settled* tells of what was typed, once a field is left."""

    settled = Signal(object)
    """`Decree`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._stored = Decree("")
        self._name, self._number, self._dated = QLineEdit(), QLineEdit(), QLineEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(10), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(12))
        self._name.setPlaceholderText(USUAL_NAME)
        self._dated_field = FormField(theme, "Tanggal SK", self._dated)
        row.addWidget(FormField(theme, "Nama tim", self._name), 3)
        row.addWidget(FormField(theme, "Nomor SK", self._number), 2)
        row.addWidget(self._dated_field, 2)
        for editor in (self._name, self._number, self._dated):
            editor.editingFinished.connect(self.settle)

    def show_decree(self, decree: Decree) -> None:
        """Show *decree*, unless something that is not stored yet stands there."""
        if self._is_dirty():
            return
        self._stored = decree
        self._name.setText(decree.team_name)
        self._number.setText(decree.number)
        self._dated.setText(day(decree.dated) if decree.dated else "")

    def settle(self) -> None:
        """Hand on what was typed; a day that does not exist is told beside its field."""
        typed = self._dated.text().strip()
        dated = parse_day(typed)
        self._dated_field.show_error(DAY_FAULT if typed and dated is None else "")
        if (typed and dated is None) or not self._is_dirty():
            return
        decree = Decree(tidy(self._name) or USUAL_NAME, tidy(self._number), dated)
        self._stored = decree
        self.settled.emit(decree)

    def _is_dirty(self) -> bool:
        typed = tidy(self._name), tidy(self._number), self._dated.text().strip()
        stored = self._stored
        shown = day(stored.dated) if stored.dated else ""
        return typed != (stored.team_name, stored.number, shown)
