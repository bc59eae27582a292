"""Reads the watch list from all years at hand: as many queries, however many years there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from sqlite3 import Row

from spbe_desktop.domain.document_checks import EvidenceView, document_problems, reckoning_day
from spbe_desktop.domain.findings import FindingCode
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.sheet import Assessment, EvidenceUse, Sheet
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.domain.watch_list import (
    USUAL_THRESHOLD,
    AgencyYear,
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

_OWNED = "SELECT assessment_id, key FROM duty WHERE lead AND assessment_id IN"
_FILLED = """
    SELECT assessment_id, key, slot FROM evidence_use
    JOIN evidence_use_slot ON evidence_use_id = evidence_use.id
    WHERE NOT proposed AND assessment_id IN
"""
_ACCEPTED = """
    SELECT assessment_id, key, slot FROM slot_verdict
    WHERE outcome = 'accepted' AND assessment_id IN
"""
_REFUSED = """
    SELECT assessment_id, key, slot FROM slot_verdict
    WHERE outcome <> 'accepted' AND assessment_id IN
"""
_OLD_VERDICTS = """
    SELECT assessment_id, key FROM slot_verdict
    WHERE outcome <> 'accepted' AND reason = 'outdated' AND assessment_id IN
"""
_DATED = """
    SELECT assessment_id, key, valid_until FROM evidence_use
    JOIN evidence ON evidence.id = evidence_use.evidence_id
    WHERE valid_until IS NOT NULL AND NOT proposed AND assessment_id IN
"""
_OLD = frozenset({FindingCode.EVIDENCE_EXPIRED, FindingCode.REVIEW_AGED, FindingCode.AUDIT_AGED})


Keys = Mapping[int, frozenset[IndicatorKey]]
"""Indicators by assessment."""

Slots = Mapping[int, Mapping[IndicatorKey, frozenset[SlotCode]]]
"""Slots by assessment and indicator."""


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
    owned = _keys(workspace, _OWNED, (found.id,))[found.id]
    around = Surroundings(owned, _outdated(workspace, found, uses), standings)
    entries = watched(sheet.instrument, found.year, histories[found.agency.id], around, threshold)
    newest: dict[int, Assessment] = {}
    for each in known:
        newest.setdefault(each.agency.id, each)
    if len(newest) < 2:
        return WatchList(entries, ())
    surroundings = _surroundings(workspace, tuple(newest.values()))
    agencies = (
        AgencyYear(
            each.agency,
            each.year,
            instrument_of(workspace, each.id),
            histories[each.agency.id],
            surroundings[each.id],
        )
        for each in newest.values()
    )
    return WatchList(entries, attention(agencies, threshold))


def _surroundings(workspace: Workspace, known: Sequence[Assessment]) -> Mapping[int, Surroundings]:
    """Return what is known without looking at files, in as many queries for one as for all."""
    ids = tuple(each.id for each in known)
    owned, old = (_keys(workspace, query, ids) for query in (_OWNED, _OLD_VERDICTS))
    filled = _slots(workspace, (_FILLED, _ACCEPTED), ids)
    refused = _slots(workspace, (_REFUSED,), ids)
    expired = _expired(workspace, known)
    return {
        each.id: Surroundings(
            owned[each.id],
            old[each.id] | expired[each.id],
            filled=filled[each.id],
            refused=refused[each.id],
        )
        for each in known
    }


def _keys(workspace: Workspace, query: str, ids: Sequence[int]) -> Keys:
    """Return the indicators that *query* finds in each of the assessments *ids*."""
    found: defaultdict[int, set[IndicatorKey]] = defaultdict(set)
    for row in _rows(workspace, query, ids):
        found[row["assessment_id"]].add(IndicatorKey(row["key"]))
    return {each: frozenset(found[each]) for each in ids}


def _slots(workspace: Workspace, queries: Sequence[str], ids: Sequence[int]) -> Slots:
    """Return the slots that any of *queries* finds in each of the assessments *ids*."""
    found: dict[int, defaultdict[IndicatorKey, set[SlotCode]]] = {
        each: defaultdict(set) for each in ids
    }
    for query in queries:
        for row in _rows(workspace, query, ids):
            found[row["assessment_id"]][IndicatorKey(row["key"])].add(SlotCode(row["slot"]))
    return {
        each: {key: frozenset(codes) for key, codes in of.items()} for each, of in found.items()
    }


def _expired(workspace: Workspace, known: Sequence[Assessment]) -> Keys:
    """Return the indicators with a document that was valid before the day of reckoning only."""
    today = workspace.clock().astimezone().date()
    days = {each.id: reckoning_day(each.due, each.year, today).isoformat() for each in known}
    found: defaultdict[int, set[IndicatorKey]] = defaultdict(set)
    for row in _rows(workspace, _DATED, tuple(days)):
        if row["valid_until"] < days[row["assessment_id"]]:
            found[row["assessment_id"]].add(IndicatorKey(row["key"]))
    return {each: frozenset(found[each]) for each in days}


def _rows(workspace: Workspace, query: str, ids: Sequence[int]) -> Sequence[Row]:
    return workspace.database.rows(f"{query} ({', '.join('?' * len(ids))})", tuple(ids))


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
