"""Letters to other agencies: what the sample lacks, and a file that is whole or not there."""

from __future__ import annotations

import errno
import os
import zipfile

import pytest

from spbe_desktop.domain.request_letter import likely_owners
from spbe_desktop.errors import DiskFullError, StorageFailedError
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.offices import find_assessment
from spbe_desktop.services.requests import save_document, what_is_open
from spbe_desktop.services.sheets import read_sheet
from tests.letters import make_letter


def test_what_an_assessment_lacks_is_known_with_the_agencies_that_may_have_it(sample):
    found = find_assessment(sample, "diskominfo", 2025)
    sheet = read_sheet(sample, found.id)

    lacking = what_is_open(sample, sheet, uses_of(sample, found.id))

    first = lacking[0]
    assert (first.indicator.key, first.answered) == ("1", True)
    assert any(empty.claimed for empty in first.slots)
    owners = likely_owners(lacking, sheet.assessment.agency.name)
    assert "Bagian Hukum Sekretariat Daerah" in owners
    assert owners[-1] == "Dinas Komunikasi dan Informatika"


def test_a_letter_replaces_the_older_one_only_when_it_is_whole(tmp_path, monkeypatch):
    path = tmp_path / "surat.docx"
    path.write_bytes(b"yang lama")

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DiskFullError):
        save_document(make_letter(), path)
    monkeypatch.undo()

    assert path.read_bytes() == b"yang lama"
    assert list(tmp_path.iterdir()) == [path]
    save_document(make_letter(), path)
    assert zipfile.is_zipfile(path)


def test_a_folder_that_has_vanished_is_named(tmp_path):
    with pytest.raises(StorageFailedError):
        save_document(make_letter(), tmp_path / "dicabut" / "surat.docx")
