"""Opening: documents go to the desktop, nothing that runs ever does."""

from __future__ import annotations

import errno
import io
import shutil
import stat
import zipfile

import pytest

from spbe_desktop.errors import DiskFullError, EvidenceMissingError, FolderNotWritableError
from spbe_desktop.evidence.names import NAME_BYTES
from spbe_desktop.evidence.opening import OPENABLE, Opening, opening_of, prepare_copy

PDF = b"%PDF-1.7 surat"
PROGRAM = b"MZ\x90\x00" + bytes(64)


def archive(*members: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for member in members:
            made.writestr(member, "<xml/>")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("surat.pdf", PDF),
        ("SURAT.PDF", PDF),
        ("laporan.exe.pdf", PDF),
        ("a.docx", archive("word/document.xml")),
        ("a.csv", b"tahun;indeks\n"),
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.mp4", b"\x00\x00\x00\x18ftypmp42"),
        ("k" * 200 + ".pdf", PDF),
        ("rapat 🎉.pdf", PDF),
    ],
)
def test_a_document_is_handed_to_the_desktop(make_file, name, content):
    assert opening_of(make_file(content, name)) is Opening.DOCUMENT


@pytest.mark.parametrize(
    "suffix",
    [
        *("", ".pdf\u202e", ".iso", ".img", ".zip", ".rar", ".7z", ".eml", ".xml"),
        *(".exe", ".com", ".scr", ".bat", ".cmd", ".ps1", ".msi", ".dll", ".reg", ".chm"),
        *(".js", ".vbs", ".wsf", ".hta", ".jar", ".py", ".sh", ".desktop", ".appimage"),
        *(".lnk", ".url", ".html", ".htm", ".mht", ".svg"),
        *(".doc", ".xls", ".ppt", ".rtf", ".docm", ".xlsm", ".pptm", ".xlsb", ".dotm", ".xlam"),
    ],
)
@pytest.mark.parametrize("content", [PDF, PROGRAM, b"teks"])
def test_every_other_kind_is_left_to_its_folder_whatever_it_holds(make_file, suffix, content):
    path = make_file(content, "laporan.pdf" + suffix if suffix else "laporan")

    assert opening_of(path) is Opening.OTHER_KIND


@pytest.mark.parametrize("suffix", sorted(OPENABLE))
@pytest.mark.parametrize("content", [PROGRAM, b"\x7fELF\x02", b"#!/bin/sh\n", b"<html><script>"])
def test_what_runs_is_never_handed_over_under_the_name_of_a_document(make_file, suffix, content):
    assert opening_of(make_file(content, "surat" + suffix)) is Opening.DISGUISED


def test_a_document_with_macros_is_left_to_its_folder(make_file):
    content = archive("word/document.xml", "word/vbaProject.bin")

    assert opening_of(make_file(content, "a.docx")) is Opening.MACROS


def test_a_second_stream_of_a_program_is_no_document(make_file):
    assert opening_of(make_file(PDF, "program.exe:surat.pdf")) is Opening.OTHER_KIND


@pytest.fixture
def opened(tmp_path):
    return tmp_path / "dibuka"


def test_a_copy_has_its_own_name_and_cannot_be_edited(make_file, opened):
    copy = prepare_copy(make_file(PDF, "ab12"), "SK: Tim/Koordinasi.pdf", opened)

    assert copy == opened / "SK_ Tim_Koordinasi.pdf"
    assert copy.read_bytes() == PDF
    assert not stat.S_IMODE(copy.stat().st_mode) & 0o277
    assert opening_of(copy) is Opening.DOCUMENT


def test_a_name_of_300_characters_can_be_copied(make_file, opened):
    copy = prepare_copy(make_file(PDF), "🎉" * 300 + ".pdf", opened)

    assert len(copy.name.encode()) <= NAME_BYTES
    assert copy.suffix == ".pdf"


def test_another_document_of_the_same_name_stands_beside_it(make_file, opened):
    first = prepare_copy(make_file(b"%PDF 1", "a"), "surat.pdf", opened)
    second = prepare_copy(make_file(b"%PDF 2", "b"), "surat.pdf", opened)
    third = prepare_copy(make_file(b"%PDF 3", "c"), "surat.pdf", opened)

    assert [copy.name for copy in (first, second, third)] == [
        "surat.pdf",
        "surat (2).pdf",
        "surat (3).pdf",
    ]
    assert [copy.read_bytes()[-1:] for copy in (first, second, third)] == [b"1", b"2", b"3"]


def test_the_copy_made_last_time_is_used_again(make_file, opened):
    blob = make_file(PDF, "a")

    assert prepare_copy(blob, "surat.pdf", opened) == prepare_copy(blob, "surat.pdf", opened)
    assert len(list(opened.iterdir())) == 1


def test_a_copy_that_somebody_changed_is_neither_shown_nor_overwritten(make_file, opened):
    blob = make_file(PDF, "a")
    changed = prepare_copy(blob, "surat.pdf", opened)
    changed.chmod(0o600)
    changed.write_bytes(b"catatan saya")

    again = prepare_copy(blob, "surat.pdf", opened)

    assert (again.name, again.read_bytes()) == ("surat (2).pdf", PDF)
    assert changed.read_bytes() == b"catatan saya"


def test_a_blob_that_is_gone_is_told_by_its_name(tmp_path, opened):
    with pytest.raises(EvidenceMissingError) as caught:
        prepare_copy(tmp_path / "ab12", "su\u202erat.pdf", opened)

    assert caught.value.title == "surat.pdf"
    assert not opened.exists()


def test_a_full_disk_leaves_no_half_copy(make_file, opened, monkeypatch):
    def fill_up(_source: object, target: io.BufferedWriter, _length: int) -> None:
        target.write(b"setengah")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfileobj", fill_up)

    with pytest.raises(DiskFullError):
        prepare_copy(make_file(PDF), "surat.pdf", opened)

    assert list(opened.iterdir()) == []


def test_a_folder_below_a_file_is_not_writable(make_file):
    with pytest.raises(FolderNotWritableError):
        prepare_copy(make_file(PDF), "surat.pdf", make_file(b"x", "berkas") / "dibuka")
