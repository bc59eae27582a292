"""Two thousand spoilt files: whatever is in them, the reader answers and goes on."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable

import pytest

from spbe_desktop.domain.file_facts import Readability
from spbe_desktop.reader.limits import MEMORY
from spbe_desktop.reader.reader import Reader
from tests.reader.documents import (
    DOCX,
    JPEG,
    PDF,
    PNG,
    make_docx,
    make_pdf,
    make_picture,
    make_scan,
    written,
)
from tests.reader.peak import peak_of_children

CHUNKS, FILES_EACH = 40, 50
SEED = 20250925

BASES = (
    (make_pdf(["KEPUTUSAN BUPATI\nNOMOR 12", "Lampiran"], title="Keputusan"), PDF),
    (make_scan(), PDF),
    (make_picture("PNG"), PNG),
    (make_picture("JPEG"), JPEG),
    (make_docx("Notula rapat", "Tim Koordinasi", title="Notula"), DOCX),
)
NUMBERS = (b"0", b"-1", b"65536", b"2147483647", b"4294967296", b"9" * 30, b"1e300")

Dice = random.Random


def flipped(content: bytes, dice: Dice) -> bytes:
    """Change some bits, mostly few."""
    spoilt = bytearray(content)
    for _ in range(dice.choice((1, 3, 10, 100))):
        spoilt[dice.randrange(len(spoilt))] ^= 1 << dice.randrange(8)
    return bytes(spoilt)


def cut(content: bytes, dice: Dice) -> bytes:
    """End too early."""
    return content[: dice.randrange(1, len(content))]


def holed(content: bytes, dice: Dice) -> bytes:
    """Lose a piece from the middle."""
    start = dice.randrange(len(content))
    return content[:start] + content[start + dice.randrange(1, 200) :] or b"%"


def repeated(content: bytes, dice: Dice) -> bytes:
    """Say a piece again, many times."""
    start = dice.randrange(len(content))
    piece = content[start : start + dice.randrange(1, 200)]
    return content[:start] + piece * dice.choice((2, 50, 2000)) + content[start:]


def misnumbered(content: bytes, dice: Dice) -> bytes:
    """Write numbers that no file should have."""
    found = list(re.finditer(rb"\d+", content))
    for match in sorted(dice.sample(found, min(len(found), 3)), key=lambda m: -m.start()):
        content = content[: match.start()] + dice.choice(NUMBERS) + content[match.end() :]
    return content


def crossed(content: bytes, dice: Dice) -> bytes:
    """Go on as another file."""
    other, _ = dice.choice(BASES)
    return content[: dice.randrange(1, len(content))] + other[dice.randrange(len(other)) :]


SPOIL: tuple[Callable[[bytes, Dice], bytes], ...] = (
    flipped,
    cut,
    holed,
    repeated,
    misnumbered,
    crossed,
)


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_spoilt_files_neither_crash_nor_hang_nor_fill_the_memory(tmp_path, chunk, record_property):
    dice = random.Random(SEED + chunk)
    told: Counter[Readability] = Counter()
    with Reader() as reader:
        for _ in range(FILES_EACH):
            base, media_type = dice.choice(BASES)
            path = written(tmp_path, dice.choice(SPOIL)(base, dice))

            facts = reader.facts(path, media_type)
            drawn = reader.page(path, media_type, 0, 200)

            told[facts.readability] += 1
            assert len(drawn.pixels) == drawn.width * drawn.height * 4
        sound, media_type = BASES[0]
        assert reader.facts(written(tmp_path, sound), media_type).text_found
        record_property("processes", reader.started)
    record_property("told", str(sorted(told.items())))

    assert Readability.UNAVAILABLE not in told
    assert peak_of_children() < MEMORY
