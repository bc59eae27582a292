"""Workspaces for tests: two offices of one region, a clock that stands still, and a full dump."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select

from spbe_desktop.domain.evidence import (
    Classification,
    Document,
    EvidenceDescription,
    EvidenceKind,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.models.all_tables import METADATA
from spbe_desktop.services.answering import AnswerField, SetAnswerField, SetValue
from spbe_desktop.services.founding import add_agency, start_assessment
from spbe_desktop.services.offices import OfficeFacts
from spbe_desktop.services.workspace import Workspace, create_workspace, open_workspace
from tests.builders import MOMENT

RESOURCES = Path(__file__).parents[1] / "resources"

THIS_YEAR, LAST_YEAR, NEXT_YEAR = 2025, 2024, 2026
DISKOMINFO_THIS_YEAR, DISKOMINFO_LAST_YEAR, DISKOMINFO_NEXT_YEAR = 1, 2, 3
"""Ids of the assessments that `make_workspace` starts; the third has another instrument."""


@dataclass
class Clock:
    """Tells the time it was last set to."""

    now: datetime = field(default=MOMENT)

    def __call__(self) -> datetime:
        """Return the moment."""
        return self.now

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)


def catalogue() -> Catalogue:
    """Return the instruments that the program ships."""
    return Catalogue(RESOURCES / "instruments")


def make_workspace(root: Path) -> None:
    """Make a workspace of one office with three assessments, all empty, and a second office."""
    workspace = create_workspace(root, catalogue(), Clock())
    office = add_agency(workspace, office_facts())
    for year in (THIS_YEAR, LAST_YEAR, NEXT_YEAR):
        start_assessment(workspace, office.id, year, date(year, 9, 30))
    add_agency(workspace, office_facts("bappeda", "Badan Perencanaan"))
    workspace.close()


def office_facts(code: str = "diskominfo", name: str = "Dinas Kominfo") -> OfficeFacts:
    """Return what is known of an office of Kabupaten Paser."""
    return OfficeFacts("6401", "Kabupaten Paser", code, name, name)


def opened(root: Path, clock: Clock | None = None) -> Workspace:
    """Open the workspace in *root*."""
    return open_workspace(root, catalogue(), clock or Clock())


def value(
    key: str,
    number: str | int | None,
    assessment_id: int = DISKOMINFO_THIS_YEAR,
    stage: str = SELF_ASSESSMENT,
) -> SetValue:
    """Return the edit that gives an indicator a value."""
    chosen = None if number is None else Decimal(str(number))
    return SetValue(assessment_id, stage, IndicatorKey(key), chosen)


def text(
    key: str,
    content: str | bool | Decimal | None,
    kind: AnswerField = AnswerField.EXPLANATION,
    assessment_id: int = DISKOMINFO_THIS_YEAR,
) -> SetAnswerField:
    """Return the edit of an answer's field, by default its explanation."""
    return SetAnswerField(assessment_id, IndicatorKey(key), kind, content)


def make_document(
    number: int = 1,
    kind: EvidenceKind = EvidenceKind.FILE,
    *,
    content: int | None = None,
    location: str = "",
) -> Document:
    """Return a document; those of the same *content* have the same bytes."""
    is_address = kind is EvidenceKind.ADDRESS
    places = {
        EvidenceKind.FILE: "",
        EvidenceKind.LINK: f"/arsip/{number}.mp4",
        EvidenceKind.ADDRESS: f"https://paserkab.go.id/{number}",
    }
    return Document(
        id=f"E{number:04}",
        kind=kind,
        title=f"Dokumen {number}",
        original_name="" if is_address else f"dokumen {number}.pdf",
        media_type="" if is_address else "application/pdf",
        size=0 if is_address else 1234,
        sha256="" if is_address else f"{content or number:064x}",
        location=location or places[kind],
    )


def described(
    title: str = "SK Tim Koordinasi",
    *,
    level: int | None = 3,
    pages: str = "3–9",
    classification: Classification = Classification.RESTRICTED,
) -> EvidenceDescription:
    """Return what an officer says of a document."""
    return EvidenceDescription(
        title=title,
        document_type="SK",
        number="188/12/2025",
        dated=date(2025, 1, 14),
        publisher="Bupati Paser",
        classification=classification,
        level=level,
        pages=pages,
        role="utama",
    )


Dump = dict[str, list[dict[str, Any]]]


def dump(workspace: Workspace) -> Dump:
    """Return every row of every table but those that only grow, without times of change."""
    with workspace.database.begin() as connection:
        return {
            table.name: [
                {name: content for name, content in row.items() if name != "updated_at"}
                for row in connection.execute(
                    select(table).order_by(*table.primary_key)
                ).mappings()
            ]
            for table in METADATA.sorted_tables
            if table.name not in {"journal", "journal_head", "snapshot"}
        }


def journal_of(workspace: Workspace) -> list[dict[str, Any]]:
    """Return the journal, oldest line first."""
    table = METADATA.tables["journal"]
    with workspace.database.begin() as connection:
        rows = connection.execute(select(table).order_by(table.c.id)).mappings().all()
    return [dict(row) for row in rows]


def edits_in_journal(workspace: Workspace) -> list[dict[str, Any]]:
    """Return the journal without the beginnings of agencies and assessments."""
    beginnings = {"agency", "assessment"}
    return [line for line in journal_of(workspace) if line["field"] not in beginnings]


def utc(*parts: int) -> datetime:
    """Return a moment in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[misc,arg-type]
