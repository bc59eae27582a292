from __future__ import annotations

import struct
import zlib

from spbe_desktop.exchange import zip_contents
from spbe_desktop.exchange.verification import ProblemKind
from tests.packages import TOP, kinds_of, verify


def bomb(target, *, declared, inflated):
    """Write a zip whose one entry declares *declared* bytes and inflates to *inflated* zeros."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = bytes(1 << 20)
    packed = b"".join(packer.compress(block) for _ in range(inflated >> 20)) + packer.flush()
    name = f"{TOP}/data/bom".encode()
    fields = (0x800, 8, 0, 33, 0, len(packed), declared, len(name), 0)
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 20, *fields) + name
    central = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0, 0) + name
    start = len(local) + len(packed)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 1, 1, len(central), start, 0)
    target.write_bytes(local + packed + central + end)
    return target


def test_a_bomb_that_declares_little_is_stopped_at_what_it_declared(tmp_path, monkeypatch):
    inflated = []
    inflate = zip_contents._inflate

    def watched(*arguments):
        size = inflate(*arguments)
        inflated.append(size)
        return size

    monkeypatch.setattr(zip_contents, "_inflate", watched)

    found = kinds_of(bomb(tmp_path / "bom.zip", declared=100, inflated=64 << 20))

    assert ProblemKind.CHANGED in found
    assert sum(inflated) <= 2 << 20


def test_a_bomb_that_declares_what_it_is_is_stopped_by_its_ratio(tmp_path):
    size = 64 << 20

    found = verify(bomb(tmp_path / "bom.zip", declared=size, inflated=size))

    assert ProblemKind.TOO_LARGE in {p.kind for p in found.problems}


def test_small_text_that_packs_very_well_is_no_bomb(tmp_path):
    found = kinds_of(bomb(tmp_path / "rapi.zip", declared=8 << 20, inflated=8 << 20))

    assert ProblemKind.TOO_LARGE not in found


def test_bytes_after_the_end_of_the_packed_stream_are_noticed(tmp_path):
    path = bomb(tmp_path / "ekor.zip", declared=1 << 20, inflated=1 << 20)
    raw = path.read_bytes()
    head = raw.index(b"bom") + 3
    tail = raw.rindex(b"PK\x01\x02")
    packed = raw[head:tail] + b"ekor"
    fixed = bytearray(raw[:head] + packed + raw[tail:])
    struct.pack_into("<I", fixed, 18, len(packed))
    struct.pack_into("<I", fixed, head + len(packed) + 20, len(packed))
    struct.pack_into("<I", fixed, len(fixed) - 6, head + len(packed))
    path.write_bytes(fixed)

    details = {p.detail for p in verify(path).problems if p.kind is ProblemKind.CHANGED}

    assert "ukuran padat" in details
