"""The frame of our dialogs: a heading, a body that scrolls where room ends, and buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from spbe_desktop.ui.dialog_sizes import sizes_of
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.card import Rule
from spbe_desktop.ui.widgets.labels import Label

_ROOM_FOR_FRAME = 40
"""What the window's own frame and a little air take from the screen's height."""


class Dialog(QDialog):
    """A dialog over its window, which it dims; Esc rejects it.

    *width* and *height* are in pixels at 100 %; without a height it is as high as its body. With
    one it comes up next time in the size that the officer gave it.
    """

    def __init__(
        self,
        theme: Theme,
        title: str,
        *,
        subtitle: str = "",
        size: tuple[int, int] = (480, 0),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._wanted = size
        self._given = QSize()
        """The size it was shown with, until the officer gives it another."""
        self._dim: _Dim | None = None
        self.head = QHBoxLayout()
        """The line of the title; what is added stands at its right."""
        self.body = QVBoxLayout()
        self.foot = QHBoxLayout()
        self.setWindowTitle(title)
        self.setModal(True)
        self._ground = QWidget()
        self._build_frame(title, subtitle)

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Put a button at the right of the foot; Enter presses the primary one."""
        button = QPushButton(text)
        button.setAutoDefault(True)
        button.setDefault(primary)
        if primary:
            button.setProperty("kind", "primary")
        self.foot.addWidget(button)
        return button

    def add_parts(self, *parts: QWidget) -> None:
        """Put *parts* below one another in the body."""
        for part in parts:
            self.body.addWidget(part)

    def fit(self) -> None:
        """Take the size that suits what is shown now, as far as the screen allows."""
        room = self.screen().availableGeometry().size()
        self.resize(self.sizeHint().boundedTo(room - QSize(_ROOM_FOR_FRAME, _ROOM_FOR_FRAME)))

    def _take_remembered_size(self) -> None:
        """Take the size that the officer gave the last time, as far as the screen allows."""
        sizes = sizes_of(self.parentWidget()) if self._wanted[1] else None
        kept = None if sizes is None else sizes.dialog_size(type(self).__name__)
        if kept is not None:
            px, room = self._theme.px, self.screen().availableGeometry().size()
            size = QSize(px(kept.width()), px(kept.height()))
            self.resize(size.boundedTo(room - QSize(_ROOM_FOR_FRAME, _ROOM_FOR_FRAME)))
        self._given = self.size()

    def _remember_size(self) -> None:
        sizes = sizes_of(self.parentWidget()) if self._wanted[1] else None
        if sizes is not None and self.size() != self._given:
            scale = self._theme.px(1000) / 1000
            size = QSize(round(self.width() / scale), round(self.height() / scale))
            sizes.set_dialog_size(type(self).__name__, size)

    def _build_frame(self, title: str, subtitle: str) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = self._head_of(title, subtitle)
        column.addLayout(self._head)
        column.addWidget(self._scrolling_body(), 1)
        column.addWidget(Rule(self._theme))
        self.foot.setContentsMargins(px(20), px(12), px(20), px(12))
        self.foot.setSpacing(px(10))
        self.foot.addStretch(1)
        column.addLayout(self.foot)

    def _head_of(self, title: str, subtitle: str) -> QVBoxLayout:
        px = self._theme.px
        column = QVBoxLayout()
        column.setContentsMargins(px(20), px(16), px(20), px(10))
        column.setSpacing(px(2))
        self.head.addWidget(Label(self._theme, title, role="title"))
        self.head.addStretch(1)
        column.addLayout(self.head)
        if subtitle:
            column.addWidget(Label(self._theme, subtitle, role="small", tone="text_2", wrap=True))
        return column

    def _scrolling_body(self) -> QScrollArea:
        px = self._theme.px
        self.body.setContentsMargins(px(20), px(4), px(20), px(16))
        self.body.setSpacing(px(12))
        self._ground.setLayout(self.body)
        return scrolling(self._ground)

    @override
    def open(self) -> None:
        """Show the dialog; it is gone once it closes, unlike one that `exec` waits for."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        super().open()

    @override
    def sizeHint(self) -> QSize:
        width, height = (self._theme.px(length) for length in self._wanted)
        if not height:
            inside = self._ground.layout()
            body = (
                inside.heightForWidth(width)
                if inside is not None and inside.hasHeightForWidth()
                else self._ground.sizeHint().height()
            )
            height = body + self._head.sizeHint().height() + self.foot.sizeHint().height() + 1
        return QSize(width, height)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(360, 240)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        if not event.spontaneous():
            self.fit()
            self._take_remembered_size()
            parent = self.parentWidget()
            if parent is not None and self._dim is None:
                self._dim = _Dim(self._theme, parent.window())
        super().showEvent(event)

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        if not event.spontaneous():
            self._remember_size()
            if self._dim is not None:
                self._dim.remove()
                self._dim = None
        super().hideEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.surface)
        painter.end()


def scrolling(content: QWidget) -> QScrollArea:
    """Return an area that shows *content* on whatever ground it stands, and scrolls it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    area.setWidget(content)
    for ground in (area.viewport(), content):
        ground.setAutoFillBackground(False)
    return area


def take_rest(widget: QWidget, least: int) -> QWidget:
    """Let *widget* take what room is left, at least *least* pixels, and return it.

    A part that scrolls by itself must not ask for its whole height: the dialog's body would
    scroll around it.
    """
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
    widget.setMinimumHeight(least)
    return widget


def turn_to(widget: QWidget) -> None:
    """Put the keyboard into *widget* and scroll to where it is seen."""
    widget.setFocus()
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


class _Dim(QWidget):
    """Dims the window behind a dialog, and grows with it."""

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def remove(self) -> None:
        """Let the window be seen again."""
        self._below().removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def _below(self) -> QWidget:
        # Not kept as an attribute: a child that holds the last reference to its parent would
        # delete it while being deleted itself.
        window = self.parentWidget()
        assert window is not None
        return window

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._below().rect())
        return super().eventFilter(watched, event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.tokens.dim)
        painter.end()
