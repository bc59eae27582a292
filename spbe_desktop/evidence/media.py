"""Kinds of documents: what a file is, by its name and by its first bytes."""

from __future__ import annotations

import codecs
import re
import struct
from dataclasses import dataclass
from pathlib import Path, PurePath

from spbe_desktop.errors import EvidenceUnreadableError
from spbe_desktop.evidence.reading import head_of

UNKNOWN = "application/octet-stream"

_OFFICE = "application/vnd.openxmlformats-officedocument."
_ODF = "application/vnd.oasis.opendocument."
_HEAD = 4096
_DIRECTORY_LIMIT = 4 << 20

# The first that fits decides, and programs come first: a file may look like two things at once.
_SIGNATURES = (
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"#!", "program"),
    (0, b"L\x00\x00\x00\x01\x14\x02\x00", "shortcut"),
    (0, b"%PDF-", "pdf"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"GIF8", "gif"),
    (0, b"II*\x00", "tiff"),
    (0, b"MM\x00*", "tiff"),
    (8, b"WEBP", "webp"),
    (8, b"AVI ", "avi"),
    (4, b"ftyp", "mp4"),
    (0, b"\x1aE\xdf\xa3", "webm"),
    (0, b"ID3", "mp3"),
    (0, b"\xff\xfb", "mp3"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"{\\rtf", "rtf"),
    (0, b"Rar!", "rar"),
    (0, b"7z\xbc\xaf\x27\x1c", "7z"),
)
_BY_SIGNATURE = {
    "program": "application/x-executable",
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "webp": "image/webp",
    "avi": "video/x-msvideo",
    "mp4": "video/mp4",
    "webm": "video/webm",
    "mp3": "audio/mpeg",
    "zip": "application/zip",
    "word": _OFFICE + "wordprocessingml.document",
    "excel": _OFFICE + "spreadsheetml.sheet",
    "powerpoint": _OFFICE + "presentationml.presentation",
    "rtf": "application/rtf",
    "rar": "application/vnd.rar",
    "7z": "application/x-7z-compressed",
    "html": "text/html",
    "xml": "application/xml",
    "text": "text/plain",
}
_PICTURES = frozenset({"png", "jpeg", "gif", "bmp", "tiff", "webp"})
_BY_SUFFIX = {
    ".pdf": ("application/pdf", {"pdf"}),
    ".png": ("image/png", _PICTURES),
    ".jpg": ("image/jpeg", _PICTURES),
    ".jpeg": ("image/jpeg", _PICTURES),
    ".gif": ("image/gif", _PICTURES),
    ".bmp": ("image/bmp", _PICTURES),
    ".tif": ("image/tiff", _PICTURES),
    ".tiff": ("image/tiff", _PICTURES),
    ".webp": ("image/webp", _PICTURES),
    ".heic": ("image/heic", {"mp4"}),
    ".svg": ("image/svg+xml", {"xml"}),
    ".docx": (_OFFICE + "wordprocessingml.document", {"word"}),
    ".xlsx": (_OFFICE + "spreadsheetml.sheet", {"excel"}),
    ".pptx": (_OFFICE + "presentationml.presentation", {"powerpoint"}),
    ".docm": ("application/vnd.ms-word.document.macroenabled.12", {"word"}),
    ".xlsm": ("application/vnd.ms-excel.sheet.macroenabled.12", {"excel"}),
    ".pptm": ("application/vnd.ms-powerpoint.presentation.macroenabled.12", {"powerpoint"}),
    ".doc": ("application/msword", {"ole"}),
    ".xls": ("application/vnd.ms-excel", {"ole"}),
    ".ppt": ("application/vnd.ms-powerpoint", {"ole"}),
    ".odt": (_ODF + "text", {_ODF + "text"}),
    ".ods": (_ODF + "spreadsheet", {_ODF + "spreadsheet"}),
    ".odp": (_ODF + "presentation", {_ODF + "presentation"}),
    ".rtf": ("application/rtf", {"rtf"}),
    ".txt": ("text/plain", {"text"}),
    ".csv": ("text/csv", {"text"}),
    ".json": ("application/json", {"text"}),
    ".xml": ("application/xml", {"xml", "text"}),
    ".html": ("text/html", {"html", "xml", "text"}),
    ".htm": ("text/html", {"html", "xml", "text"}),
    ".eml": ("message/rfc822", {"text"}),
    ".zip": ("application/zip", {"zip", "word", "excel", "powerpoint"}),
    ".rar": ("application/vnd.rar", {"rar"}),
    ".7z": ("application/x-7z-compressed", {"7z"}),
    ".mp4": ("video/mp4", {"mp4"}),
    ".mov": ("video/quicktime", {"mp4"}),
    ".webm": ("video/webm", {"webm"}),
    ".mkv": ("video/x-matroska", {"webm"}),
    ".avi": ("video/x-msvideo", {"avi"}),
    ".mp3": ("audio/mpeg", {"mp3"}),
}
# Folders inside the archive that tell what it is, or that it carries programs.
_OFFICE_FOLDERS = ((b"word/", "word"), (b"xl/", "excel"), (b"ppt/", "powerpoint"))
_MACROS = re.compile(rb"(^|/)(vbaproject\.bin$|basic/|scripts/|macrosheets/)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Content:
    """What a file is; *agrees* unless its bytes contradict its name."""

    media_type: str
    agrees: bool
    has_macros: bool


def identify(path: Path, name: str) -> Content:
    """Return what the file at *path*, which its owner calls *name*, really is."""
    head = head_of(path, _HEAD)
    signature = _signature(head)
    members = _members(path) if signature == "zip" else ()
    signature = _document_in(head, members) if signature == "zip" else signature
    has_macros = any(map(_MACROS.search, members))
    promised = _BY_SUFFIX.get(PurePath(name).suffix.lower())
    if promised is None:
        return Content(_BY_SIGNATURE.get(signature, UNKNOWN), signature != "program", has_macros)
    media_type, signatures = promised
    agrees = signature in signatures
    # A picture or a document under the name of another is what its bytes say.
    if not agrees or signature in _PICTURES:
        media_type = _BY_SIGNATURE.get(signature, UNKNOWN)
    return Content(media_type, agrees, has_macros)


def _signature(head: bytes) -> str:
    for offset, mark, signature in _SIGNATURES:
        if head.startswith(mark, offset):
            return signature
    # Two letters are too few: BMD (barang milik daerah) begins many a text.
    if head.startswith(b"BM") and head.startswith(bytes(4), 6):
        return "bmp"
    # Some scanners write a line of their own first; readers look through 1,024 bytes.
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return _kind_of_text(head)


def _kind_of_text(head: bytes) -> str:
    encoding = "utf-16" if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) else "utf-8"
    # The head may end in the middle of a character, and old files are not in UTF-8.
    text = head.decode(encoding, errors="replace")
    if any(character < " " and character not in "\t\n\r\f\x1a" for character in text):
        return "binary"
    start = text.lstrip("\ufeff \t\r\n").lower()
    if start.startswith(("<!doctype html", "<html", "<script")):
        return "html"
    return "xml" if start.startswith(("<?xml", "<svg", "<!doctype")) else "text"


def _document_in(head: bytes, members: tuple[bytes, ...]) -> str:
    if head.startswith(b"mimetype" + _ODF.encode(), 30):
        kind = re.match(rb"[a-z]+", head[38 + len(_ODF) :])
        return _ODF + (kind.group().decode() if kind else "")
    for folder, signature in _OFFICE_FOLDERS:
        if any(member.startswith(folder) for member in members):
            return signature
    return "zip"


def _members(path: Path) -> tuple[bytes, ...]:
    """Return the names in a zip's directory, or none if it is odd or larger than documents have.

    `zipfile` would build an object for each of the millions of names that a hostile file may list.
    """
    try:
        with path.open("rb") as file:
            start = max(0, path.stat().st_size - _DIRECTORY_LIMIT)
            file.seek(start)
            tail = file.read(_DIRECTORY_LIMIT)
    except OSError as error:
        raise EvidenceUnreadableError(path, str(error)) from error
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return ()
    (length,) = struct.unpack_from("<L", tail, end + 12)
    return tuple(_names_in(tail[end - length : end])) if length <= end else ()


def _names_in(directory: bytes) -> list[bytes]:
    names = []
    at = 0
    while directory.startswith(b"PK\x01\x02", at) and at + 46 <= len(directory):
        lengths = struct.unpack_from("<HHH", directory, at + 28)
        names.append(directory[at + 46 : at + 46 + lengths[0]])
        at += 46 + sum(lengths)
    return names
