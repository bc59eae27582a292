"""Takes files that are dragged onto a widget, and shows all the while where they would go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.widgets.drop_target import DropTarget, files_in, folder_in


@dataclass(frozen=True, slots=True)
class Place:
    """Where dropped files would go, and how that is said."""

    rect: QRect
    text: str


class FileDrops(QObject):
    """Watches a widget for files; *place_at* says what lies at a point of it, if anything."""

    dropped = Signal(object, list)
    """The `Place` and the files."""

    def __init__(
        self, watched: QWidget, theme: Theme, place_at: Callable[[QPoint], Place | None]
    ) -> None:
        super().__init__(watched)
        self._place_at = place_at
        self.target = DropTarget(theme, watched)
        watched.setAcceptDrops(True)
        watched.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if folder_in(event.mimeData()) is not None:
                event.ignore()  # it is for no one place: the window around takes it
            else:
                self._on_dragged(event)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self.target.hide()
            return True
        if isinstance(event, QDropEvent):
            self._on_dropped(event)
            return True
        return super().eventFilter(watched, event)

    def _on_dragged(self, event: QDragMoveEvent) -> None:
        place = self._place_at(event.position().toPoint())
        if place is None or not files_in(event.mimeData()):
            self.target.hide()
            # A drag that is refused when it enters is not heard of again.
            event.setAccepted(event.type() == QEvent.Type.DragEnter and event.mimeData().hasUrls())
            return
        self.target.point_at(place.rect, place.text)
        event.acceptProposedAction()

    def _on_dropped(self, event: QDropEvent) -> None:
        self.target.hide()
        place, files = self._place_at(event.position().toPoint()), files_in(event.mimeData())
        if place is not None and files:
            event.acceptProposedAction()
            self.dropped.emit(place, files)
