"""Writes a zip that reads the same everywhere and says nothing of this computer or moment."""

from __future__ import annotations

import re
import secrets
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from spbe_desktop.evidence.storage import writing_to
from spbe_desktop.exchange.zip_contents import LARGEST_DEFLATED

OVERHEAD = 512
"""What headers and the directory take of the disk, per file."""

SizedBlocks = tuple[int, Iterator[bytes]]
"""How many bytes a file has, and its bytes in blocks."""

# Text, office files and databases; everything else is packed already or is not worth the time.
_DEFLATED = re.compile(
    r"\.(csv|docx?|html?|json|log|md|odp|ods|odt|pptx?|rtf|sqlite3|svg|tsv|txt|xlsx?|xml|ya?ml)"
)
_UNIX = 3
_REGULAR_FILE = 0o100644 << 16


@contextmanager
def part_of(target: Path) -> Iterator[Path]:
    """Name a file beside *target* that is gone in the end, unless it was renamed."""
    part = target.with_name(f".{secrets.token_hex(8)}.part")
    try:
        yield part
    finally:
        with writing_to(target.parent):
            part.unlink(missing_ok=True)


def write_files(
    file: BinaryIO,
    top: str,
    contents: Mapping[str, SizedBlocks],
    follow: Callable[[int], None],
) -> int:
    """Write *contents* below the folder *top*, in the order of their names.

    Tell *follow* up to where the archive is final; return its size.
    """
    with zipfile.ZipFile(file, "w", allowZip64=True) as archive:
        for name, (size, blocks) in sorted(contents.items()):
            with archive.open(_entry(f"{top}/{name}", size), "w") as entry:
                for block in blocks:
                    entry.write(block)
            file.flush()
            follow(file.tell())
    file.flush()
    return file.tell()


def _entry(name: str, size: int) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    entry.create_system = _UNIX
    entry.external_attr = _REGULAR_FILE
    packs = _DEFLATED.fullmatch(PurePosixPath(name).suffix) and size <= LARGEST_DEFLATED
    entry.compress_type = zipfile.ZIP_DEFLATED if packs else zipfile.ZIP_STORED
    # From this, zipfile knows whether the entry needs Zip64.
    entry.file_size = size
    return entry
