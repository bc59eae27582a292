"""A submission to package: an office, a few answers and evidence that really lies on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

from spbe_desktop.domain.evidence import Classification, EvidenceKind
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.package import (
    PackageIdentity,
    Submission,
    SubmittedAnswer,
    SubmittedChange,
    SubmittedEvidence,
    SubmittedUse,
)
from spbe_desktop.domain.scoring import score
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.domain.slots import SlotCode
from tests.builders import MOMENT, make_instrument


def make_identity(*, agency_code: str = "diskominfo", revision: int = 3) -> PackageIdentity:
    """Return an office's third package of the year."""
    return PackageIdentity(
        region_code="6401",
        region_name="Kabupaten Paser",
        agency_code=agency_code,
        agency_name="Dinas Komunikasi dan Informatika",
        year=2025,
        revision=revision,
        stage=SELF_ASSESSMENT,
    )


def make_evidence(
    folder: Path,
    title: str = "SK Tim Koordinasi",
    content: bytes = b"%PDF-1.7 surat keputusan",
    *,
    name: str = "",
    evidence_id: str = "",
    kind: EvidenceKind = EvidenceKind.FILE,
    dated: date | None = date(2025, 1, 14),
    classification: Classification = Classification.ORDINARY,
) -> SubmittedEvidence:
    """Write *content* under *folder* and return the evidence that it is."""
    digest = hashlib.sha256(content).hexdigest()
    source = folder / digest
    source.write_bytes(content)
    return SubmittedEvidence(
        id=evidence_id or f"E-{title}",
        kind=kind,
        title=title,
        original_name=name or f"{title}.pdf",
        media_type="application/pdf",
        size=len(content),
        sha256=digest,
        document_type="Surat keputusan",
        number="188/12/2025",
        dated=dated,
        publisher="Bupati Paser",
        classification=classification,
        source=source,
    )


def make_address(address: str = "https://paserkab.go.id/rencana") -> SubmittedEvidence:
    """Return evidence that is a web address and no file."""
    return SubmittedEvidence(
        id=f"E-{address}",
        kind=EvidenceKind.ADDRESS,
        title="Laman rencana",
        original_name="",
        media_type="",
        size=0,
        sha256="",
        address=address,
    )


def make_submitted_use(
    evidence: SubmittedEvidence,
    key: str = "1",
    level: int | None = 3,
    *,
    slots: Sequence[str] = (),
) -> SubmittedUse:
    """Return that *evidence* proves indicator *key* at *level*, filling *slots*."""
    filled = tuple(map(SlotCode, slots))
    return SubmittedUse(evidence.id, IndicatorKey(key), level, "3–9", "utama", filled)


def make_submission(
    evidence: Sequence[SubmittedEvidence] = (),
    uses: Sequence[SubmittedUse] = (),
    *,
    values: Mapping[str, str] | None = None,
    explanation: str = "Tim dibentuk dengan SK Bupati.",
    identity: PackageIdentity | None = None,
    instrument: Instrument | None = None,
) -> Submission:
    """Return a submission of *values*; evidence without a use proves indicator 1."""
    instrument = instrument or make_instrument()
    identity = identity or make_identity()
    answered = {
        IndicatorKey(key): Decimal(value)
        for key, value in (values or {"1": "3", "2": "2", "5": "4"}).items()
    }
    answers = tuple(
        SubmittedAnswer(key, {SELF_ASSESSMENT: value, "hasil": value}, explanation, Decimal(4))
        for key, value in answered.items()
    )
    return Submission(
        identity=identity,
        instrument=instrument,
        prepared=MOMENT,
        contact_name="Siti Rahma",
        contact_phone="0812-5555-0101",
        parent_sha256="ab" * 32,
        answers=answers,
        evidence=tuple(evidence),
        uses=tuple(uses) or tuple(make_submitted_use(item) for item in evidence),
        changes=(
            SubmittedChange(
                datetime(2025, 9, 1, 2, 3, 4, tzinfo=UTC), "Siti", "1", "value", "", "3"
            ),
            SubmittedChange(
                datetime(2025, 9, 2, 2, 3, 4, tzinfo=UTC), "Siti", "2", "value", "", "2"
            ),
        ),
        score=score(instrument, answered),
        software="SPBE Desktop 0.1.0",
    )
