"""What is said of shortcomings (temuan): sources, gravity, states and ages."""

from __future__ import annotations

from collections.abc import Mapping

from spbe_desktop.domain.shortcomings import (
    Gravity,
    SeenShortcoming,
    ShortcomingSource,
    ShortcomingState,
)
from spbe_desktop.words.formats import ABSENT

SOURCE_NAMES: Mapping[ShortcomingSource, str] = {
    ShortcomingSource.SELF_CHECK: "Pemeriksaan mandiri",
    ShortcomingSource.ASSESSOR: "Catatan asesor",
    ShortcomingSource.MEETING: "Rapat",
    ShortcomingSource.AUDIT: "Audit",
}

GRAVITY_NAMES: Mapping[Gravity, str] = {
    Gravity.LIGHT: "Ringan",
    Gravity.MEDIUM: "Sedang",
    Gravity.SEVERE: "Berat",
}

STATE_NAMES: Mapping[ShortcomingState, str] = {
    ShortcomingState.OPEN: "Terbuka",
    ShortcomingState.IN_PROGRESS: "Dikerjakan",
    ShortcomingState.DONE: "Selesai",
    ShortcomingState.NOT_RELEVANT: "Tidak relevan",
}


def age_text(seen: SeenShortcoming) -> str:
    """Return which year of its life it is in, "tahun ke-3"; "baru" in the first."""
    return f"tahun ke-{seen.age}" if seen.inherited else "baru"


def place_text(seen: SeenShortcoming) -> str:
    """Return the numbers of the indicators that it concerns this year."""
    if seen.unmapped:
        return "tidak dipetakan"
    return ", ".join(seen.keys) or ABSENT
