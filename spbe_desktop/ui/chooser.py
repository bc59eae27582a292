"""A choice in the header: an agency, a year or a stage by name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QComboBox,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import text_width


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice in the header; *short_name* is shown where room is short."""

    id: str
    name: str
    short_name: str = ""


_NARROWEST = 72


class Chooser(QComboBox):
    """A choice by name that tells only of what the user chose herself."""

    chosen = Signal(str)

    def __init__(
        self, theme: Theme, accessible_name: str, parent: QWidget, *, may_shrink: bool = False
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._may_shrink = may_shrink
        self._choices: tuple[Choice, ...] = ()
        self._compact = False
        self._current = ""
        self.setAccessibleName(accessible_name)
        self.setToolTip(accessible_name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._on_activated)
        self.currentIndexChanged.connect(self.updateGeometry)

    def set_choices(
        self, choices: Sequence[Choice], current: str, *, last: Choice | None = None
    ) -> None:
        """Offer *choices* with *current* chosen; *last* stands apart at the end."""
        self._choices = (*choices, last) if last else tuple(choices)
        self._current = current
        self._fill()
        if last and choices:
            self.insertSeparator(len(choices))

    def set_compact(self, compact: bool) -> None:
        """Show short names."""
        self._compact = compact
        for choice in self._choices:
            place = self.findData(choice.id)
            self.setItemText(place, self._text(choice))
        self.updateGeometry()

    def put_back(self) -> None:
        """Show again what was chosen before."""
        self.setCurrentIndex(self.findData(self._current))

    @override
    def sizeHint(self) -> QSize:
        """Ask for room for what is chosen, not for the longest that could be."""
        hint = super().sizeHint()
        longest = max((self._width_of(place) for place in range(self.count())), default=0)
        spared = longest - self._width_of(self.currentIndex())
        return QSize(hint.width() - spared, hint.height())

    @override
    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        least = self._theme.px(_NARROWEST) if self._may_shrink else hint.width()
        return QSize(min(hint.width(), least), hint.height())

    @override
    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        # The style would cut a name that does not fit in the middle of a letter.
        part = QStyle.SubControl.SC_ComboBoxEditField
        complex_control = QStyle.ComplexControl.CC_ComboBox
        room = self.style().subControlRect(complex_control, option, part, self).width()
        option.currentText = QFontMetrics(self.font()).elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room - self._theme.px(2)
        )

    @override
    def showPopup(self) -> None:
        widest = self.view().sizeHintForColumn(0)
        self.view().setMinimumWidth(max(self.width(), widest + self._theme.px(24)))
        super().showPopup()

    def _width_of(self, place: int) -> int:
        return text_width(self.font(), self.itemText(place))

    def _fill(self) -> None:
        self.clear()
        for choice in self._choices:
            self.addItem(self._text(choice), choice.id)
        self.setCurrentIndex(self.findData(self._current))

    def _text(self, choice: Choice) -> str:
        return choice.short_name or choice.name if self._compact else choice.name

    def _on_activated(self, place: int) -> None:
        choice = str(self.itemData(place))
        if choice != self._current:
            self.chosen.emit(choice)
