"""Links without copy: the file stays with the officer, and we know whether it is the same."""

from __future__ import annotations

import hashlib
import os

import pytest

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.errors import Cancelled, EvidenceNotAFileError, EvidenceUnreadableError
from spbe_desktop.evidence.linking import check_link, verify_link
from spbe_desktop.evidence.reading import HashedFile, hash_file


def test_a_linked_file_is_remembered_by_size_time_and_digest(make_file):
    video = make_file(b"\0\0\0\x18ftypmp42", "rapat.mp4")
    told = []

    link = hash_file(video, lambda done, total: told.append((done, total)))

    assert link == HashedFile(
        video, 12, video.stat().st_mtime_ns, hashlib.sha256(video.read_bytes()).hexdigest()
    )
    assert told == [(12, 12)]
    assert (check_link(link), verify_link(link)) == (FileState.INTACT, FileState.INTACT)


def test_a_linked_file_that_was_removed_is_missing(make_file):
    link = hash_file(make_file())
    link.path.unlink()

    assert (check_link(link), verify_link(link)) == (FileState.MISSING, FileState.MISSING)


def test_a_folder_in_the_place_of_a_linked_file_is_not_the_file(make_file):
    link = hash_file(make_file())
    link.path.unlink()
    link.path.mkdir()

    assert (check_link(link), verify_link(link)) == (FileState.MISSING, FileState.MISSING)


def test_a_linked_file_of_another_size_is_altered(make_file):
    link = hash_file(make_file(b"asli"))
    make_file(b"lebih panjang")

    assert (check_link(link), verify_link(link)) == (FileState.ALTERED, FileState.ALTERED)


def test_a_new_time_alone_is_suspicious_until_the_file_is_read(make_file):
    link = hash_file(make_file())
    os.utime(link.path, ns=(1, 1))

    assert (check_link(link), verify_link(link)) == (FileState.ALTERED, FileState.INTACT)


def test_other_bytes_behind_the_same_size_and_time_are_found_by_reading(make_file):
    link = hash_file(make_file(b"asli"))
    make_file(b"lain")
    os.utime(link.path, ns=(link.modified_ns, link.modified_ns))

    assert (check_link(link), verify_link(link)) == (FileState.INTACT, FileState.ALTERED)


def test_a_link_to_nothing_or_to_a_folder_is_refused(tmp_path):
    with pytest.raises(EvidenceUnreadableError):
        hash_file(tmp_path / "tidak-ada.mp4")
    with pytest.raises(EvidenceNotAFileError):
        hash_file(tmp_path)


def test_a_file_that_changes_while_it_is_hashed_is_refused(make_file):
    video = make_file()

    with pytest.raises(EvidenceUnreadableError):
        hash_file(video, lambda _done, _total: video.unlink())


def test_verifying_a_link_can_be_cancelled(make_file):
    link = hash_file(make_file())

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify_link(link, cancel)
