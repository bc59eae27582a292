"""The foot of the list: the index of the group and over how many indicators it is taken."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.domain.instrument import Group
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.painted import Painted, draw_text, text_width
from spbe_desktop.words.coverage import chosen
from spbe_desktop.words.formats import number


class GroupProgress(Painted):
    """One line; where room is short it does without its end, then shortens the name."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._name = name
        self._value = ""
        self._rest = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """Return the whole line."""
        return " ".join(part for part in (self._name, self._value, self._rest) if part)

    def show_group(self, sheet: Sheet, group: Group) -> None:
        """Show the index of *group*."""
        score, answered = sheet.score.groups[group.code], sheet.answered_in(group)
        self._value = "" if score.value is None else number(score.value, 2)
        word = chosen(sheet)
        # Where earlier values are kept, the index is not made of the answered ones alone.
        among = f"dari {answered}" if answered == score.answered else f"· {answered}"
        self._rest = f"{among} {word}" if answered else f"belum {word}"
        self.setAccessibleName(self.text)
        self.setToolTip(f"{self.text}, {score.total} seluruhnya")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(150), self._theme.px(20))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, font = self._theme.tokens, self._theme.font("small")
        bold = self._theme.font("small", bold=True)
        gap, room = text_width(font, " "), self.width()
        value = text_width(bold, self._value) + 1 if self._value else -gap
        rest = text_width(font, self._rest) + 1
        fits = text_width(font, self._name) + 2 * gap + value + rest <= room
        taken = value + gap + (rest + gap if fits else 0)
        name = min(text_width(font, self._name) + 1, max(0, room - taken))
        left, height = 0, self.height()
        for text, width, face, ink in (
            (self._name, name, font, tokens.text_2),
            (self._value, value, bold, tokens.text),
            (self._rest if fits else "", rest, font, tokens.text_2),
        ):
            if text:
                draw_text(painter, QRect(left, 0, width, height), text, face, ink)
                left += width + gap
        painter.end()
