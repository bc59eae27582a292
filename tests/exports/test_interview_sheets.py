"""Sheets for an interview and a visit: what is printed, what is not, and how photos come back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import PurePath

import docx
import pytest

from spbe_desktop.domain.interview import interview_sheets
from spbe_desktop.domain.name_reading import Confidence, NameReader
from spbe_desktop.domain.sheet import EarlierAnswer
from spbe_desktop.domain.slots import slots_of
from spbe_desktop.exports.filled_template import filled
from spbe_desktop.exports.interview_fields import AskedSheet, interview_fields, photo_name
from tests.builders import make_sheet
from tests.workspaces import RESOURCES, catalogue

TEMPLATES = RESOURCES / "templates"


def asked(sheet, earlier=None):
    sheets = interview_sheets(sheet, {}, earlier or {}, {})
    return [
        AskedSheet(each, "Tingkat 3", "Tingkat 2 (2024)", ("Apa buktinya?",)) for each in sheets
    ]


def document(name, sheet, earlier=None):
    fields = interview_fields(asked(sheet, earlier), sheet.assessment, date(2025, 9, 30))
    return docx.Document(io.BytesIO(filled(TEMPLATES / f"{name}.docx", fields)))


def words_of(made):
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return "\n".join([p.text for p in made.paragraphs] + cells)


@pytest.mark.parametrize("year", [2025, 2026])
def test_a_photo_named_as_the_checklist_says_is_read_back_to_its_slot(year):
    instrument = catalogue().for_year(year)
    reader = NameReader(instrument)

    for indicator in instrument.indicators:
        for slot in slots_of(indicator):
            for suffix in (".jpg", " 2.jpg"):
                read = reader.read(PurePath(photo_name(indicator.key, slot) + suffix))

                assert (read.indicator, read.slot) == (indicator.key, slot.code)
                assert read.confidence is Confidence.HIGH


def test_the_checklist_names_a_photo_for_each_line_and_gives_an_example():
    sheet = make_sheet({"1": 3})

    text = words_of(document("daftar-visitasi", sheet))

    expected = [s for s in slots_of(sheet.rows[0].indicator) if (s.level or 0) <= 3]
    names = [photo_name(sheet.rows[0].key, slot) for slot in expected]
    assert expected
    assert all(name in text for name in names)
    assert f"misalnya “{names[0]}”" in text


def test_the_private_note_stays_off_the_paper_and_what_assessors_said_stands_on_it():
    sheet = make_sheet({"1": 3})
    rows = tuple(replace(row, note="RAHASIA SAYA") for row in sheet.rows)
    sheet = replace(sheet, rows=rows)
    before = EarlierAnswer(2024, "Interviu", Decimal(2), "Penjelasan", (), "Pasal belum jelas")

    text = words_of(document("lembar-interviu", sheet, {sheet.rows[0].key: before}))

    assert "RAHASIA SAYA" not in text
    assert "Tingkat 2 (2024). Pasal belum jelas" in text


def test_where_nothing_proves_an_indicator_no_empty_table_is_printed():
    made = document("lembar-interviu", make_sheet({"1": 3}))

    assert made.tables == []
    assert "Eviden: belum ada" in words_of(made)
