"""Makes snapshots of an assessment, and reads them; nothing changes one that was made."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, and_, func, insert, select

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.snapshot import (
    Occasion,
    Snapshot,
    SnapshotDocument,
    digest_of,
    snapshot_of,
)
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.models.stage_tables import clarification, objection, snapshot
from spbe_desktop.models.stored import shortest
from spbe_desktop.models.tables import (
    answer,
    assessment,
    evidence,
    evidence_revision,
    evidence_use,
    evidence_use_slot,
    score,
    slot_verdict,
)
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class KeptSnapshot:
    """A snapshot in the list: when, by whom and why it was made."""

    id: int
    at: datetime
    actor: str
    occasion: Occasion
    stage: str
    """The stage that began, for a change of stage."""
    revision: int


def keep_snapshot(
    connection: Connection,
    assessment_id: int,
    occasion: Occasion,
    *,
    actor: str,
    at: datetime,
    stage: str = "",
) -> None:
    """Keep the assessment as it stands within the open transaction.

    What the last snapshot of the same occasion and stage holds already is not kept twice: an
    edit may be undone and made again.
    """
    text = content_of(connection, assessment_id).canonical()
    own = snapshot.c.assessment_id == assessment_id
    last = connection.execute(
        select(snapshot.c.digest, snapshot.c.occasion, snapshot.c.stage)
        .where(own)
        .order_by(snapshot.c.id.desc())
        .limit(1)
    ).first()
    digest = digest_of(text)
    if last is not None and tuple(last) == (digest, occasion.value, stage):
        return
    revision = connection.execute(
        select(assessment.c.revision).where(assessment.c.id == assessment_id)
    ).scalar_one()
    row = {
        "assessment_id": assessment_id,
        "at": at,
        "actor": actor,
        "occasion": occasion.value,
        "stage": stage,
        "revision": revision,
        "content": text,
        "digest": digest,
    }
    connection.execute(insert(snapshot).values(row))


def keep_before_stage(
    connection: Connection, assessment_id: int, stage: str, *, actor: str, at: datetime
) -> None:
    """Keep the assessment if *stage* has no value yet: its first one is about to be stored."""
    begun = select(score.c.key).where(
        score.c.assessment_id == assessment_id, score.c.stage == stage
    )
    if connection.execute(begun.limit(1)).first() is None:
        keep_snapshot(connection, assessment_id, Occasion.STAGE, actor=actor, at=at, stage=stage)


def snapshots_of(workspace: Workspace, assessment_id: int) -> tuple[KeptSnapshot, ...]:
    """Return the snapshots of an assessment, newest first."""
    columns = (snapshot.c[name] for name in ("id", "at", "actor", "occasion", "stage", "revision"))
    query = select(*columns).where(snapshot.c.assessment_id == assessment_id)
    with workspace.database.begin() as connection:
        rows = connection.execute(query.order_by(snapshot.c.id.desc())).all()
    return tuple(
        KeptSnapshot(row.id, row.at, row.actor, Occasion(row.occasion), row.stage, row.revision)
        for row in rows
    )


def read_snapshot(workspace: Workspace, snapshot_id: int) -> tuple[Snapshot, bool]:
    """Return a snapshot, and whether it is what was kept, by its digest."""
    query = select(snapshot.c.content, snapshot.c.digest).where(snapshot.c.id == snapshot_id)
    with workspace.database.begin() as connection:
        text, digest = connection.execute(query).one()
    return snapshot_of(text), digest_of(text) == digest


def present_of(workspace: Workspace, assessment_id: int) -> Snapshot:
    """Return the assessment as it stands now, to be compared with a snapshot."""
    with workspace.database.begin() as connection:
        return content_of(connection, assessment_id)


def content_of(connection: Connection, assessment_id: int) -> Snapshot:
    """Return what a snapshot of this moment holds."""
    values: defaultdict[str, dict[IndicatorKey, str]] = defaultdict(dict)
    query = select(score).where(score.c.assessment_id == assessment_id)
    for row in connection.execute(query):
        values[row.stage][IndicatorKey(row.key)] = shortest(row.value)
    texts = select(answer.c.key, answer.c.explanation).where(
        answer.c.assessment_id == assessment_id, answer.c.explanation != ""
    )
    return Snapshot(
        values=dict(values),
        explanations={IndicatorKey(key): text for key, text in connection.execute(texts)},
        evidence=_evidence(connection, assessment_id),
        verdicts=_verdicts(connection, assessment_id),
        objections=_objections(connection, assessment_id),
        clarifications=_clarifications(connection, assessment_id),
    )


def _evidence(
    connection: Connection, assessment_id: int
) -> dict[IndicatorKey, dict[str, SnapshotDocument]]:
    own = evidence_use.c.assessment_id == assessment_id
    slots: defaultdict[int, list[str]] = defaultdict(list)
    filled = select(evidence_use_slot).join(evidence_use).where(own)
    for row in connection.execute(filled.order_by(evidence_use_slot.c.slot)):
        slots[row.evidence_use_id].append(row.slot)
    found: defaultdict[IndicatorKey, dict[str, SnapshotDocument]] = defaultdict(dict)
    for row in connection.execute(_USED.where(own)):
        found[IndicatorKey(row.key)][row.evidence_id] = SnapshotDocument(
            row.title, row.digest, tuple(slots[row.id]), row.proposed
        )
    return dict(found)


def _verdicts(connection: Connection, assessment_id: int) -> dict[IndicatorKey, dict[str, str]]:
    found: defaultdict[IndicatorKey, dict[str, str]] = defaultdict(dict)
    query = select(slot_verdict).where(slot_verdict.c.assessment_id == assessment_id)
    for row in connection.execute(query):
        told = (part for part in (row.outcome, row.reason, row.note) if part)
        found[IndicatorKey(row.key)][row.slot] = "; ".join(told)
    return dict(found)


def _objections(connection: Connection, assessment_id: int) -> dict[IndicatorKey, dict[str, str]]:
    found: defaultdict[IndicatorKey, dict[str, str]] = defaultdict(dict)
    query = select(objection).where(objection.c.assessment_id == assessment_id)
    for row in connection.execute(query.order_by(objection.c.raised_at, objection.c.id)):
        told = (row.slot, row.outcome, row.argument, row.outcome_note)
        found[IndicatorKey(row.key)][row.id] = "; ".join(part for part in told if part)
    return dict(found)


def _clarifications(
    connection: Connection, assessment_id: int
) -> dict[str, dict[IndicatorKey, str]]:
    found: defaultdict[str, dict[IndicatorKey, str]] = defaultdict(dict)
    query = select(clarification).where(clarification.c.assessment_id == assessment_id)
    for row in connection.execute(query):
        key = IndicatorKey(row.key)
        found[row.stage][key] = StageEntry(key, None, row.clarified, row.note).told
    return dict(found)


def _digest() -> Any:
    """Return the digest of the revision that a use means; the newest if it names none."""
    return func.coalesce(evidence_revision.c.sha256, evidence.c.sha256).label("digest")


_USED = (
    select(
        evidence_use.c.id,
        evidence_use.c.key,
        evidence_use.c.evidence_id,
        evidence_use.c.proposed,
        evidence.c.title,
        _digest(),
    )
    .join_from(evidence_use, evidence)
    .outerjoin(
        evidence_revision,
        and_(
            evidence_revision.c.evidence_id == evidence.c.id,
            evidence_revision.c.revision == evidence_use.c.revision,
        ),
    )
)
