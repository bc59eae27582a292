from __future__ import annotations

import shutil
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from spbe_desktop.errors import PackageUnreadableError
from spbe_desktop.exchange.verification import ProblemKind
from tests.packages import contents_of, kinds_of, make_package, verify

END64, LOCATOR = b"PK\x06\x06", b"PK\x06\x07"


@pytest.fixture
def wide(tmp_path, monkeypatch):
    """A package whose larger entries and whose directory are beyond what plain zips can tell."""
    with monkeypatch.context() as patch:
        patch.setattr(zipfile, "ZIP64_LIMIT", 4000)
        return make_package(tmp_path)


def patched(package, signature, field, form, value):
    raw = bytearray(package.read_bytes())
    struct.pack_into(form, raw, raw.rindex(signature) + field, value)
    package.write_bytes(raw)
    return package


@pytest.fixture
def plain(tmp_path):
    """A package of the same content as *wide*."""
    folder = tmp_path / "biasa"
    folder.mkdir()
    return make_package(folder)


def test_a_large_package_uses_zip64_where_it_must_and_only_there(wide, plain):
    assert END64 in wide.read_bytes()
    assert END64 not in plain.read_bytes()
    with zipfile.ZipFile(wide) as archive:
        large = [e for e in archive.infolist() if e.extract_version == 45]
        assert 0 < len(large) < len(archive.infolist())


def test_a_large_package_verifies_and_holds_the_same(wide, plain):
    assert verify(wide).problems == ()
    assert contents_of(wide) == contents_of(plain)


def test_programs_on_this_computer_read_a_large_package(wide):
    commands = [[sys.executable, "-m", "zipfile", "-t", str(wide)]]
    commands += [["unzip", "-tqq", str(wide)]] if shutil.which("unzip") else []

    for command in commands:
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0


def refused(path: Path, kind: ProblemKind) -> bool:
    """Tell whether *path* is refused: by us as *kind*, or by Python's zipfile before that.

    Which of the two speaks first differs between the releases of Python 3.11.
    """
    try:
        return kinds_of(path) == {kind}
    except PackageUnreadableError:
        return True


@pytest.mark.parametrize(
    ("signature", "field", "form", "value"),
    [
        (b"PK\x05\x06", 8, "<H", 3),
        (b"PK\x05\x06", 12, "<I", 100),
        (b"PK\x05\x06", 16, "<I", 100),
        (END64, 4, "<Q", 45),
        (END64, 16, "<I", 1),
        (END64, 24, "<Q", 3),
        (END64, 32, "<Q", 3),
        (END64, 40, "<Q", 100),
        (END64, 40, "<Q", 1 << 63),
        (END64, 48, "<Q", 0),
        (LOCATOR, 4, "<I", 1),
        (LOCATOR, 8, "<Q", 0),
        (LOCATOR, 16, "<I", 2),
    ],
)
def test_two_ends_that_tell_of_two_directories_are_refused(wide, signature, field, form, value):
    patched(wide, signature, field, form, value)

    assert refused(wide, ProblemKind.STRUCTURE)


def test_a_directory_without_end_is_not_read_into_memory(wide):
    patched(wide, END64, 40, "<Q", 8 << 20)
    wide.write_bytes(bytes(16 << 20) + wide.read_bytes())

    assert refused(wide, ProblemKind.TOO_LARGE)
