"""What the grid says of a row, in words that the officer reads without a legend."""

from __future__ import annotations

from spbe_desktop.domain.instrument import Indicator, Instrument
from spbe_desktop.domain.name_reading import Clue
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.errors import EvidenceEmptyError
from spbe_desktop.services.folder_scan import FolderScan, FoundFile
from spbe_desktop.ui.folder_intake.rows import IntakeRow, Sieve, Standing
from spbe_desktop.words.failures import sentence
from spbe_desktop.words.formats import number, size

STANDINGS = {
    Standing.SURE: ("Yakin", "circle-check", "success"),
    Standing.CORRECTED: ("Ditetapkan", "pencil", "accent"),
    Standing.UNSURE: ("Perlu dilihat", "triangle-alert", "warning"),
    Standing.UNKNOWN: ("Belum dikenali", "circle-question-mark", "text_2"),
    Standing.UNREADABLE: ("Tidak dapat diambil", "octagon-alert", "error"),
}
"""The word, the icon and the colour of each standing."""

SIEVES = {
    Sieve.ALL: "Semua",
    Sieve.UNSURE: "Perlu dilihat",
    Sieve.UNKNOWN: "Belum dikenali",
    Sieve.DUPLICATE: "Duplikat",
    Sieve.LEFT_OUT: "Dilewati",
}

_CLUES = {
    Clue.FILE_AGAINST_FOLDER: "Nama berkas berbeda dengan foldernya",
    Clue.SEVERAL: "Lebih dari satu indikator?",
    Clue.NUMBER_AND_TITLE: "Dari nomor dan judul pada nama",
    Clue.NUMBER_AND_LEVEL: "Dari nomor dan tingkat pada nama",
    Clue.NUMBER: "Hanya dari angka di awal nama",
    Clue.TITLE: "Hanya dari kata-kata pada nama",
    Clue.NOT_IN_INSTRUMENT: "Nomor indikator tidak ada di instrumen",
}


def indicator_label(indicator: Indicator) -> str:
    """Return how the grid calls an indicator: "19 · Tim Koordinasi"."""
    return f"{indicator.key} · {indicator.list_title}"


def slot_of(instrument: Instrument, row: IntakeRow) -> str:
    """Return how the grid calls the slot of *row*; empty if it fills none."""
    if row.key is None or row.slot is None:
        return ""
    slots = {slot.code: slot for slot in slots_of(instrument.by_key[row.key])}
    return f"{row.slot} · {slots[row.slot].short}" if row.slot in slots else ""


def note(row: IntakeRow) -> str:
    """Return the one thing about *row* that the officer should know first; empty if nothing."""
    found = row.found
    if found is None:
        empty = isinstance(row.error, EvidenceEmptyError)
        return "Berkas kosong (0 byte)" if empty else "Tidak dapat dibaca"
    if row.is_duplicate:
        return _same_as(row, found)
    if not found.candidate.agrees_with_name:
        return "Isi tidak sesuai dengan akhirannya"
    if row.standing in {Standing.UNSURE, Standing.UNKNOWN} and not row.corrected:
        return _CLUES.get(found.proposal.why, "")
    return f"Berkas besar, {size(found.candidate.size)}" if found.candidate.is_large else ""


def _same_as(row: IntakeRow, found: FoundFile) -> str:
    """Return what a duplicate is the same as, and what becomes of it."""
    if row.repeated is not None:
        return f"Duplikat dari {row.repeated.name}"
    if found.known is not None:
        here = row.in_place and row.key is not None
        told = "Sudah terlampir di sini" if here else "Sudah ada di buku kerja"
        return f"{told}: {found.known.title}"
    return f"Duplikat dari {found.twin.name}, ditautkan" if found.twin else ""


def whole_note(row: IntakeRow) -> str:
    """Return all that is known of *row*, for its tool tip."""
    lines = [str(row.relative)]
    if row.found is not None:
        lines.append(size(row.found.candidate.size))
    if row.error is not None:
        lines.append(sentence(row.error))
    elif told := note(row):
        lines.append(told)
    return "\n".join(lines)


def passed_over(scan: FolderScan) -> str:
    """Return what of the folder is in no row; empty if nothing."""
    parts = []
    if scan.hidden:
        parts.append(f"{number(scan.hidden)} berkas sistem atau sementara dilewati")
    if scan.links:
        parts.append(f"{number(scan.links)} pintasan ke tempat lain tidak diikuti")
    if scan.cut:
        parts.append(
            f"hanya {number(len(scan.files))} berkas pertama yang dibaca; pilih subfolder "
            "untuk selebihnya"
        )
    told = ", ".join(parts)
    return f"{told[0].upper()}{told[1:]}." if told else ""


def indicator_of(instrument: Instrument, row: IntakeRow) -> str:
    """Return how the grid calls the indicator of *row*; empty if it has none."""
    return "" if row.key is None else indicator_label(instrument.by_key[row.key])
