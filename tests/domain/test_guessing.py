"""What a document seems to be, as offices name and write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.guessing import Guess, guess

DECREE = """BUPATI PASER
PROVINSI KALIMANTAN TIMUR
KEPUTUSAN BUPATI PASER
NOMOR 555/K-112/2024
TENTANG
TIM KOORDINASI SISTEM PEMERINTAHAN BERBASIS
ELEKTRONIK (SPBE) DI KABUPATEN PASER
BUPATI PASER,
Menimbang : a. bahwa untuk melaksanakan ketentuan Pasal 61
Peraturan Presiden Nomor 95 Tahun 2018 tentang SPBE
MEMUTUSKAN:
Ditetapkan di Tana Paser
pada tanggal 6 Februari 2024
BUPATI PASER,

ttd

FAHMI FADLI
"""
LETTER = """PEMERINTAH KABUPATEN PASER
DINAS KOMUNIKASI DAN INFORMATIKA
Jl. Jenderal Sudirman No. 12 Tana Paser
Tana Paser, 14 Januari 2025
Nomor : 005/ 014 /Diskominfo/2025
Hal : Undangan Rapat
Kepada Yth. para Kepala Perangkat Daerah
Hari/Tanggal : Senin, 20 Januari 2025
a.n. KEPALA DINAS KOMUNIKASI DAN INFORMATIKA,
SEKRETARIS,

H. BUDI SANTOSO, S.Kom., M.Si.
Pembina Tk. I
NIP. 19700101 199903 1 001
"""


def read(text: str = "", title: str = "") -> FileFacts:
    """Return the facts of a document of one page."""
    return FileFacts(Readability.READABLE, pages=1, title=title, first_text=text, text=text)


def test_a_decree_is_read_as_an_officer_would_file_it():
    assert guess("scan0001.pdf", read(DECREE)) == Guess(
        document_type="Keputusan",
        number="555/K-112/2024",
        dated=date(2024, 2, 6),
        publisher="Bupati Paser",
        title="Keputusan Bupati Paser Nomor 555/K-112/2024 tentang Tim Koordinasi Sistem "
        "Pemerintahan Berbasis Elektronik (SPBE) di Kabupaten Paser",
        signatory="FAHMI FADLI",
    )


def test_a_regulation_may_have_its_heading_on_one_line():
    text = (
        "PERATURAN BUPATI PASER NOMOR 47 TAHUN 2022 TENTANG PENYELENGGARAAN\n"
        "SISTEM PEMERINTAHAN BERBASIS ELEKTRONIK\n"
        "DENGAN RAHMAT TUHAN YANG MAHA ESA\nBUPATI PASER,\nMenimbang\n"
        "Ditetapkan di Tana Paser pada tanggal 30 Desember 2022"
    )

    found = guess("perbup.pdf", read(text))

    assert (found.document_type, found.number) == ("Peraturan", "47 Tahun 2022")
    assert found.dated == date(2022, 12, 30)
    assert found.title == (
        "Peraturan Bupati Paser Nomor 47 Tahun 2022 tentang Penyelenggaraan Sistem "
        "Pemerintahan Berbasis Elektronik"
    )


def test_a_regional_regulation_keeps_its_full_name():
    text = "PERATURAN DAERAH KABUPATEN PASER\nNOMOR 3 TAHUN 2021\nTENTANG\nPENYELENGGARAAN SPBE"

    found = guess("a.pdf", read(text))

    assert found.title == (
        "Peraturan Daerah Kabupaten Paser Nomor 3 Tahun 2021 tentang Penyelenggaraan SPBE"
    )
    assert found.publisher == "Kabupaten Paser"


def test_an_invitation_has_the_date_of_the_letter_not_of_the_meeting():
    found = guess("Undangan.pdf", read(LETTER))

    assert found == Guess(
        document_type="Undangan",
        number="005/014/Diskominfo/2025",
        dated=date(2025, 1, 14),
        publisher="Dinas Komunikasi dan Informatika",
        signatory="H. BUDI SANTOSO, S.Kom., M.Si.",
    )


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("NOTULEN RAPAT", "Notula"),
        ("NOTULA", "Notula"),
        ("DAFTAR HADIR", "Daftar hadir"),
        ("BERITA ACARA REVIU", "Berita acara"),
    ],
)
def test_the_day_of_a_meeting_is_the_day_of_its_paper(heading, kind):
    found = guess("a.pdf", read(f"{heading}\nHari/Tanggal : Jum'at, 14 Maret 2025\nTempat : Aula"))

    assert (found.document_type, found.dated) == (kind, date(2025, 3, 14))


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("SURAT EDARAN", "Surat edaran"),
        ("STANDAR OPERASIONAL PROSEDUR", "Pedoman/SOP"),
        ("PEDOMAN MANAJEMEN RISIKO", "Pedoman/SOP"),
        ("LAPORAN PELAKSANAAN SPBE", "Laporan"),
        ("RENCANA KERJA TAHUN 2025", "Rencana kerja"),
        ("SURAT PERJANJIAN KERJA SAMA", "Kontrak"),
    ],
)
def test_a_heading_in_capitals_tells_the_kind(heading, kind):
    assert guess("a.pdf", read(f"CONTOH\n{heading}\nTahun ini")).document_type == kind


@pytest.mark.parametrize(
    "text",
    [
        "Laporan ini disusun oleh tim.",
        "MATERI SOSIALISASI\nKeputusan Bupati Paser Nomor 12 Tahun 2020",
        "RISALAH\nMENIMBANG\nKEPUTUSAN BUPATI PASER\nNOMOR 1/2/2020",
        "BUPATI PASER,\nPERATURAN BUPATI PASER\nNOMOR 3 TAHUN 2020",
    ],
)
def test_a_document_that_only_speaks_of_others_is_none_of_them(text):
    assert guess("a.pdf", read(text)) == Guess()


@pytest.mark.parametrize("number", ["188.45/      /2025", "....../2025", "188.45/ .../2025", ""])
def test_a_number_that_was_left_open_is_no_number(number):
    text = f"KEPUTUSAN BUPATI PASER\nNOMOR : {number}\nTENTANG\nPENETAPAN"

    assert guess("a.pdf", read(text)).number == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Peraturan Bupati 47-2022 tentang SPBE.pdf", Guess("Peraturan", "47 Tahun 2022")),
        ("Perbup No 12 Tahun 2021 ttg SPBE.pdf", Guess("Peraturan", "12 Tahun 2021")),
        ("I04-L1-02_SK-Tim-Koordinasi_2026.pdf", Guess("Keputusan")),
        ("bukti dukung SOP.pdf", Guess("Pedoman/SOP")),
        ("I4_L2_Notulen.pdf", Guess("Notula")),
        ("Indikator 14 Laporan Akhir.pdf", Guess("Laporan")),
        ("SE Sekda No. 555/12/2025.pdf", Guess("Surat edaran", "555/12/2025")),
        (
            "Foto rapat 14-01-2025.jpg",
            Guess("Foto", dated=date(2025, 1, 14)),
        ),
        (
            "Screenshot_20250114-083000.png",
            Guess("Tangkapan layar", dated=date(2025, 1, 14)),
        ),
        ("notulen 14 Pebruari 2025.docx", Guess("Notula", dated=date(2025, 2, 14))),
        ("rekaman.MP4", Guess("Video")),
        ("Sosialisasi Perbup.pdf", Guess()),
        ("Rencana Aksi 2025.pdf", Guess()),
        ("rapat se kabupaten.pdf", Guess()),
        ("Lampiran no 3.pdf", Guess()),
        ("hasil 31-02-2025.pdf", Guess()),
        ("antara 1 Mei 2025 dan 2 Mei 2025.pdf", Guess()),
    ],
)
def test_a_name_tells_what_its_first_word_says(name, expected):
    assert guess(name) == expected


def test_the_title_inside_a_file_is_believed_before_its_name():
    title = "Peraturan Bupati Nomor 47 Tahun 2022 tentang Penyelenggaraan SPBE"

    found = guess("Laporan.pdf", read("CONTOH", title))

    assert found == Guess("Peraturan", "47 Tahun 2022", title=title)


@pytest.mark.parametrize(
    "title", ["Microsoft Word - SK Tim", "Untitled", "Scan_2025 01", "SK Tim.docx", "Document1"]
)
def test_a_title_that_a_program_gave_is_none(title):
    assert guess("a.pdf", read("Isi", title)).title == ""


@given(st.text(max_size=300), st.text(max_size=2_000))
def test_any_text_can_be_guessed_at(name, text):
    found = guess(name, read(text, name))

    assert isinstance(found, Guess)


@pytest.mark.parametrize(
    "piece", ["1_", "I4.L2-", "SK ", "Tana Paser, ", "NOMOR : 1/", "BUPATI, \n"]
)
def test_long_names_and_texts_take_no_longer_for_being_odd(piece):
    # A pattern that tries all ways to split this would not come to an end.
    guess(piece * 500, read(piece * 20_000, piece * 500))
