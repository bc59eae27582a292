"""Names: what is proposed as a title, what is shown, what a disk takes."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from spbe_desktop.evidence.names import (
    NAME_BYTES,
    TITLE_LENGTH,
    display_title,
    displayed,
    safe_name,
)

any_name = st.text(st.characters(exclude_categories=()), max_size=400)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("SK_Tim_Koordinasi-2026 (1).pdf", "SK Tim Koordinasi 2026"),
        ("Peta Rencana SPBE.docx", "Peta Rencana SPBE"),
        ("laporan - Copy (2).xlsx", "laporan"),
        ("laporan - Salinan.xlsx", "laporan"),
        ("Notulen_2026-03-01.pdf", "Notulen 2026-03-01"),
        ("nilai-rata-rata-2025.xlsx", "nilai rata-rata 2025"),
        ("Undang-Undang_25.pdf", "Undang-Undang 25"),
        ("e-office_kabupaten.png", "e-office kabupaten"),
        ("Surat Edaran non-aktif.pdf", "Surat Edaran non-aktif"),
        ("Peraturan%20Bupati%2012.pdf", "Peraturan Bupati 12"),
        ("Perbup No. 12.2025", "Perbup No. 12.2025"),
        ("Rapat (Februari).pdf", "Rapat (Februari)"),
        ("Perbup (2025).pdf", "Perbup (2025)"),
        ("arsip.tar.gz", "arsip.tar"),
        (".pdf", "pdf"),
        ("\u202e", "berkas"),
        ("___.pdf", "___.pdf"),
        ("🎉 Peluncuran: SPBE 🎉.pptx", "🎉 Peluncuran: SPBE 🎉"),
    ],
)
def test_a_title_is_proposed_from_the_name(name, title):
    assert display_title(name) == title


def test_a_very_long_name_gives_a_title_that_says_it_was_cut():
    title = display_title("Keputusan " * 30 + ".pdf")

    assert len(title) <= TITLE_LENGTH
    assert title.endswith("Keputusan…")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("laporan\u202efdp.exe", "laporanfdp.exe"),
        ("a\u200bb\u2066c\u2069\ufeff", "abc"),
        ("baris\nlain\ttab\0", "baris lain tab "),
        ("\udcff.pdf", "�.pdf"),
        ("e\u0301", "é"),
        ("Ünïcödé 🎉 — ok", "Ünïcödé 🎉 — ok"),
    ],
)
def test_what_is_shown_hides_nothing_and_turns_nothing(text, shown):
    assert displayed(text) == shown


@given(any_name)
@example("\xa0")
def test_whatever_the_name_it_can_be_shown_and_stored(name):
    for text in (displayed(name), display_title(name)):
        assert not {unicodedata.category(each) for each in text} & {"Cc", "Cf", "Cs", "Zl", "Zp"}
        text.encode()
    assert display_title(name).strip()


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("SK Tim (1).pdf", "SK Tim (1).pdf"),
        ("Surat: rapat?.pdf", "Surat_ rapat_.pdf"),
        ("..\\..\\Windows\\win.ini", "_.._Windows_win.ini"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("x.pdf:program.exe", "x.pdf_program.exe"),
        ("laporan\u202efdp.exe", "laporanfdp.exe"),
        ("program.exe . .", "program.exe"),
        ("NUL.pdf", "_NUL.pdf"),
        ("com1 .txt", "_com1.txt"),
        ("aux", "_aux"),
        ("  ", "berkas"),
        ("", "berkas"),
    ],
)
def test_a_safe_name_stays_as_near_as_a_disk_allows(name, safe):
    assert safe_name(name) == safe


def test_a_name_of_300_characters_is_cut_and_keeps_its_suffix():
    assert safe_name("k" * 300 + ".pdf") == "k" * (NAME_BYTES - 4) + ".pdf"
    assert safe_name("🎉" * 300 + ".pdf") == "🎉" * ((NAME_BYTES - 4) // 4) + ".pdf"


@given(any_name)
def test_any_name_becomes_one_that_disks_take_and_stays_so(name):
    safe = safe_name(name)

    assert 0 < len(safe.encode()) <= NAME_BYTES
    assert not set(safe) & set('<>:"/\\|?*\0')
    assert safe == safe.strip(" .")
    assert safe_name(safe) == safe


@given(any_name)
def test_a_safe_name_can_be_written(tmp_path_factory, name):
    path = tmp_path_factory.mktemp("nama") / safe_name(name)

    path.write_bytes(b"")

    assert [found.name for found in path.parent.iterdir()] == [path.name]
