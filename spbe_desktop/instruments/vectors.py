"""The worked examples that lie beside a pack, read only when it is tested."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

from spbe_desktop.domain.instrument import GroupCode, IndicatorKey, Instrument
from spbe_desktop.domain.vectors import Vector
from spbe_desktop.errors import PackInvalidError
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.loader import read_versioned
from spbe_desktop.instruments.plain_yaml import Node

FOLDER = "vectors"
"""Where they lie, beside the packs; a file bears the id of its instrument."""


def load_vectors(path: Path, instrument: Instrument) -> tuple[Vector, ...]:
    """Return the vectors at *path*; raise PackInvalidError if they are none of *instrument*."""
    top = read_versioned(path.read_bytes(), str(path))
    if top.text("instrument") != instrument.id:
        top.fault("instrument", f"bukan {instrument.id}")
    items = top.maps("vectors", lambda _content: "")
    vectors = tuple(_vector(fields, instrument) for fields in items)
    top.only()
    if top.faults:
        raise PackInvalidError(str(path), tuple(top.faults))
    return vectors


def _vector(fields: Fields, instrument: Instrument) -> Vector:
    if sum(map(fields.has, ("levels", "answers", "group_indices"))) != 1:
        fields.fault("", "harus memuat satu dari levels, answers, atau group_indices")
    vector = Vector(
        source=fields.text("source"),
        values=_values(fields, instrument),
        group_indices=_group_indices(fields),
        groups={GroupCode(code): value for code, value in _decimals(fields, "groups").items()},
        index=fields.decimal("index") if fields.has("index") else None,
        exact=fields.fraction("exact") if fields.has("exact") else None,
        predicate=fields.text_or_none("predicate"),
        note=fields.text_or_none("note"),
    )
    fields.only()
    return vector


def _values(fields: Fields, instrument: Instrument) -> dict[IndicatorKey, Decimal]:
    numbers = fields.text_or_none("levels").split()
    if not numbers:
        return {IndicatorKey(k): v for k, v in _decimals(fields, "answers").items()}
    rows = instrument.indicators
    if len(numbers) != len(rows):
        fields.fault("levels", f"{len(numbers)} nilai untuk {len(rows)} baris")
    content: dict[str, Node] = {
        str(row.key): number for row, number in zip(rows, numbers, strict=False)
    }
    by_key = _as_decimals(Fields(content, f"{fields.place}, levels", fields.faults))
    return {IndicatorKey(key): value for key, value in by_key.items()}


def _group_indices(fields: Fields) -> dict[GroupCode, Fraction]:
    if not fields.has("group_indices"):
        return {}
    inner = fields.inner("group_indices")
    found = {code: inner.fraction(code) for code in inner.content}
    return {GroupCode(code): value for code, value in found.items() if value is not None}


def _decimals(fields: Fields, key: str) -> dict[str, Decimal]:
    return _as_decimals(fields.inner(key)) if fields.has(key) else {}


def _as_decimals(fields: Fields) -> dict[str, Decimal]:
    found = {key: fields.decimal(key) for key in fields.content}
    return {key: value for key, value in found.items() if value is not None}
