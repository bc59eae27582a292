"""The sentences of a letter that asks for evidence, the same on paper and in a message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spbe_desktop.domain.indonesian import day_in_full
from spbe_desktop.domain.plain_text import one_line, well_formed
from spbe_desktop.domain.request_letter import LetterFrame, Request, RequestLetter
from spbe_desktop.domain.slots import EvidenceSlot

BOX = "☐"
HEADINGS = ("", "No.", "Indikator", "Bukti yang diminta", "Keterangan")


@dataclass(frozen=True, slots=True)
class ChecklistRow:
    """One document that is asked for, as the table shows it."""

    number: str
    indicator: str
    evidence: str


def letterhead(frame: LetterFrame) -> tuple[str, ...]:
    """Return the lines at the head: the government, the agency, and where it is."""
    address = (one_line(line) for line in well_formed(frame.address).split("\n"))
    lines = (one_line(frame.region).upper(), one_line(frame.agency).upper(), *address)
    return tuple(line for line in lines if line.strip())


def date_line(letter: RequestLetter) -> str:
    """Return place and date, "Tana Paser, 25 September 2026"."""
    place = one_line(letter.frame.place)
    return f"{place}, {day_in_full(letter.dated)}" if place else day_in_full(letter.dated)


def reference_lines(letter: RequestLetter) -> tuple[tuple[str, str], ...]:
    """Return Nomor, Sifat, Lampiran and Hal with what stands beside each."""
    return (
        ("Nomor", one_line(letter.number) or "…………………………"),
        ("Sifat", one_line(letter.frame.nature) or "Biasa"),
        ("Lampiran", "–"),
        ("Hal", subject(letter)),
    )


def subject(letter: RequestLetter) -> str:
    """Return what the letter is about."""
    return f"Permintaan bukti dukung {letter.about} tahun {letter.year}"


def addressee_lines(letter: RequestLetter) -> tuple[str, ...]:
    """Return "Yth.", the addressee, and "di tempat"."""
    return (f"Yth. {one_line(letter.addressee) or '…………………………'}", "di tempat")


def opening(letter: RequestLetter) -> tuple[str, ...]:
    """Return the paragraphs before the table."""
    why = (
        f"Dalam rangka penilaian mandiri {letter.about} tahun {letter.year}, "
        f"{one_line(letter.frame.agency)} sedang melengkapi bukti dukung setiap indikator. "
        f"Sebanyak {letter.slot_count} bukti dukung berikut belum tersedia pada kami dan, "
        "menurut tugas dan fungsinya, dapat dipenuhi oleh perangkat daerah yang Saudara pimpin:"
    )
    return (why,)


def closing(letter: RequestLetter) -> tuple[str, ...]:
    """Return the paragraphs after the table."""
    until = "" if letter.due is None else f" paling lambat tanggal {day_in_full(letter.due)}"
    wish = (
        "Sehubungan dengan hal tersebut, kami mohon Saudara menyampaikan bukti dukung "
        f"dimaksud{until}. Dokumen hendaknya sudah ditetapkan dan ditandatangani, lengkap "
        "seluruh halamannya, dan dapat dibaca. Apabila suatu bukti dukung tidak tersedia, mohon "
        "alasannya dituliskan pada kolom Keterangan."
    )
    thanks = (
        "Demikian disampaikan. Atas perhatian dan kerja sama Saudara, kami ucapkan terima kasih."
    )
    return (wish, *_contact(letter.frame), thanks)


def rows(letter: RequestLetter) -> tuple[ChecklistRow, ...]:
    """Return the table, one row for each document."""
    pairs = [(request, slot) for request in letter.requests for slot in request.slots]
    return tuple(
        ChecklistRow(str(number), _indicator(request), _evidence(slot))
        for number, (request, slot) in enumerate(pairs, start=1)
    )


def signature_lines(letter: RequestLetter) -> tuple[str, str, str]:
    """Return title, name and number of who signs; dots where one is not known."""
    frame = letter.frame
    number = one_line(frame.signatory_number)
    return (
        f"{one_line(frame.signatory_title) or 'Kepala ' + one_line(frame.agency)},",
        one_line(frame.signatory_name) or "……………………………………",
        f"NIP {number}" if number else "NIP ……………………………",
    )


def as_message(letter: RequestLetter) -> str:
    """Return the letter as a text to be pasted into WhatsApp or a mail."""
    return "\n".join(_message(letter)) + "\n"


def _message(letter: RequestLetter) -> Iterator[str]:
    until = "" if letter.due is None else f" paling lambat {day_in_full(letter.due)}"
    yield f"Yth. {one_line(letter.addressee) or '…'}"
    yield ""
    yield (
        f"Untuk penilaian mandiri {letter.about} tahun {letter.year}, kami mohon bantuan "
        f"menyampaikan {letter.slot_count} bukti dukung berikut{until}:"
    )
    for request in letter.requests:
        yield ""
        yield _indicator(request)
        yield from (f"{BOX} {_evidence(slot)}" for slot in request.slots)
    yield ""
    yield (
        "Dokumen hendaknya sudah ditandatangani, lengkap, dan terbaca. Bila ada yang tidak "
        "tersedia, mohon diberi keterangan."
    )
    yield from _contact(letter.frame)
    yield ""
    yield "Terima kasih."
    yield one_line(letter.frame.agency)


def _contact(frame: LetterFrame) -> tuple[str, ...]:
    name, phone = one_line(frame.contact_name), one_line(frame.contact_phone)
    if not name:
        return ()
    reached = f" melalui nomor {phone}" if phone else ""
    return (f"Untuk koordinasi lebih lanjut, Saudara dapat menghubungi {name}{reached}.",)


def _indicator(request: Request) -> str:
    return f"{request.number}. {one_line(request.title)}"


def _evidence(slot: EvidenceSlot) -> str:
    level = "" if slot.level is None else f"tingkat {slot.level}, "
    return f"{one_line(slot.text)} ({level}butir {slot.code})"
