"""Links: files that stay where the officer has them, remembered by size, time and digest."""

from __future__ import annotations

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import UserError
from spbe_desktop.evidence.reading import FileStamp, HashedFile, hash_file, stamp_of


def check_link(link: HashedFile) -> FileState:
    """Look at the linked file without reading it.

    Altered is a suspicion here: a copy or a stick may change the time alone. `verify_link` knows.
    """
    try:
        found = stamp_of(link.path)
    except UserError:
        return FileState.MISSING
    same = found == FileStamp(link.size, link.modified_ns)
    return FileState.INTACT if same else FileState.ALTERED


def verify_link(link: HashedFile, report: Report = unreported) -> FileState:
    """Read the linked file and compare its digest, whatever its time; runs on the worker."""
    try:
        if stamp_of(link.path).size != link.size:
            return FileState.ALTERED
        found = hash_file(link.path, report)
    except UserError:
        return FileState.MISSING
    return FileState.INTACT if found.sha256 == link.sha256 else FileState.ALTERED
