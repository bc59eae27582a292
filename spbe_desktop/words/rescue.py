"""What is told while a damaged workspace is rescued."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from spbe_desktop.domain.rescue import (
    AnswerDifference,
    AssessmentContent,
    Choice,
    HeldContent,
    Reason,
)
from spbe_desktop.services.rescue import Rescued
from spbe_desktop.services.rescue_examining import Rescue
from spbe_desktop.words.changes import field_name
from spbe_desktop.words.formats import ABSENT, moment, number, plain

CHOICES: Mapping[Choice, str] = {
    Choice.BACKUP: "Cadangan terakhir yang baik",
    Choice.COMBINED: "Cadangan, dilengkapi isian yang lebih baru",
    Choice.READ: "Yang masih terbaca",
}

_REASONS: Mapping[Reason, str] = {
    Reason.ALL_READ: "Semua isian masih terbaca, jadi tidak ada yang hilang.",
    Reason.BACKUP_NEWER: "Cadangan ini lebih baru daripada yang masih terbaca dari berkas rusak.",
    Reason.ONLY_BACKUP: "Dari berkas yang rusak tidak ada isian yang masih terbaca.",
    Reason.ONLY_READ: "Tidak ada cadangan yang baik, jadi inilah satu-satunya yang tersisa.",
    Reason.NOTHING_NEWER: "Cadangan ini utuh, dan yang masih terbaca tidak memuat isian yang "
    "lebih baru.",
    Reason.NEWER_ANSWERS: "Sebagian isian di berkas rusak hilang, tetapi isian yang lebih baru "
    "daripada cadangan masih terbaca. Keduanya digabungkan.",
}

NOTHING_LEFT = (
    "Tidak ada cadangan yang baik di folder backups, dan tidak ada isian yang masih terbaca. "
    "Berkas yang rusak tidak diubah. Bila Anda pernah menyimpan cadangan ke satu berkas "
    ".spbebackup, pulihkan dari berkas itu."
)

_MARKS: Mapping[Choice, str] = {
    Choice.BACKUP: "Isian dipulihkan dari cadangan.",
    Choice.COMBINED: "Isian dipulihkan dari cadangan dan dilengkapi yang lebih baru.",
    Choice.READ: "Isian yang masih terbaca dipakai kembali.",
}


def reason_told(reason: Reason) -> str:
    """Return why a choice is recommended."""
    return _REASONS[reason]


def local(at: str) -> str:
    """Return a moment of a journal in local time; the dash for none."""
    return moment(datetime.fromisoformat(at).astimezone()) if at else ABSENT


def age(made: datetime, now: datetime) -> str:
    """Return how long ago a backup was made, roughly."""
    minutes = int((now - made).total_seconds()) // 60
    if minutes < 1:
        return "baru saja"
    if minutes < 60:
        return f"{minutes} menit lalu"
    hours = minutes // 60
    return f"{hours} jam lalu" if hours < 48 else f"{number(hours // 24)} hari lalu"


def lost_told(found: Rescue) -> str:
    """Return how much of the damaged file could not be read."""
    if not found.lost:
        return "Tidak ada yang hilang"
    return f"Sekitar {number(found.lost)} baris data tidak terbaca"


def counts_told(content: HeldContent) -> str:
    """Return in one line how much a database holds."""
    values = content.total(lambda each: each.values)
    explanations = content.total(lambda each: each.explanations)
    documents = content.total(lambda each: each.documents)
    return (
        f"{number(values)} tingkat, {number(explanations)} penjelasan, "
        f"{number(documents)} dokumen, perubahan terakhir {local(content.last_change)}"
    )


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of what a database holds; *less* if the other one holds more."""

    name: str
    value: str
    less: bool = False


def facts(
    content: HeldContent | None, other: HeldContent | None, year: int | None
) -> tuple[Fact, ...]:
    """Return what *content* holds in a year, or in all, held against *other*."""
    if content is None:
        return ()
    told = [
        _counted("Indikator terisi", content, other, lambda each: each.answers, year),
        _counted("Tingkat", content, other, lambda each: each.values, year),
        _counted("Penjelasan", content, other, lambda each: each.explanations, year),
        _counted("Dokumen", content, other, lambda each: each.documents, year),
    ]
    changed = content.changed(year)
    older = other is not None and other.changed(year) > changed
    told.append(Fact("Perubahan terakhir", local(changed), older))
    return tuple(told)


def _counted(
    name: str,
    content: HeldContent,
    other: HeldContent | None,
    count: Callable[[AssessmentContent], int],
    year: int | None,
) -> Fact:
    value = content.total(count, year)
    return Fact(name, number(value), other is not None and other.total(count, year) > value)


def backup_note(found: Rescue, now: datetime) -> str:
    """Return when the newest good backup was made, and whether newer ones are no good."""
    if found.backup is None:
        return "Tidak ada cadangan yang baik di folder backups."
    made = moment(found.backup.made.astimezone())
    note = f"Dibuat {made}, {age(found.backup.made, now)}."
    if found.unusable:
        note += f" {number(found.unusable)} cadangan yang lebih baru ikut rusak."
    return note


def read_note(found: Rescue) -> str:
    """Return how much of the damaged file was read."""
    if found.in_read is None:
        return "Tidak ada isian yang masih terbaca dari berkas rusak."
    return f"Dibaca langsung dari berkas rusak. {lost_told(found)}."


def newer_told(newer: int) -> str:
    """Return what it means to complete the backup."""
    return f"Tambahkan {number(newer)} isian lebih baru yang masih terbaca"


def newest_told(found: AnswerDifference) -> str:
    """Return on which side the newer words are."""
    return "Terbaca" if found.newer else "Cadangan"


def where(found: AnswerDifference) -> str:
    """Return of which assessment an answer is."""
    return f"{found.place.assessment.agency} {found.place.assessment.year}"


def what(found: AnswerDifference) -> str:
    """Return which field of an answer differs."""
    stage = found.place.stage
    name = field_name(found.place.field)
    return f"{name} ({stage})" if stage and stage != "mandiri" else name


def content_told(found: AnswerDifference, content: str) -> str:
    """Return what a field holds on one side, in one line."""
    if not content:
        return "tidak ada"
    if found.place.field in {"value", "target"}:
        try:
            return plain(Decimal(content))
        except InvalidOperation:
            return content
    return " ".join(content.split())


def done_told(done: Rescued) -> str:
    """Return what came of a rescue."""
    put_back = (
        f" {number(done.put_back)} berkas eviden dikembalikan dari cadangan."
        if done.put_back
        else ""
    )
    return f"{_MARKS[done.choice]}{put_back}"


def missing_told(missing: int) -> str:
    """Return what to say of evidence that nobody could give; empty if there is none."""
    if not missing:
        return ""
    return (
        f"{number(missing)} berkas eviden belum ditemukan. Keterangannya aman; cari berkasnya "
        "lewat “Periksa eviden”, yang mengenalinya dari isinya."
    )
