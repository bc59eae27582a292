"""The tables of who does it, and when: people, teams, duties and milestones."""

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
    UniqueConstraint,
    false,
    true,
)

from spbe_desktop.models.schema import metadata, text_column

person = Table(
    "person",
    metadata,
    Column("id", Text, primary_key=True),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("name", Text, nullable=False),
    text_column("position"),
    text_column("employee_number"),
    text_column("phone"),
    text_column("email"),
    Column("active", Boolean, nullable=False, server_default=true()),
)

team = Table(
    "team",
    metadata,
    Column("id", Text, primary_key=True),
    Column("region_id", ForeignKey("region.id", ondelete="CASCADE"), nullable=False),
    Column("year", Integer, nullable=False),
    Column("name", Text, nullable=False),
    text_column("decree_number"),
    Column("decree_date", Date),
    UniqueConstraint("region_id", "year", "name"),
)

team_member = Table(
    "team_member",
    metadata,
    Column("team_id", ForeignKey("team.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
    Column("role", Text, nullable=False),
    Column("position", Integer, nullable=False, server_default="0"),
)

duty = Table(
    "duty",
    metadata,
    Column("id", Text, primary_key=True),
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False),
    Column("key", Text, nullable=False),
    Column("agency_id", ForeignKey("agency.id"), nullable=False),
    Column("person_id", ForeignKey("person.id", ondelete="SET NULL")),
    Column("lead", Boolean, nullable=False),
    Index("ix_duty_assessment_id_key", "assessment_id", "key"),
)

milestone = Table(
    "milestone",
    metadata,
    Column("id", Text, primary_key=True),
    Column("assessment_id", ForeignKey("assessment.id", ondelete="CASCADE"), nullable=False),
    text_column("stage"),
    Column("title", Text, nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date),
    text_column("starts"),
    text_column("ends"),
    text_column("zone"),
    text_column("place"),
    text_column("address"),
    text_column("note"),
    text_column("other_attendees"),
    Column("done", Boolean, nullable=False, server_default=false()),
    Column("sequence", Integer, nullable=False, server_default="0"),
)

milestone_attendee = Table(
    "milestone_attendee",
    metadata,
    Column("milestone_id", ForeignKey("milestone.id", ondelete="CASCADE"), primary_key=True),
    Column("person_id", ForeignKey("person.id", ondelete="CASCADE"), primary_key=True),
)
