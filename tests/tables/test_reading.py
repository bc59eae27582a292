"""Tables of others: every way they come, and none that does harm."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.cycle_errors import TableFault, TableUnreadableError
from spbe_desktop.tables import limits
from spbe_desktop.tables.html_table import read_html
from spbe_desktop.tables.reading import read_copied, read_file

EXCEL = """<html><head><style>td {color: red}</style></head><body><!--StartFragment-->
<table><tr><th>No</th><th>Indikator</th><th>Nilai</th></tr>
<tr><td>1</td><td>Kebijakan<br>Arsitektur</td><td rowspan="2">3</td></tr>
<tr><td>2</td><td>Kebijakan &amp; Peta</td></tr></table><!--EndFragment--></body></html>"""


def texts(block):
    return [[cell.text for cell in row] for row in block.rows]


def workbook(path: Path, rows, merged=()) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    for area in merged:
        book.worksheets[0].merge_cells(area)
    book.save(path)
    return path


def test_a_table_copied_from_a_spreadsheet_keeps_its_cells_and_tells_merged_ones():
    block = read_copied(EXCEL, "1\tlain\n")

    assert texts(block) == [
        ["No", "Indikator", "Nilai"],
        ["1", "Kebijakan Arsitektur", "3"],
        ["2", "Kebijakan & Peta", ""],
    ]
    assert [row[2].merged for row in block.rows] == [False, False, True]


def test_copied_text_is_cut_at_its_tabs_even_where_cells_have_commas():
    block = read_copied("", "No\tNama\tNilai\r\n1\tArsitektur, dan peta\t3,5\r\n")

    assert texts(block)[1] == ["1", "Arsitektur, dan peta", "3,5"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "cp1252", "utf-16"])
def test_a_csv_with_semicolons_and_decimal_commas_is_read_in_any_encoding(tmp_path, encoding):
    path = tmp_path / "hasil.csv"
    path.write_bytes("No;Nama;Nilai\n1;“Tim”;3,5\n2;Peta;2\n".encode(encoding))

    assert texts(read_file(path)) == [
        ["No", "Nama", "Nilai"],
        ["1", "“Tim”", "3,5"],
        ["2", "Peta", "2"],
    ]


def test_a_workbook_gives_what_is_seen_and_tells_merged_cells(tmp_path):
    rows = [["No", "Nilai"], [1, 3], [2, None], [3, 3.5], [4, date(2025, 5, 3)]]
    block = read_file(workbook(tmp_path / "hasil.xlsx", rows, ["B2:B3"]))

    assert texts(block) == [
        ["No", "Nilai"],
        ["1", "3"],
        ["2", ""],
        ["3", "3,5"],
        ["4", "3-5-2025"],
    ]
    assert block.rows[2][1].merged


def test_a_formula_is_never_reckoned(tmp_path):
    path = workbook(tmp_path / "hasil.xlsx", [["No", "Nilai"], [1, "=1+2"]])

    assert "3" not in texts(read_file(path))[1]


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_read(tmp_path):
    path = workbook(tmp_path / "bom.xlsx", [["No", "Nilai"]])
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet9.xml", b"0" * (limits.UNPACKED + 1))

    assert path.stat().st_size < 100_000
    assert fault_of(path) is TableFault.TOO_LARGE


def test_a_workbook_that_declares_entities_is_refused(tmp_path):
    path = tmp_path / "laughs.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')

    assert fault_of(path) is TableFault.DAMAGED


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.xlsx", b"not a zip", TableFault.DAMAGED),
        ("a.csv", b"", TableFault.EMPTY),
        ("a.csv", b"\0\0\0", TableFault.NOT_A_TABLE),
        ("a.pdf", b"%PDF", TableFault.NOT_A_TABLE),
        ("a.csv", b"1;2\n" * (limits.ROWS + 1), TableFault.TOO_LARGE),
        ("a.csv", b";".join([b"1"] * (limits.COLUMNS + 1)), TableFault.TOO_LARGE),
        ("a.csv", b"1;" + b"x" * (limits.CELL + 1), TableFault.TOO_LARGE),
        ("a.csv", (b"1;" + b"x" * 9_000 + b"\n") * 500, TableFault.TOO_LARGE),
    ],
)
def test_what_is_no_table_is_refused_with_the_reason(tmp_path, name, content, fault):
    path = tmp_path / name
    path.write_bytes(content)

    assert fault_of(path) is fault


def test_a_long_note_comes_whole(tmp_path):
    path = tmp_path / "hasil.csv"
    path.write_text("1;" + "x" * limits.CELL)

    assert len(read_file(path).rows[0][1].text) == limits.CELL


def test_a_missing_file_is_told_and_an_empty_clipboard_too(tmp_path):
    assert fault_of(tmp_path / "hilang.xlsx") is TableFault.DAMAGED
    with pytest.raises(TableUnreadableError) as caught:
        read_copied("", "  ")
    assert caught.value.fault is TableFault.EMPTY


def test_spans_without_end_are_cut():
    with pytest.raises(TableUnreadableError):
        read_html("x", "<table><tr>" + '<td colspan="999999">1</td>' * 2 + "</tr></table>")


TAGS = ["table", "/table", "tr", "/tr", "td", "/td", "script", "/script", "br"]
pieces = st.sampled_from([f"<{tag}>" for tag in TAGS]) | st.sampled_from(
    ['<td rowspan="3">', '<td colspan="x">', "1", "&amp;", "&#x;", "<!--", "-->", "<"]
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_any_html_is_read_or_refused(html):
    try:
        block = read_html("x", html)
    except TableUnreadableError:
        return
    assert block is None or len({len(row) for row in block.rows}) == 1


def fault_of(path):
    with pytest.raises(TableUnreadableError) as caught:
        read_file(path)
    return caught.value.fault
