"""What the vault promises while the disk does its work."""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.errors import Cancelled, WorkspaceDamagedError
from spbe_desktop.evidence.incoming import StoredFile
from spbe_desktop.evidence.reading import BLOCK
from spbe_desktop.evidence.vault import Vault

THREE_BLOCKS = os.urandom(2 * BLOCK + 12_345)


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


@given(st.lists(st.binary(max_size=300), max_size=6))
def test_what_goes_in_comes_out_and_lies_there_once(contents: list[bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        vault = Vault(Path(folder) / "evidence")

        stored = [vault.add_bytes(content) for content in contents]

        assert [vault.path_of(file.sha256).read_bytes() for file in stored] == contents
        assert files_in(Path(folder)) == {hashlib.sha256(each).hexdigest() for each in contents}
        assert vault.total_size() == sum(map(len, set(contents)))


def test_a_file_is_copied_under_its_digest_and_made_read_only(vault, make_file):
    source = make_file(THREE_BLOCKS)

    stored = vault.add(source)

    blob = vault.path_of(stored.sha256)
    assert stored == StoredFile(hashlib.sha256(THREE_BLOCKS).hexdigest(), len(THREE_BLOCKS))
    assert blob.read_bytes() == THREE_BLOCKS
    assert not stat.S_IMODE(blob.stat().st_mode) & 0o222
    assert source.read_bytes() == THREE_BLOCKS


def test_a_blob_lies_in_the_folder_of_its_first_two_digits(vault, vault_folder):
    stored = vault.add_bytes(b"isi")

    assert vault.path_of(stored.sha256) == vault_folder / stored.sha256[:2] / stored.sha256
    assert vault.has(stored.sha256)


def test_progress_is_told_in_bytes_and_ends_with_all_of_them(vault, make_file):
    told = []

    vault.add(make_file(THREE_BLOCKS), lambda done, total: told.append((done, total)))

    size = len(THREE_BLOCKS)
    assert told == [(BLOCK, size), (2 * BLOCK, size), (size, size)]


def test_the_same_bytes_under_two_names_are_kept_once(vault, vault_folder, make_file):
    first = vault.add(make_file(name="a.pdf"))
    time_of_first = vault.path_of(first.sha256).stat().st_mtime_ns

    second = vault.add(make_file(name="b.pdf"))

    assert second == first
    assert files_in(vault_folder) == {first.sha256}
    assert vault.path_of(first.sha256).stat().st_mtime_ns == time_of_first


def test_cancelling_leaves_nothing_of_the_file(vault, vault_folder, make_file):
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        vault.add(make_file(THREE_BLOCKS), cancel)

    assert files_in(vault_folder) == set()


def alter(blob: Path, content: bytes) -> None:
    blob.chmod(0o600)
    blob.write_bytes(content)


def test_an_altered_blob_of_another_size_is_seen_without_reading(vault):
    stored = vault.add_bytes(b"asli")

    alter(vault.path_of(stored.sha256), b"palsu")

    assert vault.check(stored.sha256, stored.size) is FileState.ALTERED


def test_an_altered_blob_of_the_same_size_is_seen_by_reading_alone(vault):
    stored = vault.add_bytes(b"asli")

    alter(vault.path_of(stored.sha256), b"lain")

    assert vault.check(stored.sha256, stored.size) is FileState.INTACT
    assert vault.verify(stored.sha256, stored.size) is FileState.ALTERED


def test_a_removed_blob_is_missing_and_a_folder_in_its_place_is_no_blob(vault):
    stored = vault.add_bytes(b"asli")
    vault.path_of(stored.sha256).unlink()

    assert vault.verify(stored.sha256, stored.size) is FileState.MISSING
    assert not vault.has(stored.sha256)

    vault.path_of(stored.sha256).mkdir()

    assert vault.verify(stored.sha256, stored.size) is FileState.ALTERED
    assert not vault.has(stored.sha256)


@pytest.mark.parametrize("damage", [b"lain", b"lebih panjang", b""])
def test_attaching_a_file_again_repairs_its_altered_blob(vault, vault_folder, damage):
    stored = vault.add_bytes(b"asli")
    alter(vault.path_of(stored.sha256), damage)

    assert vault.add_bytes(b"asli") == stored

    assert vault.verify(stored.sha256, stored.size) is FileState.INTACT
    assert files_in(vault_folder) == {stored.sha256}


def test_checking_all_tells_each_state_and_counts_every_byte(vault):
    good, bad, gone = (vault.add_bytes(each) for each in (b"baik", b"rusak", b"hilang"))
    alter(vault.path_of(bad.sha256), b"RUSAK")
    vault.path_of(gone.sha256).unlink()
    told = []

    states = vault.check_all(
        {each.sha256: each.size for each in (good, bad, gone)},
        lambda done, total: told.append((done, total)),
    )

    assert states == {
        good.sha256: FileState.INTACT,
        bad.sha256: FileState.ALTERED,
        gone.sha256: FileState.MISSING,
    }
    assert told == sorted(told)
    assert told[-1] == (15, 15)


def test_orphans_are_the_blobs_that_nobody_knows(vault, vault_folder):
    known, unknown = vault.add_bytes(b"dikenal"), vault.add_bytes(b"yatim")
    (vault_folder / unknown.sha256[:2] / "Thumbs.db").write_bytes(b"Windows was here")

    assert vault.orphans({known.sha256}) == (unknown.sha256,)
    assert vault.total_size() == known.size + unknown.size


def test_a_vault_that_was_never_used_is_empty(vault, vault_folder):
    vault.sweep()

    assert (vault.total_size(), vault.orphans(())) == (0, ())
    assert not vault_folder.exists()


@pytest.mark.parametrize("text", ["", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 64 + "\n"])
def test_no_path_is_made_of_what_is_no_digest(vault, text):
    with pytest.raises(WorkspaceDamagedError):
        vault.path_of(text)


def test_one_walk_tells_the_size_of_every_blob_and_of_nothing_else(vault, vault_folder):
    stored = [vault.add_bytes(b"satu"), vault.add_bytes(b"dua puluh")]
    (vault_folder / "incoming" / "rest.part").write_bytes(b"sisa")
    (vault_folder / stored[0].sha256[:2] / "catatan.txt").write_bytes(b"bukan blob")

    assert vault.sizes() == {file.sha256: file.size for file in stored}


def test_a_vault_that_holds_nothing_yet_has_no_sizes(vault):
    assert vault.sizes() == {}
