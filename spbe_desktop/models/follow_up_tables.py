"""The tables of what falls short, and of what is done about it."""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)

from spbe_desktop.models.schema import metadata, text_column
from spbe_desktop.models.types import ExactDecimal, UtcDateTime

finding = Table(
    "finding",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("year", Integer, nullable=False),
    Column("instrument_code", Text, nullable=False),
    text_column("key"),
    text_column("slot"),
    Column("source", Text, nullable=False),
    text_column("code"),
    Column("severity", Text, nullable=False),
    Column("words", Text, nullable=False),
    text_column("note"),
    Column("found_at", UtcDateTime, nullable=False),
    UniqueConstraint("agency_id", "year", "number"),
)

finding_step = Table(
    "finding_step",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("finding_id", ForeignKey("finding.id", ondelete="CASCADE"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("state", Text, nullable=False),
    text_column("reason"),
    Column("actor", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_finding_step_finding_id", "finding_id"),
)

finding_evidence = Table(
    "finding_evidence",
    metadata,
    Column("finding_id", ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True),
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True),
    Column("year", Integer, primary_key=True),
)

checklist_item = Table(
    "checklist_item",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("instrument_code", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("since_year", Integer, nullable=False),
    Column("until_year", Integer),
    Column("words", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
    Index("ix_checklist_item_agency_id", "agency_id"),
)

checklist_mark = Table(
    "checklist_mark",
    metadata,
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), primary_key=True),
    Column("key", Text, primary_key=True),
    Column("item", Text, primary_key=True),
)

recommendation = Table(
    "recommendation",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("instrument_code", Text, nullable=False),
    Column("position", Integer, nullable=False),
    text_column("number"),
    text_column("key"),
    Column("words", Text, nullable=False),
    text_column("reason"),
    Index("ix_recommendation_agency_id_year", "agency_id", "year"),
)

action_item = Table(
    "action_item",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("instrument_code", Text, nullable=False),
    text_column("key"),
    Column("title", Text, nullable=False),
    text_column("description"),
    Column("responsible_agency_id", ForeignKey("agency.id")),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL")),
    text_column("responsible"),
    Column("due", Date),
    Column("cost", Integer),
    text_column("spending"),
    Column("state", Text, nullable=False),
    text_column("reason"),
    Column("expected_level", ExactDecimal),
    Column("done_on", Date),
    Index("ix_action_item_agency_id", "agency_id"),
)

action_finding = Table(
    "action_finding",
    metadata,
    Column("action_id", ForeignKey("action_item.id", ondelete="CASCADE"), primary_key=True),
    Column("finding_id", ForeignKey("finding.id", ondelete="CASCADE"), primary_key=True),
)

action_recommendation = Table(
    "action_recommendation",
    metadata,
    Column("action_id", ForeignKey("action_item.id", ondelete="CASCADE"), primary_key=True),
    Column(
        "recommendation_id",
        ForeignKey("recommendation.id", ondelete="CASCADE"),
        primary_key=True,
    ),
)

action_evidence = Table(
    "action_evidence",
    metadata,
    Column("action_id", ForeignKey("action_item.id", ondelete="CASCADE"), primary_key=True),
    Column("evidence_id", ForeignKey("evidence.id"), primary_key=True),
)
