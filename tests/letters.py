"""Letters for tests: an office that asks another one for documents."""

from __future__ import annotations

from datetime import date
from typing import Any

from spbe_desktop.domain.request_letter import LetterFrame, Request, RequestLetter
from spbe_desktop.domain.slots import EvidenceSlot, SlotCode


def make_frame(**facts: Any) -> LetterFrame:
    """Return what stays the same between letters; *facts* override."""
    told: dict[str, Any] = {
        "region": "Pemerintah Kabupaten Paser",
        "agency": "Dinas Komunikasi dan Informatika",
        "address": "Jalan Noto Sunardi Nomor 01\nTelepon (0543) 21212",
        "place": "Tana Paser",
        "nature": "Segera",
        "signatory_title": "Kepala Dinas",
        "signatory_name": "Dra. Siti Rahma, M.Si.",
        "signatory_number": "19700101 199503 2 001",
        "contact_name": "Budi Santoso",
        "contact_phone": "0812-3456-7890",
    }
    return LetterFrame(**(told | facts))


def make_letter(requests: int = 2, slots: int = 2, **facts: Any) -> RequestLetter:
    """Return a letter that asks for *slots* documents of each of *requests* indicators."""
    told: dict[str, Any] = {
        "frame": make_frame(),
        "number": "000.8/123/Diskominfo",
        "dated": date(2025, 9, 1),
        "addressee": "Kepala Bagian Hukum",
        "due": date(2025, 9, 15),
        "year": 2025,
        "about": "SPBE",
        "requests": tuple(_request(number, slots) for number in range(1, requests + 1)),
    }
    return RequestLetter(**(told | facts))


def _request(number: int, slots: int) -> Request:
    made = (
        EvidenceSlot(
            SlotCode(f"L3-{place:02}"), 3, f"Dokumen {number}-{place} yang sah", "Dokumen"
        )
        for place in range(1, slots + 1)
    )
    return Request(number, f"Kebijakan {number}", tuple(made))
