"""The tables of what a year brings beside its values, from what the last one left to snapshots."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
)

from spbe_desktop.models.schema import metadata, text_column
from spbe_desktop.models.types import UtcDateTime

objection = Table(
    "objection",
    metadata,
    Column("id", Text, primary_key=True),
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("slot", Text, nullable=False),
    # A copy: the verdict itself is replaced once the assessor gives another.
    Column("verdict_outcome", Text, nullable=False),
    text_column("verdict_reason"),
    text_column("verdict_note"),
    Column("verdict_at", UtcDateTime, nullable=False),
    Column("argument", Text, nullable=False),
    Column("raised_at", UtcDateTime, nullable=False),
    Column("outcome", Text, nullable=False),
    text_column("outcome_note"),
    Column("decided_on", Date),
    Index("ix_objection_assessment_id_key", "assessment_id", "key"),
)

objection_evidence = Table(
    "objection_evidence",
    metadata,
    Column("objection_id", ForeignKey("objection.id", ondelete="CASCADE"), primary_key=True),
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True),
    text_column("pages"),
)

clarification = Table(
    "clarification",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("clarified", Boolean),
    text_column("note"),
    Column("updated_at", UtcDateTime, nullable=False),
)

carried_over = Table(
    "carried_over",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("from_year", Integer, nullable=False),
    text_column("explanation"),
    Column("criteria_changed", Boolean, nullable=False),
)

snapshot = Table(
    "snapshot",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("occasion", Text, nullable=False),
    text_column("stage"),
    Column("revision", Integer, nullable=False),
    Column("content", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Index("ix_snapshot_assessment_id", "assessment_id"),
)
