"""What files say of themselves, asked through the real child process."""

from __future__ import annotations

from datetime import date

import pytest

from spbe_desktop.domain.file_facts import TEXT_LIMIT, FileFacts, Readability
from tests.reader.documents import (
    DOCX,
    JPEG,
    ODT,
    PDF,
    PNG,
    PPTX,
    XLSX,
    make_docx,
    make_locked_pdf,
    make_odt,
    make_pdf,
    make_picture,
    make_pptx,
    make_scan,
    make_xlsx,
    written,
    zip_of,
)


def test_a_pdf_tells_its_pages_title_date_and_text(reader, tmp_path):
    content = make_pdf(
        ["KEPUTUSAN BUPATI PASER\nNOMOR 188.45/12/2025", "Lampiran"], title="SK Tim – 2025"
    )

    facts = reader.facts(written(tmp_path, content), PDF)

    assert facts.readability is Readability.READABLE
    assert facts.pages == 2
    assert facts.title == "SK Tim – 2025"
    assert facts.author == "Diskominfo"
    assert facts.created == date(2025, 1, 14)
    assert facts.text_found
    assert " ".join(facts.first_text.split()) == "KEPUTUSAN BUPATI PASER NOMOR 188.45/12/2025"
    assert facts.text.split()[-1] == "Lampiran"
    assert facts.marks == ()


def test_a_draft_is_recognised_on_a_later_page(reader, tmp_path):
    content = make_pdf(["Laporan", "Capaian: [ISI: nomor]", "DRAFT"])

    facts = reader.facts(written(tmp_path, content), PDF)

    assert facts.marks == ("[ISI", "DRAFT")


def test_a_scan_has_pages_and_no_text(reader, tmp_path):
    facts = reader.facts(written(tmp_path, make_scan()), PDF)

    assert (facts.readability, facts.pages) == (Readability.READABLE, 1)
    assert facts.text_found is False


def test_a_pdf_behind_a_password_is_told_from_a_damaged_one(reader, tmp_path):
    locked = reader.facts(written(tmp_path, make_locked_pdf()), PDF)
    torn = reader.facts(written(tmp_path, make_pdf()[:300]), PDF)

    assert locked == FileFacts(Readability.ENCRYPTED)
    assert torn == FileFacts(Readability.DAMAGED)


def test_of_a_book_only_so_much_text_is_kept(reader, tmp_path):
    page = "\n".join(["Penerapan manajemen risiko SPBE dilaksanakan setiap semester."] * 55)

    facts = reader.facts(written(tmp_path, make_pdf([page] * 200)), PDF)

    assert facts.pages == 200
    assert len(facts.text) == TEXT_LIMIT
    assert len(facts.first_text) <= 4_000


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("PNG", PNG),
        ("JPEG", JPEG),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("TIFF", "image/tiff"),
        ("WEBP", "image/webp"),
    ],
)
def test_a_picture_tells_its_size(reader, tmp_path, kind, media_type):
    facts = reader.facts(written(tmp_path, make_picture(kind)), media_type)

    assert facts.readability is Readability.READABLE
    assert (facts.width, facts.height) == (160, 90)
    assert facts.text_found is None


def test_half_a_picture_is_damaged(reader, tmp_path):
    whole = make_picture("JPEG", (800, 600))

    assert reader.facts(written(tmp_path, whole[: len(whole) // 2]), JPEG).readability is (
        Readability.DAMAGED
    )


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (make_docx("Notula rapat", "Tim Koordinasi SPBE"), DOCX),
        (make_xlsx("Notula rapat", "Tim Koordinasi SPBE"), XLSX),
        (make_pptx("Notula rapat", "Tim Koordinasi SPBE"), PPTX),
        (make_odt("Notula rapat\nTim <text:span>Koordinasi</text:span> SPBE"), ODT),
        (b"Notula rapat\r\nTim Koordinasi SPBE", "text/plain"),
        ("Notula rapat,Tim Koordinasi SPBE".encode("utf-16"), "text/csv"),
    ],
    ids=["docx", "xlsx", "pptx", "odt", "txt", "csv"],
)
def test_the_text_of_office_documents_can_be_found(reader, tmp_path, content, media_type):
    facts = reader.facts(written(tmp_path, content), media_type)

    assert facts.readability is Readability.READABLE
    assert facts.text_found
    assert " ".join(facts.text.replace(",", " ").split()) == "Notula rapat Tim Koordinasi SPBE"


def test_a_word_document_tells_its_title_and_that_it_is_a_draft(reader, tmp_path):
    content = make_docx("Draf ke-2", "Isi", title="Rencana Aksi")

    facts = reader.facts(written(tmp_path, content), DOCX)

    assert (facts.title, facts.marks) == ("Rencana Aksi", ("DRAF",))


def test_slides_are_read_in_the_order_they_are_shown(reader, tmp_path):
    slides = [f"salindia{number}" for number in range(1, 13)]

    facts = reader.facts(written(tmp_path, make_pptx(*slides)), PPTX)

    assert facts.text.split() == slides


def test_an_office_document_behind_a_password_is_recognised(reader, tmp_path):
    container = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    container += "EncryptedPackage".encode("utf-16-le")

    facts = reader.facts(written(tmp_path, container), "application/octet-stream")

    assert facts == FileFacts(Readability.ENCRYPTED)


@pytest.mark.parametrize("media_type", [PDF, PNG, DOCX, "text/plain", "video/mp4"])
def test_a_file_without_bytes_is_empty_whatever_its_kind(reader, tmp_path, media_type):
    facts = reader.facts(written(tmp_path, b""), media_type)

    assert facts == FileFacts(Readability.EMPTY)


@pytest.mark.parametrize(
    "media_type", ["video/mp4", "application/zip", "application/msword", "image/heic"]
)
def test_other_kinds_are_left_alone(reader, tmp_path, media_type):
    facts = reader.facts(written(tmp_path, b"\x00\x00\x00\x18ftypmp42"), media_type)

    assert facts == FileFacts(Readability.OTHER_KIND)


@pytest.mark.parametrize("media_type", [PDF, PNG, DOCX])
def test_bytes_of_another_kind_are_damaged(reader, tmp_path, media_type):
    content = zip_of({"catatan.txt": "bukan dokumen"})

    assert reader.facts(written(tmp_path, content), media_type) == FileFacts(Readability.DAMAGED)


def test_a_file_that_is_gone_tells_nothing_of_the_document(reader, tmp_path):
    assert reader.facts(tmp_path / "hilang", PDF) == FileFacts(Readability.UNAVAILABLE)


def test_a_name_that_is_no_text_can_be_read(reader, tmp_path):
    path = written(tmp_path, make_pdf(), "laporan \udce9 ‘akhir’ 报告.pdf")

    assert reader.facts(path, PDF).readability is Readability.READABLE


def test_text_comes_without_what_no_file_format_accepts(reader, tmp_path):
    path = written(tmp_path, b"Rapat\x00 tim\x07\xff koordinasi")

    assert reader.facts(path, "text/plain").text == "Rapat timÿ koordinasi"
