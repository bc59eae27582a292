"""Opening sentences."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.sheet import gaps_in
from spbe_desktop.domain.starters import Part, filled, known_facts, opening
from tests.builders import make_agency, make_group, make_indicator, make_row, make_use


def test_what_is_not_known_becomes_a_gap_with_a_readable_name():
    text = filled("Diatur dalam {nama_berkas}, pasal {pasal}.", {})

    assert text == "Diatur dalam [ISI: nama berkas], pasal [ISI: pasal]."


def test_what_is_known_is_filled_in():
    row = make_row(make_indicator(3, "Tim Koordinasi"), 3)
    facts = known_facts(row, make_agency(), [make_use(title="Laporan", pages="5–22")])

    text = filled(
        "{substansi}|{tingkat}|{nama_tingkat}|{nama_berkas}|{halaman}|{perangkat_daerah}", facts
    )

    assert text == (
        "Tim Koordinasi|3|Terdefinisi|Laporan.pdf|5–22|Dinas Komunikasi dan Informatika"
    )


def test_an_unanswered_indicator_leaves_its_level_open():
    facts = known_facts(make_row(), make_agency(), [])

    assert filled("tingkat {tingkat}", facts) == "tingkat [ISI: tingkat]"


def test_a_word_that_the_title_repeats_is_written_once():
    text = filled("Pelaksanaan {substansi} berjalan", {"substansi": "Pelaksanaan Tim"})

    assert text == "Pelaksanaan Tim berjalan"


def test_the_innermost_group_with_a_template_gives_the_opening():
    outer = make_group("D1", "Tata Kelola")
    inner = replace(outer, fact_starter="Dari aspek: {substansi}.", analysis_starter="")
    facts = {"substansi": "Peta Rencana", "tingkat": "2", "uraian_pemenuhan": "lingkup"}

    assert opening(Part.FACT, [outer, inner], facts) == "FAKTA Dari aspek: Peta Rencana."
    assert opening(Part.ANALYSIS, [outer, inner], facts).startswith("ANALISIS Dokumentasi")


def test_without_any_template_there_is_no_opening():
    bare = replace(make_group("D1", "Tata Kelola"), fact_starter="", analysis_starter="")

    assert opening(Part.FACT, [bare], {}) == ""


@given(st.lists(st.sampled_from(["nomor", "judul_kebijakan", "tahun"]), min_size=1))
def test_every_gap_that_stays_is_counted(names: list[str]):
    template = ", ".join(f"{{{name}}}" for name in names)

    assert len(gaps_in(filled(template, {}))) == len(names)
