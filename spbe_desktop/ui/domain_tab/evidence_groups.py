"""The documents of an indicator by what they prove: unplaced ones first, then level by level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slot_states import SlotStanding, expected
from spbe_desktop.domain.slots import EvidenceSlot


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Documents under one heading, and the slots that are still empty there."""

    title: str
    count: str = ""
    uses: tuple[EvidenceUse, ...] = ()
    empty: tuple[SlotStanding, ...] = ()


def groups_of(
    uses: Sequence[EvidenceUse], standing: Sequence[SlotStanding], claimed: int | None
) -> tuple[EvidenceGroup, ...]:
    """Return *uses* in groups; empty slots are listed up to the level that is *claimed*.

    A document that fills slots of several levels stands once, with the lowest of them.
    """
    level_of = {each.slot.code: each.slot.level for each in standing}
    levels = sorted({level for level in level_of.values() if level is not None})
    by_level: dict[int | None, list[EvidenceUse]] = {level: [] for level in (*levels, None)}
    unplaced = []
    for use in uses:
        codes = [code for code in use.slots if code in level_of]
        if codes:
            by_level[level_of[codes[0]]].append(use)
        else:
            unplaced.append(use)
    groups = [_unplaced(unplaced)] if unplaced else []
    asked = expected(standing, claimed) if claimed is not None else ()
    for level, found in by_level.items():
        own = [each for each in asked if each.slot.level == level]
        empty = tuple(each for each in own if each.empty and not each.uses)
        if found or empty:
            filled = sum(each.filled for each in own)
            count = f"{filled}/{len(own)}" if own else ""
            groups.append(EvidenceGroup(_title(level), count, tuple(found), empty))
    return tuple(groups)


def best_slot(
    use: EvidenceUse, standing: Sequence[SlotStanding], claimed: int | None
) -> EvidenceSlot | None:
    """Return the slot that an unplaced document most likely belongs to, among the empty ones.

    That is one of the level named for it, else of the claimed level, else of one below.
    """
    empty = [each.slot for each in standing if each.empty]
    wanted = (use.level, claimed)
    for level in wanted:
        for slot in empty:
            if level is not None and slot.level == level:
                return slot
    below = [slot for slot in empty if claimed is not None and (slot.level or 0) < claimed]
    return below[-1] if below else None


def _unplaced(uses: Sequence[EvidenceUse]) -> EvidenceGroup:
    return EvidenceGroup("Belum ditempatkan pada butir", str(len(uses)), tuple(uses))


def _title(level: int | None) -> str:
    return "Untuk semua tingkat" if level is None else f"Tingkat {level}"
