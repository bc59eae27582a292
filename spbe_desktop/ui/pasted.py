"""What the clipboard holds for an indicator: files, or a picture such as a screenshot."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication, QImage
from typing_extensions import override

from spbe_desktop.ui.widgets.drop_target import files_in

_LONGEST = 100_000
"""Characters of HTML that are looked through for an address."""


def pasted() -> list[Path] | QImage | None:
    """Return the files or the picture on the clipboard; none if it holds something else."""
    return files_in(QGuiApplication.clipboard().mimeData()) or pasted_image()


def pasted_image() -> QImage | None:
    """Return the picture on the clipboard, if it holds one."""
    clipboard = QGuiApplication.clipboard()
    image = clipboard.image() if clipboard.mimeData().hasImage() else QImage()
    return None if image.isNull() else image


def pasted_address() -> str:
    """Return the web address that came with what is on the clipboard; empty if none did.

    Browsers hand one over with a picture that is copied from a page.
    """
    return address_in(QGuiApplication.clipboard().mimeData())


def address_in(mime: QMimeData) -> str:
    """Return the first web address in *mime*: of its own, in its text, or in its HTML."""
    listed = [url.toString() for url in mime.urls()] if mime.hasUrls() else []
    written = mime.text().strip() if mime.hasText() else ""
    finder = _AddressFinder()
    if mime.hasHtml():
        finder.feed(mime.html()[:_LONGEST])
    return next((found for found in (*listed, written, *finder.found) if _is_web(found)), "")


def _is_web(text: str) -> bool:
    url = QUrl(text, QUrl.ParsingMode.StrictMode)
    return url.isValid() and url.scheme() in {"http", "https"} and bool(url.host())


class _AddressFinder(HTMLParser):
    """Collects where links lead and where pictures come from, links first."""

    def __init__(self) -> None:
        super().__init__()
        self._links: list[str] = []
        self._pictures: list[str] = []

    @property
    def found(self) -> list[str]:
        """Return the addresses found so far."""
        return self._links + self._pictures

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        wanted = {"a": ("href", self._links), "img": ("src", self._pictures)}.get(tag)
        if wanted is not None:
            wanted[1].extend(value for name, value in attrs if name == wanted[0] and value)
