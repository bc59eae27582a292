from __future__ import annotations

import pytest

from spbe_desktop.words.changes import content_told


@pytest.mark.parametrize(
    ("field", "kept", "told"),
    [
        ("finding_state", "T-2025-001; in_progress", "T-2025-001, Dikerjakan"),
        (
            "finding_state",
            "T-2025-001; not_relevant; Diganti",
            "T-2025-001, Tidak relevan, Diganti",
        ),
        ("finding", "T-2025-001; ; severe; SK belum ada", "T-2025-001, Berat, SK belum ada"),
        ("checklist", "Notula berparaf; met", "Notula berparaf, sudah ada"),
        ("checklist", "Notula berparaf; ", "Notula berparaf"),
        (
            "action",
            "Susun peta; planned; 2026-09-30; 12",
            "Susun peta, Direncanakan, 30 Sep 2026, 12",
        ),
        ("action", "Rapat 31-02-x; done", "Rapat 31-02-x, Selesai"),
        ("action", "", ""),
    ],
)
def test_a_line_of_the_journal_is_told_without_its_codes(field, kept, told):
    assert content_told(field, kept) == told
