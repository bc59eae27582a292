"""What is told of recommendations that were read in a file, before any is taken in."""

from __future__ import annotations

from collections.abc import Sequence

from spbe_desktop.domain.recommendation_sources import FoundPassages
from spbe_desktop.words.formats import number

_NAMED = 6
"""How many rows are named one by one."""


def origin_text(found: FoundPassages, name: str) -> str:
    """Return where the recommendations are from and how many there are."""
    part = f", bagian “{found.heading}”" if found.heading else ""
    return f"{number(len(found.passages))} butir dari {name}{part}."


def remarks_text(found: FoundPassages) -> str:
    """Return what the officer has to look at, by its place in the file; nothing if all is well."""
    unknown = [passage.row for passage in found.passages if passage.unknown]
    told = []
    if unknown:
        told.append(f"Indikator tidak dikenal pada {_rows(unknown)}; pilih di bawah tabel.")
    if found.empty_rows:
        told.append(f"Dilewati karena rekomendasinya kosong: {_rows(found.empty_rows)}.")
    if found.beyond:
        told.append(
            f"{number(found.beyond)} butir berikutnya tidak ditampilkan; simpan bagian "
            "rekomendasinya saja sebagai berkas tersendiri."
        )
    return " ".join(told)


def _rows(rows: Sequence[int]) -> str:
    named = ", ".join(map(number, rows[:_NAMED]))
    more = f" dan {number(len(rows) - _NAMED)} baris lain" if len(rows) > _NAMED else ""
    return f"baris {named}{more}"
