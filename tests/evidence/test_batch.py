"""Many files at once: as safe as one by one, with few flushes."""

from __future__ import annotations

import errno
import hashlib
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import Cancelled, DiskFullError, EvidenceUnreadableError

ROOT = Path(__file__).parents[2]


def files_in(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*") if path.is_file()}


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def add_all(vault, sources, last, report=unreported):
    with vault.batch() as batch:
        for source in sources:
            batch.add(source)
        batch.add(last, report)


@pytest.fixture
def sources(make_file):
    return [make_file(os.urandom(9000 + number), f"{number}.pdf") for number in range(9)]


def test_every_file_of_a_batch_is_kept_once_it_is_left(vault, vault_folder, sources):
    with vault.batch() as batch:
        stored = {batch.add(source) for source in [*sources, sources[0]]}

    assert {vault.verify(file.sha256, file.size) for file in stored} == {FileState.INTACT}
    assert files_in(vault_folder) == {file.sha256 for file in stored}
    assert len(stored) == len(sources)


def test_an_unreadable_file_does_not_keep_the_others_out(vault, vault_folder, sources, tmp_path):
    with vault.batch() as batch:
        first = batch.add(sources[0])
        with pytest.raises(EvidenceUnreadableError):
            batch.add(tmp_path / "tidak ada.pdf")
        last = batch.add(sources[1])

    assert files_in(vault_folder) == {first.sha256, last.sha256}


def test_what_was_added_before_cancelling_is_kept_and_the_half_file_is_not(
    vault, vault_folder, sources
):
    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        add_all(vault, sources[:1], sources[1], cancel)

    assert files_in(vault_folder) == {digest_of(sources[0])}


def test_a_disk_that_refuses_to_flush_keeps_none_of_the_batch(
    vault, vault_folder, sources, monkeypatch
):
    flush = os.fsync
    calls = iter(range(100))

    def refuse(descriptor: int) -> None:
        if next(calls) == 5:
            raise OSError(errno.ENOSPC, "No space left on device")
        flush(descriptor)

    monkeypatch.setattr(os, "fsync", refuse)

    with pytest.raises(DiskFullError):
        add_all(vault, sources[:-1], sources[-1])

    assert files_in(vault_folder) == set()


def test_an_altered_blob_is_repaired_by_a_batch(vault, sources):
    stored = vault.add(sources[0])
    blob = vault.path_of(stored.sha256)
    blob.chmod(0o600)
    blob.write_bytes(b"x" * stored.size)

    with vault.batch() as batch:
        batch.add(sources[0])

    assert vault.verify(stored.sha256, stored.size) is FileState.INTACT


CHILD = """
import sys
from pathlib import Path
from spbe_desktop.evidence.vault import Vault

with Vault(Path(sys.argv[1])).batch() as batch:
    for source in sys.argv[2:]:
        batch.add(Path(source))
    print("gathered", flush=True)
    sys.stdin.read()
"""


def test_a_program_killed_within_a_batch_leaves_only_what_is_swept(vault, vault_folder, sources):
    command = [sys.executable, "-c", CHILD, str(vault_folder), *map(str, sources)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGKILL if os.name == "posix" else signal.SIGTERM)

    assert {Path(name).suffix for name in files_in(vault_folder)} == {".part"}
    vault.sweep()
    assert files_in(vault_folder) == set()
