"""How buttons are painted: primary, ordinary, flat, or as a link."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QWidget,
)

from spbe_desktop.ui.theme.shapes import focus_ring, rounded_box
from spbe_desktop.ui.theme.tokens import Tokens

_State = QStyle.StateFlag


def button_kind(widget: QWidget | None) -> str:
    """Return what a button says it is: "primary", "link", "flat" or "" for ordinary."""
    kind = None if widget is None else widget.property("kind")
    return kind if isinstance(kind, str) else ""


def button_text(option: QStyleOption, tokens: Tokens, widget: QWidget | None) -> QColor:
    """Return the colour of a push button's text."""
    if not option.state & _State.State_Enabled:
        return tokens.text_3
    kind = button_kind(widget)
    if kind == "primary":
        return tokens.on_accent
    hovered = option.state & _State.State_MouseOver
    if kind == "link":
        return tokens.accent_hover if hovered else tokens.accent
    return tokens.accent if option.state & _State.State_On else tokens.text


def paint_button(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the panel of a push button."""
    state = option.state
    kind = button_kind(widget)
    enabled = state & _State.State_Enabled
    pressed = state & (_State.State_Sunken | _State.State_On)
    hovered = state & _State.State_MouseOver
    if kind == "link":
        return
    if not enabled:
        fill: QColor | None = None if kind == "flat" else tokens.sunken
        edge: QColor | None = None if kind == "flat" else tokens.line
    elif kind == "primary":
        fill = tokens.accent_hover if pressed or hovered else tokens.accent
        edge = None
    elif kind == "flat":
        fill = tokens.tint if pressed else tokens.hover if hovered else None
        edge = None
    else:
        fill = tokens.tint if pressed else tokens.hover if hovered else tokens.surface
        edge = tokens.accent if state & _State.State_On else tokens.line_strong
    rounded_box(painter, option.rect, fill=fill, edge=edge)


def button_words(option: QStyleOptionButton, font: QFont, widget: QWidget | None) -> QSize:
    """Return the room that a push button's text takes."""
    metrics = QFontMetrics(_button_font(font, widget))
    return metrics.size(Qt.TextFlag.TextShowMnemonic.value, option.text)


def paint_button_label(
    painter: QPainter,
    option: QStyleOptionButton,
    tokens: Tokens,
    widget: QWidget | None,
    gap: int,
) -> None:
    """Paint a push button's icon and text in its middle, *gap* apart."""
    rect, text = option.rect, option.text
    words = button_words(option, painter.font(), widget).width()
    icon = 0 if option.icon.isNull() else option.iconSize.width()
    room = gap if icon and text else 0
    left = rect.x() + max(0, (rect.width() - icon - room - words) // 2)
    if icon:
        enabled = option.state & _State.State_Enabled
        mode = QIcon.Mode.Normal if enabled else QIcon.Mode.Disabled
        top = rect.y() + (rect.height() - option.iconSize.height()) // 2
        option.icon.paint(painter, QRect(QPoint(left, top), option.iconSize), mode=mode)
    painter.save()
    painter.setFont(_button_font(painter.font(), widget))
    painter.setPen(button_text(option, tokens, widget))
    box = QRect(left + icon + room, rect.y(), rect.right() - left - icon - room + 1, rect.height())
    flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextShowMnemonic.value
    painter.drawText(box, flags | Qt.TextFlag.TextSingleLine.value, text)
    painter.restore()


def paint_tool_button(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the panel of a tool button: nothing, until it is hovered, pressed or checked."""
    state = option.state
    outlined = button_kind(widget) == "outlined"
    fill: QColor | None = tokens.surface if outlined else None
    if state & (_State.State_Sunken | _State.State_On):
        fill = tokens.tint
    elif state & _State.State_MouseOver and state & _State.State_Enabled:
        fill = tokens.hover
    edge = tokens.line_strong if outlined else None
    rounded_box(painter, option.rect, fill=fill, edge=edge)
    has_focus = state & _State.State_HasFocus and state & _State.State_KeyboardFocusChange
    if has_focus and isinstance(option, QStyleOptionToolButton):
        focus_ring(painter, option.rect, tokens)


def _button_font(font: QFont, widget: QWidget | None) -> QFont:
    if button_kind(widget) != "primary":
        return font
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold
