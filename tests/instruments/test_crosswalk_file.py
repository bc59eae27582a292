"""The shipped crosswalk: it names what exists, and what may be joined."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest

from spbe_desktop.domain.crosswalk import Basis, Confidence, TrendUse
from spbe_desktop.errors import PackInvalidError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.instruments.crosswalk import load_crosswalk
from tests.instruments.good_pack import as_yaml
from tests.packs import FOLDER, IDS, pack

CROSSWALK = load_crosswalk(FOLDER / "crosswalk.yaml")


def test_it_leads_from_the_oldest_instrument_to_the_newest():
    steps = [(step.old, step.new) for step in CROSSWALK.transitions]

    assert steps == list(pairwise(IDS))


def test_indices_are_joined_with_a_mark_in_2021_and_not_at_all_in_2026():
    assert CROSSWALK.index_trend("spbe-2018", "spbe-2020") is TrendUse.INDICATIVE
    assert CROSSWALK.index_trend("spbe-2020", "pemdi-2026") is TrendUse.NONE
    assert CROSSWALK.index_trend("spbe-2018", "pemdi-2026") is TrendUse.NONE


def test_every_edge_joins_rows_that_exist():
    for step in CROSSWALK.transitions:
        old, new = pack(step.old).by_key, pack(step.new).by_key

        assert {edge.old for edge in step.edges} <= old.keys()
        assert {edge.new for edge in step.edges} <= new.keys()
        assert set(step.without_successor) <= old.keys()
        assert set(step.without_predecessor) <= new.keys()


def test_every_group_edge_joins_groups_that_exist():
    for step in CROSSWALK.transitions:
        old = {group.code for group in pack(step.old).all_groups}
        new = {group.code for group in pack(step.new).all_groups}

        assert {edge.old for edge in step.group_edges if edge.old} <= old
        assert {edge.new for edge in step.group_edges if edge.new} <= new


def test_the_ministry_paired_25_indicators_and_called_the_other_22_new():
    step = CROSSWALK.transitions[0]
    official = {edge.new for edge in step.edges if edge.basis is Basis.OFFICIAL}

    assert len(official) == 25
    assert official.isdisjoint(step.without_predecessor)
    assert official | set(step.without_predecessor) == pack("spbe-2020").by_key.keys()


def test_each_service_of_2018_leads_to_one_of_2020():
    step = CROSSWALK.transitions[0]
    rows = [row.key for row in pack("spbe-2018").indicators if row.number == 35]

    successors = {key: [edge.new for edge in step.successors(key)] for key in rows}

    assert successors == {"35": ["45"], "35-2": ["46"], "35-3": ["47"]}


def test_every_indicator_of_2026_has_a_predecessor_or_is_called_new():
    step = CROSSWALK.transitions[1]

    for key in pack("pemdi-2026").by_key:
        assert bool(step.predecessors(key)) != (key in step.without_predecessor)


def test_a_weak_pairing_is_never_drawn():
    for step in CROSSWALK.transitions:
        for edge in step.edges:
            if edge.confidence is Confidence.LOW:
                assert edge.trend is TrendUse.NONE


def test_no_value_is_drawn_into_2026():
    assert {edge.trend for edge in CROSSWALK.transitions[1].edges} == {TrendUse.NONE}


def test_the_subjects_hold_every_indicator_of_every_instrument():
    for instrument_id in IDS:
        held = {n for s in CROSSWALK.subjects for n in s.numbers.get(pack(instrument_id).id, ())}

        assert held == {row.number for row in pack(instrument_id).indicators}


def test_the_national_index_of_each_year_is_that_of_the_instrument_in_force():
    assert {n.year: n.index for n in CROSSWALK.national_indices}[2024] == Decimal("3.12")
    for national in CROSSWALK.national_indices:
        assert Catalogue(FOLDER).listing(national.instrument).applies_to(national.year)


def test_faults_are_named_at_once(tmp_path):
    path = tmp_path / "crosswalk.yaml"
    edge = {"from": "1", "to": "1", "relation": "x", "confidence": "tinggi", "trend": "tidak"}
    edge |= {"evidence_reuse": "ya", "basis": "resmi"}
    step = {"from": "a", "to": "b", "index_trend": "tidak", "indicators": [edge, edge]}
    subject = {"code": "s", "name": "S", "continuity": "kuat", "numbers": {"a": ["satu"]}}
    content = {
        "schema_version": "1",
        "transitions": [step, {**step, "from": "c"}],
        "subjects": [subject],
        "national_index": [{"year": "2018", "index": "x", "instrument": "a"}],
    }
    path.write_bytes(as_yaml(content))

    with pytest.raises(PackInvalidError) as caught:
        load_crosswalk(path)

    places = {fault.place for fault in caught.value.faults}
    assert {
        "transitions",
        "dari a, indicators",
        "dari a, indicators[0], relation",
        "pokok s, numbers, a",
        "tahun 2018, index",
    } <= places
