"""Names of files as offices write them: the right indicator, and never a wrong one for sure."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path, PurePath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.name_reading import Clue, Confidence, NameReader, Proposal
from tests.packs import IDS, pack

NAMES = Path(__file__).parents[1] / "data" / "file_names"
LISTS = ("seen", "held_out", "fresh", "later")

Row = dict[str, str]


@cache
def reader(instrument: str) -> NameReader:
    return NameReader(pack(instrument))


def read(path: str, instrument: str = "spbe-2020") -> Proposal:
    return reader(instrument).read(PurePath(path))


@cache
def proposals(name: str) -> tuple[tuple[Row, Proposal], ...]:
    with (NAMES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple((row, read(row["path"], row["instrument"])) for row in rows)


def agrees(row: Row, proposal: Proposal) -> bool:
    level = "" if proposal.level is None else str(proposal.level)
    return (proposal.indicator or "") == row["indicator"] and level == row["level"]


@pytest.mark.parametrize("name", LISTS)
def test_names_that_carry_a_number_are_read_right(name):
    numbered = [(row, found) for row, found in proposals(name) if row["by"] == "number"]
    wrong = [row["path"] for row, found in numbered if not agrees(row, found)]

    assert len(wrong) <= len(numbered) * 0.02, wrong


@pytest.mark.parametrize("name", LISTS)
def test_nothing_wrong_is_proposed_with_high_confidence(name):
    wrong = [
        row["path"]
        for row, found in proposals(name)
        if found.confidence is Confidence.HIGH and not agrees(row, found)
    ]

    assert wrong == []


@pytest.mark.parametrize("name", LISTS)
def test_numbers_that_are_no_indicators_are_left_alone(name):
    misread = [
        row["path"]
        for row, found in proposals(name)
        if row["by"] == "nothing" and found.indicator is not None
    ]

    assert len(misread) <= 1, misread


@pytest.mark.parametrize("name", LISTS)
def test_titles_without_a_number_are_recognised_but_never_for_sure(name):
    titled = [(row, found) for row, found in proposals(name) if row["by"] == "title"]

    assert all(agrees(row, found) for row, found in titled)
    assert all(found.confidence is not Confidence.HIGH for _, found in titled)


@pytest.mark.parametrize("path", ["I12_L2.pdf", "Indikator 12/Level 2/notula.pdf"])
def test_a_word_in_the_file_or_its_folder_is_trusted(path):
    found = read(path)

    assert (found.indicator, found.level, found.confidence) == ("12", 2, Confidence.HIGH)


def test_the_file_wins_over_its_folder_but_has_to_be_looked_at():
    found = read("Indikator 26/Indikator 27.pdf")

    assert (found.indicator, found.confidence) == ("27", Confidence.MEDIUM)
    assert found.why is Clue.FILE_AGAINST_FOLDER


def test_a_list_number_does_not_contradict_the_folder_of_an_indicator():
    found = read("Indikator 9/3. Daftar Hadir.pdf")

    assert (found.indicator, found.confidence) == ("9", Confidence.HIGH)


def test_a_name_with_several_indicators_has_to_be_looked_at():
    assert read("I19_I20_Survei.pdf").confidence is Confidence.MEDIUM
    assert read("Indikator 1-10.xlsx").confidence is Confidence.MEDIUM


def test_an_indicator_outside_its_folders_domain_has_to_be_looked_at():
    assert read("Domain 1/Indikator 19.pdf").confidence is Confidence.MEDIUM


def test_a_bare_number_is_a_guess_until_a_title_or_a_level_agrees():
    assert read("36. SIMPEG.pdf").confidence is Confidence.LOW
    assert read("36. Kepegawaian.pdf").confidence is Confidence.MEDIUM
    assert read("36 level 3.pdf").confidence is Confidence.MEDIUM


def test_a_number_that_the_instrument_lacks_proposes_nothing():
    found = read("Indikator 48.pdf")

    assert (found.indicator, found.why) == (None, Clue.NOT_IN_INSTRUMENT)


def test_a_level_that_the_scale_lacks_is_left_out():
    assert read("Indikator 3 Level 0.pdf").level is None
    assert read("Indikator 3 Level 0.pdf", "spbe-2018").level == 0


def test_several_levels_in_a_name_propose_none():
    assert read("Indikator 3 Level 1-3.pdf").level is None


def test_the_item_of_a_level_becomes_its_slot_if_there_is_one():
    assert read("I4-L1-02.pdf", "pemdi-2026").slot == "L1-02"
    assert read("I4_L13_Kolaborasi.pdf", "pemdi-2026").slot == "L1-03"
    assert read("I4-L1-88.pdf", "pemdi-2026").slot is None
    assert read("I4_L1_Final.pdf", "pemdi-2026").slot is None


@pytest.mark.parametrize(
    ("path", "year"),
    [
        ("IK-01_RencanaAksi_2026.pdf", 2026),
        ("IMG_20240119.jpg", 2024),
        ("Renstra 2025-2029.pdf", None),
        ("2024/Indikator 3.pdf", 2024),
        ("Perbup 19 Tahun 2022_Indikator 3_2025.pdf", 2025),
        ("081220241234.pdf", None),
    ],
)
def test_the_year_is_the_documents_not_the_span_of_a_plan(path, year):
    assert read(path).year == year


@given(st.sampled_from(IDS), st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_whatever_a_file_is_called_the_proposal_fits_the_instrument(instrument, parts):
    found = read("/".join(parts), instrument)

    assert found.indicator is None or found.indicator in pack(instrument).by_key
    assert (found.indicator is None) == (found.confidence is Confidence.NONE)


@given(st.integers(1, 47), st.integers(1, 5), st.sampled_from("_- ."), st.booleans())
def test_the_usual_codes_are_read_whatever_separates_them(number, level, gap, short):
    name = f"I{number:02}{gap}L{level}{gap}Notula" if short else f"indikator{number}{gap}tk{level}"
    found = read(f"{name}.pdf")

    assert (found.indicator, found.level) == (str(number), level)
    assert found.confidence is Confidence.HIGH


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Indikator_45_46_47.pdf", "45"),
        ("Indikator 21,22,23.pdf", "21"),
        ("indikator-31-32-33_rekap.pdf", "31"),
    ],
)
def test_a_name_of_three_indicators_or_more_is_no_sure_sign_of_the_first(name, first):
    found = read(name)

    assert (found.indicator, found.confidence, found.why) == (
        first,
        Confidence.MEDIUM,
        Clue.SEVERAL,
    )


@pytest.mark.parametrize(
    ("name", "indicator"), [("Indikator 19_02.pdf", "19"), ("Nilai indikator 2,98.pdf", None)]
)
def test_a_number_of_a_document_or_a_decimal_makes_no_second_indicator(name, indicator):
    assert read(name).indicator == indicator
