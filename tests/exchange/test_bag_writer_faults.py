from __future__ import annotations

import errno
import io
import os
import random
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from typing_extensions import override

from spbe_desktop.errors import (
    Cancelled,
    DiskFullError,
    EvidenceChangedError,
    EvidenceMissingError,
    EvidenceUnreadableError,
    FolderNotWritableError,
    PackageWriteError,
    StorageFailedError,
)
from spbe_desktop.exchange.bag_writer import write_package
from spbe_desktop.exchange.plan import plan_package
from tests.packages import make_plan, make_rich_submission, write
from tests.submissions import make_evidence, make_submission

OLD = b"paket revisi sebelumnya"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A place for the package where an older one lies."""
    folder = tmp_path / "tujuan"
    folder.mkdir()
    path = folder / "paket.spbe.zip"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def large(tmp_path):
    """Evidence of three blocks, so that there is a middle."""
    return make_evidence(tmp_path, "Laporan", os.urandom(3 << 20))


def assert_nothing_happened(target):
    assert list(target.parent.iterdir()) == [target]
    assert target.read_bytes() == OLD


def after_the_first_block(act):
    """Return a report that calls *act* once, as soon as some of the evidence is written."""
    waiting = [act]

    def report(done, _total):
        if done >= 1 << 20 and waiting:
            waiting.pop()()

    return report


def open_instead(monkeypatch, applies, make):
    """Open the files that *applies* to, by path and mode, as *make* does."""
    opened = Path.open

    def open_either(path, mode="r", *arguments, **keywords):
        if applies(path, mode):
            return make(path, mode)
        return opened(path, mode, *arguments, **keywords)

    monkeypatch.setattr(Path, "open", open_either)


def is_written(_path, mode):
    return mode == "xb"


def test_cancelling_at_any_moment_leaves_nothing_behind(tmp_path, target):
    plan = make_plan(make_rich_submission(tmp_path))
    calls = []
    write_package(plan, tmp_path / "lengkap.zip", lambda done, _: calls.append(done))
    dice = random.Random()

    for stop in {1, len(calls), *dice.sample(range(1, len(calls)), 8)}:
        left = [stop]

        def report(_done, _total, left=left):
            left[0] -= 1
            if not left[0]:
                raise Cancelled

        with pytest.raises(Cancelled):
            write_package(plan, target, report)
        assert_nothing_happened(target)


def test_evidence_that_vanished_is_named(tmp_path, target, large):
    large.source.unlink()

    with pytest.raises(EvidenceMissingError) as caught:
        write(make_submission([large]), target)

    assert (caught.value.title, caught.value.path) == ("Laporan", large.source)
    assert_nothing_happened(target)


def test_evidence_whose_place_is_not_known_is_missing_before_anything_is_written(large):
    nowhere = replace(large, source=None)

    with pytest.raises(EvidenceMissingError):
        plan_package(make_submission([nowhere]), b"", b"")


@pytest.mark.parametrize("size", [0, (1 << 20) + 5], ids=["emptied", "cut"])
def test_evidence_that_shrinks_midway_stops_the_work(target, large, size):
    report = after_the_first_block(lambda: os.truncate(large.source, size))

    with pytest.raises(EvidenceChangedError):
        write(make_submission([large]), target, report)

    assert_nothing_happened(target)


def test_evidence_that_grows_midway_stops_the_work(target, large):
    def grow():
        with large.source.open("ab") as file:
            file.write(b"lagi")

    with pytest.raises(EvidenceChangedError):
        write(make_submission([large]), target, after_the_first_block(grow))

    assert_nothing_happened(target)


def test_evidence_that_is_altered_midway_without_growing_stops_the_work(target, large):
    def alter():
        with large.source.open("r+b") as file:
            file.seek(-10, os.SEEK_END)
            file.write(b"0123456789")

    with pytest.raises(EvidenceChangedError) as caught:
        write(make_submission([large]), target, after_the_first_block(alter))

    assert caught.value.title == "Laporan"
    assert_nothing_happened(target)


def test_evidence_that_was_altered_before_stops_the_work(target, large):
    content = bytearray(large.source.read_bytes())
    content[5] ^= 1
    large.source.write_bytes(content)

    with pytest.raises(EvidenceChangedError):
        write(make_submission([large]), target)

    assert_nothing_happened(target)


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo])
def test_what_is_no_file_any_more_is_not_opened(target, large, make):
    large.source.unlink()
    make(large.source)

    with pytest.raises(EvidenceChangedError):
        write(make_submission([large]), target)

    assert_nothing_happened(target)


def test_evidence_that_cannot_be_read_is_named(target, large, monkeypatch):
    class Failing(io.FileIO):
        @override
        def read(self, _size=-1, /):
            raise OSError(errno.EIO, "Input/output error")

    open_instead(monkeypatch, lambda path, _mode: path == large.source, Failing)

    with pytest.raises(EvidenceUnreadableError) as caught:
        write(make_submission([large]), target)

    assert caught.value.path == large.source
    assert_nothing_happened(target)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (errno.ENOSPC, DiskFullError),
        (errno.EDQUOT, DiskFullError),
        (errno.EROFS, FolderNotWritableError),
        (errno.EIO, StorageFailedError),
    ],
    ids=errno.errorcode.get,
)
def test_a_disk_that_fails_on_the_way_leaves_nothing_behind(
    target, large, monkeypatch, code, expected
):
    class Full(io.FileIO):
        @override
        def write(self, content, /):
            if self.tell() > 2 << 20:
                raise OSError(code, os.strerror(code))
            return super().write(content)

    open_instead(monkeypatch, is_written, Full)

    with pytest.raises(expected):
        write(make_submission([large]), target)

    assert_nothing_happened(target)


def test_a_disk_that_cannot_keep_what_it_took_leaves_nothing_behind(target, large, monkeypatch):
    def failing(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", failing)

    with pytest.raises(DiskFullError):
        write(make_submission([large]), target)

    assert_nothing_happened(target)


def test_a_disk_without_room_is_noticed_before_anything_is_written(target, large, monkeypatch):
    usage = type("Usage", (), {"free": 3 << 20})
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage)
    open_instead(monkeypatch, is_written, lambda *_: pytest.fail("something is written"))

    with pytest.raises(DiskFullError):
        write(make_submission([large]), target)

    assert_nothing_happened(target)


def test_a_package_that_does_not_verify_is_not_kept(target, large, monkeypatch):
    class Careless(io.FileIO):
        @override
        def write(self, content, /):
            if len(content) == 1 << 20:
                content = b"bukan yang dibaca" + bytes(content)[17:]
            return super().write(content)

    open_instead(monkeypatch, is_written, Careless)

    with pytest.raises(PackageWriteError) as caught:
        write(make_submission([large]), target)

    assert caught.value.path == target
    assert_nothing_happened(target)


@pytest.mark.parametrize("place", ["tidak ada/paket.zip", "berkas/paket.zip", "folder"])
def test_a_place_that_cannot_hold_the_package_is_refused(tmp_path, place):
    (tmp_path / "berkas").write_bytes(b"")
    (tmp_path / "folder").mkdir()

    with pytest.raises(FolderNotWritableError):
        write(make_submission(), tmp_path / place)


def test_the_package_can_be_read_by_whoever_may_read_the_folder(tmp_path):
    written = write(make_submission(), tmp_path / "paket.zip")

    ordinary = tmp_path / "biasa"
    ordinary.write_bytes(b"")
    assert stat.S_IMODE(written.path.stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


def test_a_name_that_no_disk_takes_is_a_failure_with_a_sentence(target, large):
    with pytest.raises(StorageFailedError):
        write(make_submission([large]), target.with_name("a" * 300))


def test_a_fragment_that_cannot_be_removed_is_told(target, large, monkeypatch):
    def held(path, missing_ok=False):
        raise PermissionError(errno.EACCES, "used by another process", str(path))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        with pytest.raises(FolderNotWritableError):
            write(make_submission([replace(large, size=large.size + 1)]), target)
