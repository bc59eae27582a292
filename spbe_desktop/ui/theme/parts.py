"""How the rest of Qt's widgets is painted: focus, arrows, items, heads, bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyleOption,
    QStyleOptionHeader,
    QStyleOptionProgressBar,
    QStyleOptionSlider,
    QWidget,
)

from spbe_desktop.ui.theme.buttons import button_kind
from spbe_desktop.ui.theme.shapes import arrow_color, chevron, focus_ring, rounded_box
from spbe_desktop.ui.theme.tokens import Tokens

_State = QStyle.StateFlag


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


def paint_nothing(
    _painter: QPainter, _option: QStyleOption, _tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint nothing: another part paints this one too."""


def paint_tip(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the panel of a tool tip."""
    painter.fillRect(option.rect, tokens.text)


def paint_menu_frame(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint the edge of a menu."""
    rounded_box(painter, option.rect, fill=None, edge=tokens.line_strong, radius=0)


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
    chevron(painter, option.rect, "down", arrow_color(option, tokens))


def paint_arrow_up(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points up."""
    chevron(painter, option.rect, "up", arrow_color(option, tokens))


def paint_arrow_right(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points right."""
    chevron(painter, option.rect, "right", arrow_color(option, tokens))


def paint_arrow_left(
    painter: QPainter, option: QStyleOption, tokens: Tokens, _widget: QWidget | None
) -> None:
    """Paint a chevron that points left."""
    chevron(painter, option.rect, "left", arrow_color(option, tokens))


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
