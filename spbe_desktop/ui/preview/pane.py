"""The preview of one document: its pages, its picture, or its text."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.preview.message import PreviewMessage
from spbe_desktop.ui.preview.page_area import PageArea
from spbe_desktop.ui.preview.page_loader import Answer, PageLoader, Wish
from spbe_desktop.ui.preview.page_tools import PageTools
from spbe_desktop.ui.preview.zoom import Zoom
from spbe_desktop.ui.theme import Theme
from spbe_desktop.words.readability import OBSTACLES

LOADING_MS = 150
"""How long nothing is said of a page that is being drawn: most are there by then."""

_RESTING_MS = 120
"""How long a size must last before pages are drawn for it."""

_OPENED_ELSEWHERE = frozenset(
    {
        Readability.DAMAGED,
        Readability.TOO_SLOW,
        Readability.TOO_LARGE,
        Readability.OTHER_KIND,
        Readability.ENCRYPTED,
    }
)


class PreviewPane(QWidget):
    """Shows whatever file it is given; files of any kind, size and intent may be given.

    To embed it: take one from `Previewing.make_pane`, call `show_file`
    whenever another document is chosen and `show_nothing` when none is, and connect
    `open_requested`. Nothing is read on the window's thread, so it may be called at each arrow
    key; only the last document is drawn.

    Keys: PgUp and PgDn turn pages, + and − change the size, W fits the width.
    """

    open_requested = Signal()
    """The document shall be opened with another program."""

    def __init__(self, theme: Theme, icons: Icons, loader: PageLoader) -> None:
        super().__init__()
        self._loader = loader
        self._path: Path | None = None
        self._media_type = ""
        self._page = 0
        self._pages = 0
        self._zoom = Zoom()
        self._wish: Wish | None = None
        self._at_end = False
        self._drawn_page = -1
        self.tools = PageTools(theme, icons)
        self.area = PageArea(theme)
        self.text = QPlainTextEdit()
        self.message = PreviewMessage(theme, icons)
        self._stack = QStackedWidget()
        self._loading = _single_shot(self, LOADING_MS)
        self._resting = _single_shot(self, _RESTING_MS)
        self._build()
        self._connect()
        self.show_nothing()

    @property
    def page(self) -> int:
        """Return which page is in view, from 0."""
        return self._page

    def show_file(self, path: Path, media_type: str, pages: int | None = None) -> None:
        """Show the file at *path*, which is of *media_type*, from its first page.

        *pages* is how many it has, if that is known already.
        """
        self._path, self._media_type = path, media_type
        self._page, self._pages = 0, pages or 0
        self._at_end = False
        self._wish = None
        self.area.paper.show_image(None)
        self.text.clear()
        self._turn_to(self.area if self._has_pages() else self.text)
        self._ask()

    def show_nothing(self) -> None:
        """Show that no document is chosen."""
        self._path, self._wish = None, None
        self._loading.stop()
        self.message.say("eye", "Pilih dokumen untuk melihat isinya.")
        self._turn_to(self.message)

    def turn(self, pages: int) -> None:
        """Turn *pages* forward, or back."""
        wanted = self._page + pages
        if self._path is None or wanted < 0 or (self._pages and wanted >= self._pages):
            return
        if not self._pages and pages > 0:
            return
        self._page, self._at_end = wanted, pages < 0
        self._ask()

    def change_zoom(self, steps: int) -> None:
        """Show the page larger by some *steps*, or smaller."""
        self._zoom = self._zoom.stepped(steps, self._room())
        self._ask()

    def fit_width(self) -> None:
        """Show the page as wide as there is room."""
        self._zoom = self._zoom.fitting()
        self._ask()

    def show_natural_size(self) -> None:
        """Show the page as large as it is on paper, or a picture pixel by pixel."""
        self._zoom = self._zoom.at(100)
        self._ask()

    def _has_pages(self) -> bool:
        return self._media_type == "application/pdf" or self._media_type.startswith("image/")

    def _room(self) -> int:
        return self.area.page_room

    def _ask(self) -> None:
        """Ask for what should be in view, unless it is there."""
        if self._path is None or not self.isVisible():
            return
        wish = self._wish_for(self._page)
        self.area.paper.show_width(self._zoom.width(self._room()))
        self._show_tools()
        if wish == self._wish:
            return
        self._wish = wish
        known = self._loader.known(wish)
        if known is not None:
            self._show(known)
            return
        self._loading.start()
        self._loader.ask([wish, *self._next_wishes()])

    def _wish_for(self, page: int) -> Wish:
        assert self._path is not None, "only a file is asked for"
        if not self._has_pages():
            return Wish(self._path, self._media_type)
        ratio = self.devicePixelRatioF()
        width = round(self._zoom.width(self._room()) * ratio)
        return Wish(self._path, self._media_type, page, width)

    def _next_wishes(self) -> list[Wish]:
        """Return what is likely to be wished for next."""
        later = self._page + 1
        return [self._wish_for(later)] if self._has_pages() and later < self._pages else []

    def _on_answered(self, answer: Answer) -> None:
        if answer.wish == self._wish:
            self._show(answer)

    def _show(self, answer: Answer) -> None:
        self._loading.stop()
        if answer.image is not None:
            self._show_picture(answer)
        elif answer.text:
            self.text.setPlainText(answer.text)
            self._turn_to(self.text)
        else:
            self._show_obstacle(answer.readability)

    def _show_picture(self, answer: Answer) -> None:
        assert answer.image is not None, "a picture is what is shown"
        self._pages = answer.pages or self._pages
        fits = self._zoom.fits
        self._zoom = self._zoom.of_page(answer.natural_width)
        turned = self.area.paper.image is None or self._page != self._drawn_page
        self._drawn_page = self._page
        self.area.paper.show_width(self._zoom.width(self._room()))
        self.area.paper.show_image(answer.image)
        self._turn_to(self.area)
        if turned:
            self.area.go_to(end=self._at_end)
        self._show_tools()
        if not fits:
            # Only now it is known how wide the page is at 100 %.
            self._ask()
        following = [w for w in self._next_wishes() if self._loader.known(w) is None]
        if following and self._wish == answer.wish:
            self._loader.ask(following)

    def _show_obstacle(self, readability: Readability) -> None:
        found = Readability.OTHER_KIND if readability is Readability.READABLE else readability
        lead, advice = OBSTACLES[found]
        offers = found in _OPENED_ELSEWHERE
        self.message.say("file-search", lead, advice, offers_opening=offers)
        self._turn_to(self.message)

    def _show_tools(self) -> None:
        self.tools.show_page(self._page, self._pages)
        self.tools.show_zoom(self._zoom.percent(self._room()), fits=self._zoom.fits)

    def _say_loading(self) -> None:
        if self._has_pages():
            if self.area.paper.image is not None and self._drawn_page == self._page:
                return  # the same page in another size stays, stretched, until it is sharp
            self.area.paper.show_image(None)
            self.area.paper.say_waiting(f"Memuat halaman {self._page + 1} …")
        else:
            self.text.setPlaceholderText("Memuat isi dokumen …")

    def _turn_to(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)
        self.tools.setVisible(part is self.area)

    def _build(self) -> None:
        self.text.setReadOnly(True)
        self.text.setAccessibleName("Isi dokumen")
        self.area.setAccessibleName("Halaman")
        for part in (self.area, self.text, self.message):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Pratinjau dokumen")

    def _connect(self) -> None:
        self._loader.answered.connect(self._on_answered)
        self._loading.timeout.connect(self._say_loading)
        self._resting.timeout.connect(self._ask)
        self.area.turn_wanted.connect(self.turn)
        self.area.zoom_wanted.connect(self.change_zoom)
        self.area.resized.connect(self._on_resized)
        self.tools.turn_wanted.connect(self.turn)
        self.tools.zoom_wanted.connect(self.change_zoom)
        self.tools.fit_wanted.connect(self.fit_width)
        self.tools.natural_wanted.connect(self.show_natural_size)
        self.message.open_requested.connect(self.open_requested)

    def _on_resized(self) -> None:
        # Stretched at once, drawn sharply once the size has come to rest.
        if self._zoom.fits:
            self.area.paper.show_width(self._zoom.width(self._room()))
        self._resting.start()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        sizes = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        if key in steps:
            self.turn(steps[key])
        elif key in sizes:
            self.change_zoom(sizes[key])
        elif key == Qt.Key.Key_W and not event.modifiers():
            self.fit_width()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._loading.stop()
        # What nobody sees is not waited for; it is asked for again when it is seen.
        shown = self.area.paper.image is not None or bool(self.text.toPlainText())
        self._wish = self._wish if shown else None


def _single_shot(parent: QWidget, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
