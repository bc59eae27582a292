"""The shipped packs, each read once for all tests."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.instruments.loader import load

FOLDER = Path(__file__).parents[1] / "resources" / "instruments"
IDS = ("spbe-2018", "spbe-2020", "pemdi-2026")


@cache
def pack(instrument_id: str) -> Instrument:
    return load(FOLDER / f"{instrument_id}.yaml")
