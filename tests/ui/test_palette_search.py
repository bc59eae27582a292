from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.ui.palette_search import PaletteItem, PaletteKind, PaletteSearch

ITEMS = [
    *(
        PaletteItem(PaletteKind.INDICATOR, number, title, number=number, detail=group)
        for number, title, group in [
            ("190", "Koordinasi Tim Antar-Daerah", "Layanan"),
            ("1", "Arsitektur SPBE", "Kebijakan"),
            ("9", "Tim Koordinasi SPBE Daerah", "Kebijakan"),
            ("19", "Tim Koordinasi", "Tata Kelola"),
            ("20", "Kolaborasi Penerapan", "Tata Kelola"),
            ("35", "Layanan Publik 1", "Layanan"),
            ("35-2", "Layanan Publik 2", "Layanan"),
        ]
    ),
    PaletteItem(PaletteKind.COMMAND, "backup", "Buat cadangan", shortcut="", words="backup"),
    PaletteItem(PaletteKind.COMMAND, "send", "Kirim paket…", shortcut="Ctrl+Return"),
]


def found(query):
    return [item.id for item in PaletteSearch(ITEMS).find(query)]


def test_an_exact_number_comes_first_then_numbers_that_begin_so():
    assert found("19") == ["19", "190"]
    assert found("35") == ["35", "35-2"]
    assert found("35-2")[0] == "35-2"


def test_a_title_that_begins_so_comes_before_words_in_another_order():
    assert found("tim koordinasi") == ["9", "19", "190"]


def test_beginnings_of_words_are_enough():
    assert found("tim koo") == ["9", "19", "190"]
    assert found("kol pen") == ["20"]


def test_a_name_in_lists_that_begins_so_comes_before_titles_that_only_hold_it():
    kebijakan = PaletteItem(
        PaletteKind.INDICATOR, "10", "Kebijakan Tim Koordinasi SPBE", name="Kebijakan Tim SPBE"
    )
    pelaksanaan = PaletteItem(
        PaletteKind.INDICATOR, "19", "Pelaksanaan Tim Koordinasi SPBE", name="Tim Koordinasi"
    )

    items = PaletteSearch([kebijakan, pelaksanaan]).find("tim koor")

    assert [item.id for item in items] == ["19", "10"]


def test_words_side_by_side_come_before_words_apart():
    apart = PaletteItem(PaletteKind.INDICATOR, "4", "Tim Ahli dan Koordinasi")
    together = PaletteItem(PaletteKind.INDICATOR, "5", "Kebijakan Tim Koordinasi")
    inside = PaletteItem(PaletteKind.INDICATOR, "6", "Ultim Koordinasi Lintas Tim")

    items = PaletteSearch([apart, inside, together]).find("tim koor")

    assert [item.id for item in items] == ["5", "4", "6"]


def test_words_may_come_in_any_order_and_stand_anywhere():
    assert found("paket kirim") == ["send"]
    assert found("tektur") == ["1"]


def test_groups_and_synonyms_are_found_too():
    assert found("backup") == ["backup"]
    assert set(found("tata kelola")) == {"19", "20"}


def test_capitals_accents_and_punctuation_do_not_matter():
    assert found("  TÍM, KOORDINASI! ") == found("tim koordinasi")


def test_what_is_nowhere_is_not_found():
    assert found("zzz") == []
    assert found("tim zzz") == []


def test_without_a_query_everything_is_shown_as_given():
    assert found("") == [item.id for item in ITEMS]
    assert found("  ") == [item.id for item in ITEMS]


@given(st.text(max_size=20))
def test_any_query_is_answered_and_always_the_same(query):
    assert found(query) == found(query)


@given(st.sampled_from(ITEMS))
def test_everything_is_found_by_its_whole_title(item):
    assert item.id in found(item.title)
