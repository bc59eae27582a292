"""Brings documents into a workspace; jobs for the worker, which never touch the database."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from spbe_desktop.domain.evidence import Document, EvidenceKind, Stored
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.errors import EvidenceChangedError
from spbe_desktop.evidence.addresses import checked_address
from spbe_desktop.evidence.intake import LARGE_FILE, examine, size_of
from spbe_desktop.evidence.reading import hash_file
from spbe_desktop.evidence.vault import Vault


def take_in(vault: Vault, path: Path, report: Report = unreported) -> Document:
    """Copy the file at *path* into the vault and return the document it is."""
    candidate = examine(path)
    stored = vault.add(path, report)
    return Document(
        id=uuid4().hex,
        kind=EvidenceKind.FILE,
        title=candidate.title,
        original_name=candidate.original_name,
        media_type=candidate.media_type,
        size=stored.size,
        sha256=stored.sha256,
    )


def link(path: Path, report: Report = unreported) -> Document:
    """Leave the file at *path* where it is and return the document it is, with its digest."""
    candidate = examine(path)
    found = hash_file(path, report)
    return Document(
        id=uuid4().hex,
        kind=EvidenceKind.LINK,
        title=candidate.title,
        original_name=candidate.original_name,
        media_type=candidate.media_type,
        size=found.size,
        sha256=found.sha256,
        location=str(path.absolute()),
        modified_ns=found.modified_ns,
    )


def take_in_picture(
    vault: Vault,
    png: bytes,
    title: str,
    *,
    captured_at: datetime | None = None,
    source_address: str = "",
) -> Document:
    """Keep a picture from the clipboard, already encoded as PNG.

    *captured_at* is when it was taken, *source_address* the web address that it shows.
    """
    stored = vault.add_bytes(png)
    return Document(
        id=uuid4().hex,
        kind=EvidenceKind.FILE,
        title=title,
        original_name=f"{title}.png",
        media_type="image/png",
        size=stored.size,
        sha256=stored.sha256,
        captured_at=captured_at,
        source_address=source_address,
    )


def address(text: str, title: str = "") -> Document:
    """Return the web address *text* as a document; refuse what no browser would open."""
    location = checked_address(text)
    return Document(
        id=uuid4().hex,
        kind=EvidenceKind.ADDRESS,
        title=title.strip() or location,
        location=location,
    )


def found_again(vault: Vault, lost: Stored, path: Path, report: Report = unreported) -> Document:
    """Take the file at *path* for the missing one of *lost*; refuse it if its bytes differ.

    A file of the vault is put back there, a link now leads to *path*.
    """
    if lost.kind is EvidenceKind.LINK:
        linked = link(path, report)
        _require_same(lost, path, linked.sha256)
        return linked
    # Read twice: another file must not come into the vault.
    size = size_of(path)
    found = hash_file(path, shifted(report, 0, 2 * size))
    _require_same(lost, path, found.sha256)
    return take_in(vault, path, shifted(report, size, 2 * size))


def is_large(path: Path) -> bool:
    """Tell whether a link without copy should be offered; refuse what cannot be evidence."""
    return size_of(path) >= LARGE_FILE


def _require_same(lost: Stored, path: Path, sha256: str) -> None:
    if sha256 != lost.sha256:
        raise EvidenceChangedError(lost.title, path)
