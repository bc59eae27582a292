"""A folder that is dropped anywhere on the window, to be taken in."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.drop_target import DropTarget, folder_in


class FolderDrops(QObject):
    """Watches the window for folders, until it is told to stop."""

    dropped = Signal(object)
    """The path."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._target = DropTarget(theme, window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def stop(self) -> None:
        """Take no folders any more."""
        self._target.deleteLater()
        self._window.removeEventFilter(self)
        self._window.setAcceptDrops(False)
        self.deleteLater()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            folder = folder_in(event.mimeData())
            if folder is not None:
                self._show(folder)
                event.acceptProposedAction()
                return True
        elif isinstance(event, QDropEvent):
            self._target.hide()
            folder = folder_in(event.mimeData())
            if folder is not None:
                event.acceptProposedAction()
                self.dropped.emit(folder)
                return True
        elif event.type() == QEvent.Type.DragLeave:
            self._target.hide()
        return super().eventFilter(watched, event)

    def _show(self, folder: Path) -> None:
        text = f"Ambil eviden dari folder “{folder.name}”"
        self._target.point_at(self._window.rect(), text)
