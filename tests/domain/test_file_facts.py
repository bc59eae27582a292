"""Signs of a document that is not finished."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.file_facts import marks_in


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("DRAFT", ("DRAFT",)),
        ("Rancangan DRAF akhir, DRAF lagi", ("DRAF",)),
        ("LAPORAN\n  Draft v1.2 \nIsi", ("DRAFT",)),
        ("draf ke-2", ("DRAF",)),
        ("Capaian sebesar [ISI: angka] persen", ("[ISI",)),
        ("[ISI nama]\nDRAFT", ("[ISI", "DRAFT")),
        ("Rapat membahas draf peraturan bupati", ()),
        ("Draft dokumen dibahas", ()),
        ("DRAFTER dan OVERDRAFT", ()),
        ("[ISIAN] dan ISI", ()),
        ("", ()),
    ],
)
def test_a_draft_is_known_by_what_stands_on_it_not_by_what_it_speaks_of(text, marks):
    assert marks_in(text) == marks
