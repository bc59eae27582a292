"""Slots: which documents each level of an indicator expects, under codes that stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from spbe_desktop.domain.instrument import EvidenceItem, Indicator, Instrument
from spbe_desktop.domain.slots import LONGEST_SHORT, slots_of
from tests.builders import make_indicator, make_scale
from tests.packs import IDS, pack

packs = pytest.mark.parametrize("instrument", [pack(name) for name in IDS], ids=IDS)


def expecting(*items: EvidenceItem, coded: tuple[EvidenceItem, ...] = ()) -> Indicator:
    return replace(make_indicator(), evidence=items, coded_evidence=coded)


def at_levels(*levels: int) -> tuple[EvidenceItem, ...]:
    return tuple(EvidenceItem(f"Dokumen tingkat {level}", level) for level in levels)


def test_coded_items_keep_the_code_and_the_short_name_of_the_pack():
    coded = EvidenceItem("Laporan reviu yang memuat rekomendasi", 4, "L4-07", "Laporan reviu")

    slots = slots_of(expecting(*at_levels(4), coded=(coded,)))

    (slot,) = (slot for slot in slots if slot.level == 4)
    assert (slot.code, slot.text, slot.short) == ("L4-07", coded.text, "Laporan reviu")


def test_items_of_a_level_are_numbered_in_their_order():
    slots = slots_of(expecting(*at_levels(3), EvidenceItem("Notula rapat", 3)))

    assert [(slot.code, slot.text) for slot in slots if slot.level == 3] == [
        ("L3-01", "Dokumen tingkat 3"),
        ("L3-02", "Notula rapat"),
    ]


def test_a_level_without_items_is_proved_by_what_its_criterion_says():
    slots = slots_of(expecting(*at_levels(1, 3, 4, 5)))

    (slot,) = (slot for slot in slots if slot.level == 2)
    assert (slot.code, slot.text) == ("L2-01", "Kriteria tingkat 2 untuk indikator 1.")


def test_that_the_level_below_is_met_is_nothing_a_document_shows():
    indicator = expecting(*at_levels(1, 2, 3, 5))
    criteria = {**indicator.criteria, 4: "Syarat tingkat 2 terpenuhi. Rencana direviu."}

    slots = slots_of(replace(indicator, criteria=criteria))

    assert [slot.text for slot in slots if slot.level == 4] == ["Rencana direviu."]


def test_level_0_which_says_that_there_is_nothing_expects_no_document():
    indicator = make_indicator(scale=make_scale(("0", "1", "2"), "2", first=0))

    assert {slot.level for slot in slots_of(replace(indicator, evidence=()))} == {1, 2}


def test_items_of_the_whole_indicator_are_slots_where_few_levels_have_their_own():
    slots = slots_of(expecting(EvidenceItem("Rencana kerja"), *at_levels(1, 5)))

    assert [(slot.code, slot.text) for slot in slots if slot.level is None] == [
        ("U-01", "Rencana kerja")
    ]


def test_items_of_the_whole_indicator_only_sum_up_those_of_most_levels():
    slots = slots_of(expecting(EvidenceItem("Rencana kerja"), *at_levels(1, 2, 4)))

    assert all(slot.level is not None for slot in slots)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Notula rapat", "Notula rapat"),
        ("Notula rapat koordinasi, yang ditandatangani", "Notula rapat koordinasi…"),
        ("x" * 40, "x" * 27 + "…"),
    ],
)
def test_a_short_name_that_the_pack_lacks_is_made_of_whole_words(text, short):
    slots = slots_of(expecting(EvidenceItem(text, 1)))

    assert slots[0].short == short


@packs
def test_no_two_slots_of_an_indicator_share_a_code(instrument: Instrument):
    for indicator in instrument.indicators:
        codes = [slot.code for slot in slots_of(indicator)]

        assert len(set(codes)) == len(codes)


@packs
def test_every_level_that_can_be_proved_has_a_slot_with_text_that_fits(instrument: Instrument):
    for indicator in instrument.indicators:
        slots = slots_of(indicator)

        assert {slot.level for slot in slots} >= {
            level.number for level in indicator.scale.levels if level.number
        }
        assert all(slot.text and 0 < len(slot.short) <= LONGEST_SHORT for slot in slots)


def test_the_general_items_of_2026_are_guidance_and_those_of_2018_are_slots():
    def has_general(indicator: Indicator) -> bool:
        return any(slot.level is None for slot in slots_of(indicator))

    assert not any(map(has_general, pack("pemdi-2026").indicators))
    assert all(map(has_general, pack("spbe-2018").indicators))
