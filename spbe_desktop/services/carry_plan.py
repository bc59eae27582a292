"""Reads what the year before can leave to an assessment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from sqlite3 import Row

from spbe_desktop.domain.carry_over import Heir, Heirs, gathered, heirs_of, kept_slots
from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.instruments.crosswalk import crosswalk_of
from spbe_desktop.services.carry_over import CarriedAnswer, CarriedUse, CarryOver
from spbe_desktop.services.sheets import instrument_of
from spbe_desktop.services.workspace import Workspace

_BEFORE = "SELECT id FROM assessment WHERE agency_id = ? AND year = ?"
_TEXTS = "SELECT key, explanation FROM answer WHERE assessment_id = ? AND trim(explanation) <> ''"
_USES = """
SELECT used.id, used.key, used.evidence_id, used.level, used.pages, used.role, evidence.title
FROM evidence_use AS used JOIN evidence ON evidence.id = used.evidence_id
WHERE used.assessment_id = ? AND NOT used.proposed ORDER BY used.id
"""
_SLOTS = """
SELECT evidence_use_id, slot FROM evidence_use_slot
JOIN evidence_use ON evidence_use.id = evidence_use_id WHERE assessment_id = ? ORDER BY slot
"""


@dataclass(frozen=True, slots=True)
class CarryPlan:
    """What the year before leaves, as one edit, and what it cannot leave."""

    operation: CarryOver
    left: tuple[IndicatorKey, ...]
    """Indicators that said or proved something, without a counterpart this year."""


def heirs_in_year(workspace: Workspace, agency_id: int, year: int) -> Heirs | None:
    """Return how the indicators of the year before *year* would go on in it.

    None if the agency has no assessment of the year before. Raise InstrumentUnknownError for a
    year without an instrument.
    """
    before = _before(workspace, agency_id, year)
    if before is None:
        return None
    new = workspace.catalogue.for_year(year)
    return heirs_of(instrument_of(workspace, before), new, crosswalk_of(workspace.catalogue))


def plan_carry_over(workspace: Workspace, sheet: Sheet) -> CarryPlan | None:
    """Return what the year before leaves to the assessment of *sheet*; none without that year.

    Only what counted then: documents that were proposals themselves are left out.
    """
    found = sheet.assessment
    before = _before(workspace, found.agency.id, found.year)
    if before is None:
        return None
    old = instrument_of(workspace, before)
    heirs = heirs_of(old, sheet.instrument, crosswalk_of(workspace.catalogue))
    rows = workspace.database.rows(_TEXTS, (before,))
    texts = {IndicatorKey(row["key"]): row["explanation"] for row in rows}
    uses = workspace.database.rows(_USES, (before,))
    said = {*texts, *(IndicatorKey(row["key"]) for row in uses)}
    instruments = (old, sheet.instrument)
    operation = CarryOver(
        found.id,
        found.year - 1,
        _answers(texts, said, heirs, instruments),
        _carried_uses(uses, _slots(workspace, before), heirs, instruments),
    )
    return CarryPlan(operation, tuple(key for key in heirs.left if key in said))


def _answers(
    texts: Mapping[IndicatorKey, str],
    said: Collection[IndicatorKey],
    heirs: Heirs,
    instruments: tuple[Instrument, Instrument],
) -> tuple[CarriedAnswer, ...]:
    """Return what each indicator of this year is told, in their order."""
    sources: dict[IndicatorKey, list[tuple[IndicatorKey, Heir]]] = defaultdict(list)
    for key, successors in heirs.by_old.items():
        for heir in successors if key in said else ():
            sources[heir.key].append((key, heir))
    return tuple(
        CarriedAnswer(
            after.key,
            _told(tuple(key for key, _ in sources[after.key]), texts, instruments),
            any(heir.criteria_changed for _, heir in sources[after.key]),
        )
        for after in instruments[1].indicators
        if after.key in sources
    )


def _told(
    keys: tuple[IndicatorKey, ...],
    texts: Mapping[IndicatorKey, str],
    instruments: tuple[Instrument, Instrument],
) -> str:
    """Return what was said of *keys*; under another instrument their names tell of what."""
    old, new = instruments
    if old.id == new.id:
        return texts.get(keys[0], "")
    return gathered([(old.by_key[key], texts[key]) for key in keys if key in texts])


def _carried_uses(
    rows: Sequence[Row],
    slots: Mapping[int, tuple[SlotCode, ...]],
    heirs: Heirs,
    instruments: tuple[Instrument, Instrument],
) -> tuple[CarriedUse, ...]:
    """Return the uses of the year before; a document stands once under an indicator.

    Levels and slots mean something within one instrument.
    """
    old, new = instruments
    same = old.id == new.id
    found: dict[tuple[IndicatorKey, str], CarriedUse] = {}
    for row in rows:
        for heir in heirs.by_old.get(IndicatorKey(row["key"]), ()):
            if heir.documents_serve:
                use = CarriedUse(
                    key=heir.key,
                    evidence_id=row["evidence_id"],
                    title=row["title"],
                    level=row["level"] if same else None,
                    pages=row["pages"],
                    role=row["role"],
                    slots=kept_slots(new.by_key[heir.key], slots.get(row["id"], ()))
                    if same
                    else (),
                )
                found.setdefault((use.key, use.evidence_id), use)
    return tuple(found.values())


def _before(workspace: Workspace, agency_id: int, year: int) -> int | None:
    rows = workspace.database.rows(_BEFORE, (agency_id, year - 1))
    return int(rows[0]["id"]) if rows else None


def _slots(workspace: Workspace, assessment_id: int) -> Mapping[int, tuple[SlotCode, ...]]:
    found: dict[int, tuple[SlotCode, ...]] = {}
    for row in workspace.database.rows(_SLOTS, (assessment_id,)):
        use_id = row["evidence_use_id"]
        found[use_id] = (*found.get(use_id, ()), SlotCode(row["slot"]))
    return found
