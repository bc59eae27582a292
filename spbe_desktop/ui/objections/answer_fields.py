"""What the assessor said of an objection: not yet anything, yes, or no."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import Objection
from spbe_desktop.ui.description.day_field import DayField
from spbe_desktop.ui.form_field import FormField
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.words.objections import NEXT_STEPS, STATE_NAMES


class AnswerFields(QWidget):
    """Asks for a day and a note only once there is an answer."""

    changed = Signal()

    def __init__(self, theme: Theme, objection: Objection) -> None:
        super().__init__()
        self._theme = theme
        self._group = QButtonGroup(self)
        self._states = {state: QRadioButton(name) for state, name in STATE_NAMES.items()}
        self.day = DayField(objection.decided_on)
        self.note = QPlainTextEdit(objection.note)
        self._next = Label(theme, role="small", tone="text_2", wrap=True)
        self._day_field = FormField(theme, "Tanggal jawaban", self.day)
        self._note_field = FormField(theme, "Catatan asesor", self.note, hint="Salin apa adanya.")
        self._build()
        self._states[objection.state].setChecked(True)
        self._group.buttonToggled.connect(self._follow)
        self._follow()

    @property
    def state(self) -> ObjectionState:
        """Return the state that is chosen."""
        return next(state for state, button in self._states.items() if button.isChecked())

    def choose(self, state: ObjectionState) -> None:
        """Choose a state."""
        self._states[state].setChecked(True)

    def check(self) -> bool:
        """Tell whether the day can be read, and say so beside it if not."""
        right = self.state is ObjectionState.PENDING or self.day.check()
        self._day_field.show_error("" if right else "Tulis tanggal yang ada, misalnya 3 Nov 2025.")
        return right

    def _build(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Label(self._theme, "Jawaban asesor", role="section"))
        line = QHBoxLayout()
        line.setSpacing(px(18))
        for button in self._states.values():
            self._group.addButton(button)
            line.addWidget(button)
        line.addStretch(1)
        column.addLayout(line)
        column.addWidget(self._next)
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(64))
        for part in (self._day_field, self._note_field):
            column.addWidget(part)

    def _follow(self) -> None:
        answered = self.state is not ObjectionState.PENDING
        self._day_field.setVisible(answered)
        self._note_field.setVisible(answered)
        self._next.setText(NEXT_STEPS[self.state])
        self.changed.emit()
