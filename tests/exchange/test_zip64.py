from __future__ import annotations

import io
import shutil
import subprocess
import sys
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.exchange.lanes import Lane, Slot
from spbe_desktop.exchange.zip_format import FULL32, Method
from spbe_desktop.exchange.zip_reader import read_structure
from spbe_desktop.exchange.zip_writer import ZipWriter

names = st.text("abcXYZ019-_.", min_size=1, max_size=20)
files = st.dictionaries(names, st.tuples(st.binary(max_size=300), st.sampled_from(Method)))


def written(entries, zip64_from=FULL32):
    file = io.BytesIO()
    with Lane() as lane:
        archive = ZipWriter(file, lane, zip64_from=zip64_from)
        for name, (content, method) in entries.items():
            half = len(content) // 2
            blocks = (content[:half], content[half:])
            slots = (Slot(memoryview(block)) for block in blocks if block)
            archive.add(name, len(content), slots, method)
        archive.finish()
    return file


@given(files, st.sampled_from([0, 10, 100, 1000, FULL32]))
def test_what_is_written_is_read_the_same_by_zipfile_and_by_our_reader(entries, zip64_from):
    file = written(entries, zip64_from)

    with zipfile.ZipFile(file) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            name: content for name, (content, _) in entries.items()
        }
        seen = [(e.filename, e.file_size, e.compress_size, e.CRC) for e in archive.infolist()]
    assert [(e.name, e.size, e.packed, e.crc) for e in read_structure(file)] == seen


def test_a_large_package_uses_zip64_where_it_must_and_only_there():
    entries = {"besar": (b"x" * 500, Method.STORED), "kecil": (b"y", Method.DEFLATED)}

    plain, wide = written(entries).getvalue(), written(entries, zip64_from=100).getvalue()

    assert b"PK\x06\x06" not in plain
    assert b"PK\x06\x06" in wide
    assert wide.count(b"\x01\x00\x10\x00") == 2, "sizes of the large entry, in both headers"


@pytest.mark.parametrize("zip64_from", [100, FULL32])
def test_programs_on_this_computer_read_what_is_written(tmp_path, zip64_from):
    path = tmp_path / "besar.zip"
    entries = {"besar": (b"x" * 5000, Method.STORED), "padat": (b"y" * 5000, Method.DEFLATED)}
    path.write_bytes(written(entries, zip64_from).getvalue())
    commands = [[sys.executable, "-m", "zipfile", "-t", str(path)]]
    commands += [["unzip", "-tqq", str(path)]] if shutil.which("unzip") else []

    for command in commands:
        assert subprocess.run(command, capture_output=True, check=False).returncode == 0
