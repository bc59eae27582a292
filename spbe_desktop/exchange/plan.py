"""What is to be written: every document in memory, every file of evidence by its path."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.package import PackageIdentity, Submission, SubmittedEvidence
from spbe_desktop.errors import EvidenceMissingError
from spbe_desktop.exchange import tag_files
from spbe_desktop.exchange.contents import (
    ASSESSMENT_DOCUMENT,
    PACKAGE_DOCUMENT,
    assessment_facts,
    document,
    package_facts,
)
from spbe_desktop.exchange.names import evidence_paths

PAGE = "data/BACA-DULU.html"
WORKBOOK = "data/rekap.xlsx"
DOCUMENTS = (PAGE, PACKAGE_DOCUMENT, ASSESSMENT_DOCUMENT, WORKBOOK)
"""What every package has beside its evidence."""


@dataclass(frozen=True, slots=True)
class PlannedDocument:
    """A file that is in memory; *name* is relative to the top folder."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PlannedEvidence:
    """A file that is read when the package is written, and must still be the one of *sha256*."""

    name: str
    title: str
    source: Path
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class PackagePlan:
    """A whole package before it is written; nothing in it depends on when or where."""

    identity: PackageIdentity
    bag_info: tag_files.Pairs
    documents: tuple[PlannedDocument, ...]
    """The payload's own documents and the tag files."""
    evidence: tuple[PlannedEvidence, ...]

    @property
    def size(self) -> int:
        """Return the bytes of all files together."""
        documents = sum(len(item.content) for item in self.documents)
        return documents + sum(item.size for item in self.evidence)


def plan_package(submission: Submission, workbook: bytes, page: bytes) -> PackagePlan:
    """Return the plan of the full package of *submission*.

    Raise EvidenceMissingError for evidence whose file is not known. The files themselves are
    not touched.
    """
    evidence = _planned_evidence(submission)
    facts = package_facts(submission)
    payload = (
        PlannedDocument(PACKAGE_DOCUMENT, document(facts)),
        PlannedDocument(ASSESSMENT_DOCUMENT, document(assessment_facts(submission))),
        PlannedDocument(WORKBOOK, workbook),
        PlannedDocument(PAGE, page),
    )
    octets = sum(len(d.content) for d in payload) + sum(item.size for item in evidence)
    pairs = tag_files.bag_info(facts, octets=octets, files=len(payload) + len(evidence))
    tags = _tag_files(pairs, payload, evidence)
    return PackagePlan(submission.identity, pairs, payload + tags, evidence)


def _planned_evidence(submission: Submission) -> tuple[PlannedEvidence, ...]:
    paths = evidence_paths(submission)
    planned: dict[str, PlannedEvidence] = {}
    for item in sorted(submission.evidence, key=lambda e: (e.source is None, e.id)):
        if item.id in paths:
            name = f"data/{paths[item.id]}"
            planned.setdefault(name, _planned(name, item))
    return tuple(planned[name] for name in sorted(planned))


def _planned(name: str, item: SubmittedEvidence) -> PlannedEvidence:
    if item.source is None:
        raise EvidenceMissingError(item.title, Path(item.original_name))
    return PlannedEvidence(name, item.title, item.source, item.size, item.sha256)


def _tag_files(
    pairs: tag_files.Pairs,
    payload: tuple[PlannedDocument, ...],
    evidence: tuple[PlannedEvidence, ...],
) -> tuple[PlannedDocument, ...]:
    digests = {item.name: _sha256(item.content) for item in payload}
    digests |= {item.name: item.sha256 for item in evidence}
    tags = (
        PlannedDocument(tag_files.BAGIT, tag_files.BAGIT_TEXT),
        PlannedDocument(tag_files.BAG_INFO, tag_files.bag_info_text(pairs)),
        PlannedDocument(tag_files.MANIFEST, tag_files.manifest_text(digests)),
    )
    sealed = tag_files.manifest_text({tag.name: _sha256(tag.content) for tag in tags})
    return (*tags, PlannedDocument(tag_files.TAG_MANIFEST, sealed))


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
