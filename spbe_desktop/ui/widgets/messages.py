"""Messages that stay within the window: strips in their place, and a notice that passes."""

from __future__ import annotations

import re
from html import escape
from typing import Literal

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QWidget
from typing_extensions import override

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, CONTROL_RADIUS, rounded_box
from spbe_desktop.ui.widgets.labels import Label, LinkButton
from spbe_desktop.ui.widgets.painted import text_width

Kind = Literal["info", "warning", "error", "success"]

_ICONS = {
    "info": "info",
    "warning": "triangle-alert",
    "error": "octagon-alert",
    "success": "circle-check",
}
_INKS = {"info": "accent", "warning": "warning", "error": "error", "success": "success"}
_GROUNDS = {
    "info": "tint",
    "warning": "warning_bg",
    "error": "error_bg",
    "success": "success_bg",
}
_SPOKEN = {"info": "Info", "warning": "Peringatan", "error": "Kesalahan", "success": "Berhasil"}

SHOWN_FOR_MS = 8000
"""How long a notice stays: long enough to read it and reach for its action."""

_WIDEST = 760
"""Logical pixels of a notice: a longer line is not read in one go."""

_LONG_WORD = re.compile(r"\S{40,}")
_JOINTS = re.compile(r"([\\/_.-])(?=\w)")


class MessageStrip(QFrame):
    """One message where it arises, with at most one action, which may stand *below* the text."""

    action_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        kind: Kind = "info",
        parent: QWidget | None = None,
        *,
        below: bool = False,
    ) -> None:
        super().__init__(parent)
        self._below = below
        self._theme = theme
        self._icons = icons
        self._kind: Kind = kind
        self._text = Label(theme, role="small", wrap=True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._action = LinkButton(theme, role="small")
        self._build()
        self._action.clicked.connect(self.action_requested)
        theme.changed.connect(self.update)

    def show_message(self, kind: Kind, lead: str, text: str = "", action: str = "") -> None:
        """Show *lead* in bold, then *text*; *action* names the one thing to do about it."""
        self._kind = kind
        self._text.setText(f"<span style='font-weight: 600'>{escape(lead)}</span> {escape(text)}")
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{_SPOKEN[kind]}: {lead} {text}".strip())
        self.update()

    def _build(self) -> None:
        px, row = self._theme.px, QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(px(32), px(6), px(10), px(6))
        row.setSpacing(px(8))
        row.addWidget(self._text, 1)
        row.addWidget(self._action, 0, Qt.AlignmentFlag.AlignRight)
        if self._below:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
            row.setSpacing(px(2))
            row.setAlignment(self._action, Qt.AlignmentFlag.AlignLeft)
        self._action.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        ground = tokens.color(_GROUNDS[self._kind])
        rounded_box(painter, self.rect(), fill=ground, edge=None, radius=CONTROL_RADIUS)
        height = px(28) if self._below else self.height()
        place = QRect(px(10), 0, px(15), height)
        self._icons.paint(painter, place, _ICONS[self._kind], _INKS[self._kind])
        painter.end()


class NoticeBar(QFrame):
    """A message over the bottom of its parent, which closes itself unless it is an error."""

    action_requested = Signal()
    closed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._area = parent
        self._theme = theme
        self._icons = icons
        self._kind: Kind = "info"
        self._told = ""
        self._row = QHBoxLayout(self)
        self._text = Label(theme, wrap=True)
        self._action = LinkButton(theme)
        self._close = QToolButton()
        self._timer = QTimer(self)
        self._build()
        self._connect()
        self.hide()

    @property
    def text(self) -> str:
        """Return what was told last, as it was handed in."""
        return self._told

    def show_notice(self, text: str, *, kind: Kind = "info", action: str = "") -> None:
        """Show *text*; *action* offers one thing to do about it, such as "Urungkan"."""
        self._kind = kind
        self._told = text
        self._text.setText(breakable(text))
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(f"{_SPOKEN[kind]}: {text}")
        self._place()
        self.show()
        self.raise_()
        if kind == "error":
            self._timer.stop()
        else:
            self._timer.start()

    def close_notice(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.hide()
        self.closed.emit()

    def _on_action_clicked(self) -> None:
        self.close_notice()
        self.action_requested.emit()

    def _build(self) -> None:
        row = self._row
        self._close.setIcon(self._icons.icon("x"))
        self._close.setAccessibleName("Tutup pesan")
        self._close.setToolTip("Tutup")
        self._close.setAutoRaise(True)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_MS)
        row.addWidget(self._text, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)

    def _connect(self) -> None:
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self.close_notice)
        self._timer.timeout.connect(self.close_notice)
        self._theme.changed.connect(self._place)
        self._area.installEventFilter(self)

    def _place(self) -> None:
        px, area, row = self._theme.px, self._area.size(), self._row
        # The type may have changed its size since.
        row.setContentsMargins(px(38), px(8), px(8), px(8))
        row.setSpacing(px(12))
        widest = min(area.width() - px(32), px(_WIDEST))
        width = min(self._width_on_one_line(), widest)
        height = min(row.heightForWidth(width), area.height())
        top = area.height() - height - px(36)
        self.setGeometry((area.width() - width) // 2, max(0, top), width, height)

    def _width_on_one_line(self) -> int:
        lines = self._text.text().splitlines() or [""]
        text = max(text_width(self._text.font(), line) for line in lines)
        # A wrapping label would propose a shape of its own; the rest of the row is as it is.
        return self._row.sizeHint().width() - self._text.sizeHint().width() + text + 1

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    @override
    def enterEvent(self, event: QEvent) -> None:
        # Whoever reads it, or reaches for its action, is not hurried.
        self._timer.stop()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        if self._kind != "error":
            self._timer.start()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens = self._theme.px, self._theme.tokens
        edge = tokens.error if self._kind == "error" else tokens.control
        rounded_box(painter, self.rect(), fill=tokens.surface, edge=edge, radius=CARD_RADIUS)
        place = QRect(px(13), 0, px(16), self.height())
        self._icons.paint(painter, place, _ICONS[self._kind], _INKS[self._kind])
        painter.end()


def breakable(text: str) -> str:
    """Return *text* with places at which a long path or file name may go on in the next line."""
    return _LONG_WORD.sub(lambda word: _JOINTS.sub("\\1\u200b", word.group()), text)
