"""The explanation of an answer, with what is still missing in it and sentences to begin with."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import IndicatorRow, gaps_in
from spbe_desktop.domain.starters import Part
from spbe_desktop.ui.domain_tab.explanation_edit import ExplanationEdit
from spbe_desktop.ui.domain_tab.gap_message import GapMessage
from spbe_desktop.ui.domain_tab.settling import Settling
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label

Opening = Callable[[Part], str]
"""Returns the opening sentence of a part for the indicator shown; "" if there is none."""


class ExplanationSection(QWidget):
    """Shows and takes the explanation of one indicator at a time."""

    settled = Signal(str, str)
    editing_started = Signal()

    def __init__(self, theme: Theme, icons: Icons, opening: Opening | None) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._opening = opening
        self._key = IndicatorKey("")
        self._stored = ""
        self._carets: dict[IndicatorKey, int] = {}
        self._settling = Settling(self)
        self.edit = ExplanationEdit(theme)
        self.gap_message = GapMessage(theme, icons)
        self._starters = QPushButton("Kalimat pembuka")
        self._build()
        self._connect()

    def show_row(self, row: IndicatorRow, *, editable: bool) -> None:
        """Show the explanation of *row*; what is being typed stays as it is."""
        self.edit.setReadOnly(not editable)
        self._starters.setVisible(editable and self._opening is not None)
        if row.key != self._key:
            self._turn_to(row)
        elif self._is_news(row.explanation):
            self._show_text(row.explanation)
        self._stored = row.explanation
        self._count_gaps()

    def focus_edit(self) -> None:
        """Put the caret into the text."""
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> None:
        """Hand on what was typed, at once."""
        self._settling.flush()

    def _turn_to(self, row: IndicatorRow) -> None:
        self._carets[self._key] = self.edit.textCursor().position()
        self._key = row.key
        self._show_text(row.explanation)
        self.edit.place_caret(self._carets.get(row.key, 0))

    def _is_news(self, text: str) -> bool:
        """Tell whether *text* is not simply what was typed here and came back stored."""
        if self._settling.is_open(self._key) or text == self._stored:
            return False
        return text.strip() != self.edit.toPlainText().strip()

    def _show_text(self, text: str) -> None:
        with QSignalBlocker(self.edit):
            self.edit.replace_text(text)

    def _count_gaps(self) -> None:
        self.gap_message.show_count(len(gaps_in(self.edit.toPlainText())))

    def _build(self) -> None:
        heading = QHBoxLayout()
        heading.setContentsMargins(0, 0, 0, 0)
        heading.setSpacing(12)
        heading.addWidget(Label(self._theme, "Penjelasan", role="section"))
        heading.addWidget(self.gap_message)
        heading.addStretch(1)
        heading.addWidget(self._starters)
        self._starters.setProperty("kind", "link")
        self._starters.setIcon(self._icons.icon("plus", "accent"))
        self._starters.setCursor(Qt.CursorShape.PointingHandCursor)
        self._starters.setToolTip("Sisipkan kalimat pembuka FAKTA dan ANALISIS")
        self.edit.setAccessibleName("Penjelasan")
        self.edit.setPlaceholderText(
            "FAKTA: apa buktinya dan di mana letaknya. ANALISIS: mengapa bukti itu memenuhi "
            "kriteria tingkat yang dipilih."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(heading)
        column.addWidget(self.edit, 1)
        self._set_room()

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.left.connect(self._settling.flush)
        self._settling.started.connect(self.editing_started)
        self._settling.settled.connect(self.settled)
        self.gap_message.clicked.connect(self._on_gaps_clicked)
        self._starters.clicked.connect(self._on_starters_clicked)
        self._theme.changed.connect(self._set_room)

    def _set_room(self) -> None:
        self.edit.setMinimumHeight(self._theme.px(92))

    def _on_text_changed(self) -> None:
        # Highlighting reports a change too, of the text's looks.
        if self.edit.toPlainText() != self._stored or self._settling.is_open(self._key):
            self._settling.type(self._key, self.edit.toPlainText())
        self._count_gaps()

    def _on_gaps_clicked(self) -> None:
        self.focus_edit()
        self.edit.place_caret(0)
        self.edit.select_gap()

    def _on_starters_clicked(self) -> None:
        self.starters_menu().popup(self._starters.mapToGlobal(self._starters.rect().bottomLeft()))

    def starters_menu(self) -> QMenu:
        """Return the menu of the opening sentences that there are; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        texts = {} if self._opening is None else {part: self._opening(part) for part in Part}
        for name, parts in _CHOICES:
            chosen = [texts[part] for part in parts if texts.get(part)]
            if len(chosen) == len(parts):
                menu.addAction(name).setData("\n".join(chosen))
        menu.triggered.connect(self._on_starter_chosen)
        return menu

    def _on_starter_chosen(self, action: QAction) -> None:
        self.focus_edit()
        self.edit.insert_paragraph(str(action.data()))


_CHOICES = (
    ("Fakta dan analisis", (Part.FACT, Part.ANALYSIS)),
    ("Fakta saja", (Part.FACT,)),
    ("Analisis saja", (Part.ANALYSIS,)),
)
