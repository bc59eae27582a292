"""What a database holds, read for comparing it with another of the same workspace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from spbe_desktop.domain.rescue import (
    AnswerHeld,
    AnswerPlace,
    AssessmentContent,
    AssessmentPlace,
    HeldContent,
)
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.models import backups

_ASSESSMENTS = """
    SELECT assessment.id, agency.short_name || CASE
            WHEN (SELECT count(*) FROM agency AS other
                WHERE other.short_name = agency.short_name) = 1 THEN ''
            ELSE ' ' || agency.id END,
        assessment.year,
        (SELECT count(*) FROM (
            SELECT key FROM score WHERE assessment_id = assessment.id AND stage = :own
            UNION
            SELECT key FROM answer WHERE assessment_id = assessment.id AND explanation <> ''
        )),
        (SELECT count(*) FROM score WHERE assessment_id = assessment.id AND stage = :own),
        (SELECT count(*) FROM answer
            WHERE assessment_id = assessment.id AND explanation <> ''),
        (SELECT count(DISTINCT evidence_id) FROM evidence_use
            WHERE assessment_id = assessment.id),
        (SELECT max(at) FROM journal WHERE assessment_id = assessment.id)
    FROM assessment JOIN agency ON agency.id = assessment.agency_id
    ORDER BY agency.short_name, assessment.year DESC
"""
_VALUES = "SELECT assessment_id, key, stage, value, updated_at FROM score"
_TEXTS = "SELECT assessment_id, key, explanation, note, target, updated_at FROM answer"
_TEXT_FIELDS = ("explanation", "note", "target")


def held_in(path: Path) -> HeldContent:
    """Return what the database at *path* holds; nobody may write to it, its revision is ours."""
    with backups.reading(path) as connection:
        rows = connection.execute(_ASSESSMENTS, {"own": SELF_ASSESSMENT}).fetchall()
        places, contents = {}, {}
        for number, agency, year, answers, values, explanations, documents, last in rows:
            places[number] = AssessmentPlace(str(agency), int(year))
            contents[places[number]] = AssessmentContent(
                answers, values, explanations, documents, str(last or "")
            )
        (last,) = connection.execute("SELECT max(at) FROM journal").fetchone()
        return HeldContent(contents, dict(_answers_in(connection, places)), str(last or ""))


def _answers_in(
    connection: sqlite3.Connection, places: dict[int, AssessmentPlace]
) -> Iterator[tuple[AnswerPlace, AnswerHeld]]:
    for number, key, stage, value, changed in connection.execute(_VALUES):
        yield AnswerPlace(places[number], key, "value", stage), AnswerHeld(value, changed)
    for number, key, *texts, changed in connection.execute(_TEXTS):
        for field, content in zip(_TEXT_FIELDS, texts, strict=True):
            if content:
                yield AnswerPlace(places[number], key, field), AnswerHeld(content, changed)
