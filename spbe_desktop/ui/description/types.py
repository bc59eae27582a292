"""What officers call their documents, and how widely these may be shown."""

from __future__ import annotations

from spbe_desktop.domain.evidence import Classification

DOCUMENT_TYPES = (
    "Peraturan",
    "Keputusan",
    "Surat edaran",
    "Pedoman/SOP",
    "Rencana kerja",
    "Arsitektur",
    "Peta rencana",
    "Laporan",
    "Reviu",
    "Notula",
    "Undangan",
    "Daftar hadir",
    "Kontrak",
    "Manual",
    "Register",
    "Tangkapan layar",
    "Foto",
    "Video",
)
CLASS_NAMES = {
    Classification.ORDINARY: "Biasa",
    Classification.RESTRICTED: "Terbatas",
    Classification.SECRET: "Rahasia (tidak ikut dikirim)",
}
