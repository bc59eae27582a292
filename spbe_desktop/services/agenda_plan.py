"""The usual calendar of a year, from the file beside the packs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from secrets import token_hex

import yaml

from spbe_desktop.domain.agenda import Milestone, zone_of
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.sheet import Assessment
from spbe_desktop.services.workspace import Workspace


def usual_year(
    workspace: Workspace,
    assessment: Assessment,
    instrument: Instrument,
    known: Sequence[Milestone],
) -> tuple[Milestone, ...]:
    """Return what usually happens in the year of an assessment and is not *known* yet.

    Stages that the instrument does not have are left out; those that it has are called as it
    calls them. Times are those of the region.
    """
    text = workspace.catalogue.agenda.read_text(encoding="utf-8")
    names = {stage.code: stage.name for stage in instrument.stages}
    planned = {m.stage for m in known if m.stage} | {m.title for m in known}
    zone = zone_of(assessment.agency.region.code)
    found = []
    for entry in yaml.safe_load(text)["milestones"]:
        stage, last = entry["stage"], entry.get("last")
        title = names.get(stage, entry["title"])
        if (stage and stage not in names) or stage in planned or title in planned:
            continue
        found.append(
            Milestone(
                id=token_hex(8),
                title=title,
                first_day=_day(assessment.year, entry["first"]),
                last_day=_day(assessment.year, last) if last else None,
                zone=zone,
                stage=stage,
            )
        )
    return tuple(found)


def _day(year: int, month_and_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")
