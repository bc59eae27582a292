"""What the preview says of columns and faults."""

from __future__ import annotations

from decimal import Decimal

from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.domain.result_table import (
    IGNORED,
    NAME,
    NOTE,
    NUMBER,
    CellFault,
    FaultKind,
    ResultRow,
)
from spbe_desktop.words import formats


def role_names(instrument: Instrument) -> list[tuple[str, str]]:
    """Return what a column may hold: each role with its name."""
    stages = [(s.code, f"Nilai {s.short_name}") for s in instrument.scored_stages]
    fixed = [(NUMBER, "Nomor indikator"), (NAME, "Nama indikator")]
    return [(IGNORED, "Abaikan"), *fixed, *stages, (NOTE, "Catatan")]


def fault_text(fault: CellFault, row: ResultRow, instrument: Instrument) -> str:
    """Return what is wrong with a cell, and what would be right."""
    indicator = instrument.by_key.get(row.key) if row.key else None
    if fault.kind is FaultKind.NAME_DIFFERS and indicator:
        return f"nama tidak cocok dengan indikator {row.key}, “{indicator.short_title}”"
    if fault.kind is FaultKind.OUTSIDE and indicator:
        scale = indicator.scale
        span = f"{formats.plain(scale.lowest)}–{formats.plain(scale.highest)}"
        return f"“{fault.text}” di luar skala {span}"
    if fault.kind is FaultKind.WORDED:
        value = next(iter(row.values.values()), Decimal(0))
        return f"“{fault.text}” dibaca sebagai {formats.plain(value)}"
    return {
        FaultKind.MERGED: "sel gabungan: isinya tidak pasti milik baris ini",
        FaultKind.UNKNOWN: f"indikator “{fault.text}” tidak ada pada instrumen ini",
        FaultKind.REPEATED: f"indikator “{fault.text}” sudah ada pada baris di atas",
        FaultKind.FRACTION: f"“{fault.text}” bukan tingkat utuh",
        FaultKind.DATE: f"“{fault.text}” terbaca sebagai tanggal, bukan nilai",
    }.get(fault.kind, f"“{fault.text}” bukan angka")


def row_report(row: ResultRow, instrument: Instrument) -> str:
    """Return all that is to be said of a row."""
    told = [fault_text(fault, row, instrument) for fault in row.faults]
    if not told and not row.usable:
        return "Tidak memuat nilai, dilewati"
    text = "; ".join(told)
    return text[:1].upper() + text[1:]
