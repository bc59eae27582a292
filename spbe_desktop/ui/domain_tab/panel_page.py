"""What all pages of the panel have in common: a heading and a column that scrolls."""

from __future__ import annotations

from abc import abstractmethod

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from spbe_desktop.domain.sheet import IndicatorRow, Sheet
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.labels import Label


class PanelPage(QWidget):
    """A page of the panel; each kind fills its body for one row of the sheet."""

    def __init__(self, theme: Theme, icons: Icons, title: str) -> None:
        super().__init__()
        self._theme = theme
        self._icons = icons
        self._title = Label(theme, title, role="section")
        self._counted = Label(theme, role="section", tone="text_3", bold=False)
        self._heading = QHBoxLayout()
        self._scroll = QScrollArea()
        self._body = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._lay_out()
        theme.changed.connect(self._set_room)

    @abstractmethod
    def show_row(self, sheet: Sheet, row: IndicatorRow) -> None:
        """Show what the page knows of *row*."""

    def forget(self) -> None:
        """Let the next row be asked for again, though it seems to be known."""

    def flush(self) -> None:
        """Hand on at once what is being typed."""

    def _lay_out(self) -> None:
        self._heading.setContentsMargins(0, 0, 0, 0)
        self._heading.setSpacing(6)
        self._heading.addWidget(self._title)
        self._heading.addWidget(self._counted)
        self._heading.addStretch(1)
        content = QWidget()
        # A stretch, not an alignment to the top: with that, lines that wrap would not count.
        around = QVBoxLayout(content)
        around.setContentsMargins(0, 0, 0, 8)
        around.addLayout(self._body)
        around.addStretch(1)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(self._title.text())
        self._scroll.setWidget(content)
        self._column.addLayout(self._heading)
        self._column.addWidget(self._scroll, 1)
        self._set_room()

    def _set_room(self) -> None:
        px = self._theme.px
        self._column.setContentsMargins(px(12), px(10), px(12), px(10))
        self._column.setSpacing(px(8))
        self._body.setSpacing(px(8))
        self._heading_height()

    def _heading_height(self) -> None:
        self._title.setMinimumHeight(self._theme.px(28))

    def _empty(self) -> None:
        """Take everything out of the body."""
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _paragraph(self, text: str, *, tone: str = "text_2", bold: bool = False) -> Label:
        """Add *text* to the body."""
        label = Label(self._theme, text, tone=tone, bold=bold or None, wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._body.addWidget(label)
        return label

    def _caption(self, text: str) -> Label:
        """Add a heading within the body."""
        label = Label(self._theme, text.upper(), role="caption", tone="text_3", bold=True)
        label.setAccessibleName(text)
        label.setContentsMargins(0, self._theme.px(8), 0, 0)
        self._body.addWidget(label)
        return label
