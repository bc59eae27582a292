"""The child process: answers one request after the other until nobody asks any more."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from spbe_desktop.domain.file_facts import FileFacts, PagePicture, Readability
from spbe_desktop.reader import limits
from spbe_desktop.reader.answers import facts_message, picture_message
from spbe_desktop.reader.kinds import OFFICE, PDF, PICTURES, PLAIN
from spbe_desktop.reader.texts import Gathered
from spbe_desktop.reader.wire import Message, WireError, receive, send

_TEXT_BYTES = 2 << 20


def main() -> int:
    """Serve standard input and output, within bounds."""
    limits.bind()
    requests, answers = _take_the_pipes()
    while True:
        try:
            request = receive(requests)
        except WireError:
            return 0
        limits.end_after(float(str(request.facts["seconds"])))
        answer = answer_to(request.facts)
        limits.end_after(0)
        try:
            send(answers, answer)
        except OSError:
            return 0


def answer_to(request: Mapping[str, object]) -> Message:
    """Do what is asked: "facts", or "page" for a picture of one."""
    path, media_type = Path(str(request["path"])), str(request["media_type"])
    asked_for_facts = request["kind"] == "facts"
    try:
        if asked_for_facts:
            return facts_message(_facts(path, media_type))
        number, width = int(str(request["number"])), int(str(request["width"]))
        return picture_message(_picture(path, media_type, number, width))
    except MemoryError:
        obstacle = Readability.TOO_LARGE
    except Exception as error:  # noqa: BLE001 - what a library stumbles over tells of the file
        # Libraries use OSError for files that they do not like, too, but without a number.
        from_disk = isinstance(error, OSError) and error.errno is not None
        obstacle = Readability.UNAVAILABLE if from_disk else Readability.DAMAGED
    return (
        facts_message(FileFacts(obstacle))
        if asked_for_facts
        else picture_message(PagePicture(obstacle))
    )


def _facts(path: Path, media_type: str) -> FileFacts:
    if not path.stat().st_size:
        return FileFacts(Readability.EMPTY)
    # Each library is loaded with the first file that needs it.
    if media_type == PDF:
        from spbe_desktop.reader import pdf

        return pdf.facts(path)
    if media_type in PICTURES:
        from spbe_desktop.reader import pictures

        return pictures.facts(path, media_type)
    return _text_of(path, media_type)


def _text_of(path: Path, media_type: str) -> FileFacts:
    if media_type in PLAIN:
        return _plain_text(path)
    from spbe_desktop.reader import office

    if media_type in OFFICE:
        return office.facts(path, media_type)
    locked = office.is_locked(path)
    return FileFacts(Readability.ENCRYPTED if locked else Readability.OTHER_KIND)


def _plain_text(path: Path) -> FileFacts:
    with path.open("rb") as file:
        content = file.read(_TEXT_BYTES)
    gathered = Gathered()
    gathered.add(_decoded(content))
    return FileFacts(
        Readability.READABLE,
        text_found=gathered.found,
        marks=gathered.marks,
        first_text=gathered.first,
        text=gathered.whole,
    )


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Windows programs in Indonesia wrote before UTF-8.
        return content.decode("cp1252", errors="replace")


def _picture(path: Path, media_type: str, number: int, width: int) -> PagePicture:
    if not path.stat().st_size:
        return PagePicture(Readability.EMPTY)
    if media_type == PDF:
        from spbe_desktop.reader import pdf

        return pdf.picture(path, number, width)
    if media_type in PICTURES:
        from spbe_desktop.reader import pictures

        return pictures.picture(path, media_type, number, width)
    return PagePicture(Readability.OTHER_KIND)


def _take_the_pipes() -> tuple[BinaryIO, BinaryIO]:
    """Return the ends for requests and answers, and keep libraries from writing into them."""
    requests, answers = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
    # With a console, the ends of a pipe could have been opened as text.
    if sys.platform == "win32":
        import msvcrt

        for end in (requests, answers):
            msvcrt.setmode(end, os.O_BINARY)
    return os.fdopen(requests, "rb"), os.fdopen(answers, "wb")
