from __future__ import annotations

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from spbe_desktop.cycle_errors import ReportFault, ReportUnreadableError, TableUnreadableError
from spbe_desktop.domain.progress import unreported
from spbe_desktop.services.recommendation_files import read_recommendations
from tests.reader.documents import make_docx, make_locked_pdf, make_pdf, make_scan
from tests.workspaces import catalogue

INSTRUMENT = catalogue().for_year(2025)
ASKED = [("", "19", "Susun peta rencana (indikator 19)."), ("", "", "Latih ASN.")]


def read(path):
    return [
        (p.number, p.key, p.words)
        for p in read_recommendations(path, INSTRUMENT, unreported).passages
    ]


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_report_in_word_is_read(tmp_path):
    content = make_docx("Hasil", "Nilai turun.", "Rekomendasi", *(words for *_, words in ASKED))

    assert read(write(tmp_path, "LHE 2025.docx", content)) == ASKED


def test_a_report_in_pdf_is_read(tmp_path):
    content = make_pdf(["Rekomendasi\nSusun peta rencana\n(indikator 19).\nLatih ASN."])

    assert read(write(tmp_path, "LHE.pdf", content)) == ASKED


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_read(tmp_path, encoding):
    text = "\n".join(words for *_, words in ASKED)

    assert read(write(tmp_path, "a.txt", text.encode(encoding))) == ASKED


def test_tables_are_read(tmp_path):
    rows = ["No;Indikator;Rekomendasi", "1;19;Susun peta", "2;;Latih ASN"]
    expected = [("1", "19", "Susun peta"), ("2", "", "Latih ASN")]
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append([int(c) if c.isdigit() else c for c in row.split(";")])
    book.save(tmp_path / "a.xlsx")

    assert read(write(tmp_path, "a.csv", "\n".join(rows).encode())) == expected
    assert read(tmp_path / "a.xlsx") == expected


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("a.docx", b"PK\x03\x04 bukan Word", ReportFault.OTHER_KIND),
        ("a.pdf", b"%PDF-1.7 rusak", ReportFault.DAMAGED),
        ("b.pdf", make_locked_pdf(), ReportFault.ENCRYPTED),
        ("c.pdf", make_scan(), ReportFault.SCAN),
        ("a.txt", b"", ReportFault.EMPTY),
        ("a.exe", b"MZ", ReportFault.OTHER_KIND),
        ("b.csv", b"Indikator;Rekomendasi\n19;\n", ReportFault.NOTHING),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path, name, content, fault):
    with pytest.raises(ReportUnreadableError) as raised:
        read(write(tmp_path, name, content))

    assert raised.value.fault is fault


def test_a_file_that_is_gone_says_so(tmp_path):
    with pytest.raises(ReportUnreadableError) as raised:
        read(tmp_path / "hilang.docx")

    assert raised.value.fault is ReportFault.UNAVAILABLE
    with pytest.raises(TableUnreadableError):
        read(tmp_path / "hilang.xlsx")
