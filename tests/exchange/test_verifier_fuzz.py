from __future__ import annotations

import random
import zipfile

import pytest

from spbe_desktop.errors import PackageUnreadableError
from tests.packages import contents_of, make_package, verify

MUTATIONS = 300


def flip_bits(raw, dice):
    for _ in range(dice.choice((1, 1, 1, 4, 40))):
        raw[dice.randrange(len(raw))] ^= 1 << dice.randrange(8)


def flip_in_the_directory(raw, dice):
    start = raw.index(b"PK\x01\x02")
    raw[dice.randrange(start, len(raw))] = dice.randrange(256)


def flip_in_a_header(raw, dice):
    starts = [at for at in range(len(raw)) if raw[at : at + 4] == b"PK\x03\x04"]
    raw[dice.choice(starts) + dice.randrange(80)] = dice.randrange(256)


def cut(raw, dice):
    start = dice.randrange(len(raw))
    del raw[start : start + dice.choice((1, 2, 100, len(raw)))]


def insert(raw, dice):
    at = dice.randrange(len(raw))
    raw[at:at] = dice.randbytes(dice.choice((1, 4, 22, 500)))


def copy_over(raw, dice):
    size = dice.randrange(1, 400)
    source, target = (dice.randrange(len(raw) - size) for _ in range(2))
    raw[target : target + size] = raw[source : source + size]


def fill(raw, dice):
    at = dice.randrange(len(raw) - 8)
    raw[at : at + 8] = bytes([dice.choice((0, 255))]) * 8


def swap_entries_of_the_directory(raw, dice):
    start, end = raw.index(b"PK\x01\x02"), raw.rindex(b"PK\x05\x06")
    parts = bytes(raw[start:end]).split(b"PK\x01\x02")[1:]
    dice.shuffle(parts)
    raw[start:end] = b"".join(b"PK\x01\x02" + part for part in parts)


KINDS = (
    flip_bits,
    flip_in_the_directory,
    flip_in_a_header,
    cut,
    insert,
    copy_over,
    fill,
    swap_entries_of_the_directory,
)


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A small package: every mutation is verified as a whole."""
    return make_package(tmp_path_factory.mktemp("paket"))


@pytest.mark.parametrize("mutate", KINDS, ids=lambda kind: kind.__name__)
def test_a_mutated_package_never_crashes_and_never_passes_for_another_one(good, tmp_path, mutate):
    seed = random.randrange(1 << 32)
    original, contents = good.read_bytes(), contents_of(good)

    for number in range(MUTATIONS // len(KINDS) + 1):
        raw = bytearray(original)
        mutate(raw, random.Random(seed + number))
        path = tmp_path / f"{number}.zip"
        path.write_bytes(raw)
        try:
            found = verify(path)
        except PackageUnreadableError:
            continue
        if found.valid:
            with zipfile.ZipFile(path) as archive:
                assert archive.testzip() is None, f"seed {seed + number}"
            assert contents_of(path) == contents, f"seed {seed + number}"
        path.unlink()
