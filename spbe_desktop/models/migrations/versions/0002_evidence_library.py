"""Slots, verdicts and revisions of evidence, and more to say of a document.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # Every column has a default or may be empty, so SQLite adds them without a rebuild.
    op.add_column("evidence", sa.Column("signatory", sa.Text(), server_default="", nullable=False))
    op.add_column("evidence", sa.Column("valid_until", sa.Date(), nullable=True))
    op.add_column("evidence", sa.Column("captured_at", sa.Text(), nullable=True))
    op.add_column(
        "evidence", sa.Column("source_address", sa.Text(), server_default="", nullable=False)
    )
    op.add_column(
        "evidence", sa.Column("revision", sa.Integer(), server_default="1", nullable=False)
    )
    op.add_column("evidence", sa.Column("revised_at", sa.Text(), nullable=True))
    op.add_column(
        "evidence_use",
        sa.Column("proposed", sa.Boolean(), server_default=sa.text("0"), nullable=False),
    )
    op.add_column("evidence_use", sa.Column("revision", sa.Integer(), nullable=True))
    op.create_table(
        "evidence_use_slot",
        sa.Column("evidence_use_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_use_id"],
            ["evidence_use.id"],
            name=op.f("fk_evidence_use_slot_evidence_use_id_evidence_use"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("evidence_use_id", "slot", name=op.f("pk_evidence_use_slot")),
    )
    op.create_table(
        "evidence_revision",
        sa.Column("evidence_id", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("original_name", sa.Text(), server_default="", nullable=False),
        sa.Column("media_type", sa.Text(), server_default="", nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("location", sa.Text(), server_default="", nullable=False),
        sa.Column("modified_ns", sa.Integer(), server_default="0", nullable=False),
        sa.Column("replaced_at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["evidence_id"],
            ["evidence.id"],
            name=op.f("fk_evidence_revision_evidence_id_evidence"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("evidence_id", "revision", name=op.f("pk_evidence_revision")),
    )
    op.create_index(
        "ix_evidence_revision_sha256", "evidence_revision", ["sha256"], unique=False
    )
    op.create_table(
        "slot_verdict",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("slot", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessment.id"],
            name=op.f("fk_slot_verdict_assessment_id_assessment"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", "key", "slot", name=op.f("pk_slot_verdict")),
    )
