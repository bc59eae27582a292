"""The packs that are shipped: facts of the regulations, and what the window needs of them."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from fractions import Fraction

import pytest

from spbe_desktop.domain.instrument import Instrument, ValueSource
from spbe_desktop.domain.vectors import disagreements
from spbe_desktop.instruments.vectors import FOLDER as VECTORS
from spbe_desktop.instruments.vectors import load_vectors
from tests.packs import FOLDER, IDS, pack

packs = pytest.mark.parametrize("instrument", [pack(name) for name in IDS], ids=IDS)


@pytest.mark.parametrize(
    ("instrument_id", "top_groups", "lowest_groups", "numbers", "rows", "years"),
    [
        ("spbe-2018", 3, 7, 35, 37, (2018, 2020)),
        ("spbe-2020", 4, 8, 47, 47, (2021, 2025)),
        ("pemdi-2026", 7, 7, 20, 20, (2026, None)),
    ],
)
def test_each_pack_has_the_size_and_years_of_its_regulation(
    instrument_id, top_groups, lowest_groups, numbers, rows, years
):
    instrument = pack(instrument_id)

    assert len(instrument.groups) == top_groups
    assert sum(1 for group in instrument.all_groups if group.own_indicators) == lowest_groups
    assert [row.number for row in instrument.indicators] == sorted(
        row.number for row in instrument.indicators
    )
    assert {row.number for row in instrument.indicators} == set(range(1, numbers + 1))
    assert len(instrument.indicators) == rows
    assert (instrument.first_year, instrument.last_year) == years


@pytest.mark.parametrize(
    ("instrument_id", "weights"),
    [
        ("spbe-2018", {"D1": "17", "D2": "28", "D3": "55", "A6": "35", "A7": "20"}),
        ("spbe-2020", {"D1": "13", "D2": "25", "D3": "16.5", "D4": "45.5", "A7": "27.5"}),
        ("pemdi-2026", {"A1": "10", "A3": "15", "A7": "25"}),
    ],
)
def test_groups_weigh_what_the_regulation_says(instrument_id, weights):
    found = {group.code: group.weight for group in pack(instrument_id).all_groups}

    assert {code: found[code] for code in weights} == {c: Fraction(w) for c, w in weights.items()}


@packs
def test_weights_add_up_to_100(instrument: Instrument):
    assert instrument.total_weight == 100


def test_the_three_services_of_indicator_35_are_rows_of_their_own():
    rows = [row for row in pack("spbe-2018").indicators if row.number == 35]

    assert [row.key for row in rows] == ["35", "35-2", "35-3"]
    assert {row.weight for row in rows} == {Fraction(10, 3)}
    assert len({row.title for row in rows}) == len({row.code for row in rows}) == 3


@packs
def test_all_official_examples_come_out(instrument: Instrument):
    vectors = load_vectors(FOLDER / VECTORS / f"{instrument.id}.yaml", instrument)

    assert len(vectors) >= 4
    assert [(v.source, disagreements(instrument, v)) for v in vectors] == [
        (v.source, ()) for v in vectors
    ]


def test_the_bands_of_2026_are_as_wide_as_the_regulation_makes_them():
    scale = pack("pemdi-2026").indicators[0].scale

    assert [str(level.lower) for level in scale.levels] == ["1.0", "1.5", "2.5", "3.5", "4.0"]
    assert scale.level_of(Decimal("2.49")).name == "Membangun"
    assert scale.level_of(Decimal(5)).name == "Unggul"


def test_four_indicators_of_2026_take_their_value_from_another_index():
    instrument = pack("pemdi-2026")
    known = {index.code for index in instrument.external_indices}

    fed = [row for row in instrument.indicators if row.value_source is ValueSource.EXTERNAL_INDEX]

    assert [(row.number, row.external_index) for row in fed] == [
        (5, "sdi"),
        (6, "sjig"),
        (7, "ips"),
        (18, "sdi"),
    ]
    assert {row.external_index for row in fed} <= known


def test_level_names_that_nobody_could_verify_say_so():
    scales = {row.scale.code: row.scale for row in pack("spbe-2018").indicators}

    assert not scales["process"].names_verified
    assert scales["service"].names_verified


@packs
def test_criteria_do_not_repeat_that_the_level_below_is_met(instrument: Instrument):
    for row in instrument.indicators:
        for level, text in row.criteria.items():
            assert not text.startswith(f"Syarat tingkat {level - 1} terpenuhi")


def test_the_one_criterion_that_skips_a_level_still_says_so():
    assert pack("spbe-2020").indicators[2].criteria[4].startswith("Syarat tingkat 2 terpenuhi.")


@packs
def test_list_titles_fit_and_tell_rows_apart(instrument: Instrument):
    titles = [row.list_title for row in instrument.indicators]

    assert max(map(len, titles)) <= 22
    assert len(set(titles)) == len(titles)


@packs
def test_group_titles_fit_and_tell_tabs_apart(instrument: Instrument):
    assert max(len(group.short_title) for group in instrument.all_groups) <= 24
    tabs = [group.short_title for group in instrument.groups]
    assert len(set(tabs)) == len(tabs)


@packs
def test_every_indicator_stands_in_a_group_with_opening_sentences(instrument: Instrument):
    for row in instrument.indicators:
        path = instrument.path_to(row.key)

        assert any(group.fact_starter and group.analysis_starter for group in path)
        assert any(re.search(r"\{[a-z_]+\}", group.fact_starter) for group in path)


@packs
def test_every_indicator_says_what_it_is_about_and_what_proves_it(instrument: Instrument):
    for row in instrument.indicators:
        assert row.explanation
        assert row.evidence
        assert row.criteria.keys() == {level.number for level in row.scale.levels}


@packs
def test_evidence_of_a_level_is_told_apart_from_evidence_of_any(instrument: Instrument):
    items = [item for row in instrument.indicators for item in row.evidence + row.coded_evidence]

    assert any(item.level is None for item in items)
    assert any(item.level is not None for item in items)
    assert not any(re.search(r"\(.*tingkat \d\)$", item.text) for item in items)


def test_every_level_of_2020_says_which_documents_it_expects():
    for row in pack("spbe-2020").indicators:
        assert {item.level for item in row.coded_evidence} == row.criteria.keys()


def test_butir_of_2020_are_numbered_through_and_told_apart_by_their_short_names():
    for row in pack("spbe-2020").indicators:
        for level in row.criteria:
            codes = [item.code for item in row.coded_evidence if item.level == level]
            assert codes == [f"L{level}-{n:02}" for n in range(1, len(codes) + 1)]
        shorts = [item.short for item in row.coded_evidence]
        assert all(shorts)
        assert len(set(shorts)) == len(shorts)


def test_no_document_of_2020_is_asked_to_cover_a_part_alone():
    # One that covers all fills the slots of the levels below too, and contradicts nothing.
    for row in pack("spbe-2020").indicators:
        assert not any("sebagian" in item.text for item in row.coded_evidence)


def test_a_review_that_proves_a_level_of_2020_is_younger_than_two_years():
    for row in pack("spbe-2020").indicators:
        reviews = [item for item in row.coded_evidence if item.short.startswith("Reviu")]

        # Audits have a rule of their own: they are from the last two years themselves.
        assert reviews or row.number in {29, 30, 31}
        assert all("kurang dari 2 tahun" in item.text for item in reviews)


def test_indicators_of_2020_name_offices_and_pages():
    for row in pack("spbe-2020").indicators:
        assert row.default_owner
        assert not row.default_owner.isupper()
        assert re.search(r"hlm\. \d+", row.reference)


@packs
def test_the_stages_of_a_year_end_with_the_result(instrument: Instrument):
    codes = [stage.code for stage in instrument.scored_stages]

    assert codes == ["mandiri", "dokumen", "interviu", "visitasi", "hasil"]
    assert [stage.code for stage in instrument.stages if stage.optional] == ["visitasi"]


def test_preparation_is_a_stage_of_2026_without_values():
    stages = pack("pemdi-2026").stages

    assert [stage.code for stage in stages if not stage.scored] == ["persiapan"]


@packs
def test_the_pack_says_which_text_is_official(instrument: Instrument):
    assert re.search("fakta|mengikuti peraturan", instrument.provenance.text_origin)
    assert instrument.provenance.sources


@packs
def test_the_digest_is_that_of_the_file(instrument: Instrument):
    raw = (FOLDER / f"{instrument.id}.yaml").read_bytes()

    assert instrument.digest == hashlib.sha256(raw).hexdigest()
