from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.portable_names import is_portable, portable, shortened

texts = st.text(st.characters(), max_size=400)


def test_long_titles_that_differ_in_the_middle_stay_two_names():
    titles = ["Laporan " + "a" * 300 + middle + "b" * 300 for middle in "xy"]

    assert portable(titles[0]) != portable(titles[1])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SK Bupati No. 188/12", "SK-Bupati-No.-188-12"),
        ("Café: 100 % ✅ selesai", "Cafe-100-selesai"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "_con"),
        ("LPT1.txt", "_LPT1.txt"),
        ("titik...", "titik"),
        ("😀", "dokumen"),
        ("", "dokumen"),
    ],
)
def test_a_text_becomes_a_name_that_still_tells_what_it_is(text, expected):
    assert portable(text) == expected


@pytest.mark.parametrize(
    "name",
    ["", ".", "..", "a/b", "a\\b", "a:", "nul", "NUL.txt", "com1", "a.", "a ", "a%20", "x" * 81],
)
def test_what_some_system_cannot_write_is_not_portable(name):
    assert not is_portable(name)


@given(texts, st.integers(1, 80))
def test_every_text_becomes_a_portable_name_within_its_limit(text, limit):
    name = portable(text, limit=limit)

    assert is_portable(name)
    assert len(name) <= limit


@given(st.text("abc-._", min_size=1, max_size=90), st.integers(-5, 80))
def test_what_is_shortened_keeps_to_its_limit_however_small(text, limit):
    assert len(shortened(text, text, limit)) <= max(0, limit)
