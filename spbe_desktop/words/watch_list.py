"""What is said of indicators that need attention: what puts them on the list, and why."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.watch_list import Cause, WatchedAgency, WatchEntry, WatchReason
from spbe_desktop.words.formats import number, optional

_HINTED = 10
"""How many lines a hint has."""

CAUSE_NAMES: Mapping[Cause, str] = {
    Cause.ABSENT: "dokumen tidak ada",
    Cause.REJECTED: "bukti ditolak atau diminta revisi",
    Cause.OUTDATED: "dokumen usang atau kedaluwarsa",
    Cause.NO_OWNER: "tanpa penanggung jawab",
    Cause.UNCHANGED: "nilai tetap",
}


def reasons_text(entry: WatchEntry) -> str:
    """Return what puts the indicator on the list, as "rendah · tetap 3 tahun"."""
    told = {
        WatchReason.LOW: "rendah",
        WatchReason.FALLEN: f"turun dari {optional(entry.previous)}",
        WatchReason.STUCK: f"tetap {number(entry.years)} tahun",
    }
    return " · ".join(told[reason] for reason in entry.reasons)


def causes_text(entry: WatchEntry) -> str:
    """Return why, as far as the workspace knows."""
    named = ", ".join(_cause_told(cause, entry) for cause in entry.causes)
    return named[:1].upper() + named[1:] or "Sebabnya belum terlihat dari buku kerja ini"


def slots_text(entry: WatchEntry) -> str:
    """Return the slots in question in full, one on a line; nothing if it is about none."""
    absent = (f"Belum ada: {slot.text}" for slot in entry.absent)
    refused = (f"Dikembalikan asesor: {slot.text}" for slot in entry.refused)
    return "\n".join((*refused, *absent))


def _cause_told(cause: Cause, entry: WatchEntry) -> str:
    """Return a cause with the slots that it is about, as "dokumen tidak ada (SK tim, 2 lagi)"."""
    slots = {Cause.ABSENT: entry.absent, Cause.REJECTED: entry.refused}.get(cause, ())
    if not slots:
        return CAUSE_NAMES[cause]
    more = f", {number(len(slots) - 1)} lagi" if len(slots) > 1 else ""
    return f"{CAUSE_NAMES[cause]} ({slots[0].short}{more})"


_IN_AGENCY: Mapping[Cause, str] = {
    Cause.ABSENT: "kurang dokumen",
    Cause.REJECTED: "ditolak atau revisi",
    Cause.OUTDATED: "usang",
    Cause.NO_OWNER: "belum ditugaskan",
}
"""That a value has not changed says no more than that it is stuck."""


def agency_causes_text(row: WatchedAgency) -> str:
    """Return why indicators of an agency are watched, as "12 kurang dokumen, 3 usang"."""
    told = (f"{number(n)} {_IN_AGENCY[each]}" for each, n in row.causes if each in _IN_AGENCY)
    return ", ".join(told)


def agency_slots_text(row: WatchedAgency) -> str:
    """Return what is missing or was sent back, by indicator, as far as it fits into a hint."""
    told = [
        f"{entry.indicator.key}: {_cause_told(cause, entry)}"
        for entry in row.entries
        for cause in (Cause.REJECTED, Cause.ABSENT)
        if cause in entry.causes
    ]
    more = [f"dan {number(len(told) - _HINTED)} hal lain"] if len(told) > _HINTED else []
    return "\n".join((*told[:_HINTED], *more))


def agency_text(row: WatchedAgency) -> str:
    """Return what there is to watch in an agency, in one line."""
    parts = (
        (row.low, "rendah"),
        (row.fallen, "turun"),
        (row.stuck, "tetap"),
        (row.total - row.answered, "belum diisi"),
    )
    told = ", ".join(f"{number(count)} {name}" for count, name in parts if count)
    return told or "tidak ada yang perlu dipantau"
