from __future__ import annotations

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.recommendation_sources import (
    PASSAGES,
    passages_in_table,
    passages_in_text,
)
from spbe_desktop.domain.table_block import Block, Cell
from tests.workspaces import catalogue

INSTRUMENT = catalogue().for_year(2025)
MERGED = Cell("", merged=True)


def block(*rows):
    return Block(tuple(tuple(c if isinstance(c, Cell) else Cell(c) for c in row) for row in rows))


def told(found):
    return [(p.number, p.key, p.words) for p in found.passages]


def test_of_a_report_only_what_stands_under_its_recommendations_is_taken():
    text = """DAFTAR ISI
BAB III HASIL 4
D. Rekomendasi 12
BAB IV PENUTUP 14
BAB III HASIL
Nilai indikator 19 turun.
D. Rekomendasi
Lengkapi peta rencana (indikator 19).
Rekomendasi ini disusun bersama OPD dan dibahas dalam rapat tim
BAB IV PENUTUP
Demikian laporan ini.
"""

    found = passages_in_text(text, INSTRUMENT, broken_lines=False)

    assert found.heading == "D. Rekomendasi"
    assert told(found) == [
        ("", "19", "Lengkapi peta rencana (indikator 19)."),
        ("", "", "Rekomendasi ini disusun bersama OPD dan dibahas dalam rapat tim"),
    ]


def test_lines_that_a_pdf_breaks_are_joined_and_page_numbers_left_out():
    text = "REKOMENDASI\r\n1. Menyusun peta\r\n12\r\nrencana SPBE.\r\n2. Melatih ASN."

    found = passages_in_text(text, INSTRUMENT, broken_lines=True)

    assert told(found) == [("1", "", "Menyusun peta rencana SPBE."), ("2", "", "Melatih ASN.")]


def test_paragraphs_of_word_stay_apart_and_the_numbers_of_its_tables_go_with_them():
    text = "Saran\n1\nMenyusun peta rencana\n2\nMelatih ASN"

    found = passages_in_text(text, INSTRUMENT, broken_lines=False)

    assert told(found) == [("1", "", "Menyusun peta rencana"), ("2", "", "Melatih ASN")]


def test_without_such_a_heading_all_of_it_is_shown_up_to_what_one_looks_through():
    text = "\n".join(f"Butir {n}." for n in range(PASSAGES + 7))

    found = passages_in_text(text, INSTRUMENT, broken_lines=False)

    assert (found.heading, len(found.passages), found.beyond) == ("", PASSAGES, 7)


def test_a_table_is_read_by_the_names_of_its_columns():
    title = INSTRUMENT.by_key[IndicatorKey("20")].title
    table = block(
        ("Rekapitulasi hasil evaluasi", "", ""),
        ("No.", "Indikator", "Catatan dan rekomendasi"),
        ("1", "Indikator 19", "Susun peta rencana"),
        ("2", title, "Tetapkan tim"),
        ("3", f"I20 - {title}", "Laporkan hasilnya"),
    )

    found = passages_in_table(table, INSTRUMENT)

    assert told(found) == [
        ("1", "19", "Susun peta rencana"),
        ("2", "20", "Tetapkan tim"),
        ("3", "20", "Laporkan hasilnya"),
    ]
    assert [p.row for p in found.passages] == [3, 4, 5]


def test_what_is_amiss_in_a_table_is_told_by_row():
    table = block(
        ("Indikator", "Rekomendasi"),
        ("99", "Tidak ada indikatornya"),
        ("19, 20", "Dua sekaligus"),
        ("19", ""),
        ("19", "Susun peta"),
        (MERGED, "Tetapkan peta"),
    )

    found = passages_in_table(table, INSTRUMENT)

    assert [(p.row, p.unknown, p.key) for p in found.passages] == [
        (2, "99", ""),
        (3, "19, 20", ""),
        (5, "", "19"),
        (6, "", "19"),
    ]
    assert found.empty_rows == (4,)


def test_a_table_without_names_is_taken_by_its_longest_column():
    table = block(("1", "Susun peta rencana (I19)"), ("2", "Latih ASN"))

    found = passages_in_table(table, INSTRUMENT)

    assert [(p.key, p.words) for p in found.passages] == [
        ("19", "Susun peta rencana (I19)"),
        ("", "Latih ASN"),
    ]
