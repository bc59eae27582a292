"""Opening evidence: only documents are handed to the desktop, and only copies of them.

Left to the folder, so that the officer decides: programs, scripts and shortcuts; archives; web
pages and SVG, which run scripts in a browser; RTF and the Office formats before 2007, which may
hide programs that cannot be ruled out by looking; macros in any format; whatever is unknown.
"""

from __future__ import annotations

import filecmp
import shutil
import stat
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from spbe_desktop.errors import EvidenceMissingError
from spbe_desktop.evidence.media import identify
from spbe_desktop.evidence.names import displayed, safe_name
from spbe_desktop.evidence.storage import writing_to

OPENABLE = frozenset(
    {
        *(".pdf", ".txt", ".csv"),
        *(".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp"),
        *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".webp"),
        *(".mp4", ".webm"),
    }
)


class Opening(StrEnum):
    """What to do when the officer wants to see a file."""

    DOCUMENT = "document"
    """Hand it to the desktop."""
    OTHER_KIND = "other kind"
    """Show its folder: files called so are no documents."""
    DISGUISED = "disguised"
    """Show its folder: its bytes are not what its name says."""
    MACROS = "macros"
    """Show its folder: it carries programs."""


def opening_of(path: Path) -> Opening:
    """Tell how the file at *path* is opened, by the name it has there and by its bytes.

    Ask this of the very path that is then opened: the desktop goes by that name.
    """
    suffix = path.suffix.lower()
    # On Windows `program.exe:x.pdf` is a second stream of a program.
    if suffix not in OPENABLE or ":" in path.name:
        return Opening.OTHER_KIND
    content = identify(path, path.name)
    if not content.agrees:
        return Opening.DISGUISED
    return Opening.MACROS if content.has_macros else Opening.DOCUMENT


def prepare_copy(blob: Path, original_name: str, folder: Path) -> Path:
    """Copy *blob* to *folder*, read-only, under a safe version of its own name; on the worker.

    Nothing is overwritten: the copy made last time is used again if nobody changed it, and
    other files of the same name stand beside it.
    """
    if not blob.is_file():
        raise EvidenceMissingError(displayed(original_name), blob)
    with writing_to(folder):
        folder.mkdir(exist_ok=True)
        target = _place_for(blob, folder / safe_name(original_name))
        if not target.exists():
            _copy(blob, target)
    return target


def _place_for(blob: Path, wanted: Path) -> Path:
    target = wanted
    number = 1
    while target.exists() and not (target.is_file() and filecmp.cmp(blob, target, shallow=False)):
        number += 1
        target = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
    return target


def _copy(blob: Path, target: Path) -> None:
    with target.open("xb"):
        pass  # the name is ours now, and only ours is removed below
    try:
        with blob.open("rb") as source, target.open("wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
    except OSError:
        with suppress(OSError):
            target.unlink()
        raise
    target.chmod(stat.S_IRUSR)
