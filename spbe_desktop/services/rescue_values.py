"""Values that a damaged byte has made into something that the instrument does not know."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from spbe_desktop.domain.instrument import IndicatorKey, Instrument
from spbe_desktop.errors import SpbeError
from spbe_desktop.models.failures import failures_named
from spbe_desktop.services.instruments import PinnedInstruments

_ASSESSMENTS = """
    SELECT assessment.id, pinned_instrument.file_name, pinned_instrument.digest
    FROM assessment JOIN pinned_instrument
        ON pinned_instrument.id = assessment.pinned_instrument_id
"""
_VALUES = (
    ("SELECT rowid, key, value FROM score WHERE assessment_id = ?", "DELETE FROM score"),
    (
        "SELECT rowid, key, target FROM answer WHERE assessment_id = ? AND target IS NOT NULL",
        "UPDATE answer SET target = NULL",
    ),
)


def drop_unknown_values(path: Path, pinned: PinnedInstruments) -> int:
    """Remove from the database at *path* what would keep a sheet from being read.

    Return how many values went. An instrument that cannot be read proves nothing.
    """
    dropped = 0
    with (
        failures_named(path),
        closing(sqlite3.connect(path, isolation_level=None)) as connection,
    ):
        for assessment, file_name, digest in connection.execute(_ASSESSMENTS).fetchall():
            try:
                instrument = pinned.get(file_name, digest)
            except SpbeError:
                continue
            for query, removal in _VALUES:
                for row, key, value in connection.execute(query, (assessment,)).fetchall():
                    if not _knows(instrument, key, Decimal(value)):
                        connection.execute(f"{removal} WHERE rowid = ?", (row,))
                        dropped += 1
    return dropped


def _knows(instrument: Instrument, key: str, value: Decimal) -> bool:
    indicator = instrument.by_key.get(IndicatorKey(key))
    return indicator is not None and indicator.scale.holds(value)
