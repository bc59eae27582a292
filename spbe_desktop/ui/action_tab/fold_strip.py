"""The narrow strip of a folded column: its name and count on end, and a place to drop."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.ui.action_tab.card_model import MIME, dragged
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, chevron, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Left, PaintedButton, draw_text

_WIDTH, _HEAD = 32, 30


class FoldStrip(PaintedButton):
    """Shows or hides the column beside it; what is dropped here goes there."""

    dropped = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(theme)
        self._name = name
        self._targeted = False
        self.setCheckable(True)
        self.setAcceptDrops(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        """Tell how many cards are in the column."""
        self.setText(f"{self._name}  {count}")
        self.setAccessibleName(f"{self._name}, {count} aksi")
        self.setToolTip(f"Tampilkan atau lipat kolom {self._name}")
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(_WIDTH), self._theme.px(160))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        tokens, px = self._theme.tokens, self._theme.px
        fill = tokens.tint if self._targeted else tokens.hover if self.underMouse() else None
        edge = tokens.accent if self._targeted else tokens.line
        box = self.rect()
        rounded_box(
            painter,
            box,
            fill=fill or tokens.window,
            edge=edge,
            radius=CARD_RADIUS,
            width=2 if self._targeted else 1,
        )
        way = "right" if self.isChecked() else "left"
        chevron(painter, QRect(0, 0, self.width(), px(_HEAD)), way, tokens.text_2)
        painter.save()
        painter.translate(self.width(), px(_HEAD))
        painter.rotate(90)
        words = QRect(px(4), 0, self.height() - px(_HEAD) - px(8), self.width())
        draw_text(painter, words, self.text(), self._theme.font("small"), tokens.text_2, Left)
        painter.restore()
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.setDropAction(Qt.DropAction.MoveAction)
            event.accept()
            self._set_targeted(True)

    @override
    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._set_targeted(False)

    @override
    def dropEvent(self, event: QDropEvent) -> None:
        self._set_targeted(False)
        self.dropped.emit(dragged(event.mimeData()))

    def _set_targeted(self, targeted: bool) -> None:
        self._targeted = targeted
        self.update()
