"""Shortcomings as rows of a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.domain.shortcomings import Gravity, SeenShortcoming, ShortcomingState
from spbe_desktop.ui.finding_tab.fact_model import Cell, Column, FactRow
from spbe_desktop.words.formats import ABSENT
from spbe_desktop.words.shortcomings import (
    GRAVITY_NAMES,
    SOURCE_NAMES,
    STATE_NAMES,
    age_text,
    place_text,
)

COLUMNS = (
    Column("Nomor", 92),
    Column("Temuan"),
    Column("Indikator", 96, narrow=0),
    Column("Keparahan", 100, narrow=36),
    Column("Umur", 98),
    Column("Keadaan", 130),
)

GRAVITY_LOOKS: Mapping[Gravity, tuple[str, str]] = {
    Gravity.LIGHT: ("info", "text_2"),
    Gravity.MEDIUM: ("triangle-alert", "warning"),
    Gravity.SEVERE: ("octagon-alert", "error"),
}
"""Icon and colour; the shape alone tells them apart."""

STATE_LOOKS: Mapping[ShortcomingState, tuple[str, str]] = {
    ShortcomingState.OPEN: ("circle", "error"),
    ShortcomingState.IN_PROGRESS: ("circle-play", "accent"),
    ShortcomingState.DONE: ("circle-check", "success"),
    ShortcomingState.NOT_RELEVANT: ("minus", "text_3"),
}

_GRAVITIES, _STATES = list(Gravity), list(ShortcomingState)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where shortcomings are looked at: a year and its instrument."""

    year: int
    instrument: Instrument

    def title(self, key: IndicatorKey) -> str:
        """Return what the indicator is called."""
        return self.instrument.by_key[key].list_title

    def group_of(self, key: IndicatorKey) -> str:
        """Return the code of the top group of the indicator."""
        return self.instrument.path_to(key)[0].code


def row_of(seen: SeenShortcoming, seen_from: Standpoint) -> FactRow:
    """Return the row of one shortcoming."""
    found, closed = seen.shortcoming, seen.state.closed
    gravity, state = GRAVITY_LOOKS[found.gravity], STATE_LOOKS[seen.state]
    below = " · ".join(
        part for part in (SOURCE_NAMES[found.source], _place(seen, seen_from)) if part
    )
    words = " ".join(found.words.split())
    age = Cell(age_text(seen), badge=True, order=-found.year)
    if not seen.inherited:
        age = Cell(age_text(seen), tone="text_3", order=-found.year)
    return FactRow(
        found.id,
        (
            Cell(found.label, tone="text_2"),
            Cell(words, below=below, tone="text_2" if closed else "text"),
            Cell(place_text(seen), tone="text_3" if not seen.keys else "text", order=_order(seen)),
            Cell(
                GRAVITY_NAMES[found.gravity], "", *gravity, order=-_GRAVITIES.index(found.gravity)
            ),
            age,
            Cell(STATE_NAMES[seen.state], "", *state, order=_STATES.index(seen.state)),
        ),
    )


def _place(seen: SeenShortcoming, seen_from: Standpoint) -> str:
    if seen.unmapped:
        return f"indikator {seen.shortcoming.key} tahun {seen.shortcoming.year}"
    return seen_from.title(seen.keys[0]) if seen.keys else ""


def _order(seen: SeenShortcoming) -> tuple[int, str]:
    first = seen.keys[0] if seen.keys else ABSENT
    number = first.partition("-")[0]
    return (int(number) if number.isdigit() else 999, first)
