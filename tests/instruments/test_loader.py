"""Packs that are wrong: every fault is named, with its place, all at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from spbe_desktop.errors import PackFault, PackInvalidError
from spbe_desktop.instruments.loader import load, load_bytes
from tests.instruments.good_pack import as_yaml, good
from tests.instruments.spoiling import Spoilt
from tests.instruments.spoilt_form import SPOILT_FORM
from tests.instruments.spoilt_meaning import SPOILT_MEANING
from tests.packs import FOLDER, IDS


def faults_of(raw: bytes) -> tuple[PackFault, ...]:
    with pytest.raises(PackInvalidError) as caught:
        load_bytes(raw, "contoh.yaml")
    assert caught.value.source == "contoh.yaml"
    return caught.value.faults


def test_the_good_pack_is_read_whole():
    instrument = load_bytes(as_yaml(good()), "contoh.yaml")

    assert [group.code for group in instrument.all_groups] == ["D1", "A1", "A2", "A3"]
    assert [row.key for row in instrument.indicators] == ["1", "2", "2-2", "2-3", "3"]
    assert instrument.by_key[instrument.indicators[4].key].default_owner == "Dinas Kominfo"
    assert (instrument.cumulative, instrument.display_decimals) == (True, 2)


@pytest.mark.parametrize("spoilt", SPOILT_FORM + SPOILT_MEANING, ids=lambda spoilt: spoilt.name)
def test_a_fault_is_named_once_with_its_place(spoilt: Spoilt):
    content = good()
    spoilt.spoil(content)

    faults = faults_of(as_yaml(content))

    named = [f for f in faults if f.place == spoilt.place and spoilt.reason in f.reason]
    assert len(named) == 1, faults


def test_all_faults_are_named_at_once():
    content = good()
    content["title"] = ""
    content["predicates"][1]["from"] = "1.6"
    content["indicators"][0]["weight"] = "19"
    content["indicators"][0]["list_title"] = "x" * 23
    del content["indicators"][2]["criteria"]["1"]

    places = [fault.place for fault in faults_of(as_yaml(content))]

    assert sorted(places) == [
        "indikator 1, list_title",
        "indikator 3, criteria",
        "kelompok D1, kelompok A1, weight",
        "predicates",
        "title",
    ]


def test_an_unreadable_weight_is_not_also_called_a_wrong_sum():
    content = good()
    content["indicators"][0]["weight"] = "banyak"

    assert [fault.place for fault in faults_of(as_yaml(content))] == ["indikator 1, weight"]


@pytest.mark.parametrize("version", ["2", "0", "1.0", "satu"])
def test_an_unknown_version_is_refused_before_anything_is_read_into_it(version):
    content = {**good(), "schema_version": version, "title": ""}

    (fault,) = faults_of(as_yaml(content))

    assert (fault.place, version in fault.reason) == ("schema_version", True)


def test_a_pack_without_version_is_refused():
    content = good()
    del content["schema_version"]

    assert [fault.place for fault in faults_of(as_yaml(content))] == ["schema_version"]


def test_a_weight_without_quotes_is_read_exactly_as_written():
    content = good()
    first, second = content["groups"][0]["groups"]
    first["weight"] = content["indicators"][0]["weight"] = "20.1"
    second["weight"] = content["indicators"][1]["weight"] = "39.9"
    raw = as_yaml(content).replace(b'"20.1"', b"20.1").replace(b'"39.9"', b"39.9")

    instrument = load_bytes(raw, "contoh.yaml")

    assert instrument.indicators[0].weight == Fraction(201, 10)
    assert instrument.indicators[1].weight == Fraction(133, 10)


@pytest.mark.parametrize("instrument_id", IDS)
def test_a_shipped_pack_whose_text_is_cut_anywhere_is_refused(instrument_id):
    raw = (FOLDER / f"{instrument_id}.yaml").read_bytes()

    for part in range(1, 12):
        with pytest.raises(PackInvalidError):
            load_bytes(raw[: len(raw) * part // 12], "terpotong")


def test_the_place_of_a_pack_is_told(tmp_path):
    path = tmp_path / "rusak.yaml"
    path.write_bytes(b"a: [1")

    with pytest.raises(PackInvalidError) as caught:
        load(path)

    assert caught.value.source == str(path)
