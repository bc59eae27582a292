"""How the conditions of documents are said: in a word, as a message, and with what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from spbe_desktop.domain.document_checks import years_after
from spbe_desktop.domain.library import LibraryDocument
from spbe_desktop.domain.library_filter import Condition
from spbe_desktop.ui.widgets.messages import Kind
from spbe_desktop.words.formats import day


class Remedy(StrEnum):
    """The one thing to do about a condition."""

    NONE = ""
    LOCATE = "locate"
    DESCRIBE = "describe"
    LINK = "link"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class ConditionWord:
    """What a condition is called, and how it looks in a list."""

    name: str
    icon: str
    color: str = "text_2"


@dataclass(frozen=True, slots=True)
class ConditionMessage:
    """What is said of a document in a condition, and what can be done.

    "{day}" stands for the day that the condition is about, "{year}" for the year shown.
    """

    kind: Kind
    lead: str
    text: str = ""
    remedy: Remedy = Remedy.NONE


ACTIONS = {
    Remedy.LOCATE: "Cari berkas",
    Remedy.DESCRIBE: "Ubah keterangan",
    Remedy.LINK: "Tautkan …",
    Remedy.REPLACE: "Ganti berkas",
}

_ERROR, _WARNING = "circle-alert", "triangle-alert"
_WORDS = {
    Condition.FILE_MISSING: ConditionWord("Berkas hilang", _ERROR, "error"),
    Condition.FILE_ALTERED: ConditionWord("Berkas berubah", _ERROR, "error"),
    Condition.EMPTY: ConditionWord("Berkas kosong", _ERROR, "error"),
    Condition.DAMAGED: ConditionWord("Tidak terbaca", _WARNING, "warning"),
    Condition.ENCRYPTED: ConditionWord("Berkata sandi", _WARNING, "warning"),
    Condition.DRAFT: ConditionWord("Masih draf", _WARNING, "warning"),
    Condition.EXPIRED: ConditionWord("Masa berlaku habis", _WARNING, "warning"),
    Condition.AGED: ConditionWord("Lebih dari 2 tahun", _WARNING, "warning"),
    Condition.TOO_LARGE: ConditionWord("Terlalu besar", _WARNING, "warning"),
    Condition.NUMBER_MISSING: ConditionWord("Nomor kosong", _WARNING, "warning"),
    Condition.OUTSIDE_YEAR: ConditionWord("Di luar tahun {year}", "calendar"),
    Condition.PROPOSED: ConditionWord("Usulan", "circle-question-mark"),
    Condition.UNUSED: ConditionWord("Belum ditautkan", "unlink"),
    Condition.UNUSED_THIS_YEAR: ConditionWord("Belum dipakai {year}", "history"),
    Condition.SECRET: ConditionWord("Rahasia", "lock"),
    Condition.RESTRICTED: ConditionWord("Terbatas", "lock"),
    Condition.READY: ConditionWord("Siap", "check", "success"),
}
_MESSAGES: Mapping[Condition, ConditionMessage] = {
    Condition.FILE_MISSING: ConditionMessage(
        "error",
        "Berkas tidak ditemukan di tempatnya.",
        "Tunjukkan berkas yang sama, atau ganti dengan yang baru.",
        Remedy.LOCATE,
    ),
    Condition.FILE_ALTERED: ConditionMessage(
        "error",
        "Isi berkas berubah sejak disimpan.",
        "Tunjukkan berkas yang semula, atau jadikan yang baru sebagai revisi.",
        Remedy.LOCATE,
    ),
    Condition.EMPTY: ConditionMessage("error", "Berkas ini kosong.", "", Remedy.REPLACE),
    Condition.DAMAGED: ConditionMessage(
        "warning",
        "Berkas tidak dapat dibaca.",
        "Buka berkas aslinya; bila rusak, ganti dengan yang baik.",
        Remedy.REPLACE,
    ),
    Condition.ENCRYPTED: ConditionMessage(
        "warning",
        "Berkas meminta kata sandi.",
        "Asesor tidak dapat membukanya. Simpan ulang tanpa kata sandi.",
        Remedy.REPLACE,
    ),
    Condition.DRAFT: ConditionMessage(
        "warning",
        "Di dalamnya masih tertulis draf.",
        "Ganti dengan dokumen yang sudah ditandatangani.",
        Remedy.REPLACE,
    ),
    Condition.EXPIRED: ConditionMessage(
        "warning", "Masa berlaku habis", "sejak {day}.", Remedy.DESCRIBE
    ),
    Condition.AGED: ConditionMessage(
        "warning", "Berumur lebih dari 2 tahun", "sejak {day}. Lampirkan yang lebih baru."
    ),
    Condition.TOO_LARGE: ConditionMessage(
        "warning",
        "Berkas terlalu besar",
        "untuk diunggah ke aplikasi penilaian. Perkecil atau bagi berkasnya.",
        Remedy.REPLACE,
    ),
    Condition.NUMBER_MISSING: ConditionMessage(
        "warning",
        "Nomor masih kosong.",
        "Asesor mencari peraturan dan keputusan dengan nomornya.",
        Remedy.DESCRIBE,
    ),
    Condition.OUTSIDE_YEAR: ConditionMessage(
        "info", "Bukan dari tahun {year}.", "Periksa apakah masih membuktikan tahun ini."
    ),
    Condition.PROPOSED: ConditionMessage(
        "info", "Baru usulan.", "Belum dihitung sampai dikonfirmasi di indikatornya."
    ),
    Condition.UNUSED: ConditionMessage(
        "info", "Belum ditautkan", "ke indikator mana pun.", Remedy.LINK
    ),
    Condition.UNUSED_THIS_YEAR: ConditionMessage(
        "info", "Belum dipakai", "pada penilaian {year}.", Remedy.LINK
    ),
    Condition.SECRET: ConditionMessage(
        "info", "Rahasia.", "Berkasnya tidak ikut dikirim; judul dan keterangannya ikut."
    ),
}
"""A condition without a message asks for nothing."""

ORDER = {condition: place for place, condition in enumerate(Condition)}
"""Sorts conditions, the gravest first."""


def condition_word(condition: Condition, year: int) -> ConditionWord:
    """Return what *condition* is called while the assessment of *year* is shown."""
    word = _WORDS[condition]
    return ConditionWord(word.name.format(year=year), word.icon, word.color)


def condition_message(
    condition: Condition, document: LibraryDocument, year: int
) -> ConditionMessage | None:
    """Return what to say of *document* in *condition*; nothing where nothing is to be done."""
    told = _MESSAGES.get(condition)
    if told is None:
        return None
    about = _day_of(condition, document)
    shown = "" if about is None else day(about)
    lead, text = (part.format(day=shown, year=year) for part in (told.lead, told.text))
    return ConditionMessage(told.kind, lead, text, told.remedy)


def _day_of(condition: Condition, document: LibraryDocument) -> date | None:
    if condition is Condition.EXPIRED:
        return document.valid_until
    if condition is Condition.AGED and document.dated is not None:
        return years_after(document.dated, 2)
    return None
