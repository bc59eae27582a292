"""The tables of a workspace."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    false,
)

from spbe_desktop.models.schema import metadata, text_column
from spbe_desktop.models.types import ExactDecimal, UtcDateTime

# Who

region = Table(
    "region",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
)

agency = Table(
    "agency",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region_id", ForeignKey("region.id"), nullable=False),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("short_name", Text, nullable=False),
    UniqueConstraint("region_id", "code"),
)

# What is assessed

pinned_instrument = Table(
    "pinned_instrument",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("code", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    UniqueConstraint("code", "digest"),
)

assessment = Table(
    "assessment",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("pinned_instrument_id", ForeignKey("pinned_instrument.id"), nullable=False),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("sent_at", UtcDateTime),
    Column("due", Date),
    text_column("contact_name"),
    text_column("contact_phone"),
    UniqueConstraint("agency_id", "year"),
    CheckConstraint("revision >= 1", name="revision_positive"),
)

answer = Table(
    "answer",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    text_column("explanation"),
    text_column("note"),
    Column("flagged", Boolean, nullable=False, server_default=false()),
    Column("target", ExactDecimal),
    Column("updated_at", UtcDateTime, nullable=False),
)

score = Table(
    "score",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("stage", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("value", ExactDecimal, nullable=False),
    Column("updated_at", UtcDateTime, nullable=False),
)

# What proves it

evidence = Table(
    "evidence",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("title", Text, nullable=False),
    text_column("original_name"),
    text_column("media_type"),
    Column("size", Integer, nullable=False, server_default="0"),
    text_column("sha256"),
    text_column("location"),
    Column("modified_ns", Integer, nullable=False, server_default="0"),
    text_column("document_type"),
    text_column("number"),
    Column("dated", Date),
    text_column("publisher"),
    Column("classification", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    text_column("signatory"),
    Column("valid_until", Date),
    Column("captured_at", UtcDateTime),
    text_column("source_address"),
    Column("revision", Integer, nullable=False, server_default="1"),
    Column("revised_at", UtcDateTime),
    CheckConstraint("kind IN ('file', 'link', 'address')", name="kind_known"),
    Index("ix_evidence_sha256", "sha256"),
)

evidence_use = Table(
    "evidence_use",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("evidence_id", ForeignKey("evidence.id"), nullable=False),
    Column("level", Integer),
    text_column("pages"),
    text_column("role"),
    Column("added_at", UtcDateTime, nullable=False),
    Column("proposed", Boolean, nullable=False, server_default=false()),
    Column("revision", Integer),
    Column("carried_from", Integer),
    UniqueConstraint("assessment_id", "key", "evidence_id"),
    Index("ix_evidence_use_evidence_id", "evidence_id"),
)

evidence_use_slot = Table(
    "evidence_use_slot",
    metadata,
    Column("evidence_use_id", ForeignKey("evidence_use.id", ondelete="CASCADE"), primary_key=True),
    Column("slot", Text, primary_key=True),
)

evidence_revision = Table(
    "evidence_revision",
    metadata,
    Column("evidence_id", ForeignKey("evidence.id", ondelete="CASCADE"), primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    text_column("original_name"),
    text_column("media_type"),
    Column("size", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    text_column("location"),
    Column("modified_ns", Integer, nullable=False, server_default="0"),
    Column("replaced_at", UtcDateTime, nullable=False),
    Index("ix_evidence_revision_sha256", "sha256"),
)

slot_verdict = Table(
    "slot_verdict",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("slot", Text, primary_key=True),
    Column("outcome", Text, nullable=False),
    text_column("reason"),
    text_column("note"),
    Column("at", UtcDateTime, nullable=False),
)

# What was published, and what is aimed at

published_index = Table(
    "published_index",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("region_id", ForeignKey("region.id", ondelete="CASCADE"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("stage", Text, nullable=False),
    Column("instrument_code", Text, nullable=False),
    Column("index_value", ExactDecimal, nullable=False),
    UniqueConstraint("region_id", "year", "stage"),
)

published_group = Table(
    "published_group",
    metadata,
    Column(
        "published_index_id",
        ForeignKey("published_index.id", ondelete="CASCADE"),
        primary_key=True,
    ),
    Column("group_code", Text, primary_key=True),
    Column("value", ExactDecimal, nullable=False),
)

target_index = Table(
    "target_index",
    metadata,
    Column("region_id", ForeignKey("region.id", ondelete="CASCADE"), primary_key=True),
    Column("year", Integer, primary_key=True),
    Column("value", ExactDecimal, nullable=False),
)

# What was sent, and who changed what

submission = Table(
    "submission",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("prepared_at", UtcDateTime, nullable=False),
    Column("written_at", UtcDateTime, nullable=False),
    Column("path", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    text_column("reopen_reason"),
    UniqueConstraint("assessment_id", "revision"),
)

journal = Table(
    "journal",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", Text, nullable=False),
    Column("assessment_id", Integer),
    text_column("key"),
    Column("field", Text, nullable=False),
    text_column("stage"),
    text_column("before"),
    text_column("after"),
    text_column("reason"),
    text_column("digest"),
    Index("ix_journal_assessment_id_key", "assessment_id", "key"),
    # One column each, so that lines come out by their id without being sorted.
    Index("ix_journal_assessment_id", "assessment_id"),
    Index("ix_journal_actor", "actor"),
    Index("ix_journal_field", "field"),
)

journal_head = Table(
    "journal_head",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", Text, nullable=False),
    CheckConstraint("id = 1", name="only_one"),
)
