"""Worked examples: read from their file, reckoned anew."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from spbe_desktop.domain.vectors import Disagreement, disagreements
from spbe_desktop.errors import PackInvalidError
from spbe_desktop.instruments.loader import load_bytes
from spbe_desktop.instruments.vectors import FOLDER as VECTORS
from spbe_desktop.instruments.vectors import load_vectors
from tests.instruments.good_pack import as_yaml, good
from tests.packs import FOLDER, pack

INSTRUMENT = load_bytes(as_yaml(good()), "contoh.yaml")


def file_with(tmp_path, *vectors):
    path = tmp_path / "contoh.yaml"
    content = {"schema_version": "1", "instrument": "contoh-1", "vectors": list(vectors)}
    path.write_bytes(as_yaml(content))
    return path


def faults_of(path):
    with pytest.raises(PackInvalidError) as caught:
        load_vectors(path, INSTRUMENT)
    return [(fault.place, fault.reason) for fault in caught.value.faults]


def test_levels_are_given_in_the_order_of_the_rows(tmp_path):
    path = file_with(tmp_path, {"source": "a", "levels": "1 2 1 2 2.25", "index": "1.77"})

    (vector,) = load_vectors(path, INSTRUMENT)

    assert list(vector.values.values()) == [Decimal(n) for n in ("1", "2", "1", "2", "2.25")]
    assert list(vector.values) == [row.key for row in INSTRUMENT.indicators]
    assert vector.index == Decimal("1.77")
    assert disagreements(INSTRUMENT, vector) == ()


def test_answers_may_be_given_by_key_and_in_part(tmp_path):
    path = file_with(tmp_path, {"source": "a", "answers": {"2-2": "2"}, "groups": {"A2": "2.00"}})

    (vector,) = load_vectors(path, INSTRUMENT)

    assert disagreements(INSTRUMENT, vector) == ()


def test_group_indices_may_be_fractions(tmp_path):
    path = file_with(tmp_path, {"source": "a", "group_indices": {"A1": "4/3"}, "exact": "4/3"})

    (vector,) = load_vectors(path, INSTRUMENT)

    assert vector.exact == Fraction(4, 3)
    assert disagreements(INSTRUMENT, vector) == ()


def test_every_figure_that_differs_is_named():
    instrument = pack("spbe-2020")
    path = FOLDER / VECTORS / "spbe-2020.yaml"
    vector = next(v for v in load_vectors(path, instrument) if v.exact == Fraction("3.4985"))
    wrong = replace(vector, index=Decimal("3.49"), exact=Fraction("3.5"), predicate="Cukup")

    assert disagreements(instrument, wrong) == (
        Disagreement("index", "3.49", "3.50"),
        Disagreement("exact", "7/2", "6997/2000"),
        Disagreement("predicate", "Cukup", "Baik"),
    )


def test_a_wrong_weight_in_a_pack_does_not_pass_its_examples():
    content = good()
    content["indicators"][0]["weight"] = content["groups"][0]["groups"][0]["weight"] = "10"
    content["indicators"][1]["weight"] = content["groups"][0]["groups"][1]["weight"] = "50"
    instrument = load_bytes(as_yaml(content), "contoh.yaml")
    values = {row.key: Decimal(1 + (row.number == 2)) for row in INSTRUMENT.indicators}
    (vector,) = [replace(v, values=values, index=Decimal("1.40")) for v in _any_vector()]

    assert disagreements(INSTRUMENT, vector) == ()
    assert disagreements(instrument, vector) == (Disagreement("index", "1.40", "1.50"),)


def _any_vector():
    path = FOLDER / VECTORS / "spbe-2020.yaml"
    first = load_vectors(path, pack("spbe-2020"))[0]
    return [replace(first, groups={}, exact=None, predicate="")]


def test_vectors_of_another_instrument_are_refused():
    path = FOLDER / VECTORS / "spbe-2020.yaml"

    with pytest.raises(PackInvalidError) as caught:
        load_vectors(path, pack("spbe-2018"))

    assert ("instrument", "bukan spbe-2018") in [
        (fault.place, fault.reason) for fault in caught.value.faults
    ]


@pytest.mark.parametrize(
    ("vector", "place", "reason"),
    [
        ({"levels": "1 2"}, "vectors[0], levels", "2 nilai untuk 5 baris"),
        ({"levels": "1 2 x 1 1"}, "vectors[0], levels, 2-2", "“x” bukan bilangan seperti 2.5"),
        ({}, "vectors[0]", "harus memuat satu dari levels, answers, atau group_indices"),
        ({"answers": {"1": "dua"}}, "vectors[0], answers, 1", "“dua” bukan bilangan seperti 2.5"),
        ({"levels": "1 1 1 1 1", "hasil": "1"}, "vectors[0], hasil", "kunci ini tidak dikenal"),
    ],
)
def test_a_faulty_vector_is_named(tmp_path, vector, place, reason):
    assert (place, reason) in faults_of(file_with(tmp_path, {"source": "a", **vector}))
