"""What a file is: its name promises, its bytes decide."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.evidence.media import Content, identify

OFFICE = "application/vnd.openxmlformats-officedocument."
ODF = "application/vnd.oasis.opendocument."
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)
PROGRAM = b"MZ\x90\x00" + bytes(200)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(200)


def archive(*members: str, mimetype: str = "") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        if mimetype:
            made.writestr("mimetype", mimetype)
        for member in members:
            made.writestr(member, "<xml/>")
    return file.getvalue()


DOCX = archive("[Content_Types].xml", "word/document.xml")
XLSX = archive("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", b"%PDF-1.7\n", "application/pdf"),
        ("a.PDF", b"scanner line\r\n%PDF-1.4\n", "application/pdf"),
        ("a.png", PNG, "image/png"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.bmp", b"BM\x46\x00\x00\x00" + bytes(8), "image/bmp"),
        ("a.webp", b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        ("a.docx", DOCX, OFFICE + "wordprocessingml.document"),
        ("a.xlsx", XLSX, OFFICE + "spreadsheetml.sheet"),
        ("a.pptx", archive("ppt/presentation.xml"), OFFICE + "presentationml.presentation"),
        ("a.odt", archive("content.xml", mimetype=ODF + "text"), ODF + "text"),
        ("a.ods", archive("content.xml", mimetype=ODF + "spreadsheet"), ODF + "spreadsheet"),
        ("a.doc", OLE, "application/msword"),
        ("a.zip", archive("surat.pdf"), "application/zip"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        ("a.webm", b"\x1aE\xdf\xa3\x01", "video/webm"),
        ("a.txt", "Keputusan — nomor 12".encode(), "text/plain"),
        ("a.txt", "Keputusan — nomor 12".encode("utf-16"), "text/plain"),
        ("a.txt", b"Keputusan \x96 nomor 12", "text/plain"),
        ("a.txt", b"BMD: barang milik daerah", "text/plain"),
        ("a.txt", b"a" * 4095 + "é".encode(), "text/plain"),
        ("a.csv", b"tahun;indeks\n2023;2,90\n", "text/csv"),
        ("a.html", b"<!DOCTYPE html><p>", "text/html"),
        ("a.svg", b'<?xml version="1.0"?><svg/>', "image/svg+xml"),
        ("a.rtf", b"{\\rtf1}", "application/rtf"),
    ],
)
def test_the_bytes_keep_what_the_name_promises(make_file, name, content, media_type):
    assert identify(make_file(content, name), name) == Content(
        media_type, agrees=True, has_macros=False
    )


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", PROGRAM, "application/x-executable"),
        ("a.pdf", b"MZ  %PDF-1.7", "application/x-executable"),
        ("a.pdf", b"<html><script>", "text/html"),
        ("a.pdf", DOCX, OFFICE + "wordprocessingml.document"),
        ("a.docx", XLSX, OFFICE + "spreadsheetml.sheet"),
        ("a.docx", archive("surat.pdf"), "application/zip"),
        ("a.docx", DOCX[:-30], "application/zip"),
        ("a.docx", OLE, "application/octet-stream"),
        ("a.odt", archive(mimetype=ODF + "spreadsheet"), "application/octet-stream"),
        ("a.txt", b"#!/bin/sh\nrm -rf /\n", "application/x-executable"),
        ("a.txt", b"teks\0biner", "application/octet-stream"),
        ("a.csv", b"<script>alert(1)</script>", "text/html"),
        ("a.jpg", b"%PDF-1.7", "application/pdf"),
    ],
)
def test_bytes_that_contradict_the_name_are_told(make_file, name, content, media_type):
    assert identify(make_file(content, name), name) == Content(
        media_type, agrees=False, has_macros=False
    )


def test_a_picture_under_the_name_of_another_kind_of_picture_is_fine(make_file):
    assert identify(make_file(PNG, "foto.jpg"), "foto.jpg") == Content(
        "image/png", agrees=True, has_macros=False
    )


def test_a_name_that_promises_nothing_is_judged_by_its_bytes(make_file):
    assert identify(make_file(b"%PDF-1.7", "a"), "a").media_type == "application/pdf"
    assert identify(make_file(bytes(8), "a"), "a").media_type == "application/octet-stream"
    assert not identify(make_file(PROGRAM, "a"), "a").agrees


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.docx", archive("word/document.xml", "word/vbaProject.bin")),
        ("a.xlsx", archive("xl/workbook.xml", "xl/macrosheets/sheet1.xml")),
        ("a.docm", archive("word/document.xml", "word/vbaProject.bin")),
        ("a.odt", archive("Basic/Standard/Module1.xml", mimetype=ODF + "text")),
        ("a.ods", archive("Scripts/python/x.py", mimetype=ODF + "spreadsheet")),
    ],
)
def test_macros_are_found_in_any_format(make_file, name, content):
    assert identify(make_file(content, name), name).has_macros


def test_a_directory_larger_than_documents_have_is_no_document(make_file):
    members = (f"word/{number:09}{'x' * 1000}" for number in range(4200))
    huge = make_file(archive("word/document.xml", *members), "a.docx")

    assert not identify(huge, "a.docx").agrees


def test_a_directory_that_claims_to_start_before_the_file_is_no_document(make_file):
    end = DOCX.rindex(b"PK\x05\x06")
    # Counted from the end of the file, this start would hit the true directory.
    length = end + len(DOCX) - DOCX.index(b"PK\x01\x02")
    lying = DOCX[: end + 12] + length.to_bytes(4, "little") + DOCX[end + 16 :]

    assert not identify(make_file(lying, "a.docx"), "a.docx").agrees


@given(st.binary(max_size=200), st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.odt", "a"]))
def test_no_bytes_make_it_fail(tmp_path_factory, content, name):
    path = tmp_path_factory.mktemp("isi") / name
    for start in (b"", b"PK\x03\x04", b"PK\x05\x06"):
        path.write_bytes(start + content)

        assert identify(path, name).media_type


@given(st.data())
def test_no_damage_to_an_archive_makes_it_fail(tmp_path_factory, data):
    damaged = bytearray(DOCX)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(DOCX) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path_factory.mktemp("isi") / "a.docx"
    path.write_bytes(damaged)

    assert identify(path, "a.docx").media_type
