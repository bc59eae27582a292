"""Checks a workspace: the database's own structure, and every byte of the evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import CompoundSelect, Row, Select, select, union

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.evidence.linking import verify_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.models.tables import evidence, evidence_revision, evidence_use
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A document whose bytes are missing or are no longer those that were attached."""

    title: str
    original_name: str
    sha256: str
    state: FileState
    location: Path


@dataclass(frozen=True, slots=True)
class Condition:
    """What the check of a workspace has shown."""

    database_faults: tuple[str, ...]
    """In SQLite's own words; none if the database is sound."""
    damaged: tuple[DamagedFile, ...]
    files: int
    orphans: int
    """Files in the vault that no document refers to."""

    @property
    def sound(self) -> bool:
        """Tell whether nothing is wrong; orphans are no fault."""
        return not self.database_faults and not self.damaged


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the database says of itself and of the files that should be there."""

    database_faults: tuple[str, ...]
    files: tuple[KeptFile, ...]
    known: frozenset[str]
    """The digests of all documents, in use or not."""


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A document that proves something, and where its bytes should be."""

    title: str
    original_name: str
    kind: EvidenceKind
    place: Path
    size: int
    sha256: str
    modified_ns: int


def examine(workspace: Workspace, report: Report = unreported) -> Condition:
    """Check everything, reading every file of evidence once."""
    return examine_files(workspace.vault, take_inventory(workspace), report)


def take_inventory(workspace: Workspace) -> Inventory:
    """Check the database, and list the files that it refers to."""
    faults = workspace.database.integrity_check()
    with workspace.database.begin() as connection:
        known = frozenset(connection.execute(_digests()).scalars())
        rows = connection.execute(_files_in_use()).all()
    return Inventory(faults, tuple(_kept(workspace.vault, row) for row in rows), known)


def examine_files(vault: Vault, inventory: Inventory, report: Report = unreported) -> Condition:
    """Read every file of *inventory* and compare it; a job for the worker."""
    kept = {file.sha256: file.size for file in inventory.files if file.kind is EvidenceKind.FILE}
    links = [file for file in inventory.files if file.kind is EvidenceKind.LINK]
    in_vault = sum(kept.values())
    total = in_vault + sum(file.size for file in links)
    blobs = vault.check_all(kept, shifted(report, 0, total))
    linked = _check_links(links, shifted(report, in_vault, total))
    states = [(file, linked.get(file) or blobs[file.sha256]) for file in inventory.files]
    return Condition(
        database_faults=inventory.database_faults,
        damaged=tuple(
            DamagedFile(file.title, file.original_name, file.sha256, state, file.place)
            for file, state in states
            if state is not FileState.INTACT
        ),
        files=len(inventory.files),
        orphans=len(vault.orphans(inventory.known)),
    )


def _check_links(links: Sequence[KeptFile], report: Report) -> dict[KeptFile, FileState]:
    total = sum(file.size for file in links)
    states = {}
    before = 0
    for file in links:
        states[file] = verify_link(_linked(file), shifted(report, before, total))
        before += file.size
        report(before, total)
    return states


def _kept(vault: Vault, row: Row[Any]) -> KeptFile:
    kind = EvidenceKind(row.kind)
    return KeptFile(
        title=row.title,
        original_name=row.original_name,
        kind=kind,
        place=Path(row.location) if kind is EvidenceKind.LINK else vault.path_of(row.sha256),
        size=row.size,
        sha256=row.sha256,
        modified_ns=row.modified_ns,
    )


def _linked(file: KeptFile) -> HashedFile:
    return HashedFile(file.place, file.size, file.modified_ns, file.sha256)


def _digests() -> CompoundSelect[Any]:
    """Find the bytes of every document, those of its earlier revisions included."""
    return union(select(evidence.c.sha256), select(evidence_revision.c.sha256))


def _files_in_use() -> Select[Any]:
    """Find the documents that prove something; what was detached everywhere harms nobody."""
    return (
        select(evidence)
        .where(
            evidence.c.kind != EvidenceKind.ADDRESS.value,
            evidence.c.id.in_(select(evidence_use.c.evidence_id)),
        )
        .order_by(evidence.c.title)
    )
