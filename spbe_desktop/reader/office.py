"""Text of office documents: a zip of XML parts, of which the text is read in passing.

The zip is read by `zipfile` and the XML by Expat, in pieces, until there is enough text;
python-docx and openpyxl would build the whole document in memory first. Called in the child
alone, whose bounds hold for what unpacks without end.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.reader.kinds import OFFICE
from spbe_desktop.reader.texts import Gathered, short

_PART_LIMIT = 200
"""Parts of one document that are read: slides, mostly."""

_ABOUT = ("docProps/core.xml", "meta.xml")
_TITLE = "{http://purl.org/dc/elements/1.1/}title"
# The last is taken for the memory's sake: a sheet may have a million rows.
_PARAGRAPHS = ("}p", "}h", "}si", "}is", "}row")
_SPACES = ("}tab", "}br", "}s", "}line-break")
_DIGITS = re.compile(r"\d+")

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OLE_LIMIT = 256 << 20
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    ET.ParseError,
    OSError,
    EOFError,
    ValueError,
    LookupError,
    NotImplementedError,
)


def facts(path: Path, media_type: str) -> FileFacts:
    """Read title and text of the document at *path*."""
    gathered = Gathered()
    try:
        with zipfile.ZipFile(path) as archive:
            parts = _parts(archive, OFFICE[media_type])
            if not parts and "spreadsheet" not in media_type:
                return FileFacts(Readability.DAMAGED)
            for part in parts:
                _gather(archive, part, gathered)
            title = _title(archive)
    except RuntimeError:
        # So zipfile says that an entry asks for a password; it has no class of its own for it.
        return FileFacts(Readability.ENCRYPTED)
    except _FAULTS:
        return FileFacts(Readability.DAMAGED)
    return FileFacts(
        Readability.READABLE,
        title=title,
        text_found=gathered.found,
        marks=gathered.marks,
        first_text=gathered.first,
        text=gathered.whole,
    )


def is_locked(path: Path) -> bool:
    """Tell whether this is an office document behind a password: no zip, but a container of it."""
    with path.open("rb") as file:
        if file.read(len(_OLE)) != _OLE:
            return False
        # The name stands in the container's list of streams, which may lie anywhere.
        return _LOCKED in file.read(_OLE_LIMIT)


def _parts(archive: zipfile.ZipFile, wanted: re.Pattern[str]) -> list[str]:
    names = [name for name in archive.namelist() if wanted.fullmatch(name)]
    return sorted(names, key=_place)[:_PART_LIMIT]


def _place(name: str) -> int:
    """Return the number in a part's name: slide 10 comes after slide 9."""
    number = _DIGITS.search(name)
    return int(number.group()) if number else 0


def _gather(archive: zipfile.ZipFile, part: str, gathered: Gathered) -> None:
    lines: list[str] = []
    room = gathered.room
    for line in _paragraphs(archive, part):
        lines.append(line)
        room -= len(line)
        if room <= 0:
            break
    gathered.add("\n".join(lines))


def _paragraphs(archive: zipfile.ZipFile, part: str) -> Iterator[str]:
    with archive.open(part) as file:
        for _event, element in ET.iterparse(file):  # noqa: S314 - in a process that may be lost
            if element.tag.endswith(_PARAGRAPHS):
                if line := "".join(_pieces(element)):
                    yield line
                element.clear()


def _pieces(paragraph: ET.Element) -> Iterator[str]:
    office = paragraph.tag.startswith(("{http://schemas.openxml", "{http://purl.oclc.org/ooxml"))
    for element in paragraph.iter():
        if element.tag.endswith(_SPACES):
            yield " "
        # In OOXML, what stands outside of <t> are field codes and what was deleted.
        if element.text and (not office or element.tag.endswith("}t")):
            yield element.text
        if element.tail and not office and element is not paragraph:
            yield element.tail


def _title(archive: zipfile.ZipFile) -> str:
    for name in _ABOUT:
        if name in archive.namelist():
            with archive.open(name) as file:
                for _event, element in ET.iterparse(file):  # noqa: S314 - as above
                    if element.tag == _TITLE:
                        return short(element.text or "")
    return ""
