"""Many files at once: all that can be taken in are, and the others are told."""

from __future__ import annotations

import pytest

from spbe_desktop.errors import Cancelled, EvidenceEmptyError, EvidenceUnreadableError
from spbe_desktop.services.taking_in import take_in_all


@pytest.fixture
def make_files(tmp_path):
    def make(count):
        paths = [tmp_path / f"laporan {number}.pdf" for number in range(count)]
        for number, path in enumerate(paths):
            path.write_bytes(f"%PDF-1.7 laporan {number}".encode())
        return paths

    return make


def test_every_file_is_a_document_in_the_order_given(workspace, make_files):
    paths = make_files(70)

    taken = take_in_all(workspace.vault, paths)

    assert [document.original_name for document in taken.documents] == [p.name for p in paths]
    assert taken.failures == ()
    for document, path in zip(taken.documents, paths, strict=True):
        assert workspace.vault.path_of(document.sha256).read_bytes() == path.read_bytes()


def test_what_fails_is_told_and_the_others_are_kept(workspace, make_files):
    paths = make_files(4)
    paths[1].write_bytes(b"")
    paths[2].unlink()

    taken = take_in_all(workspace.vault, paths)

    assert [document.title for document in taken.documents] == ["laporan 0", "laporan 3"]
    assert [type(error) for error in taken.failures] == [
        EvidenceEmptyError,
        EvidenceUnreadableError,
    ]


def test_what_was_copied_when_it_is_cancelled_stays(workspace, make_files):
    paths = make_files(5)
    told = []

    def report(done, total):
        told.append(done)
        if done >= total // 2:
            raise Cancelled

    taken = take_in_all(workspace.vault, paths, report)

    assert 0 < len(taken.documents) < 5
    assert all(workspace.vault.has(document.sha256) for document in taken.documents)


def test_progress_is_told_in_bytes_and_ends_with_all_of_them(workspace, make_files):
    paths, told = make_files(3), []

    take_in_all(workspace.vault, paths, lambda done, total: told.append((done, total)))

    size = sum(path.stat().st_size for path in paths)
    assert told[-1] == (size, size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
