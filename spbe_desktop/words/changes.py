"""How the change log names what was changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from spbe_desktop.words.actions import STATES as ACTION_STATES
from spbe_desktop.words.formats import day, moment, number
from spbe_desktop.words.objections import objection_line
from spbe_desktop.words.shortcomings import GRAVITY_NAMES, STATE_NAMES
from spbe_desktop.words.slots import verdict_line

_FIELDS: Mapping[str, str] = {
    "agency": "OPD baru",
    "assessment": "Penilaian dimulai",
    "value": "Tingkat",
    "clarification": "Klarifikasi",
    "explanation": "Penjelasan",
    "carried_explanation": "Usulan penjelasan",
    "carried_evidence": "Usulan eviden",
    "note": "Catatan",
    "flagged": "Tanda",
    "target": "Target",
    "evidence": "Eviden",
    "description": "Keterangan eviden",
    "location": "Tempat berkas",
    "document": "Dokumen di pustaka",
    "slots": "Butir eviden",
    "proposed": "Usulan",
    "revision": "Revisi dokumen",
    "verdict": "Hasil penilaian butir",
    "objection": "Sanggahan",
    "finding": "Temuan",
    "finding_state": "Tindak lanjut temuan",
    "checklist": "Checklist",
    "history": "Riwayat indeks",
    "target_index": "Target indeks",
    "person": "Orang dalam tim",
    "team": "Tim",
    "team_member": "Susunan tim",
    "duty": "Penugasan",
    "milestone": "Agenda",
    "calendar": "Kalender disimpan",
    "action": "Rencana aksi",
    "recommendation": "Rekomendasi",
    "sent": "Paket dikirim, revisi",
    "reopened": "Dibuka kembali, revisi",
    "restored": "Dipulihkan dari cadangan",
    "rescued": "Diselamatkan dari kerusakan",
}


def field_name(field: str) -> str:
    """Return the name of *field*; a code that this release does not know stands for itself."""
    return _FIELDS.get(field, field)


def content_told(field: str, content: str) -> str:
    """Return what a line of the log says a field held, as people write it."""
    tell = _TELLERS.get(field)
    return content if tell is None else tell(content)


def _with_comma(content: str) -> str:
    return content.replace(".", ",")


def _yes_or_no(content: str) -> str:
    return {str(True): "ya", str(False): "tidak"}.get(content, content)


def _clarification(content: str) -> str:
    code, mark, note = content.partition("; ")
    said = {"clarified": "diklarifikasi", "not_clarified": "tidak diklarifikasi"}
    return f"{said.get(code, code)}{mark}{note}"


def _coded(names: Mapping[Any, str]) -> Callable[[str], str]:
    """Return what tells a line such as "judul; planned; 2026-09-30" with *names* for its codes."""
    words = {str(code): name for code, name in names.items()}

    def tell(content: str) -> str:
        parts = (words.get(part, part) for part in content.split("; "))
        return _with_days(", ".join(filter(None, parts)))

    return tell


def _calendar(content: str) -> str:
    """Return how many entries a calendar file told of for the first time, or anew."""
    return f"{number(len(content.splitlines()))} entri baru atau berubah" if content else ""


def _description(content: str) -> str:
    """Return what was said of a document: "jenis: Foto; tanggal: 17 Apr 2025"."""
    named = _NAMED.sub(lambda found: f"{_FACTS[found[1]]}: ", content)
    return _with_days(named.replace(": None", ": "))


def _duty(content: str) -> str:
    return content.replace("*", " (penanggung jawab)")


def _with_days(content: str) -> str:
    return _DAY.sub(lambda found: _day_told(found[0]), content)


def _day_told(written: str) -> str:
    """Return a day as people write it; what is no day stands as it is."""
    try:
        return day(date.fromisoformat(written))
    except ValueError:
        return written


_FACTS: Mapping[str, str] = {
    "title": "judul",
    "document_type": "jenis",
    "number": "nomor",
    "dated": "tanggal",
    "publisher": "penerbit",
    "classification": "klasifikasi",
    "signatory": "penanda tangan",
    "valid_until": "berlaku sampai",
    "captured_at": "diambil pada",
    "source_address": "alamat asal",
    "level": "tingkat",
    "pages": "halaman",
    "role": "peran",
}
_NAMED = re.compile(rf"(?:^|(?<=; ))({'|'.join(_FACTS)})=")
_DAY = re.compile(r"\b\d{4}-\d{2}-\d{2}\b", re.ASCII)


def _moment(content: str) -> str:
    try:
        return moment(datetime.fromisoformat(content).astimezone())
    except ValueError:
        return content


_RESCUED: Mapping[str, str] = {
    "backup": "dari cadangan",
    "combined": "dari cadangan, dilengkapi yang lebih baru",
    "read": "dari yang masih terbaca",
}

_TELLERS: Mapping[str, Callable[[str], str]] = {
    **dict.fromkeys(("value", "target", "history", "target_index"), _with_comma),
    **dict.fromkeys(("flagged", "proposed"), _yes_or_no),
    **dict.fromkeys(("milestone", "team", "assessment"), _with_days),
    "action": _coded(ACTION_STATES),
    "checklist": _coded({"met": "sudah ada"}),
    "finding": _coded(GRAVITY_NAMES),
    "finding_state": _coded(STATE_NAMES),
    "description": _description,
    "clarification": _clarification,
    "duty": _duty,
    "calendar": _calendar,
    "rescued": lambda choice: _RESCUED.get(choice, choice),
    "restored": _moment,
    "objection": objection_line,
    "verdict": verdict_line,
}
