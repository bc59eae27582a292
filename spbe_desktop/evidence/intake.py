"""Intake: what may be attached, and what is known of a file before it is copied."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.errors import EvidenceEmptyError
from spbe_desktop.evidence.media import identify
from spbe_desktop.evidence.names import display_title, displayed, safe_name
from spbe_desktop.evidence.reading import stamp_of

LARGE_FILE = 200_000_000
"""From this size on, a link without copy is proposed."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may be attached; both names are safe to show and to store."""

    path: Path
    original_name: str
    title: str
    media_type: str
    agrees_with_name: bool
    size: int
    is_large: bool


def examine(path: Path, *, large_from: int = LARGE_FILE) -> Candidate:
    """Return what is known of the file at *path*, or refuse it: a folder, empty, unreadable."""
    size = size_of(path)
    content = identify(path, path.name)
    return Candidate(
        path=path,
        original_name=displayed(path.name).strip() or safe_name(path.name),
        title=display_title(path.name),
        media_type=content.media_type,
        agrees_with_name=content.agrees,
        size=size,
        is_large=size >= large_from,
    )


def size_of(path: Path) -> int:
    """Return the size of the file at *path* without reading it; refuse a folder, empty, gone."""
    size = stamp_of(path).size
    if not size:
        raise EvidenceEmptyError(path)
    return size
