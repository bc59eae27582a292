"""What is said of what an earlier year has left to the next."""

from __future__ import annotations

from spbe_desktop.words.formats import number

CRITERIA_CHANGED = "kriteria berubah — tinjau ulang"


def items(explanations: int, documents: int) -> str:
    """Return how many these are, as "3 penjelasan dan 12 eviden"; of none nothing is said."""
    parts = [
        f"{number(count)} {name}"
        for count, name in ((explanations, "penjelasan"), (documents, "eviden"))
        if count
    ]
    return " dan ".join(parts)


def documents_waiting(count: int) -> str:
    """Return what leads to the documents that await the officer."""
    return f"{number(count)} usulan eviden"


def brought(year: int, explanations: int, documents: int, *, changed: int, left: int) -> str:
    """Return what came from *year*; indicators are *changed* or *left* without a counterpart."""
    said = [
        f"Dibawa dari {year} sebagai usulan: {items(explanations, documents)}."
        if explanations or documents
        else f"Tidak ada isian {year} yang dapat dibawa: semua sudah terisi atau tanpa padanan."
    ]
    if changed:
        said.append(f"Kriteria {number(changed)} indikator berubah dan perlu ditinjau ulang.")
    if left:
        said.append(
            f"{number(left)} indikator {year} tidak mempunyai padanan dan tidak ikut dibawa."
        )
    return " ".join(said)


def confirmed(explanations: int, documents: int, *, waiting: int) -> str:
    """Return what was confirmed at once, and at how many indicators criteria have changed."""
    if not explanations and not documents:
        said = "Tidak ada usulan tahun lalu dengan kriteria tetap yang menunggu konfirmasi."
    else:
        said = f"Dikonfirmasi: {items(explanations, documents)}. Ctrl+Z mengurungkan semuanya."
    if waiting:
        said += f" {number(waiting)} indikator dengan kriteria berubah menunggu tinjauan Anda."
    return said


def offer(year: int) -> str:
    """Return the choice to begin with what *year* has left."""
    return f"Mulai dari {year}: bawa penjelasan dan eviden sebagai usulan"


def offer_told(indicators: int, left: int, year: int) -> str:
    """Return what that choice brings, and what it cannot."""
    if not indicators:
        return (
            f"Indikator {year} tidak mempunyai padanan pada instrumen tahun ini, jadi penjelasan "
            "dan eviden tidak dapat dibawa."
        )
    said = "Tingkat tetap kosong; setiap usulan dikonfirmasi sendiri."
    if left:
        said += f" {number(left)} indikator {year} tanpa padanan tidak ikut."
    return said
