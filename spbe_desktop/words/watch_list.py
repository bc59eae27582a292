"""What is said of indicators that need attention: what puts them on the list, and why."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.watch_list import Cause, WatchedAgency, WatchEntry, WatchReason
from spbe_desktop.words.formats import number, optional

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
    named = ", ".join(CAUSE_NAMES[cause] for cause in entry.causes)
    return named[:1].upper() + named[1:] or "Sebabnya belum terlihat dari buku kerja ini"


_IN_AGENCY: Mapping[Cause, str] = {
    Cause.ABSENT: "tanpa dokumen",
    Cause.REJECTED: "ditolak atau revisi",
    Cause.OUTDATED: "usang",
    Cause.NO_OWNER: "belum ditugaskan",
}
"""That a value has not changed says no more than that it is stuck."""


def agency_causes_text(row: WatchedAgency) -> str:
    """Return why indicators of an agency are watched, as "12 tanpa dokumen, 3 usang"."""
    told = (f"{number(n)} {_IN_AGENCY[each]}" for each, n in row.causes if each in _IN_AGENCY)
    return ", ".join(told)


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
