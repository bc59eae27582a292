"""Checks a workspace: the database's own structure, and every byte of the evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from spbe_desktop.domain.evidence import EvidenceKind, FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.journal_chain import ChainBreak
from spbe_desktop.domain.progress import Report, shifted, unreported
from spbe_desktop.evidence.linking import verify_link
from spbe_desktop.evidence.reading import HashedFile
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.exchange.sent_digests import sent_digests
from spbe_desktop.models.tables import (
    agency,
    assessment,
    evidence,
    evidence_revision,
    evidence_use,
    submission,
)
from spbe_desktop.services.journal_check import JournalAsRead, in_one_go, journal_in_portions
from spbe_desktop.services.tidying import StrayFile, known_digests, strays_in
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class UsePlace:
    """Where a document proves something."""

    assessment_id: int
    year: int
    agency: str
    key: IndicatorKey


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One revision of a document, where its bytes should be, and what they prove."""

    evidence_id: str
    revision: int
    is_newest: bool
    title: str
    original_name: str
    kind: EvidenceKind
    place: Path
    size: int
    sha256: str
    modified_ns: int
    uses: tuple[UsePlace, ...]


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A document whose bytes are missing or are no longer those that were attached."""

    file: KeptFile
    state: FileState


@dataclass(frozen=True, slots=True)
class Condition:
    """What the check of a workspace has shown."""

    database_faults: tuple[str, ...]
    """In SQLite's own words; none if the database is sound."""
    damaged: tuple[DamagedFile, ...]
    files: int
    size: int
    """How many bytes the files should have together; the same bytes count once."""
    strays: tuple[StrayFile, ...]
    """Files in the vault that neither a document nor a package that was sent refers to."""
    journal_break: ChainBreak | None = None
    """Where the journal is not what was written; none if it is whole."""

    @property
    def sound(self) -> bool:
        """Tell whether nothing that is in use is wrong; strays are no fault."""
        whole = not self.database_faults and self.journal_break is None
        return whole and not any(each.file.uses for each in self.damaged)


@dataclass(frozen=True, slots=True)
class Inventory:
    """What the database says of itself and of the files that should be there."""

    database_faults: tuple[str, ...]
    files: tuple[KeptFile, ...]
    known: frozenset[str]
    """The digests of all documents and revisions, in use or not."""
    packages: tuple[Path, ...]
    """Where the packages are that were sent."""
    journal: JournalAsRead


def examine(workspace: Workspace, report: Report = unreported) -> Condition:
    """Check everything, reading every file of evidence once."""
    return examine_files(workspace.vault, take_inventory(workspace), report)


def take_inventory(workspace: Workspace) -> Inventory:
    """Check the database, and list the files that it refers to."""
    return in_one_go(inventory_in_portions(workspace))


def inventory_in_portions(workspace: Workspace) -> Generator[None, None, Inventory]:
    """Do the same, with *yield* between two portions of a long journal."""
    faults = workspace.database.integrity_check()
    known = known_digests(workspace)
    with workspace.database.begin() as connection:
        files = _files(connection, workspace.vault)
        packages = tuple(map(Path, connection.execute(select(submission.c.path)).scalars()))
    journal = yield from journal_in_portions(workspace.database)
    return Inventory(faults, files, known, packages, journal)


def examine_files(vault: Vault, inventory: Inventory, report: Report = unreported) -> Condition:
    """Read every file of *inventory* and compare it; a job for the worker."""
    kept = {file.sha256: file.size for file in inventory.files if file.kind is EvidenceKind.FILE}
    links = [file for file in inventory.files if file.kind is EvidenceKind.LINK]
    in_vault = sum(kept.values())
    total = in_vault + sum(file.size for file in links)
    blobs = vault.check_all(kept, shifted(report, 0, total))
    linked = _check_links(links, shifted(report, in_vault, total))
    states = [(file, linked.get(file) or blobs[file.sha256]) for file in inventory.files]
    sent = frozenset[str]().union(*map(sent_digests, inventory.packages))
    return Condition(
        database_faults=inventory.database_faults,
        damaged=tuple(
            DamagedFile(file, state) for file, state in states if state is not FileState.INTACT
        ),
        files=len(inventory.files),
        size=total,
        strays=strays_in(vault, inventory.known | sent),
        journal_break=inventory.journal.first_break(),
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


def _files(connection: Connection, vault: Vault) -> tuple[KeptFile, ...]:
    """Return the newest revision of every document, and the earlier ones that can be checked.

    An earlier revision that was a link and that no sent assessment means is past: the officer has
    replaced the file, as a rule where it was.
    """
    places = _places(connection)
    newest = [
        _kept(vault, row, places, is_newest=True)
        for row in connection.execute(
            select(evidence).where(evidence.c.kind != EvidenceKind.ADDRESS.value)
        )
    ]
    earlier = [
        _kept(vault, row, places, is_newest=False) for row in connection.execute(_earlier())
    ]
    checked = [file for file in earlier if file.uses or file.kind is EvidenceKind.FILE]
    return tuple(sorted(newest + checked, key=lambda f: (f.title, f.evidence_id, f.revision)))


def _places(connection: Connection) -> Mapping[tuple[str, int], tuple[UsePlace, ...]]:
    """Return where each revision of each document is used, newest assessment first."""
    query = (
        select(
            evidence_use.c.evidence_id,
            evidence_use.c.key,
            evidence_use.c.assessment_id,
            assessment.c.year,
            agency.c.short_name,
            evidence_use.c.revision.label("pinned"),
            evidence.c.revision,
        )
        .join_from(evidence_use, evidence)
        .join(assessment, assessment.c.id == evidence_use.c.assessment_id)
        .join(agency, agency.c.id == assessment.c.agency_id)
        .order_by(assessment.c.year.desc(), evidence_use.c.id)
    )
    found: defaultdict[tuple[str, int], tuple[UsePlace, ...]] = defaultdict(tuple)
    for row in connection.execute(query):
        place = UsePlace(row.assessment_id, row.year, row.short_name, IndicatorKey(row.key))
        found[row.evidence_id, row.pinned or row.revision] += (place,)
    return found


def _earlier() -> Select[Any]:
    old = evidence_revision.c
    return select(
        old.evidence_id.label("id"),
        evidence.c.title,
        *(old[name] for name in _OF_REVISION),
    ).join(evidence, evidence.c.id == old.evidence_id)


_OF_REVISION = (
    *("revision", "kind", "original_name", "size", "sha256"),
    *("location", "modified_ns"),
)


def _kept(
    vault: Vault,
    row: Row[Any],
    places: Mapping[tuple[str, int], tuple[UsePlace, ...]],
    *,
    is_newest: bool,
) -> KeptFile:
    kind = EvidenceKind(row.kind)
    return KeptFile(
        evidence_id=row.id,
        revision=row.revision,
        is_newest=is_newest,
        title=row.title,
        original_name=row.original_name,
        kind=kind,
        place=Path(row.location) if kind is EvidenceKind.LINK else vault.path_of(row.sha256),
        size=row.size,
        sha256=row.sha256,
        modified_ns=row.modified_ns,
        uses=places.get((row.id, row.revision), ()),
    )


def _linked(file: KeptFile) -> HashedFile:
    return HashedFile(file.place, file.size, file.modified_ns, file.sha256)
