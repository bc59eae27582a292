"""What may be attached, and what is said of it before it is."""

from __future__ import annotations

import os

import pytest

from spbe_desktop.errors import (
    EvidenceEmptyError,
    EvidenceNotAFileError,
    EvidenceUnreadableError,
)
from spbe_desktop.evidence.intake import LARGE_FILE, Candidate, examine


def test_a_document_is_described_before_it_is_attached(make_file):
    path = make_file(b"%PDF-1.7", "SK_Tim_Koordinasi-2026 (1).pdf")

    assert examine(path) == Candidate(
        path=path,
        original_name="SK_Tim_Koordinasi-2026 (1).pdf",
        title="SK Tim Koordinasi 2026",
        media_type="application/pdf",
        agrees_with_name=True,
        size=8,
        is_large=False,
    )


def test_a_program_named_like_a_document_may_be_attached_but_is_told(make_file):
    found = examine(make_file(b"MZ\x90\x00" + bytes(64), "surat.pdf"))

    assert (found.media_type, found.agrees_with_name) == ("application/x-executable", False)


def test_a_file_of_0_bytes_is_refused(make_file):
    path = make_file(b"")

    with pytest.raises(EvidenceEmptyError) as caught:
        examine(path)

    assert caught.value.path == path


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(EvidenceNotAFileError):
        examine(tmp_path)


def test_what_is_not_there_is_unreadable(tmp_path):
    with pytest.raises(EvidenceUnreadableError):
        examine(tmp_path / "tidak-ada.pdf")


def test_what_may_not_be_read_is_unreadable(make_file, monkeypatch):
    path = make_file()

    def refuse(*_args: object, **_named: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(type(path), "open", refuse)

    with pytest.raises(EvidenceUnreadableError, match="Permission denied"):
        examine(path)


def test_a_large_file_is_marked_for_a_link(make_file):
    path = make_file(b"%PDF", "besar.pdf")

    assert examine(path, large_from=4).is_large
    assert not examine(path, large_from=5).is_large

    os.truncate(path, LARGE_FILE)

    assert examine(path).is_large


def test_odd_names_are_attached_and_shown_safely(make_file):
    odd = "Surat 🎉\u202egnp.exe\u200b.pdf"

    found = examine(make_file(name=odd))

    assert (found.original_name, found.title) == ("Surat 🎉gnp.exe.pdf", "Surat 🎉gnp.exe")
    assert found.path.name == odd


def test_a_file_whose_name_cannot_be_seen_gets_one(make_file):
    found = examine(make_file(name="\u202e\u200b"))

    assert (found.original_name, found.title) == ("berkas", "berkas")
