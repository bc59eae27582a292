"""How fields are painted: texts, choices, numbers, ticks."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionSpinBox,
    QWidget,
)

from spbe_desktop.ui.theme.shapes import arrow_color, chevron, rounded_box, tick
from spbe_desktop.ui.theme.tokens import Tokens

_State = QStyle.StateFlag


def paint_line_edit(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the box of a text field, unless it was asked to have no frame."""
    if isinstance(option, QStyleOptionFrame) and option.lineWidth == 0:
        return
    _paint_field(painter, option, tokens, faulty=_is_faulty(widget))


def paint_frame(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the frame of a scrolling area or of a text editor."""
    if widget is not None and widget.inherits("QTextEdit") | widget.inherits("QPlainTextEdit"):
        _paint_field(painter, option, tokens, faulty=_is_faulty(widget), hollow=True)
    elif isinstance(widget, QFrame) and widget.frameShape() != QFrame.Shape.NoFrame:
        rounded_box(painter, option.rect, fill=None, edge=tokens.line)


def paint_check_box(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the box of a check box."""
    state = option.state
    enabled = bool(state & _State.State_Enabled)
    checked = bool(state & (_State.State_On | _State.State_NoChange))
    ink = tokens.accent if enabled else tokens.text_3
    fill = ink if checked else tokens.surface if enabled else tokens.sunken
    edge = ink if checked else tokens.control
    rounded_box(painter, option.rect, fill=fill, edge=edge, radius=3)
    if state & _State.State_On:
        tick(painter, option.rect.adjusted(2, 2, -2, -2), tokens.on_accent)
    elif state & _State.State_NoChange:
        middle = QRectF(option.rect).center().y()
        bar = QRectF(option.rect.x() + 4, middle - 1, option.rect.width() - 8, 2)
        painter.fillRect(bar, tokens.on_accent)


def paint_radio_button(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the circle of a radio button."""
    checked = bool(option.state & _State.State_On)
    rect = QRectF(option.rect)
    radius = min(rect.width(), rect.height()) / 2
    edge = tokens.accent if checked else tokens.control
    rounded_box(
        painter, rect, fill=tokens.surface, edge=edge, radius=radius, width=1.5 if checked else 1
    )
    if checked:
        dot = rect.adjusted(4, 4, -4, -4)
        rounded_box(painter, dot, fill=tokens.accent, edge=None, radius=radius)


def paint_combo_box(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the box of a drop-down list and its chevron."""
    state = option.state
    focused = bool(state & _State.State_HasFocus)
    enabled = bool(state & _State.State_Enabled)
    hovered = bool(state & _State.State_MouseOver)
    fill = tokens.sunken if not enabled else tokens.hover if hovered else tokens.surface
    edge = tokens.accent if focused else tokens.line_strong
    if isinstance(option, QStyleOptionComboBox) and option.editable and not focused:
        edge = tokens.control
    rounded_box(painter, option.rect, fill=fill, edge=edge, width=2 if focused else 1)
    if not isinstance(option, QStyleOptionComboBox):
        return
    style = widget.style() if isinstance(widget, QComboBox) else QApplication.style()
    arrow = style.subControlRect(
        QStyle.ComplexControl.CC_ComboBox,
        option,
        QStyle.SubControl.SC_ComboBoxArrow,
        widget,
    )
    chevron(painter, arrow, "down", arrow_color(option, tokens))


def paint_spin_box(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the box of a number field and its two chevrons."""
    if not isinstance(option, QStyleOptionSpinBox):
        return
    if option.frame:
        _paint_field(painter, option, tokens, faulty=_is_faulty(widget))
    style = widget.style() if widget is not None else QApplication.style()
    for part, direction in (
        (QStyle.SubControl.SC_SpinBoxUp, "up"),
        (QStyle.SubControl.SC_SpinBoxDown, "down"),
    ):
        rect = style.subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, widget)
        small = QRectF(rect).adjusted(3, 3, -5, -3)
        chevron(painter, small, direction, arrow_color(option, tokens))


def _paint_field(
    painter: QPainter,
    option: QStyleOption,
    tokens: Tokens,
    *,
    faulty: bool,
    hollow: bool = False,
) -> None:
    focused = bool(option.state & _State.State_HasFocus)
    enabled = bool(option.state & _State.State_Enabled)
    edge = tokens.error if faulty else tokens.accent if focused else tokens.control
    if not enabled:
        edge = tokens.line
    fill = None if hollow else tokens.surface if enabled else tokens.sunken
    rounded_box(painter, option.rect, fill=fill, edge=edge, width=2 if focused else 1)


def _is_faulty(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property("faulty"))
