"""Reads the watch list from all years at hand: three queries, however many years there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from spbe_desktop.domain.document_checks import EvidenceView, document_problems, reckoning_day
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Assessment, EvidenceUse, Sheet
from spbe_desktop.domain.watch_list import (
    USUAL_THRESHOLD,
    Surroundings,
    WatchedAgency,
    WatchEntry,
    YearValues,
    attention,
    watched,
)
from spbe_desktop.services.offices import assessments_of
from spbe_desktop.services.sheets import instrument_of
from spbe_desktop.services.slot_reading import Standings
from spbe_desktop.services.stage_values import Values, all_entries, stage_values_of
from spbe_desktop.services.workspace import Workspace

_OWNERS = "SELECT DISTINCT key FROM duty WHERE assessment_id = ? AND lead"
_OLD = frozenset({FindingCode.EVIDENCE_EXPIRED, FindingCode.REVIEW_AGED, FindingCode.AUDIT_AGED})


@dataclass(frozen=True, slots=True)
class WatchList:
    """What needs attention, as seen from one assessment."""

    entries: tuple[WatchEntry, ...]
    agencies: tuple[WatchedAgency, ...]
    """All agencies at their newest year; none where the workspace has only one."""


def read_watch_list(
    workspace: Workspace,
    sheet: Sheet,
    standings: Standings,
    uses: Mapping[IndicatorKey, Sequence[EvidenceUse]],
    threshold: Decimal = USUAL_THRESHOLD,
) -> WatchList:
    """Return the watch list of the assessment of *sheet*; the latest stage of each year counts."""
    found = sheet.assessment
    known = assessments_of(workspace)
    values = _latest_values(workspace, known)
    histories: defaultdict[int, list[YearValues]] = defaultdict(list)
    for each in known:
        histories[each.agency.id].append(
            YearValues(each.year, each.instrument_id, values.get(each.id, {}))
        )
    owners = workspace.database.rows(_OWNERS, (found.id,))
    around = Surroundings(
        standings, frozenset(row["key"] for row in owners), _outdated(workspace, found, uses)
    )
    entries = watched(sheet.instrument, found.year, histories[found.agency.id], around, threshold)
    newest: dict[int, Assessment] = {}
    for each in known:
        newest.setdefault(each.agency.id, each)
    agencies = [
        (each.agency, each.year, instrument_of(workspace, each.id), histories[each.agency.id])
        for each in newest.values()
    ]
    return WatchList(entries, attention(agencies, threshold) if len(agencies) > 1 else ())


def _latest_values(workspace: Workspace, known: Sequence[Assessment]) -> Mapping[int, Values]:
    recorded = all_entries(workspace)
    found = {}
    for each in known:
        if each.id in recorded:
            instrument = instrument_of(workspace, each.id)
            found[each.id] = stage_values_of(instrument, recorded[each.id]).latest[1].values
    return found


def _outdated(
    workspace: Workspace, found: Assessment, uses: Mapping[IndicatorKey, Sequence[EvidenceUse]]
) -> frozenset[IndicatorKey]:
    today = workspace.clock().astimezone().date()
    view = EvidenceView({}, None, reckoning_day(found.due, found.year, today))
    return frozenset(
        key
        for key, inside in uses.items()
        if any(not _OLD.isdisjoint(document_problems(use, view)) for use in inside)
    )
