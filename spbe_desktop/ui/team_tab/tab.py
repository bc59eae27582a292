"""Tim & agenda: three views of who does what, and when."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.team_tab.agenda_view import AgendaView
from spbe_desktop.ui.team_tab.duty_view import DutyView
from spbe_desktop.ui.team_tab.team_view import TeamView
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.segments import Segments

AGENDA, TEAM, DUTIES = "agenda", "team", "duties"
_NAMES = ((AGENDA, "Agenda"), (TEAM, "Tim"), (DUTIES, "Penugasan"))


class TeamTab(QWidget):
    """Shows one of the views; the arrow keys turn between their names."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.agenda = AgendaView(theme)
        self.team = TeamView(theme, icons)
        self.duties = DutyView(theme)
        self.views = QStackedWidget()
        self.segments = Segments(theme, "Tampilan", _NAMES)
        self._build()

    def turn_to(self, view: str) -> None:
        """Show AGENDA, TEAM or DUTIES; what was typed is handed on first."""
        self.segments.choose(view)

    def flush(self) -> None:
        """Hand on what is being typed."""
        self.agenda.flush()
        self.team.flush()

    def _build(self) -> None:
        px = self._theme.px
        bar = QHBoxLayout()
        bar.setContentsMargins(px(16), px(8), px(16), px(8))
        bar.setSpacing(px(6))
        bar.addWidget(self.segments)
        bar.addStretch(1)
        for view in (self.agenda, self.team, self.duties):
            self.views.addWidget(view)
        self.segments.choose(AGENDA)
        self.segments.chosen_changed.connect(self._on_chosen_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(Rule(self._theme))
        column.addWidget(self.views, 1)
        self.setFocusProxy(self.segments)

    def _on_chosen_changed(self, view: str) -> None:
        self.flush()
        self.views.setCurrentIndex([key for key, _ in _NAMES].index(view))
