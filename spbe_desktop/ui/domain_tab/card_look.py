"""How a level card looks: its columns, its height and its colours in every state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from spbe_desktop.domain.slot_states import SlotStanding
from spbe_desktop.ui.domain_tab.slot_row import rows_height
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.badges import paint_level_badge
from spbe_desktop.ui.widgets.painted import Center, Left, Right, draw_text, text_width

_WRAPPED = Qt.TextFlag.TextWordWrap.value | Qt.AlignmentFlag.AlignLeft.value
_ENDLESS = 100_000
_MEASURED = 500
"""Texts whose height is remembered, at the widths that they were measured for."""


class CardState(StrEnum):
    """How a level stands to the chosen one."""

    OPEN = "open"
    """No level is chosen yet."""
    HELD = "held"
    """Below the chosen one; its criterion holds too."""
    CHOSEN = "chosen"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class CardFace:
    """What a card shows."""

    number: int
    highest: int
    """The number of the highest level, for the place on the colour ramp."""
    name: str
    criterion: str
    band: str = ""
    """The values that the level covers, where values have decimals."""
    state: CardState = CardState.OPEN
    note: str = ""
    gaps: int = 0
    """How many slots of the level are empty though a claim rests on them."""
    warns: bool = False
    """Whether they are warned of."""
    asks: str = ""
    """What stands in place of the note while the card has the mouse or the focus."""
    needed: str = ""
    """Which slots are empty, in words."""
    editable: bool = True
    kept: bool = False
    """Whether the choice is that of an earlier stage, so that there is nothing to take back."""

    @property
    def clearable(self) -> bool:
        """Tell whether the choice can be taken back."""
        return self.state is CardState.CHOSEN and self.editable and not self.kept


def state_of(number: int, chosen: int | None) -> CardState:
    """Return how level *number* stands to level *chosen*, which is none if none is chosen."""
    if chosen is None:
        return CardState.OPEN
    if number == chosen:
        return CardState.CHOSEN
    return CardState.HELD if number < chosen else CardState.ABOVE


@dataclass(frozen=True, slots=True)
class CardPose:
    """How a card stands on the screen."""

    words: int
    """How many pixels, from the top, are for words; the rest is for slots."""
    short: bool
    under: bool
    """Whether a line under the name is kept free."""
    hovered: bool
    focused: bool


class CardLook:
    """Measures and paints cards; one serves all cards of a tab."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self._theme = theme
        self._icons = icons
        self._compact = False
        self._names: tuple[str, ...] = ()
        # A layout asks many times for what takes a while to measure.
        self._widths: tuple[int, int] | None = None
        self._heights: dict[tuple[str, int, bool], int] = {}
        theme.changed.connect(self._measure_again)

    def set_names(self, names: tuple[str, ...], *, compact: bool) -> None:
        """Make room for *names*: two lines each, or one where the window is low."""
        if (names, compact) != (self._names, self._compact):
            self._names, self._compact = names, compact
            self._measure_again()

    def _measure_again(self) -> None:
        self._widths = None
        self._heights.clear()

    def height(self, face: CardFace, width: int, *, short: bool, under: bool = False) -> int:
        """Return how high the words need the card at *width*; *short* means one elided line.

        *under* keeps a line free under the name.
        """
        px = self._theme.px
        if short:
            return max(px(30), self._metrics().height() + px(10))
        least = px(55) if face.state is CardState.OPEN else px(49)
        words = max(
            self._wrapped(face.criterion, self.criterion_rect(width).width()),
            self._wrapped(face.name, self._name_width(), bold=True)
            + self._metrics().height() * (bool(face.band) + under),
        )
        return max(least, words + px(12))

    def under_name(self, face: CardFace, height: int) -> QRect:
        """Return the line that is kept free under the name in a card of *height*."""
        line, lines = self._metrics().height(), 2 + bool(face.band)
        width = self._name_width()
        top = (height - line * lines) // 2 + line * (lines - 1)
        return QRect(self._theme.px(43), top, width, line)

    def slots_height(self, standing: Sequence[SlotStanding], width: int) -> int:
        """Return what the chips of some slots add to the height of their card."""
        px = self._theme.px
        return rows_height(self._theme, standing, self.slots_rect(width).width()) + px(8)

    def slots_rect(self, width: int) -> QRect:
        """Return the column of the slots, without a height: from the criterion to the edge."""
        column = self.criterion_rect(width)
        return QRect(column.left(), 0, width - column.left() - self._theme.px(13), 0)

    def criterion_rect(self, width: int) -> QRect:
        """Return the column of the criterion, without a height."""
        left = self._theme.px(43) + self._name_width() + self._theme.px(10)
        return QRect(left, 0, max(60, width - left - self._note_width() - self._theme.px(25)), 0)

    def _name_width(self) -> int:
        return self._columns()[0]

    def _note_width(self) -> int:
        return self._columns()[1]

    def _columns(self) -> tuple[int, int]:
        """Return how wide the columns of names and of notes are."""
        if self._widths is None:
            note = text_width(self._theme.font("small"), "perlu 2 tingkat lagi")
            self._widths = (self._measured_name_width(), note)
        return self._widths

    def _measured_name_width(self) -> int:
        font = self._theme.font("body", bold=True)
        if self._compact:
            widest = max((text_width(font, name) for name in self._names), default=0)
            return min(widest + 2, self._theme.px(144))
        words = [word for name in self._names for word in name.split()]
        widest = max((text_width(font, word) for word in words), default=0)
        return max(widest + 2, self._theme.px(86))

    def _metrics(self, *, bold: bool = False) -> QFontMetrics:
        return QFontMetrics(self._theme.font("body", bold))

    def _wrapped(self, text: str, width: int, *, bold: bool = False) -> int:
        known = (text, width, bold)
        if known not in self._heights:
            if len(self._heights) >= _MEASURED:
                self._heights.clear()
            limit = QRect(0, 0, width, _ENDLESS)
            found = self._metrics(bold=bold).boundingRect(limit, _WRAPPED, text)
            self._heights[known] = found.height()
        return self._heights[known]

    def paint(
        self,
        painter: QPainter,
        rect: QRect,
        face: CardFace,
        pose: CardPose,
    ) -> None:
        """Paint *face* on *rect*."""
        self._paint_frame(painter, rect, face, hovered=pose.hovered and face.editable)
        px, whole = self._theme.px, rect
        rect = QRect(rect.left(), rect.top(), rect.width(), pose.words)
        badge = QRect(rect.left() + px(10), _middle(rect, px(24)), px(24), px(24))
        paint_level_badge(painter, badge, str(face.number), face.number, face.highest, self._theme)
        self._paint_name(painter, rect, face, pose)
        self._paint_criterion(painter, rect, face, short=pose.short)
        self._paint_note(painter, rect, face, attentive=pose.hovered or pose.focused)
        if pose.focused:
            focus_ring(painter, whole.adjusted(4, 4, -4, -4), self._theme.tokens)

    def _paint_frame(
        self, painter: QPainter, rect: QRect, face: CardFace, *, hovered: bool
    ) -> None:
        tokens = self._theme.tokens
        edge, width = tokens.line, 1.0
        fill = tokens.window if face.state is CardState.ABOVE else tokens.surface
        if face.state is CardState.CHOSEN:
            edge, width, fill = tokens.accent, 2.0, tokens.tint
        elif hovered:
            edge, fill = tokens.line_strong, tokens.hover
        rounded_box(painter, rect, fill=fill, edge=edge, radius=CARD_RADIUS, width=width)

    def _paint_name(self, painter: QPainter, rect: QRect, face: CardFace, pose: CardPose) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        above = face.state is CardState.ABOVE
        width = self._name_width()
        font, ink = self._theme.font("body", not above), tokens.text_3 if above else tokens.text
        left = rect.left() + px(43)
        if pose.short:
            line = QRect(left, rect.top(), width, rect.height())
            draw_text(painter, line, face.name, font, ink, Left)
            return
        painter.setFont(font)
        painter.setPen(ink)
        name = self._wrapped(face.name, width, bold=not above)
        band = self._metrics().height() if face.band else 0
        top = _middle(rect, name + band + (self._metrics().height() if pose.under else 0))
        painter.drawText(QRect(left, top, width, name), _WRAPPED, face.name)
        if face.band:
            place = QRect(left, top + name, width, band)
            draw_text(painter, place, face.band, self._theme.font("small"), tokens.text_3, Left)

    def _paint_criterion(
        self, painter: QPainter, rect: QRect, face: CardFace, *, short: bool
    ) -> None:
        tokens = self._theme.tokens
        chosen = face.state is CardState.CHOSEN
        above = face.state is CardState.ABOVE
        font = self._theme.font("body")
        ink = tokens.text if chosen else tokens.text_3 if above else tokens.text_2
        column = self.criterion_rect(rect.width()).translated(rect.left(), 0)
        if short:
            column.setTop(rect.top())
            column.setHeight(rect.height())
            draw_text(painter, column, face.criterion, font, ink, Left)
            return
        painter.setFont(font)
        painter.setPen(ink)
        height = self._wrapped(face.criterion, column.width())
        column.moveTop(_middle(rect, height))
        column.setHeight(height)
        painter.drawText(column, _WRAPPED, face.criterion)

    def _paint_note(
        self, painter: QPainter, rect: QRect, face: CardFace, *, attentive: bool
    ) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        place = rect.adjusted(0, 0, -px(13), 0)
        if face.state is CardState.OPEN:
            if face.editable:
                self._paint_key(painter, place, str(face.number))
            return
        chosen = face.state is CardState.CHOSEN
        if face.clearable:
            # The lower half is for the button that takes the choice back.
            place.setBottom(rect.center().y() + 1)
            place.setTop(place.bottom() - px(20))
        font = self._theme.font("small", bold=chosen)
        tone = "accent" if chosen else "warning" if face.warns else "text_3"
        note = face.asks if attentive and face.asks else face.note
        draw_text(painter, place, note, font, tokens.color(tone), Right)
        icon = "check" if chosen or not face.gaps else "triangle-alert" if face.warns else ""
        if icon and face.note and face.state is not CardState.ABOVE:
            side = px(14)
            left = place.right() - text_width(font, face.note) - px(19)
            mark = QRect(left, _middle(place, side), side, side)
            ink = tone if chosen or face.gaps else "success"
            self._icons.paint(painter, mark, icon, ink)

    def _paint_key(self, painter: QPainter, rect: QRect, key: str) -> None:
        side, tokens = self._theme.px(17), self._theme.tokens
        box = QRect(rect.right() - side, _middle(rect, side), side, side)
        rounded_box(painter, box, fill=tokens.window, edge=tokens.line_strong, radius=3)
        draw_text(painter, box, key, self._theme.font("caption"), tokens.text_2, Center)


def _middle(rect: QRect, height: int) -> int:
    return rect.top() + (rect.height() - height) // 2
