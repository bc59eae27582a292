"""The vault when the disk, the source or the program fails: a clear error, nothing half done."""

from __future__ import annotations

import errno
import io
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from typing_extensions import override

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.errors import (
    DiskFullError,
    EvidenceNotAFileError,
    EvidenceUnreadableError,
    FolderNotWritableError,
    StorageFailedError,
)
from spbe_desktop.evidence.reading import BLOCK
from spbe_desktop.evidence.storage import MARGIN
from spbe_desktop.evidence.vault import Vault

THREE_BLOCKS = os.urandom(2 * BLOCK + 12_345)
ROOT = Path(__file__).parents[2]


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def vanish(source: Path) -> None:
    source.unlink()


def shrink(source: Path) -> None:
    os.truncate(source, BLOCK + 1)


def grow(source: Path) -> None:
    with source.open("ab") as file:
        file.write(b"lagi")


def change_in_place(source: Path) -> None:
    with source.open("r+b") as file:
        file.write(b"lain")
    os.utime(source, ns=(1, 1))


def put_another_in_its_place(source: Path) -> None:
    other = source.with_name("other")
    other.write_bytes(THREE_BLOCKS)
    os.utime(other, ns=(1, 1))
    other.replace(source)


def become_a_folder(source: Path) -> None:
    source.unlink()
    source.mkdir()


@pytest.mark.parametrize(
    "mishap", [vanish, shrink, grow, change_in_place, put_another_in_its_place]
)
def test_a_source_that_changes_while_it_is_copied_is_refused(
    vault, vault_folder, make_file, mishap: Callable[[Path], None]
):
    source = make_file(THREE_BLOCKS)

    def report(done: int, _total: int) -> None:
        if done == BLOCK:
            mishap(source)

    with pytest.raises(EvidenceUnreadableError) as caught:
        vault.add(source, report)

    assert caught.value.path == source
    assert files_in(vault_folder) == set()


def test_a_source_that_grows_without_end_does_not_keep_us(vault, make_file):
    source = make_file(b"log")

    with pytest.raises(EvidenceUnreadableError):
        vault.add(source, lambda _done, _total: grow(source))


def test_a_source_that_becomes_a_folder_is_refused(vault, vault_folder, make_file):
    source = make_file()

    with pytest.raises(EvidenceNotAFileError):
        vault.add(source, lambda _done, _total: become_a_folder(source))

    assert files_in(vault_folder) == set()


@pytest.mark.parametrize("name", ["tidak-ada.pdf", "sk.pdf/di-bawah-berkas.pdf", "nol\0.pdf"])
def test_a_source_that_is_not_there_is_unreadable(vault, tmp_path, make_file, name):
    make_file()

    with pytest.raises(EvidenceUnreadableError):
        vault.add(tmp_path / name)


def test_a_folder_and_a_pipe_are_no_files(vault, tmp_path):
    with pytest.raises(EvidenceNotAFileError):
        vault.add(tmp_path)

    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipa")
        with pytest.raises(EvidenceNotAFileError):
            vault.add(tmp_path / "pipa")


def open_as(kind: type[io.FileIO], suffix: str) -> Callable[..., Any]:
    """Return a `Path.open` that opens files of this *suffix* as *kind*."""
    really_open = Path.open

    def path_open(path: Path, mode: str = "r", *args: Any, **named: Any) -> Any:
        if path.suffix != suffix:
            return really_open(path, mode, *args, **named)
        raw = kind(path, mode.replace("b", ""))
        return raw if named.get("buffering") == 0 else io.BufferedWriter(raw)

    return path_open


class BadSector(io.FileIO):
    """A file whose second block the disk does not give back."""

    @override
    def readinto(self, buffer: Any, /) -> int:
        if self.tell() >= BLOCK:
            raise OSError(errno.EIO, "Input/output error")
        return super().readinto(buffer)


class Truncated(io.FileIO):
    """A file of which a drive far away gives only the beginning."""

    @override
    def readinto(self, buffer: Any, /) -> int:
        return 0 if self.tell() >= BLOCK else super().readinto(buffer)


class NoRoom(io.FileIO):
    """A file on a disk that has room for one block more."""

    @override
    def write(self, data: Any, /) -> int:
        if self.tell() >= BLOCK:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(data)


def test_a_source_with_a_bad_sector_is_unreadable(vault, vault_folder, make_file, monkeypatch):
    source = make_file(THREE_BLOCKS)
    monkeypatch.setattr(Path, "open", open_as(BadSector, ".pdf"))

    with pytest.raises(EvidenceUnreadableError, match="Input/output"):
        vault.add(source)

    assert files_in(vault_folder) == set()


def test_a_source_that_ends_before_its_size_is_refused(vault, make_file, monkeypatch):
    source = make_file(THREE_BLOCKS)
    monkeypatch.setattr(Path, "open", open_as(Truncated, ".pdf"))

    with pytest.raises(EvidenceUnreadableError):
        vault.add(source)


def test_a_blob_on_a_bad_sector_counts_as_altered(vault, vault_folder, monkeypatch):
    stored = vault.add_bytes(THREE_BLOCKS)
    monkeypatch.setattr(Path, "open", open_as(BadSector, ""))

    assert vault.verify(stored.sha256, stored.size) is FileState.ALTERED


def test_a_disk_that_fills_up_on_the_way_keeps_nothing_of_the_file(
    vault, vault_folder, make_file, monkeypatch
):
    kept = vault.add_bytes(b"yang lama")
    source = make_file(THREE_BLOCKS)
    monkeypatch.setattr(Path, "open", open_as(NoRoom, ".part"))

    with pytest.raises(DiskFullError):
        vault.add(source)

    assert files_in(vault_folder) == {kept.sha256}
    assert vault.verify(kept.sha256, kept.size) is FileState.INTACT


def test_a_file_that_would_fill_the_disk_is_refused_before_it_is_read(
    vault, vault_folder, make_file, monkeypatch
):
    source = make_file()
    free = source.stat().st_size + MARGIN - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free))
    read = []

    with pytest.raises(DiskFullError) as caught:
        vault.add(source, lambda done, _total: read.append(done))

    assert caught.value.path == vault_folder
    assert (read, files_in(vault_folder)) == ([], set())

    monkeypatch.setattr(shutil, "disk_usage", lambda _path: SimpleNamespace(free=free + 1))

    assert vault.has(vault.add(source).sha256)


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EROFS, FolderNotWritableError),
        (errno.EACCES, FolderNotWritableError),
        (errno.EIO, StorageFailedError),
    ],
)
def test_each_refusal_of_the_disk_has_its_error(
    vault, vault_folder, make_file, monkeypatch, code, failure
):
    def refuse(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(failure):
        vault.add(make_file())

    assert files_in(vault_folder) == set()


def test_a_folder_that_takes_no_files_is_not_writable(vault, vault_folder, make_file, monkeypatch):
    def refuse(**_named: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "mkstemp", refuse)

    with pytest.raises(FolderNotWritableError) as caught:
        vault.add(make_file())

    assert caught.value.path == vault_folder


def test_a_vault_below_a_file_is_not_writable(tmp_path, make_file):
    with pytest.raises(FolderNotWritableError):
        Vault(make_file() / "evidence").add_bytes(b"isi")


def test_a_vault_whose_workspace_is_gone_is_not_made_anew(tmp_path, make_file):
    with pytest.raises(StorageFailedError):
        Vault(tmp_path / "stik-dicabut" / "evidence").add(make_file())

    assert not (tmp_path / "stik-dicabut").exists()


# Says which file is whole, then stands still in the middle of the next until it is killed.
CHILD = """
import sys
from pathlib import Path
from spbe_desktop.evidence.vault import Vault

vault = Vault(Path(sys.argv[1]))

def stand_still(done, total):
    if done < total:
        print("half", flush=True)
        sys.stdin.read()

for source in sys.argv[2:]:
    stored = vault.add(Path(source), stand_still)
    print(stored.sha256, stored.size, flush=True)
"""


def test_a_program_killed_in_the_middle_of_a_copy_leaves_a_consistent_vault(
    vault, vault_folder, make_file
):
    small = [make_file(os.urandom(9000), f"{number}.pdf") for number in range(5)]
    large = make_file(THREE_BLOCKS, "besar.mp4")
    command = [sys.executable, "-c", CHILD, str(vault_folder), *map(str, [*small, large])]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        said = [child.stdout.readline() for _ in range(6)]
        child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)
    stored = {digest: int(size) for digest, size in map(str.split, said[:5])}
    left = files_in(vault_folder) - set(stored)

    assert said[5] == "half\n"
    assert set(vault.check_all(stored).values()) == {FileState.INTACT}
    assert [Path(name).suffix for name in left] == [".part"]
    assert (vault.orphans(stored), vault.total_size()) == ((), 5 * 9000)

    vault.sweep()

    assert files_in(vault_folder) == set(stored)
    assert vault.verify(*_pair(vault.add(large))) is FileState.INTACT


def test_a_folder_that_cannot_be_listed_is_left_unswept(vault, monkeypatch):
    def glob(_folder: Path, _pattern: str) -> list[Path]:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Path, "glob", glob)

    vault.sweep()


def _pair(stored: Any) -> tuple[str, int]:
    return stored.sha256, stored.size
