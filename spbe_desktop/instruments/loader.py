"""An instrument pack read from its file: every part checked, every fault named at once."""

from __future__ import annotations

import hashlib
from pathlib import Path

from spbe_desktop.domain.instrument import Instrument, InstrumentId, PredicateBasis
from spbe_desktop.errors import PackFault, PackInvalidError, StorageFailedError
from spbe_desktop.instruments import parts
from spbe_desktop.instruments.fields import Fields
from spbe_desktop.instruments.groups import groups
from spbe_desktop.instruments.indicators import Known, members
from spbe_desktop.instruments.plain_yaml import PlainYamlError, read

SCHEMA_VERSION = "1"

LARGEST = 4 << 20
"""Bytes that a pack may have: some ten times the largest that ships."""


def load(path: Path) -> Instrument:
    """Return the instrument of the pack at *path*; raise PackInvalidError with all its faults."""
    return load_bytes(path.read_bytes(), str(path))


def load_foreign(path: Path) -> Instrument:
    """Return the instrument of a pack that nobody vouches for.

    Raise PackInvalidError with all its faults, StorageFailedError if it cannot be read.
    """
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise StorageFailedError(path, error.strerror or str(error)) from error
    if len(raw) > LARGEST:
        fault = PackFault(path.name, "berkas terlalu besar untuk sebuah instrumen")
        raise PackInvalidError(str(path), (fault,))
    return load_bytes(raw, str(path))


def load_bytes(raw: bytes, source: str) -> Instrument:
    """Return the instrument that *raw* holds; *source* names it in a PackInvalidError."""
    top = read_versioned(raw, source)
    instrument = _instrument(top, hashlib.sha256(raw).hexdigest())
    if top.faults:
        raise PackInvalidError(source, tuple(top.faults))
    return instrument


def read_versioned(raw: bytes, source: str) -> Fields:
    """Return the top fields of *raw*; raise PackInvalidError unless their version is known."""
    try:
        top = Fields(read(raw), "", [])
    except PlainYamlError as error:
        raise PackInvalidError(source, (error.fault,)) from error
    version = top.text("schema_version")
    if version and version != SCHEMA_VERSION:
        top.fault("schema_version", f"“{version}” tidak dikenal; yang dikenal {SCHEMA_VERSION}")
    if top.faults:
        # Another version may mean anything by the same words; reading on would only mislead.
        raise PackInvalidError(source, tuple(top.faults))
    return top


def _instrument(top: Fields, digest: str) -> Instrument:
    first_year, last_year = years(top)
    scales = parts.scales(top)
    external_indices = parts.external_indices(top)
    rows = members(top, Known(scales, external_indices, parts.owners(top)))
    instrument = Instrument(
        id=InstrumentId(top.code("id")),
        title=top.text("title"),
        short_title=top.text("short_title"),
        index_title=top.text("index_title"),
        first_year=first_year,
        last_year=last_year,
        groups=groups(top, rows),
        predicates=parts.predicates(top, scales),
        predicate_basis=top.choice("predicate_basis", PredicateBasis),
        stages=parts.stages(top),
        provenance=parts.provenance(top),
        display_decimals=top.whole("display_decimals", 2, most=parts.MOST_DECIMALS) or 0,
        cumulative=top.flag("cumulative", default=True),
        external_indices=external_indices,
        evidence_rules=parts.evidence_rules(top),
        digest=digest,
    )
    top.only()
    return instrument


def years(top: Fields) -> tuple[int, int | None]:
    """Return the first year and, unless the instrument is in force, the last."""
    fields = top.inner("years")
    first = fields.whole("first") or 0
    last = fields.whole("last") if fields.has("last") else None
    if last is not None and last < first:
        fields.fault("last", f"sebelum {first}")
    fields.only()
    return first, last
