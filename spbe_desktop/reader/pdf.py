"""PDF files, read and drawn by PDFium; called in the child alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from spbe_desktop.domain.file_facts import PAGE_LIMIT, FileFacts, PagePicture, Readability
from spbe_desktop.reader.texts import Gathered, short

PIXEL_LIMIT = 12_000_000
"""Pixels of one drawn page, 46 MiB: an A4 page at 340 dpi."""

NATURAL_LIMIT = 20_000
"""Pixels: a page of more than five metres is shown as if it were that wide."""

_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_PASSWORD = frozenset({raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY})


def facts(path: Path) -> FileFacts:
    """Read what the PDF at *path* says of itself."""
    try:
        with _opened(path) as document:
            return _facts(document)
    except pypdfium2.PdfiumError as error:
        return FileFacts(_obstacle(error))


def picture(path: Path, number: int, width: int) -> PagePicture:
    """Draw page *number* (from 0), *width* pixels wide or as wide as the bound allows."""
    try:
        with _opened(path) as document:
            # Before any page is loaded: filled-in fields are part of what one sees.
            document.init_forms()
            return _drawn(document[number], width, len(document))
    except IndexError:
        return PagePicture(Readability.DAMAGED)
    except pypdfium2.PdfiumError as error:
        return PagePicture(_obstacle(error))


@contextmanager
def _opened(path: Path) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def _obstacle(error: pypdfium2.PdfiumError) -> Readability:
    return Readability.ENCRYPTED if error.err_code in _PASSWORD else Readability.DAMAGED


def _facts(document: pypdfium2.PdfDocument) -> FileFacts:
    pages = len(document)
    if not pages:
        return FileFacts(Readability.DAMAGED)
    gathered = Gathered()
    for number in range(min(pages, PAGE_LIMIT)):
        gathered.add(_text(document, number))
        if not gathered.room:
            break
    return FileFacts(
        Readability.READABLE,
        pages=pages,
        title=short(_said(document, "Title")),
        author=short(_said(document, "Author")),
        created=_day(_said(document, "CreationDate")),
        text_found=gathered.found,
        marks=gathered.marks,
        first_text=gathered.first,
        text=gathered.whole,
    )


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    """Return a page's text; a document of which later pages are broken can still be read."""
    try:
        page = document[number]
        try:
            return str(page.get_textpage().get_text_bounded())
        finally:
            # Its text page goes with it. Left to the collector, 300 pages would stay in memory.
            page.close()
    except pypdfium2.PdfiumError:
        if not number:
            raise
        return ""


def _said(document: pypdfium2.PdfDocument, key: str) -> str:
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _drawn(page: pypdfium2.PdfPage, width: int, pages: int) -> PagePicture:
    across, down = page.get_size()
    if across <= 0 or down <= 0:
        return PagePicture(Readability.DAMAGED)
    scale = min(width / across, (PIXEL_LIMIT / (across * down)) ** 0.5)
    bitmap = page.render(scale=scale, prefer_bgrx=True, no_smoothpath=False)
    return PagePicture(
        Readability.READABLE,
        bitmap.width,
        bitmap.height,
        _tight(bitmap),
        pages,
        # A point is the 72nd part of an inch. A page can claim to be miles wide.
        natural_width=min(round(across * 96 / 72), NATURAL_LIMIT),
    )


def _tight(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """Return the rows of *bitmap* without what PDFium may leave between them."""
    row = bitmap.width * 4
    content = memoryview(bitmap.buffer).cast("B")
    if bitmap.stride == row:
        return bytes(content)
    starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
    return b"".join(content[start : start + row] for start in starts)


def _day(written: str) -> date | None:
    found = _DAY.match(written)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
