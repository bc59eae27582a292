"""What a backup file holds: a BagIt bag of the database, the evidence, packs and templates."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from spbe_desktop import __version__
from spbe_desktop.domain.plain_text import one_line, well_formed
from spbe_desktop.domain.portable_names import portable
from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.plan import PlannedDocument, PlannedEvidence

SUFFIX = ".spbebackup"
SCHEMA_VERSION = 1
PROFILE = "urn:spbe-desktop:cadangan:1"

RECORD = "data/cadangan.json"
DATABASE = "data/assessment.sqlite3"
EVIDENCE, INSTRUMENTS, TEMPLATES = "data/evidence", "data/instruments", "data/templat"

_MOMENT = "%Y-%m-%dT%H:%M:%SZ"
_FOLDER_LIMIT = 40
_PAYLOAD = re.compile(
    rf"{RECORD}|{DATABASE}"
    rf"|{EVIDENCE}/(?P<start>[0-9a-f]{{2}})/(?P=start)[0-9a-f]{{62}}"
    rf"|{INSTRUMENTS}/[A-Za-z0-9][A-Za-z0-9._-]*/[0-9a-f]{{12}}\.yaml"
    rf"|{TEMPLATES}/[A-Za-z0-9][A-Za-z0-9._ -]*\.docx"
)


@dataclass(frozen=True, slots=True)
class BackupRecord:
    """What a backup file says of itself."""

    workspace: str
    """The name of the folder that was backed up."""
    made: datetime
    """In UTC, to the second."""
    revision: str
    """Of the tables of its database."""
    files: int
    """Files of evidence."""
    size: int
    """Bytes of evidence."""
    lost: tuple[str, ...]
    """Digests of evidence that the workspace did not have any more."""
    software: str = f"SPBE Desktop {__version__}"


@dataclass(frozen=True, slots=True)
class BackupPlan:
    """A whole backup file before it is written."""

    top: str
    documents: tuple[PlannedDocument, ...]
    files: tuple[PlannedEvidence, ...]
    """Whatever is read from the disk while the file is written."""

    @property
    def size(self) -> int:
        """Return the bytes of all files together."""
        documents = sum(len(item.content) for item in self.documents)
        return documents + sum(item.size for item in self.files)


def plan_backup(record: BackupRecord, files: tuple[PlannedEvidence, ...]) -> BackupPlan:
    """Return the plan of a backup file of *files*, the database among them."""
    name = portable(well_formed(record.workspace), limit=_FOLDER_LIMIT)
    facts = PlannedDocument(RECORD, _record_bytes(record))
    octets = len(facts.content) + sum(item.size for item in files)
    info = (
        ("Bag-Software-Agent", record.software),
        ("Bagging-Date", record.made.strftime(_MOMENT)[:10]),
        ("BagIt-Profile-Identifier", PROFILE),
        ("External-Description", f"Cadangan buku kerja {one_line(record.workspace)}"),
        ("Payload-Oxum", f"{octets}.{len(files) + 1}"),
    )
    digests = {facts.name: _sha256(facts.content), **{item.name: item.sha256 for item in files}}
    tags = (
        PlannedDocument(tag_files.BAGIT, tag_files.BAGIT_TEXT),
        PlannedDocument(tag_files.BAG_INFO, tag_files.bag_info_text(info)),
        PlannedDocument(tag_files.MANIFEST, tag_files.manifest_text(digests)),
    )
    sealed = tag_files.manifest_text({tag.name: _sha256(tag.content) for tag in tags})
    seal = PlannedDocument(tag_files.TAG_MANIFEST, sealed)
    return BackupPlan(f"cadangan-{name}", (facts, *tags, seal), files)


def planned_blob(source: Path, sha256: str, size: int) -> PlannedEvidence:
    """Return the file of evidence as a backup file holds it."""
    return PlannedEvidence(f"{EVIDENCE}/{sha256[:2]}/{sha256}", sha256, source, size, sha256)


def planned_pack(source: Path, content: bytes) -> PlannedEvidence | None:
    """Return a pack "<id>@<digest>.yaml" as a backup file holds it; None for another name.

    No name in a backup file has the sign between the two: not every system can write it.
    """
    name = f"{INSTRUMENTS}/{source.name.replace('@', '/', 1)}"
    if not belongs(name):
        return None
    return PlannedEvidence(name, source.name, source, len(content), _sha256(content))


def place_of(name: str) -> str:
    """Return where in the folder of a workspace the payload file *name* belongs."""
    below = name.removeprefix("data/")
    if not name.startswith(f"{INSTRUMENTS}/"):
        return below
    folder, pack, file = below.split("/")
    return f"{folder}/{pack}@{file}"


def belongs(name: str) -> bool:
    """Tell whether a backup file may hold a payload file of this *name*."""
    return _PAYLOAD.fullmatch(name) is not None


def blob_digest(name: str) -> str | None:
    """Return the digest that the name of a file of evidence promises; None for other files."""
    return name.rpartition("/")[2] if name.startswith(f"{EVIDENCE}/") else None


def record_of(facts: Mapping[str, Any]) -> BackupRecord:
    """Return what the record of the form of its schema says; ValueError for an odd moment."""
    return BackupRecord(
        one_line(facts["workspace"]),
        datetime.strptime(facts["made"], _MOMENT).replace(tzinfo=UTC),
        facts["revision"],
        facts["files"],
        facts["size"],
        tuple(facts["lost"]),
        one_line(facts["software"]),
    )


def _record_bytes(record: BackupRecord) -> bytes:
    facts = {
        "schema_version": SCHEMA_VERSION,
        "workspace": well_formed(record.workspace),
        "made": record.made.astimezone(UTC).strftime(_MOMENT),
        "software": record.software,
        "revision": record.revision,
        "files": record.files,
        "size": record.size,
        "lost": list(record.lost),
    }
    return (json.dumps(facts, ensure_ascii=False, indent=2) + "\n").encode()


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
