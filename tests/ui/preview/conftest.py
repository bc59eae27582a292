"""Documents on a disk, and a preview of them whose pages a real process draws."""

from __future__ import annotations

import threading

import pytest

from spbe_desktop.domain.file_facts import FileFacts, PagePicture, Readability
from spbe_desktop.ui.preview.page_loader import PageLoader
from spbe_desktop.ui.preview.pane import PreviewPane
from tests.reader.documents import (
    DOCX,
    PDF,
    PNG,
    make_docx,
    make_locked_pdf,
    make_pdf,
    make_picture,
)

FILES = {
    "report.pdf": (PDF, make_pdf(["Satu", "Dua", "Tiga"])),
    "letter.pdf": (PDF, make_pdf(["Surat"])),
    "photo.png": (PNG, make_picture("PNG", (640, 480))),
    "notes.txt": ("text/plain", b"Notula rapat tim koordinasi"),
    "plan.docx": (DOCX, make_docx("Rencana kerja", "Kegiatan pertama")),
    "locked.pdf": (PDF, make_locked_pdf()),
    "broken.pdf": (PDF, b"%PDF-1.7 rusak"),
    "empty.pdf": (PDF, b""),
    "film.mp4": ("video/mp4", b"\x00\x00\x00\x18ftypmp42"),
}


@pytest.fixture
def loader(qapp):
    found = PageLoader()
    yield found
    found.close()


@pytest.fixture
def folder(tmp_path):
    for name, (_kind, content) in FILES.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.fixture
def pane(qtbot, theme, icons, loader):
    """A preview on the screen that shows nothing yet."""
    found = PreviewPane(theme, icons, loader)
    qtbot.addWidget(found)
    found.resize(600, 700)
    with qtbot.waitExposed(found):
        found.show()
    return found


@pytest.fixture
def show(qtbot, pane, folder):
    """Return a function that shows one of the files and waits until it is seen."""

    def shown(name):
        pane.show_file(folder / name, FILES.get(name, (PDF,))[0])
        qtbot.waitUntil(lambda: seen(pane), timeout=20_000)
        return pane

    return shown


def seen(pane):
    """Tell whether *pane* has come to show something."""
    is_pages = pane._stack.currentWidget() is pane.area
    if is_pages:
        return pane.area.paper.image is not None
    return bool(pane.text.toPlainText()) or pane._stack.currentWidget() is pane.message


class SlowReader:
    """Draws grey pages, each only when it is let go; stops when it is closed."""

    def __init__(self, owner):
        self._owner = owner
        self._ended = threading.Event()
        self.asked = []

    @property
    def closed(self):
        return self._ended.is_set()

    def page(self, _path, _media_type, number, width):
        self.asked.append((number, width))
        while not self._owner.pass_by():
            if self.closed:
                return PagePicture(Readability.UNAVAILABLE)
        if self._owner.readability is not Readability.READABLE:
            return PagePicture(self._owner.readability)
        height = width * 2
        pixels = b"\x80" * (width * height * 4)
        return PagePicture(Readability.READABLE, width, height, pixels, 100, 794)

    def facts(self, _path, _media_type):
        return FileFacts(Readability.OTHER_KIND)

    def close(self):
        self._ended.set()


class SlowLoader:
    """A loader whose reader waits until a test lets it go."""

    def __init__(self):
        self._passes = threading.Semaphore(0)
        self.readability = Readability.READABLE
        self.reader = None
        self.loader = PageLoader(make_reader=self._make)

    def _make(self):
        self.reader = SlowReader(self)
        return self.reader

    def pass_by(self):
        return self._passes.acquire(timeout=0.01)

    def let_go(self, pages=1):
        self._passes.release(pages)


@pytest.fixture
def slow_loader(qapp):
    found = SlowLoader()
    yield found
    found.loader.close()
    # The two know one another: whatever thread collects the cycle must find no timers in it.
    del found.loader
