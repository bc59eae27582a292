"""The place at the head of the details where a document is seen, small."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.ui.document_icon import document_icon
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text

_HEIGHT, _LOW_HEIGHT = 132, 76


class PreviewWell(PaintedButton):
    """A sunken frame with the kind of the document; a press asks for a look at it."""

    preview_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self._document: LibraryDocument | None = None
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.preview_requested)

    def show_document(self, document: LibraryDocument) -> None:
        """Show what kind of document it is."""
        self._document = document
        self.setEnabled(document.state is not FileState.MISSING)
        self.setAccessibleName(f"Lihat {document.title}")
        self.update()

    def set_low(self, low: bool) -> None:
        """Take less room where the window is low."""
        self._low = low
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(280), self._theme.px(_LOW_HEIGHT if self._low else _HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens, document = self._theme.px, self._theme.tokens, self._document
        rounded_box(painter, self.rect(), fill=tokens.sunken, edge=None, radius=CARD_RADIUS)
        if document is not None:
            icon = document_icon(document.kind, document.media_type)
            middle = self.rect().center()
            place = QRect(0, 0, px(28), px(28))
            place.moveCenter(middle)
            place.translate(0, -px(12))
            self._icons.paint(painter, place, icon, "text_3")
            words = QRect(0, place.bottom() + px(4), self.width(), px(18))
            told = _told(document)
            draw_text(painter, words, told, self._theme.font("small"), tokens.text_2, Center)
        if self.hasFocus():
            focus_ring(painter, self.rect(), tokens)
        painter.end()


def _told(document: LibraryDocument) -> str:
    if document.state is FileState.MISSING:
        return "Berkas tidak ada"
    return "Buka di peramban" if document.kind is EvidenceKind.ADDRESS else "Lihat dokumen"
