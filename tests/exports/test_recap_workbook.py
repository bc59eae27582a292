from __future__ import annotations

import dataclasses
import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook
from typing_extensions import override

from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.exports.recap_sheets import write_text
from spbe_desktop.exports.recap_workbook import recap_workbook
from tests.builders import make_decimal_instrument, make_group, make_indicator, make_instrument
from tests.packages import make_rich_submission
from tests.submissions import make_evidence, make_submission, make_submitted_use


def opened(submission):
    return openpyxl.load_workbook(io.BytesIO(recap_workbook(submission)))


def column(sheet, title):
    """Return the cells under *title*, wherever its head stands."""
    head = next(c for row in sheet.iter_rows() for c in row if c.value == title)
    return [sheet.cell(row, head.column) for row in range(head.row + 1, sheet.max_row + 1)]


def test_there_is_a_sheet_for_each_top_group_between_summary_and_evidence(tmp_path):
    book = opened(make_rich_submission(tmp_path))

    assert book.sheetnames == ["Ringkasan", "Tata Kelola", "Layanan", "Eviden"]


def test_group_titles_that_a_spreadsheet_refuses_are_made_fit():
    titles = ["Tata/Kelola: [1]*?", "Eviden", "Eviden", "x" * 24, "'"]
    groups = [
        make_group(f"A{n}", title, [make_indicator(n)]) for n, title in enumerate(titles, start=1)
    ]

    book = opened(make_submission(instrument=make_instrument(groups)))

    names = book.sheetnames[1:-1]
    assert len({name.lower() for name in book.sheetnames}) == len(titles) + 2
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_numbers_stay_numbers_and_let_the_computer_choose_the_comma(tmp_path):
    book = opened(make_rich_submission(tmp_path))

    index = book["Ringkasan"]["B11"]
    assert (index.value, index.number_format) == (3, "0.00")
    levels = column(book["Tata Kelola"], "Penilaian mandiri")
    assert [cell.value for cell in levels] == [None, 3, 2, None, None, None]
    assert levels[1].number_format == "0"


def test_decimal_values_keep_their_decimals():
    submission = make_submission(values={"1": "2.75"}, instrument=make_decimal_instrument())

    cell = column(opened(submission)["Tata Kelola"], "Penilaian mandiri")[0]

    assert (cell.value, cell.number_format) == (2.75, "0.00")


def test_each_use_of_a_document_is_a_line_with_its_facts(tmp_path):
    sheet = opened(make_rich_submission(tmp_path))["Eviden"]

    assert [cell.value for cell in column(sheet, "Indikator")] == ["I1"] * 4 + ["I2", "I5"]
    assert column(sheet, "Tanggal")[0].value == datetime(2025, 1, 14)  # noqa: DTZ001 - a bare date
    assert column(sheet, "Ukuran (byte)")[0].value == 6500


def test_the_slots_of_a_use_and_the_life_of_a_document_are_listed(tmp_path):
    paper = dataclasses.replace(
        make_evidence(tmp_path),
        signatory="Fahmi Fadli",
        valid_until=date(2027, 12, 31),
        revision=2,
    )
    use = make_submitted_use(paper, slots=("L3-01", "L3-02"))
    sheet = opened(make_submission([paper], [use]))["Eviden"]

    assert column(sheet, "Butir")[0].value == "L3-01, L3-02"
    assert column(sheet, "Penandatangan")[0].value == "Fahmi Fadli"
    assert column(sheet, "Berlaku sampai")[0].value == datetime(2027, 12, 31)  # noqa: DTZ001 - a bare date
    assert column(sheet, "Revisi")[0].value == 2


def test_evidence_of_no_indicator_is_listed_too(tmp_path):
    used, unused = make_evidence(tmp_path, "A", b"a"), make_evidence(tmp_path, "B", b"b")
    submission = make_submission([used, unused])
    submission = dataclasses.replace(submission, uses=submission.uses[:1])

    assert [c.value for c in column(opened(submission)["Eviden"], "Judul")] == ["A", "B"]


@pytest.mark.parametrize(
    "text", ["=1+1", "+62812", "-3", "@SUM(A1)", "#N/A", "=cmd|' /C calc'!A0"]
)
def test_a_text_never_becomes_a_formula(tmp_path, text):
    paper = make_evidence(tmp_path, text, name=f"{text.replace('/', '')}.pdf")
    book = opened(make_submission([paper], explanation=text))

    title = column(book["Eviden"], "Judul")[0]
    explanation = column(book["Tata Kelola"], "Penjelasan")[1]
    for cell in (title, explanation):
        assert (cell.value, cell.data_type) == (text, "s")
        assert cell.quotePrefix or text.startswith("#")


@given(st.text(st.characters(), max_size=50))
def test_every_text_survives_except_what_no_spreadsheet_can_hold(text):
    cell = Workbook().create_sheet()["A1"]
    write_text(cell, text)

    assert (cell.value, cell.data_type) == (well_formed(text), "s")


def test_a_text_beyond_what_a_cell_holds_is_cut_and_says_so():
    submission = make_submission(explanation="😀" * 40_000)

    value = column(opened(submission)["Tata Kelola"], "Penjelasan")[1].value

    assert value.endswith("😀…")
    assert len(value.encode("utf-16-le")) in {2 * 32_766, 2 * 32_767}


@pytest.mark.parametrize("length", [32_767, 32_768, 100_000])
def test_a_cell_holds_as_much_of_a_text_as_it_can(length):
    cell = Workbook().create_sheet()["A1"]

    write_text(cell, "a" * length)

    assert len(cell.value) == 32_767


def test_sheets_are_ready_to_print_with_their_head_on_every_page(tmp_path):
    sheet = opened(make_rich_submission(tmp_path))["Tata Kelola"]

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "C2"


def test_equal_submissions_give_equal_bytes_at_any_time(tmp_path, monkeypatch):
    submission = make_rich_submission(tmp_path)
    first = recap_workbook(submission)

    class Later(datetime):
        @classmethod
        @override
        def now(cls, tz=None):
            return cls(2031, 1, 1, tzinfo=tz)

    monkeypatch.setattr("openpyxl.writer.excel.datetime.datetime", Later)
    monkeypatch.setattr("openpyxl.packaging.core.datetime.datetime", Later)
    second = recap_workbook(make_rich_submission(tmp_path))

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert b"2025-09-25T05:00:00Z</dcterms:modified>" in archive.read("docProps/core.xml")


def test_nothing_of_it_ever_lies_in_the_folder_for_temporary_files(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "tidak ada"))

    assert opened(make_rich_submission(tmp_path)).sheetnames[0] == "Ringkasan"
