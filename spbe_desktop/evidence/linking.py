"""Links: files that stay where the officer has them, remembered by size, time and digest."""

from __future__ import annotations

from enum import StrEnum

from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.errors import UserError
from spbe_desktop.evidence.reading import FileState, HashedFile, hash_file, state_of


class LinkState(StrEnum):
    """Whether a linked file is still the one that was attached."""

    INTACT = "intact"
    MISSING = "missing"
    """Not there, or not to be read: a stick that was pulled out, a drive that is offline."""
    ALTERED = "altered"


def check_link(link: HashedFile) -> LinkState:
    """Look at the linked file without reading it.

    Altered is a suspicion here: a copy or a stick may change the time alone. `verify_link` knows.
    """
    try:
        found = state_of(link.path)
    except UserError:
        return LinkState.MISSING
    same = found == FileState(link.size, link.modified_ns)
    return LinkState.INTACT if same else LinkState.ALTERED


def verify_link(link: HashedFile, report: Report = unreported) -> LinkState:
    """Read the linked file and compare its digest, whatever its time; runs on the worker."""
    try:
        if state_of(link.path).size != link.size:
            return LinkState.ALTERED
        found = hash_file(link.path, report)
    except UserError:
        return LinkState.MISSING
    return LinkState.INTACT if found.sha256 == link.sha256 else LinkState.ALTERED
