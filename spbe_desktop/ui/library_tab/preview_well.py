"""The place at the head of the details where a document is seen, small."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy
from typing_extensions import override

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.reader.kinds import has_pages
from spbe_desktop.ui.document_icon import document_icon
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme
from spbe_desktop.ui.theme.shapes import CARD_RADIUS, focus_ring, rounded_box
from spbe_desktop.ui.widgets.painted import Center, PaintedButton, draw_text

_HEIGHT, _LOW_HEIGHT, _PAGE_HEIGHT = 132, 76, 212
_MARGIN = 26
"""Beside a page, which is seen from its top down as far as there is room."""


class PreviewWell(PaintedButton):
    """A sunken frame with the kind of the document; a press asks for a look at it."""

    preview_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme)
        self._icons = icons
        self._document: LibraryDocument | None = None
        self._picture: QImage | None = None
        self._low = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.preview_requested)

    def show_document(self, document: LibraryDocument) -> None:
        """Show what kind of document it is."""
        self._document = document
        self.setEnabled(document.state is not FileState.MISSING)
        self.setAccessibleName(f"Lihat {document.title}")
        self.update()

    @property
    def page_width(self) -> int:
        """Return how wide a page is shown, in pixels of the screen; 0 if there is no room."""
        return 0 if self._low else round(self._page_box().width() * self.devicePixelRatioF())

    @property
    def shows_page(self) -> bool:
        """Tell whether the document itself is seen."""
        return self._picture is not None and not self._low

    def show_picture(self, picture: QImage) -> None:
        """Show the first page, or the picture itself."""
        self._picture = picture
        self.update()

    def set_low(self, low: bool) -> None:
        """Take less room where the window is low."""
        self._low = low
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        height = _LOW_HEIGHT if self._low else _PAGE_HEIGHT if self._has_pages() else _HEIGHT
        return QSize(self._theme.px(280), self._theme.px(height))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        px, tokens, document = self._theme.px, self._theme.tokens, self._document
        rounded_box(painter, self.rect(), fill=tokens.sunken, edge=None, radius=CARD_RADIUS)
        if self._picture is not None and self.shows_page:
            self._paint_page(painter, self._picture)
        elif document is not None:
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

    def _has_pages(self) -> bool:
        document = self._document
        return document is not None and is_shown_inside(document)

    def _page_box(self) -> QRect:
        px = self._theme.px
        return self.rect().adjusted(px(_MARGIN), px(12), -px(_MARGIN), 0)

    def _paint_page(self, painter: QPainter, picture: QImage) -> None:
        box = self._page_box()
        size = picture.size().scaled(box.width(), 1 << 20, Qt.AspectRatioMode.KeepAspectRatio)
        if picture.width() > picture.height():  # a screenshot is seen whole
            whole = box.adjusted(0, 0, 0, -self._theme.px(12)).size()
            size = picture.size().scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
        page = QRect(box.topLeft(), size)
        page.moveCenter(QPoint(box.center().x(), page.center().y()))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(page, picture)
        painter.setPen(self._theme.tokens.line)
        painter.drawRect(page.adjusted(-1, -1, 0, 0))


def is_shown_inside(document: LibraryDocument) -> bool:
    """Tell whether the program itself can draw *document*."""
    return (
        document.kind is not EvidenceKind.ADDRESS
        and document.state is not FileState.MISSING
        and has_pages(document.media_type)
    )


def _told(document: LibraryDocument) -> str:
    if document.state is FileState.MISSING:
        return "Berkas tidak ada"
    return "Buka di peramban" if document.kind is EvidenceKind.ADDRESS else "Lihat dokumen"
