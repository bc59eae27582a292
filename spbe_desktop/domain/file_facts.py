"""What a file says of itself: whether it can be read, its pages, its text, its size."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FIRST_TEXT_LIMIT = 4_000
"""Characters of the first page that are kept."""

TEXT_LIMIT = 400_000
"""Characters of the whole document that are kept."""

PAGE_LIMIT = 300
"""Pages whose text is looked at."""

_MARK = re.compile(
    # Somebody shouts it across the page, or it stands on a line of its own: "Draf ke-2". In
    # running prose a draft is what the meeting talked about.
    r"\b(?P<shouted>DRAFT|DRAF)\b"
    r"|^[ \t]*(?P<alone>(?i:draft|draf))\b[ \t]*(?:(?i:ke-|v\.?|versi )?[\d.]+)?[ \t]*$"
    r"|(?P<gap>\[ISI)\b",
    re.MULTILINE,
)


class Readability(StrEnum):
    """Whether a file could be read, and what stood in the way."""

    READABLE = "readable"
    ENCRYPTED = "encrypted"
    """It asks for a password."""
    DAMAGED = "damaged"
    """It is not what its kind promises, or it brings its reader down."""
    TOO_SLOW = "too_slow"
    """It was cut off: reading took longer than is allowed."""
    TOO_LARGE = "too_large"
    """It needs more memory than is allowed."""
    OTHER_KIND = "other_kind"
    """A kind of file that is not looked into: a film, an archive, an old Word document."""
    EMPTY = "empty"
    """It has no bytes."""
    UNAVAILABLE = "unavailable"
    """The file is gone or the disk does not give it. This tells nothing of the document, so it
    is not worth keeping."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What was found in a file; what its kind does not have is empty."""

    readability: Readability
    pages: int = 0
    title: str = ""
    """The title that the file carries inside, as its program wrote it."""
    author: str = ""
    created: date | None = None
    text_found: bool | None = None
    """False for a scan without a text layer; None where text is not to be expected."""
    marks: tuple[str, ...] = ()
    """Signs of an unfinished document, each once: DRAFT, DRAF, [ISI."""
    first_text: str = ""
    """The beginning of the first page."""
    text: str = ""
    width: int = 0
    """Of a picture, in pixels, as it is to be looked at."""
    height: int = 0


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page or a picture as pixels, rows from top to bottom, without gaps between them.

    Each pixel takes four bytes: blue, green, red and one that means nothing, which is what
    Qt calls Format_RGB32 on little-endian machines. If the page could not be drawn, there
    are no pixels and *readability* tells why.
    """

    readability: Readability
    width: int = 0
    height: int = 0
    pixels: bytes = b""
    pages: int = 0
    """How many pages the whole file has."""
    natural_width: int = 0
    """Pixels wide at 100 %: 96 to the inch of paper, or as many as the original has."""


def marks_in(text: str) -> tuple[str, ...]:
    """Return the signs in *text* that a document is not finished, each where it first stands."""
    found: dict[str, None] = {}
    for match in _MARK.finditer(text):
        found.setdefault(match.group(match.lastgroup or 0).upper())
    return tuple(found)
