"""What is taken in unasked, what has to be looked at, and what is only proposed."""

from __future__ import annotations

import hashlib

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.services.folder_scan import KnownDocument
from spbe_desktop.ui.folder_intake import words
from spbe_desktop.ui.folder_intake.result import summary
from spbe_desktop.ui.folder_intake.rows import (
    IntakeRow,
    Sieve,
    Standing,
    counts,
    filled,
    placed,
    rows_of,
    with_repeats,
)
from tests.ui.folder_intake.conftest import INSTRUMENT

SAME = b"%PDF-1.7 sama"


def known(*keys: str) -> KnownDocument:
    digest = hashlib.sha256(SAME).hexdigest()
    return KnownDocument("SK Tim", digest, len(SAME), frozenset(map(IndicatorKey, keys)))


def row_of(look, name: str, **found) -> IntakeRow:
    return rows_of(look(name, **found))[0]


@pytest.mark.parametrize(
    ("name", "standing", "wanted"),
    [
        ("I19_L3.pdf", Standing.SURE, True),
        ("36. SIMPEG.pdf", Standing.UNSURE, True),
        ("Scan0019.pdf", Standing.UNKNOWN, False),
    ],
)
def test_a_file_without_a_place_is_left_out_until_somebody_wants_it(look, name, standing, wanted):
    row = row_of(look, name)

    assert (row.standing, row.wanted) == (standing, wanted)


def test_what_nobody_has_looked_at_is_only_proposed(look):
    assert row_of(look, "36. SIMPEG.pdf").accepted().proposed
    assert not row_of(look, "I36.pdf").accepted().proposed


def test_what_the_officer_has_placed_is_confirmed(look):
    row = placed(row_of(look, "36. SIMPEG.pdf"), INSTRUMENT, IndicatorKey("36"), 3)

    assert row.standing is Standing.CORRECTED
    assert not row.accepted().proposed


def test_placing_a_file_that_was_unknown_takes_it_in(look):
    row = placed(row_of(look, "Scan0019.pdf"), INSTRUMENT, IndicatorKey("5"), None)

    assert row.wanted


def test_another_indicator_keeps_the_level_if_its_scale_has_it_and_drops_the_slot(look):
    row = row_of(look, "I1-L3-01.pdf")
    assert row.slot == "L3-01"

    moved = placed(row, INSTRUMENT, IndicatorKey("2"), row.level)

    assert (moved.key, moved.level, moved.slot) == ("2", 3, None)
    assert placed(row, INSTRUMENT, IndicatorKey("2"), 9).level is None


def test_a_slot_brings_its_level(look):
    row = filled(row_of(look, "I1.pdf"), INSTRUMENT, SlotCode("L2-01"))

    assert (row.slot, row.level) == ("L2-01", 2)


def test_an_empty_file_is_shown_and_cannot_be_taken_in(look, folder):
    (folder / "kosong.pdf").write_bytes(b"")

    row = rows_of(look())[0]

    assert (row.standing, row.wanted) == (Standing.UNREADABLE, False)
    assert words.note(row) == "Berkas kosong (0 byte)"


def test_a_document_that_is_there_already_is_left_out(look):
    row = rows_of(look(same=("I19.pdf",), known=(known("19"),)))[0]

    assert not row.wanted
    assert words.note(row) == "Sudah terlampir di sini: SK Tim"


def test_a_document_of_another_indicator_is_linked(look):
    row = rows_of(look(same=("I19.pdf",), known=(known("10"),)))[0]

    assert row.wanted
    assert words.note(row) == "Sudah ada di buku kerja: SK Tim"


def test_the_same_bytes_for_the_same_indicator_are_taken_once(look):
    first, second, third = rows_of(look(same=("I19 a.pdf", "I19 b.pdf", "I20.pdf")))

    assert (first.wanted, second.wanted, third.wanted) == (True, False, True)
    assert words.note(second) == "Duplikat dari I19 a.pdf"
    assert words.note(third) == "Duplikat dari I19 a.pdf, ditautkan"


def test_a_duplicate_that_is_moved_elsewhere_is_no_longer_repeated(look):
    first, second = rows_of(look(same=("I19 a.pdf", "I19 b.pdf")))

    moved = with_repeats([first, placed(second, INSTRUMENT, IndicatorKey("20"), None)])

    assert not moved[1].in_place


def test_the_chips_count_what_they_show(look):
    rows = rows_of(look("I1.pdf", "36.pdf", "Scan0019.pdf", same=("I2.pdf", "I3.pdf")))

    assert counts(rows) == {
        Sieve.ALL: 5,
        Sieve.UNSURE: 1,
        Sieve.UNKNOWN: 1,
        Sieve.DUPLICATE: 1,
        Sieve.LEFT_OUT: 1,
    }


def test_the_summary_tells_what_will_be_copied_linked_proposed_and_left(look):
    rows = rows_of(look("I1.pdf", "36.pdf", "Scan0019.pdf", same=("I2.pdf", "I3.pdf")))
    wanted = [row for row in rows if row.wanted]

    (_, files), (_, places) = summary(wanted, len(rows))

    assert [amount for amount, _ in files] == ["3", "1", "1"]
    assert [amount for amount, _ in places] == ["3", "1"]


def test_what_is_in_no_row_is_told(look, folder):
    (folder / "Thumbs.db").write_bytes(b"x")
    (folder / "ke sini").symlink_to(folder)

    assert words.passed_over(look("I1.pdf")) == (
        "1 berkas sistem atau sementara dilewati, 1 pintasan ke tempat lain tidak diikuti."
    )
    assert words.passed_over(look()) != ""
