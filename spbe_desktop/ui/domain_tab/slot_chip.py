"""A slot as a chip: filled, empty, proposed, or judged; pressing it offers what can be done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from spbe_desktop.domain.slot_states import SlotStanding, SlotState
from spbe_desktop.ui.domain_tab.dragged_use import use_in
from spbe_desktop.ui.domain_tab.slot_actions import SlotActions
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import PaintedButton, draw_text, text_width
from spbe_desktop.words.formats import day
from spbe_desktop.words.objections import NEXT_STEPS, state_told
from spbe_desktop.words.slots import REASON_NAMES, STATE_NAMES, STATE_NOTES

_CHIP, _TICK = 22, 24


@dataclass(frozen=True, slots=True)
class _Face:
    icon: str
    ink: str
    edge: str
    word: str = ""


_FACES = {
    SlotState.EMPTY: _Face("plus", "text_3", "control"),
    SlotState.PROPOSED: _Face("circle-question-mark", "accent", "accent", "usulan"),
    SlotState.READY: _Face("check", "success", "tint_line"),
    SlotState.SENT: _Face("send", "accent", "tint_line", "dikirim"),
    SlotState.ACCEPTED: _Face("badge-check", "success", "tint_line", "diterima"),
    SlotState.REVISE: _Face("pencil", "warning", "warning_line", "perbaiki"),
    SlotState.REJECTED: _Face("x", "error", "error", "ditolak"),
}


def chip_width(theme: Theme, standing: SlotStanding) -> int:
    """Return how wide the chip of a slot is, if there is room for all of its text."""
    face, font = _FACES[standing.state], theme.font("small")
    words = text_width(font, standing.slot.short) + theme.px(8 + 14 + 5 + 8) + 2
    word = _word_of(standing, face)
    if word:
        words += text_width(_word_font(theme), f"{word} ") + theme.px(4)
    return words + (theme.px(_TICK) if standing.state is SlotState.PROPOSED else 0)


class SlotChip(PaintedButton):
    """One slot; until it is *known* how it stands, only its name is shown."""

    def __init__(
        self, theme: Theme, icons: Icons, actions: SlotActions, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self._actions = actions
        self._standing: SlotStanding | None = None
        self._known = False
        self._dragged_over = False
        self._tick_pressed = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(True)
        self.clicked.connect(self._on_clicked)

    @property
    def standing(self) -> SlotStanding:
        """Return the slot that is shown, and how it stands."""
        assert self._standing is not None, "a chip is asked once it shows something"
        return self._standing

    def show_standing(self, standing: SlotStanding, *, known: bool) -> None:
        """Show how a slot stands; *known* is whether that was found out yet."""
        if (standing, known) == (self._standing, self._known):
            return
        self._standing, self._known = standing, known
        self.setText(standing.slot.short)
        state = state_told(standing) if known else "sedang diperiksa"
        self.setAccessibleName(f"Butir {standing.slot.code} {standing.slot.short}: {state}")
        self.setAccessibleDescription(standing.slot.text)
        self.setToolTip(told_of(standing) if known else standing.slot.text)
        self.updateGeometry()
        self.update()

    def open_menu(self) -> None:
        """Offer what can be done about the slot."""
        menu = self._actions.menu(self.standing, self)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _on_clicked(self) -> None:
        if not self._known:
            return
        if self._tick_pressed and self._actions.confirm(self.standing):
            return
        self.open_menu()

    def _tick_rect(self) -> QRect:
        if not self._shows_tick():
            return QRect()
        width = self._theme.px(_TICK)
        return QRect(self.width() - width, 0, width, self.height())

    def _shows_tick(self) -> bool:
        proposed = self._known and self.standing.state is SlotState.PROPOSED
        return proposed and self._actions.editable

    @override
    def sizeHint(self) -> QSize:
        if self._standing is None:
            return QSize()
        return QSize(chip_width(self._theme, self._standing), self._theme.px(_CHIP))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(60), self._theme.px(_CHIP))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._tick_pressed = self._tick_rect().contains(event.position().toPoint())
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._tick_pressed = False
        if event.key() == Qt.Key.Key_C and not event.modifiers():
            self._actions.confirm(self.standing)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Files are the tab's affair: what is ignored here goes there.
        if use_in(event.mimeData()) is None or not self._actions.editable:
            event.ignore()
            return
        self._drag_over(True)
        event.acceptProposedAction()

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drag_over(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._drag_over(False)
        use_id = use_in(event.mimeData())
        if use_id is not None and self._actions.place(use_id, self.standing.slot.code):
            event.acceptProposedAction()

    def _drag_over(self, is_over: bool) -> None:
        self._dragged_over = is_over
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        face = _FACES[self.standing.state]
        self._paint_box(painter, face)
        left = px(8)
        if self._known:
            side = px(14)
            place = QRect(left, (self.height() - side) // 2, side, side)
            self._icons.paint(painter, place, face.icon, face.ink)
        left += px(14 + 5)
        words = QRect(left, 0, self.width() - left - px(6), self.height())
        if self._shows_tick():
            tick = self._tick_rect()
            words.setRight(tick.left() - px(4))
            self._paint_tick(painter, tick)
        word = _word_of(self.standing, face) if self._known else ""
        if word:
            words.setLeft(self._paint_word(painter, words, word, face.ink))
        empty = self._known and self.standing.state is SlotState.EMPTY
        ink = tokens.text_2 if empty else tokens.text if self._known else tokens.text_3
        draw_text(painter, words, self.text(), self._theme.font("small"), ink)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()

    def _paint_box(self, painter: QPainter, face: _Face) -> None:
        tokens, state = self._theme.tokens, self.standing.state
        if self._dragged_over:
            box = {"fill": tokens.tint, "edge": tokens.accent, "width": 2}
            rounded_box(painter, self.rect(), **box)  # type: ignore[arg-type] # three of its own
            return
        fill = tokens.hover if self.underMouse() else tokens.surface
        edge = tokens.color(face.edge) if self._known else tokens.line
        if state is SlotState.PROPOSED and self._known:
            self._paint_dotted(painter)
            return
        dashed = self._known and state is SlotState.EMPTY
        rounded_box(painter, self.rect(), fill=fill, edge=edge, dashed=dashed)

    def _paint_dotted(self, painter: QPainter) -> None:
        tokens = self._theme.tokens
        fill = tokens.hover if self.underMouse() else tokens.surface
        rounded_box(painter, self.rect(), fill=fill, edge=None)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.accent, 1.5, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        pen.setDashPattern([0.1, 2.2])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.restore()

    def _paint_word(self, painter: QPainter, words: QRect, word: str, ink: str) -> int:
        """Paint the word for the state, and return where the name of the slot begins."""
        font = _word_font(self._theme)
        draw_text(painter, words, word, font, self._theme.tokens.color(ink))
        return words.left() + text_width(font, f"{word} ") + self._theme.px(4)

    def _paint_tick(self, painter: QPainter, tick: QRect) -> None:
        px, tokens = self._theme.px, self._theme.tokens
        painter.fillRect(QRect(tick.left(), px(4), 1, tick.height() - px(8)), tokens.tint_line)
        side = px(14)
        place = QRect(0, 0, side, side)
        place.moveCenter(tick.center())
        self._icons.paint(painter, place, "check", "accent")


def told_of(standing: SlotStanding) -> str:
    """Return in words what a slot asks for, what stands in it, and what was said of it."""
    lines = [standing.slot.text, f"{STATE_NAMES[standing.state]}. {STATE_NOTES[standing.state]}"]
    lines += [f"• {use.title}" for use in standing.uses]
    verdict = standing.verdict
    if verdict is not None:
        said = [f"Dinilai {day(verdict.at.astimezone().date())}"]
        if verdict.reason is not None:
            said.append(REASON_NAMES[verdict.reason].lower())
        lines.append(": ".join(said) + (f". {verdict.note}" if verdict.note else "."))
    if standing.objection is not None:
        lines.append(NEXT_STEPS[standing.objection])
    return "\n".join(lines)


def _word_of(standing: SlotStanding, face: _Face) -> str:
    return face.word if standing.objection is None else state_told(standing)


def _word_font(theme: Theme) -> QFont:
    return theme.font("caption", bold=True)
