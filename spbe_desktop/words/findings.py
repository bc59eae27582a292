"""What is said of each finding before sending: a head, a line of detail and what to do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from spbe_desktop.domain.findings import Finding, FindingCode, Severity
from spbe_desktop.words.formats import ABSENT, listed, number, optional, plain

_MOST_KEYS = 12
"""As many indicator numbers as fit on a line."""


@dataclass(frozen=True, slots=True)
class _Words:
    head: Callable[[Finding], str]
    detail: Callable[[Finding], str]
    action: str


def head(finding: Finding) -> str:
    """Return what was found, in a few words."""
    return _WORDS[finding.code].head(finding)


def head_of(code: FindingCode) -> str:
    """Return what was found in a single document, in the same words."""
    return head(Finding(code, Severity.WARNING))


def detail(finding: Finding) -> str:
    """Return where and what exactly, in one line."""
    return _WORDS[finding.code].detail(finding)


def action(finding: Finding) -> str:
    """Return the text of the way to where it can be put right; empty if there is none."""
    return _WORDS[finding.code].action


def number_of(finding: Finding) -> str:
    """Return the number of the indicator, or a dash where it is about several or none."""
    return finding.keys[0] if len(finding.keys) == 1 else ABSENT


def as_text(findings: Sequence[Finding]) -> str:
    """Return all findings as plain text, for a message to colleagues."""
    if not findings:
        return "Tidak ada temuan. Paket siap dikirim."
    blocks = []
    for severity, name in SEVERITY_NAMES.items():
        lines = [_line(finding) for finding in findings if finding.severity is severity]
        if lines:
            blocks.append("\n".join([f"{name} ({number(len(lines))})", *lines]))
    return "\n\n".join(blocks)


SEVERITY_NAMES: Mapping[Severity, str] = {
    Severity.ERROR: "Kesalahan",
    Severity.WARNING: "Peringatan",
    Severity.INFO: "Info",
}
SEVERITY_NOTES: Mapping[Severity, str] = {
    Severity.ERROR: "harus diperbaiki",
    Severity.WARNING: "boleh dikirim setelah diterima",
    Severity.INFO: "untuk diketahui",
}


def _line(finding: Finding) -> str:
    where = f"{finding.keys[0]} · " if len(finding.keys) == 1 else ""
    return f"- {where}{head(finding)}: {detail(finding)}"


def _gaps_detail(finding: Finding) -> str:
    return f"{finding.title}: {listed(finding.subjects, at_most=2)}"


def _level_detail(finding: Finding) -> str:
    return f"{finding.title}, nilai {optional(finding.value)} dipilih tanpa dokumen"


def _no_explanation_detail(finding: Finding) -> str:
    return f"{finding.title}, nilai {optional(finding.value)} dipilih tanpa penjelasan"


def _fallen_detail(finding: Finding) -> str:
    return f"{finding.title}, {optional(finding.previous)} menjadi {optional(finding.value)}"


def _address_detail(finding: Finding) -> str:
    return f"{finding.title}: {listed(finding.subjects)}. Halaman web dapat berubah"


def _document_detail(finding: Finding) -> str:
    return f"{finding.title}: {listed(finding.subjects)}"


def _slots_detail(finding: Finding) -> str:
    return (
        f"{finding.title}, tingkat {optional(finding.value)} dipilih, tetapi kosong: "
        f"{listed(finding.subjects, at_most=2)}"
    )


def _file_detail(trouble: str) -> Callable[[Finding], str]:
    def text(finding: Finding) -> str:
        return f"{finding.subjects[0]} {trouble}{_used_by(finding)}"

    return text


def _used_by(finding: Finding) -> str:
    return "" if len(finding.keys) < 2 else f" · dipakai indikator {_keys(finding)}"


def _keys(finding: Finding) -> str:
    return listed(tuple(finding.keys), at_most=_MOST_KEYS)


def _near_detail(finding: Finding) -> str:
    assert finding.near is not None
    side = "sudah mencapai" if finding.near.reached else "belum mencapai"
    return (
        f"Indeks sebelum dibulatkan {side} {plain(finding.near.threshold)}, "
        f"batas bawah {finding.near.above.name}"
    )


_WORDS: Mapping[FindingCode, _Words] = {
    FindingCode.NOTHING_ANSWERED: _Words(
        lambda _: "Belum ada indikator yang diisi",
        lambda _: "Isi sedikitnya satu indikator sebelum mengirim",
        "Buka isian",
    ),
    FindingCode.GAPS: _Words(
        lambda _: "Penjelasan memuat isian kosong", _gaps_detail, "Buka isian"
    ),
    FindingCode.EVIDENCE_MISSING: _Words(
        lambda _: "Berkas eviden tidak ditemukan",
        _file_detail("tidak ada lagi di tempatnya"),
        "Cari berkas",
    ),
    FindingCode.EVIDENCE_ALTERED: _Words(
        lambda _: "Berkas eviden berubah",
        _file_detail("tidak sama lagi dengan saat dilampirkan"),
        "Buka eviden",
    ),
    FindingCode.EVIDENCE_EMPTY: _Words(
        lambda _: "Berkas eviden kosong", _file_detail("berukuran 0 bita"), "Buka eviden"
    ),
    FindingCode.EVIDENCE_DAMAGED: _Words(
        lambda _: "Berkas eviden tidak dapat dibaca",
        _file_detail("rusak atau bukan jenis yang disebut namanya"),
        "Buka eviden",
    ),
    FindingCode.EVIDENCE_ENCRYPTED: _Words(
        lambda _: "Berkas eviden berkata sandi",
        _file_detail("tidak dapat dibuka penilai tanpa kata sandi"),
        "Buka eviden",
    ),
    FindingCode.EVIDENCE_DRAFT: _Words(
        lambda _: "Berkas eviden tampak belum final",
        _file_detail("memuat tulisan DRAF atau [ISI"),
        "Buka eviden",
    ),
    FindingCode.EVIDENCE_EXPIRED: _Words(
        lambda _: "Masa berlaku eviden sudah lewat",
        _file_detail("tidak berlaku lagi pada tanggal penilaian"),
        "Buka eviden",
    ),
    FindingCode.REVIEW_AGED: _Words(
        lambda _: "Reviu berumur 2 tahun atau lebih",
        _file_detail("terlalu lama untuk bukti tingkat 4, yang harus kurang dari 2 tahun"),
        "Buka eviden",
    ),
    FindingCode.AUDIT_AGED: _Words(
        lambda _: "Audit berumur lebih dari 2 tahun",
        _file_detail("tidak berasal dari 2 tahun terakhir"),
        "Buka eviden",
    ),
    FindingCode.PARTIAL_AND_FULL: _Words(
        lambda _: "Satu berkas untuk “sebagian” dan “seluruh”",
        _document_detail,
        "Buka eviden",
    ),
    FindingCode.LOWER_SLOT_EMPTY: _Words(
        lambda _: "Butir tingkat bawah masih kosong", _slots_detail, "Buka eviden"
    ),
    FindingCode.OVER_PORTAL_LIMIT: _Words(
        lambda _: "Berkas melebihi batas ukuran portal",
        _file_detail("lebih besar daripada batas di pengaturan"),
        "Buka eviden",
    ),
    FindingCode.PROPOSED_LEFT_OUT: _Words(
        lambda finding: f"{number(len(finding.subjects))} eviden usulan tidak ikut dikirim",
        lambda finding: f"Belum dikonfirmasi: {listed(finding.subjects, at_most=3)}",
        "Lihat",
    ),
    FindingCode.OUTSIDE_YEAR: _Words(
        lambda finding: (
            f"{number(len(finding.subjects))} dokumen bertanggal di luar tahun penilaian"
        ),
        lambda finding: listed(finding.subjects, at_most=3),
        "Lihat",
    ),
    FindingCode.WITHOUT_TEXT: _Words(
        lambda finding: f"{number(len(finding.subjects))} hasil pindaian tanpa lapisan teks",
        lambda finding: f"Isinya tidak dapat dicari: {listed(finding.subjects, at_most=3)}",
        "Lihat",
    ),
    FindingCode.UNREAD: _Words(
        lambda finding: f"{number(len(finding.subjects))} berkas belum selesai dibaca",
        lambda finding: f"Isinya belum diperiksa program: {listed(finding.subjects, at_most=3)}",
        "Lihat",
    ),
    FindingCode.UNPLACED: _Words(
        lambda finding: f"{number(len(finding.subjects))} dokumen belum ditempatkan pada butir",
        lambda finding: f"Indikator {_keys(finding)}",
        "Lihat",
    ),
    FindingCode.UNANSWERED: _Words(
        lambda finding: f"{number(len(finding.keys))} indikator belum diisi",
        lambda _: "Dikirim kosong, bukan sebagai tingkat terendah",
        "Lihat daftar",
    ),
    FindingCode.WITHOUT_EVIDENCE: _Words(lambda _: "Tanpa eviden", _level_detail, "Buka"),
    FindingCode.FALLEN: _Words(
        lambda _: "Turun dari tahun lalu tanpa alasan", _fallen_detail, "Buka"
    ),
    FindingCode.WITHOUT_EXPLANATION: _Words(
        lambda _: "Tanpa penjelasan", _no_explanation_detail, "Buka"
    ),
    FindingCode.ADDRESS_ONLY: _Words(
        lambda _: "Hanya alamat web sebagai eviden", _address_detail, "Buka"
    ),
    FindingCode.BELOW_TARGET: _Words(
        lambda finding: f"{number(len(finding.keys))} indikator di bawah target",
        lambda finding: f"Indikator {_keys(finding)}",
        "Lihat",
    ),
    FindingCode.SECRET_LEFT_OUT: _Words(
        lambda finding: f"{number(len(finding.subjects))} berkas rahasia tidak ikut dikirim",
        lambda finding: listed(finding.subjects),
        "Lihat",
    ),
    FindingCode.SHARED_EVIDENCE: _Words(
        lambda finding: f"Dokumen yang sama dipakai di {number(len(finding.keys))} indikator",
        lambda finding: f"{finding.subjects[0]} · indikator {_keys(finding)}",
        "Lihat",
    ),
    FindingCode.NEAR_THRESHOLD: _Words(lambda _: "Indeks dekat batas predikat", _near_detail, ""),
}
