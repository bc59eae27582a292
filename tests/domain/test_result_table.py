"""What a table of results means, and what is amiss in it, cell by cell."""

from __future__ import annotations

from decimal import Decimal

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.result_table import (
    FaultKind,
    fingerprint,
    guess_roles,
    head_of,
    read_rows,
)
from spbe_desktop.domain.table_block import Block, Cell
from tests.workspaces import catalogue

INSTRUMENT = catalogue().get("spbe-2020")
DECIMAL = catalogue().get("pemdi-2026")
HEAD = ["No", "Nama Indikator", "Nilai Mandiri", "Nilai Dokumen", "Catatan Asesor"]
NAME = INSTRUMENT.by_key[IndicatorKey("1")].title
SECOND = INSTRUMENT.by_key[IndicatorKey("2")].title


def block_of(*rows):
    return Block(tuple(tuple(c if isinstance(c, Cell) else Cell(c) for c in row) for row in rows))


def rows_of(*lines, head=HEAD, instrument=INSTRUMENT):
    block = block_of(head, *lines)
    place = head_of(block, instrument)
    return read_rows(block, place, guess_roles(block, place, instrument, "dokumen"), instrument)


def kinds(row):
    return [fault.kind for fault in row.faults]


def test_columns_are_told_by_their_names_below_any_title():
    block = block_of(["Hasil Evaluasi SPBE 2025", *[""] * 4], HEAD, ["1", NAME, "4", "3", "x"])

    assert head_of(block, INSTRUMENT) == 1
    roles = guess_roles(block, 1, INSTRUMENT, "interviu")
    assert roles == ("number", "name", "mandiri", "dokumen", "note")


def test_a_table_without_names_is_told_by_what_its_columns_hold():
    block = block_of(["1", NAME, "4"], ["2", SECOND, "3"])

    head = head_of(block, INSTRUMENT)

    assert head == -1
    assert guess_roles(block, head, INSTRUMENT, "interviu") == ("number", "name", "interviu")


def test_a_sound_line_gives_its_values_and_its_note():
    (row,) = rows_of(["01", NAME, "4", "3,0", "Peta rencana belum ditetapkan"])

    assert row.sound
    assert (row.key, row.values) == ("1", {"mandiri": Decimal(4), "dokumen": Decimal("3.0")})
    assert row.note == "Peta rencana belum ditetapkan"


@pytest.mark.parametrize("text", ["1", "01", "1.", "1.0", "I1", "Indikator 1", "No. 1"])
def test_an_indicator_is_known_by_its_number_however_it_is_written(text):
    assert [row.key for row in rows_of([text, NAME, "", "3", ""])] == ["1"]


@pytest.mark.parametrize("text", ["Level 3", "L3", "Tingkat 3", "level: 3"])
def test_a_level_in_words_is_understood_and_said(text):
    (row,) = rows_of(["1", NAME, "", text, ""])

    assert row.values == {"dokumen": Decimal(3)}
    assert kinds(row) == [FaultKind.WORDED]
    assert row.sound


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("6", FaultKind.OUTSIDE),
        ("0", FaultKind.OUTSIDE),
        ("L9", FaultKind.OUTSIDE),
        ("3,5", FaultKind.FRACTION),
        ("31 Feb", FaultKind.DATE),
        ("31 Feb 2025", FaultKind.DATE),
        ("3-5-2025", FaultKind.DATE),
        ("tiga", FaultKind.NO_VALUE),
        ("-3", FaultKind.NO_VALUE),
    ],
)
def test_what_is_no_value_is_reported_in_its_cell_and_kept_out(text, kind):
    (row,) = rows_of(["1", NAME, "4", text, ""])

    assert [(fault.column, fault.kind, fault.text) for fault in row.faults] == [(3, kind, text)]
    assert not row.usable
    assert "dokumen" not in row.values


def test_decimals_are_right_where_the_scale_has_them():
    head = ["No", "Nilai"]
    (row,) = rows_of(["1", "2,31"], head=head, instrument=DECIMAL)

    assert row.values == {"dokumen": Decimal("2.31")}


def test_unknown_and_repeated_indicators_are_reported():
    unknown, first, again = rows_of(
        ["99", "", "", "3", ""], ["1", NAME, "", "3", ""], ["1", NAME, "", "4", ""]
    )

    assert kinds(unknown) == [FaultKind.UNKNOWN]
    assert first.sound
    assert kinds(again) == [FaultKind.REPEATED]
    assert not again.usable


def test_a_name_that_disagrees_with_the_number_is_for_the_officer_to_decide():
    (row,) = rows_of(["1", "Layanan Kepegawaian Berbasis Elektronik", "", "3", ""])

    assert kinds(row) == [FaultKind.NAME_DIFFERS]
    assert row.usable
    assert not row.sound


def test_cells_that_are_covered_by_merged_ones_are_never_guessed():
    value, number = rows_of(
        ["1", NAME, "", Cell("", merged=True), ""],
        [Cell("", merged=True), SECOND, "", "3", ""],
    )

    assert kinds(value) == [FaultKind.MERGED]
    assert kinds(number) == [FaultKind.MERGED]
    assert not value.usable
    assert not number.usable


def test_titles_of_domains_between_the_lines_are_left_out():
    rows = rows_of(["", "Domain Kebijakan", "", "", ""], ["1", NAME, "", "3", ""])

    assert [row.key for row in rows] == ["1"]


def test_tables_of_one_make_have_one_fingerprint_whatever_their_values():
    one, other = block_of(HEAD, ["1", NAME, "4", "3", ""]), block_of(HEAD)

    assert fingerprint(one, 0) == fingerprint(other, 0)
    assert fingerprint(one, 0) != fingerprint(block_of(HEAD[::-1]), 0)
