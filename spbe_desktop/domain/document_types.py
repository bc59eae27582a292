"""The kinds of documents that an office knows; what is stored is the Indonesian word itself.

An officer may write any other word: these are what is proposed.
"""

from __future__ import annotations

from enum import StrEnum


class DocumentType(StrEnum):
    """A kind of document (jenis), by the word that stands in lists and in the package."""

    REGULATION = "Peraturan"
    DECREE = "Keputusan"
    CIRCULAR = "Surat edaran"
    PROCEDURE = "Pedoman/SOP"
    WORK_PLAN = "Rencana kerja"
    ARCHITECTURE = "Arsitektur"
    ROADMAP = "Peta rencana"
    REPORT = "Laporan"
    REVIEW = "Reviu"
    MINUTES = "Notula"
    RECORD = "Berita acara"
    INVITATION = "Undangan"
    ATTENDANCE = "Daftar hadir"
    CONTRACT = "Kontrak"
    MANUAL = "Manual"
    REGISTER = "Register"
    SCREENSHOT = "Tangkapan layar"
    PHOTOGRAPH = "Foto"
    VIDEO = "Video"
