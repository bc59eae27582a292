"""When the values of a stage may still be changed."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from spbe_desktop.cycle_errors import StageClosedError
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.models.tables import score
from spbe_desktop.services.editing import Desk


def require_last(desk: Desk, assessment_id: int, instrument: Instrument, stage: str) -> None:
    """Raise StageClosedError if a stage later than *stage* has values."""
    names = {found.code: found.name for found in instrument.scored_stages}
    codes = list(names)
    rows = desk.connection.execute(_STAGES, {"assessment_id": assessment_id})
    used = {row.stage for row in rows}
    for later in codes[codes.index(stage) + 1 :]:
        if later in used:
            raise StageClosedError(stage=names[stage], later=names[later])


_STAGES = (
    select(score.c.stage).where(score.c.assessment_id == bindparam("assessment_id")).distinct()
)
