"""Checks a workspace: the database's own structure, and every byte of the evidence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from spbe_desktop.domain.package import EvidenceKind
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.sheet import FileState
from spbe_desktop.evidence.linking import verify_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.models.tables import evidence, evidence_use
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


def examine(workspace: Workspace, report: Report = unreported) -> Condition:
    """Check everything, reading every file of evidence once."""
    faults = workspace.database.integrity_check()
    with workspace.database.begin() as connection:
        known = set(connection.execute(select(evidence.c.sha256)).scalars())
        rows = connection.execute(_files_in_use()).all()
    kept = {row.sha256: row.size for row in rows if row.kind == EvidenceKind.FILE}
    states = workspace.vault.check_all(kept, report)
    damaged = []
    for row in rows:
        if row.kind == EvidenceKind.FILE:
            place = workspace.vault.path_of(row.sha256)
            state = FileState(states[row.sha256].value)
        else:
            place = Path(row.location)
            linked = HashedFile(place, row.size, row.modified_ns, row.sha256)
            state = FileState(verify_link(linked).value)
        if state is not FileState.INTACT:
            damaged.append(DamagedFile(row.title, row.original_name, row.sha256, state, place))
    return Condition(
        database_faults=faults,
        damaged=tuple(damaged),
        files=len(rows),
        orphans=len(workspace.vault.orphans(known)),
    )


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
