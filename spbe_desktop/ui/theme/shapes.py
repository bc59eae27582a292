"""How each part of a standard widget is painted: flat, rounded, with a visible focus."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QStyleOptionSpinBox,
    QStyleOptionToolButton,
    QWidget,
)

from spbe_desktop.ui.theme.tokens import Tokens

_State = QStyle.StateFlag

CONTROL_RADIUS = 4
CARD_RADIUS = 6


def rounded_box(  # noqa: PLR0913 - a box has this many sides to it
    painter: QPainter,
    rect: QRect | QRectF,
    *,
    fill: QColor | None,
    edge: QColor | None,
    radius: float = CONTROL_RADIUS,
    width: float = 1,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge of *width* lies wholly inside *rect*."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    if edge is None:
        painter.setPen(Qt.PenStyle.NoPen)
    else:
        half = width / 2
        box.adjust(half, half, -half, -half)
        pen = QPen(edge, width)
        if dashed:
            pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush if fill is None else fill)
    painter.drawRoundedRect(box, radius, radius)
    painter.restore()


def chevron(painter: QPainter, rect: QRect | QRectF, direction: str, color: QColor) -> None:
    """Paint a chevron that points *direction*: "down", "up", "left" or "right"."""
    box = QRectF(rect)
    size = min(box.width(), box.height(), 9.0)
    half, deep = size / 2, size / 4
    center = box.center()
    turn = {"down": (0, 1), "up": (0, -1), "right": (1, 0), "left": (-1, 0)}[direction]
    tip = QPointF(center.x() + turn[0] * deep, center.y() + turn[1] * deep)
    back = QPointF(center.x() - turn[0] * deep, center.y() - turn[1] * deep)
    side = QPointF(turn[1] * half, turn[0] * half)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([back - side, tip, back + side])
    painter.restore()


def tick(painter: QPainter, rect: QRect | QRectF, color: QColor, width: float = 2.0) -> None:
    """Paint a tick that fills *rect*."""
    box = QRectF(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    places = ((0.2, 0.53), (0.42, 0.74), (0.82, 0.29))
    painter.drawPolyline(
        [QPointF(box.x() + box.width() * x, box.y() + box.height() * y) for x, y in places]
    )
    painter.restore()


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


def _button_font(font: QFont, widget: QWidget | None) -> QFont:
    if button_kind(widget) != "primary":
        return font
    bold = QFont(font)
    bold.setWeight(QFont.Weight.DemiBold)
    return bold


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


def paint_focus(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint the focus ring of whatever has the keyboard."""
    if isinstance(widget, QAbstractItemView):
        rect = option.rect.adjusted(2, 2, -2, -2)
        rounded_box(painter, rect, fill=None, edge=tokens.accent, width=2)
        return
    if not option.state & _State.State_KeyboardFocusChange:
        return
    focus_ring(painter, option.rect, tokens, on_accent=button_kind(widget) == "primary")


def focus_ring(
    painter: QPainter, rect: QRect | QRectF, tokens: Tokens, *, on_accent: bool = False
) -> None:
    """Paint a focus ring on the edge of *rect*, set off by the surface where that is filled."""
    if on_accent:
        inner = QRectF(rect).adjusted(2, 2, -2, -2)
        rounded_box(painter, inner, fill=None, edge=tokens.surface, width=2, radius=3)
    rounded_box(painter, rect, fill=None, edge=tokens.accent, width=2)


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


def paint_nothing(
    _painter: QPainter, _option: QStyleOption, _tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint nothing: another part paints this one too."""


def paint_tip(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the panel of a tool tip."""
    painter.fillRect(option.rect, tokens.text)


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


def paint_branch(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the chevron of a branch that has children."""
    if option.state & _State.State_Children:
        direction = "down" if option.state & _State.State_Open else "right"
        chevron(painter, option.rect, direction, tokens.text_2)


def paint_arrow_down(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points down."""
    chevron(painter, option.rect, "down", _arrow_color(option, tokens))


def paint_arrow_up(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points up."""
    chevron(painter, option.rect, "up", _arrow_color(option, tokens))


def paint_arrow_right(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points right."""
    chevron(painter, option.rect, "right", _arrow_color(option, tokens))


def paint_arrow_left(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points left."""
    chevron(painter, option.rect, "left", _arrow_color(option, tokens))


def _arrow_color(option: QStyleOption, tokens: Tokens) -> QColor:
    return tokens.text_2 if option.state & _State.State_Enabled else tokens.line_strong


def paint_item(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint what lies behind an item of a view: tint if chosen, grey if hovered."""
    if option.state & _State.State_Selected:
        painter.fillRect(option.rect, tokens.tint)
    elif option.state & _State.State_MouseOver and option.state & _State.State_Enabled:
        painter.fillRect(option.rect, tokens.hover)


def paint_header_section(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the background of a table's head."""
    painter.fillRect(option.rect, tokens.window)
    rect = option.rect
    horizontal = not (
        isinstance(option, QStyleOptionHeader) and option.orientation == Qt.Orientation.Vertical
    )
    if horizontal:
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, tokens.line_strong)


def paint_splitter(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the line between two parts of a splitter."""
    rect, center = option.rect, option.rect.center()
    if option.state & _State.State_Horizontal:
        painter.fillRect(center.x(), rect.y(), 1, rect.height(), tokens.line)
    else:
        painter.fillRect(rect.x(), center.y(), rect.width(), 1, tokens.line)


def paint_progress_groove(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the track of a progress bar."""
    rounded_box(painter, option.rect, fill=tokens.sunken, edge=tokens.line, radius=3)


def paint_progress(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint how far a progress bar is; the whole track while the end is unknown."""
    if not isinstance(option, QStyleOptionProgressBar):
        return
    span = option.maximum - option.minimum
    done = option.progress - option.minimum
    rect = QRectF(option.rect).adjusted(1, 1, -1, -1)
    if span > 0:
        rect.setWidth(rect.width() * max(0, done) / span)
        rounded_box(painter, rect, fill=tokens.accent, edge=None, radius=2)
    else:
        rounded_box(painter, rect, fill=tokens.tint_line, edge=None, radius=2)


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
    chevron(painter, arrow, "down", _arrow_color(option, tokens))


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
        chevron(painter, small, direction, _arrow_color(option, tokens))


def paint_scroll_bar(
    painter: QPainter, option: QStyleOption, tokens: Tokens, widget: QWidget | None
) -> None:
    """Paint a scroll bar: a slim handle without buttons."""
    if not isinstance(option, QStyleOptionSlider):
        return
    style = widget.style() if widget is not None else QApplication.style()
    slider = style.subControlRect(
        QStyle.ComplexControl.CC_ScrollBar,
        option,
        QStyle.SubControl.SC_ScrollBarSlider,
        widget,
    )
    active = option.state & (_State.State_MouseOver | _State.State_Sunken)
    color = tokens.control if active else tokens.line_strong
    handle = QRectF(slider).adjusted(2, 2, -2, -2)
    radius = min(handle.width(), handle.height()) / 2
    rounded_box(painter, handle, fill=color, edge=None, radius=radius)
