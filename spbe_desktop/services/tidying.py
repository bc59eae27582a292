"""Stray files: bytes in the vault that nothing refers to any more, and how they are let go."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CompoundSelect, select, union

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import SpbeError
from spbe_desktop.evidence.media import UNKNOWN, identify
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models.tables import evidence, evidence_revision
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class StrayFile:
    """A file of the vault without a document; its name went with the document."""

    sha256: str
    size: int
    stored_at: datetime
    """When it came into the vault, in UTC."""
    media_type: str


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was deleted for good, and what the disk did not let go."""

    deleted: int
    size: int
    kept: int


def known_digests(workspace: Workspace) -> frozenset[str]:
    """Return the digests of the bytes of every document and of its earlier revisions."""
    with workspace.database.begin() as connection:
        return frozenset(connection.execute(_digests()).scalars())


def strays_in(vault: Vault, known: Collection[str]) -> tuple[StrayFile, ...]:
    """Return the files whose digests are not *known*, largest first; a job for the worker."""
    found = (_stray(vault, sha256) for sha256 in vault.orphans(known))
    return tuple(sorted(found, key=lambda stray: (-stray.size, stray.sha256)))


def release(workspace: Workspace, strays: Sequence[StrayFile]) -> tuple[StrayFile, ...]:
    """Give up whatever could still bring *strays* back, and return those to delete.

    That is the list of steps to undo: taking back the attaching of a document leaves its bytes
    for a redo. What a document refers to by now is not returned.
    """
    workspace.editor.forget()
    known = known_digests(workspace)
    return tuple(stray for stray in strays if stray.sha256 not in known)


def delete(vault: Vault, strays: Sequence[StrayFile], report: Report) -> Tidied:
    """Delete what was released; a job for the worker, during which nothing may be attached.

    A file that the disk does not let go stays, and the others are deleted all the same.
    """
    total = sum(stray.size for stray in strays)
    size = deleted = done = 0
    for stray in strays:
        report(done, total)
        try:
            vault.remove(stray.sha256)
        except SpbeError:
            continue
        finally:
            done += stray.size
        deleted += 1
        size += stray.size
    report(done, total)
    return Tidied(deleted, size, len(strays) - deleted)


def _stray(vault: Vault, sha256: str) -> StrayFile:
    path = vault.path_of(sha256)
    try:
        found = path.stat()
        size, modified = found.st_size, found.st_mtime
        media_type = identify(path, path.name).media_type
    except (OSError, SpbeError):  # it is listed, even if the disk gives nothing of it back
        size, modified, media_type = 0, 0.0, UNKNOWN
    return StrayFile(sha256, size, datetime.fromtimestamp(modified, UTC), media_type)


def _digests() -> CompoundSelect[Any]:
    return union(select(evidence.c.sha256), select(evidence_revision.c.sha256))
