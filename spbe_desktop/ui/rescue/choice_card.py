"""One of the databases that can take the place of the damaged one, with what it holds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QRadioButton, QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Card
from spbe_desktop.ui.widgets.labels import Label
from spbe_desktop.ui.widgets.tag import Tag
from spbe_desktop.words.rescue import Fact


class ChoiceCard(Card):
    """A card with a radio button for its title; a click anywhere on it chooses it."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__(theme, padding=(16, 12))
        self.radio = QRadioButton(title)
        self._tag = Tag(theme, "Disarankan")
        self._note = Label(theme, role="small", tone="text_2", wrap=True)
        self._facts = QGridLayout()
        self._build()
        self.radio.toggled.connect(self._on_toggled)

    def recommend(self) -> None:
        """Say that this is the one that loses least."""
        self._tag.show()

    def show_note(self, note: str) -> None:
        """Show *note* below the title."""
        self._note.setText(note)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show names with their values; one that is less than the other card's stands out."""
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for place, fact in enumerate(facts):
            row, column = place % 3, place // 3 * 2
            tone = "warning" if fact.less else "text"
            name = Label(self._theme, fact.name, role="small", tone="text_2")
            value = Label(self._theme, fact.value, role="small", tone=tone, bold=True)
            self._facts.addWidget(name, row, column)
            self._facts.addWidget(value, row, column + 1)
        self.radio.setAccessibleDescription("; ".join(f"{f.name} {f.value}" for f in facts))

    def _build(self) -> None:
        px = self._theme.px
        head = QHBoxLayout()
        head.addWidget(self.radio)
        head.addStretch(1)
        head.addWidget(self._tag)
        self.radio.setFont(self._theme.font("section"))
        self._tag.hide()
        self._facts.setHorizontalSpacing(px(10))
        self._facts.setVerticalSpacing(px(3))
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(3, 1)
        self.body.setSpacing(px(6))
        self.body.addLayout(head)
        self.body.addWidget(self._note)
        self.body.addLayout(self._facts)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _on_toggled(self, chosen: bool) -> None:
        self._chosen = chosen
        self.update()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.radio.isEnabled():
            self.radio.setChecked(True)
            self.radio.setFocus()
        super().mouseReleaseEvent(event)
