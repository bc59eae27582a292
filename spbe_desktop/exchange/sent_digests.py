"""Which bytes a package of ours refers to, read from its manifest alone."""

from __future__ import annotations

import zipfile
import zlib
from pathlib import Path

from spbe_desktop.exchange.tag_files import MANIFEST, parse_manifest

_LARGEST_MANIFEST = 16 << 20


def sent_digests(package: Path) -> frozenset[str]:
    """Return the digests of the files in *package*; none if it is gone or cannot be read.

    A package that is read in order to spare files needs no verification: what a forged one names
    is kept, and nothing else follows from it. Meant for a worker thread.
    """
    try:
        with zipfile.ZipFile(package) as archive:
            entries = [i for i in archive.infolist() if i.filename.endswith(f"/{MANIFEST}")]
            if len(entries) != 1 or entries[0].file_size > _LARGEST_MANIFEST:
                return frozenset()
            return frozenset(parse_manifest(archive.read(entries[0])).values())
    # What zipfile raises over a file that is no zip, or a broken one.
    except (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, EOFError):
        return frozenset()
