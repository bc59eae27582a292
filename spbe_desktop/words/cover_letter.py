"""The short text that goes with a package, for a message or an e-mail."""

from __future__ import annotations

from dataclasses import dataclass

from spbe_desktop.words.formats import size as in_bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """What the text tells of one package."""

    agency: str
    year: int
    revision: int
    index_title: str
    index: str
    """As it is written, with its predicate; empty if nothing was answered."""
    answered: int
    total: int
    file_name: str
    size: int
    sha256: str
    contact_name: str = ""
    contact_phone: str = ""


def cover_letter(letter: Letter) -> str:
    """Return the formal text that introduces the package to its receiver."""
    index = f"{letter.index_title}: {letter.index}\n" if letter.index else ""
    contact = " · ".join(part for part in (letter.contact_name, letter.contact_phone) if part)
    sender = f"\n\nNarahubung: {contact}" if contact else ""
    return (
        "Yth. Tim Koordinasi SPBE,\n\n"
        f"Bersama ini kami sampaikan paket penilaian mandiri {letter.agency} tahun "
        f"{letter.year}, revisi {letter.revision}.\n\n"
        f"Berkas: {letter.file_name} ({in_bytes(letter.size)})\n"
        f"{index}"
        f"Terisi: {letter.answered} dari {letter.total} indikator\n"
        f"SHA-256: {letter.sha256}\n\n"
        "Mohon diperiksa dan dikonfirmasi penerimaannya. Terima kasih."
        f"{sender}\n"
    )
