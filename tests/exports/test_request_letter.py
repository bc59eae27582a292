from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn

from spbe_desktop.exports.request_letter import request_document
from spbe_desktop.exports.request_sentences import as_message
from tests.letters import make_frame, make_letter


def opened(letter):
    return docx.Document(io.BytesIO(request_document(letter)))


def checklist(document):
    return document.tables[1]


def text_of(document):
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_the_letter_says_who_asks_whom_for_what_until_when_and_whom_to_call():
    document = opened(make_letter())

    told = text_of(document)
    for part in (
        "PEMERINTAH KABUPATEN PASER",
        "DINAS KOMUNIKASI DAN INFORMATIKA",
        "Yth. Kepala Bagian Hukum",
        "penilaian mandiri SPBE tahun 2025",
        "Sebanyak 4 bukti dukung",
        "paling lambat tanggal 15 September 2025",
        "Budi Santoso melalui nomor 0812-3456-7890",
        "Kepala Dinas,",
        "NIP 19700101 199503 2 001",
    ):
        assert part in told
    references = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert references[0] == ["Nomor", ":", "000.8/123/Diskominfo", "Tana Paser, 1 September 2025"]
    assert [row[0] for row in references] == ["Nomor", "Sifat", "Lampiran", "Hal"]


def test_every_document_is_a_row_with_a_box_to_tick():
    rows = [[cell.text for cell in row.cells] for row in checklist(opened(make_letter())).rows]

    assert rows[0] == ["", "No.", "Indikator", "Bukti yang diminta", "Keterangan"]
    assert rows[1] == [
        "☐",
        "1",
        "1. Kebijakan 1",
        "Dokumen 1-1 yang sah (tingkat 3, butir L3-01)",
        "",
    ]
    assert [row[1] for row in rows[1:]] == ["1", "2", "3", "4"]


def test_the_head_of_the_table_is_repeated_and_no_row_is_torn():
    rows = checklist(opened(make_letter(requests=20))).rows

    marks = [{child.tag for child in row._tr.trPr} for row in rows]
    assert [qn("w:tblHeader") in mark for mark in marks] == [True] + [False] * 40
    assert all(qn("w:cantSplit") in mark for mark in marks)


def test_every_cell_has_the_width_of_its_column():
    table = checklist(opened(make_letter()))

    widths = {tuple(cell.width for cell in row.cells) for row in table.rows}
    assert len(widths) == 1
    assert sum(widths.pop()) == pytest.approx(docx.shared.Cm(16.5), abs=2000)
    assert table.autofit is False


def test_the_last_words_stay_with_the_signature():
    paragraphs = opened(make_letter()).paragraphs
    last = next(p for p in paragraphs if p.text.startswith("Demikian"))
    after = paragraphs[[p.text for p in paragraphs].index(last.text) :]

    assert all(paragraph.paragraph_format.keep_with_next for paragraph in after[:-1])


def test_what_is_not_known_leaves_room_to_write_by_hand():
    frame = make_frame(
        address="", place="", nature="", signatory_name="", signatory_number="", contact_name=""
    )

    document = opened(make_letter(frame=frame, number="", addressee="", due=None))

    assert "Yth. ……" in text_of(document)
    assert "NIP ……" in text_of(document)
    assert "menghubungi" not in text_of(document)
    assert "paling lambat" not in text_of(document)
    assert document.tables[0].rows[0].cells[2].text.startswith("……")
    assert document.tables[0].rows[0].cells[3].text == "1 September 2025"


def test_text_that_word_cannot_hold_is_written_without_it():
    frame = make_frame(agency="Dinas\x00 Kominfo \ud800", contact_name="Budi\x0b")

    assert "DINAS KOMINFO" in text_of(opened(make_letter(frame=frame)))


def test_the_message_lists_the_same_documents_under_their_indicators():
    message = as_message(make_letter())

    assert (
        message
        == """\
Yth. Kepala Bagian Hukum

Untuk penilaian mandiri SPBE tahun 2025, kami mohon bantuan menyampaikan 4 bukti dukung \
berikut paling lambat 15 September 2025:

1. Kebijakan 1
☐ Dokumen 1-1 yang sah (tingkat 3, butir L3-01)
☐ Dokumen 1-2 yang sah (tingkat 3, butir L3-02)

2. Kebijakan 2
☐ Dokumen 2-1 yang sah (tingkat 3, butir L3-01)
☐ Dokumen 2-2 yang sah (tingkat 3, butir L3-02)

Dokumen hendaknya sudah ditandatangani, lengkap, dan terbaca. Bila ada yang tidak tersedia, \
mohon diberi keterangan.
Untuk koordinasi lebih lanjut, Saudara dapat menghubungi Budi Santoso melalui nomor 0812-3456-7890.

Terima kasih.
Dinas Komunikasi dan Informatika
"""
    )
