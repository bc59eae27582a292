"""What an indicator is called, what it weighs, and the way to its neighbours."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from spbe_desktop.domain.scoring import rounded
from spbe_desktop.domain.sheet import IndicatorRow
from spbe_desktop.ui.domain_tab.comparison import facts_in_words
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import ElidedLabel, Label
from spbe_desktop.words.formats import plain


class IndicatorHeader(QWidget):
    """The heading of the centre."""

    flag_clicked = Signal()
    previous_clicked = Signal()
    next_clicked = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._compact = False
        self._row: IndicatorRow | None = None
        self._number = Label(theme, role="title", tone="text_3", bold=False)
        self._title = ElidedLabel(theme, role="title")
        self._facts = Label(theme, role="small", tone="text_2")
        self._weight = Label(theme, role="small", bold=True)
        self._question = Label(theme, role="small", tone="text_2", wrap=True)
        self.flag_button = QToolButton()
        self._before = QToolButton()
        self._after = QToolButton()
        self._build()
        self._connect()
        self._set_room()

    @property
    def title(self) -> str:
        """Return what the indicator is called."""
        return self._title.text()

    @property
    def facts(self) -> str:
        """Return what stands before the weight."""
        return self._facts.text()

    def show_row(self, row: IndicatorRow, *, has_previous: bool, has_next: bool) -> None:
        """Show *row*; the arrows are dead at the ends of the list."""
        self._row = row
        indicator = row.indicator
        self._number.setText(str(indicator.number))
        self._title.set_text(indicator.short_title)
        self._title.setToolTip(indicator.title)
        self._weight.setText(_percent(indicator.weight))
        self._question.setText(indicator.question)
        self.flag_button.setChecked(row.flagged)
        self.flag_button.setIcon(self._icons.icon("flag", "warning" if row.flagged else "text_2"))
        told = "Hapus tanda (F)" if row.flagged else "Tandai untuk dilihat lagi (F)"
        self.flag_button.setToolTip(told)
        self.flag_button.setAccessibleName(told)
        self._before.setEnabled(has_previous)
        self._after.setEnabled(has_next)
        self._say_facts()

    def set_compact(self, compact: bool) -> None:
        """Put the comparison into words beside the weight and leave the question out."""
        self._compact = compact
        self._say_facts()

    def _say_facts(self) -> None:
        told = facts_in_words(self._row) if self._compact and self._row is not None else ""
        self._facts.setText(f"{told} · bobot" if told else "bobot" if self._compact else "Bobot")
        self._question.setVisible(not self._compact and bool(self._question.text()))

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(9)
        line.addWidget(self._number)
        line.addWidget(self._title, 1)
        line.addWidget(self._facts)
        line.addWidget(self._weight)
        for button in (self.flag_button, self._before, self._after):
            button.setAutoRaise(True)
            line.addWidget(button)
        line.setSpacing(5)
        self.flag_button.setCheckable(True)
        self._before.setIcon(self._icons.icon("chevron-left"))
        self._before.setToolTip("Indikator sebelumnya (Alt+↑)")
        self._before.setAccessibleName("Indikator sebelumnya")
        self._after.setIcon(self._icons.icon("chevron-right"))
        self._after.setToolTip("Indikator berikutnya (Alt+↓)")
        self._after.setAccessibleName("Indikator berikutnya")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self._question)
        self._title.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        self.flag_button.clicked.connect(self._on_flag_clicked)
        self._before.clicked.connect(self.previous_clicked)
        self._after.clicked.connect(self.next_clicked)
        self._theme.changed.connect(self._set_room)

    def _on_flag_clicked(self) -> None:
        # The mark follows the stored row, not the click.
        if self._row is not None:
            self.flag_button.setChecked(self._row.flagged)
        self.flag_clicked.emit()

    def _set_room(self) -> None:
        self._title.setMinimumHeight(self._theme.px(25))
        for button in (self.flag_button, self._before, self._after):
            button.setFixedSize(self._theme.px(26), self._theme.px(26))


def _percent(weight: Fraction) -> str:
    """Return *weight* with the decimals it needs, two at most: "2,5 %"."""
    return f"{plain(rounded(weight, 2))} %"
