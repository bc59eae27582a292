"""The order in which Tab walks: the order in which the screen is read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

_WHOLE = (QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit)
"""Widgets whose inner parts are their own affair."""


def follow_reading_order(*parts: QWidget) -> None:
    """Let Tab walk through *parts* one after the other, and through each as it is laid out.

    Qt puts whatever is made later at the end; here much is made when it is first needed.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    for earlier, later in pairwise(stops):
        QWidget.setTabOrder(earlier, later)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
        yield widget
    if isinstance(widget, _WHOLE):
        return
    layout = widget.layout()
    if isinstance(widget, QScrollArea):
        content = widget.widget()
        yield from _stops(content) if content is not None else ()
    elif layout is not None:
        yield from _laid_out(layout)
    else:
        for child in widget.children():
            if isinstance(child, QWidget):
                yield from _stops(child)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        inner = item.layout() if item is not None else None
        widget = item.widget() if item is not None else None
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield from _stops(widget)
