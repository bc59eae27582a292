"""The kinds of files that are looked into, by media type; no others, for each is a way in."""

from __future__ import annotations

import re

_OOXML = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."

PDF = "application/pdf"

PICTURES = {
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "image/gif": "GIF",
    "image/bmp": "BMP",
    "image/tiff": "TIFF",
    "image/webp": "WEBP",
}
"""What Pillow calls each."""

OFFICE = {
    _OOXML + "wordprocessingml.document": re.compile(r"word/document\.xml"),
    _OOXML + "presentationml.presentation": re.compile(r"ppt/slides/slide\d+\.xml"),
    _OOXML + "spreadsheetml.sheet": re.compile(r"xl/(sharedStrings|worksheets/sheet\d+)\.xml"),
    _ODF + "text": re.compile(r"content\.xml"),
    _ODF + "presentation": re.compile(r"content\.xml"),
    _ODF + "spreadsheet": re.compile(r"content\.xml"),
}
"""The parts in which each keeps its text."""

PLAIN = frozenset({"text/plain", "text/csv", "application/json"})


def has_pages(media_type: str) -> bool:
    """Tell whether the reader can draw files of this kind."""
    return media_type == PDF or media_type in PICTURES
