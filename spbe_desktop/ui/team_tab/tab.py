"""Tim & agenda: three views of who does what, and when."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.team_tab.agenda_view import AgendaView
from spbe_desktop.ui.team_tab.duty_view import DutyView
from spbe_desktop.ui.team_tab.team_view import TeamView
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.chip import Chip

AGENDA, TEAM, DUTIES = range(3)
_NAMES = ("Agenda", "Tim", "Penugasan")


class TeamTab(QWidget):
    """Shows one of the views; the arrow keys turn between their names."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.agenda = AgendaView(theme)
        self.team = TeamView(theme, icons)
        self.duties = DutyView(theme)
        self.views = QStackedWidget()
        self.names = QButtonGroup(self)
        self._build()

    def turn_to(self, view: int) -> None:
        """Show AGENDA, TEAM or DUTIES; what was typed is handed on first."""
        if view != self.views.currentIndex():
            self.flush()
        self.names.button(view).setChecked(True)
        self.views.setCurrentIndex(view)

    def flush(self) -> None:
        """Hand on what is being typed."""
        self.agenda.flush()
        self.team.flush()

    def _build(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(16), px(8), px(16), px(8))
        bar.setSpacing(px(6))
        for place, (name, view) in enumerate(
            zip(_NAMES, (self.agenda, self.team, self.duties), strict=True)
        ):
            chip = Chip(self._theme, name)
            self.names.addButton(chip, place)
            bar.addWidget(chip)
            self.views.addWidget(view)
        bar.addStretch(1)
        self.names.button(AGENDA).setChecked(True)
        self.names.idClicked.connect(self.turn_to)
        self.names.idToggled.connect(self._on_toggled)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.views, 1)
        self.setFocusProxy(self.names.button(AGENDA))

    def _on_toggled(self, view: int, checked: bool) -> None:
        if checked:
            self.turn_to(view)
