"""`spbe-desktop index`: a file of levels in, figures for other programs out."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.cli.index import exact_text, run
from spbe_desktop.errors import (
    AnswerFileFault,
    AnswerFileInvalidError,
    AnswerFileUnreadableError,
    IndicatorRepeatedError,
    IndicatorUnknownError,
    InstrumentUnknownError,
    ValueNotANumberError,
    ValueOutsideScaleError,
)
from spbe_desktop.instruments.catalogue import Catalogue
from tests.packs import FOLDER, IDS

CATALOGUE = Catalogue(FOLDER)


@pytest.fixture
def index_of(tmp_path):
    def index_of(text: str | bytes):
        path = tmp_path / "nilai.json"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return run(path, CATALOGUE)

    return index_of


def levels(instrument: str, pairs: str) -> str:
    return f'{{"instrument": "{instrument}", "levels": {{{pairs}}}}}'


def test_a_full_assessment_gives_every_figure(index_of):
    given_levels = {str(n): 3 if n % 2 else 2 for n in range(1, 48)}

    found = index_of(json.dumps({"instrument": "spbe-2020", "levels": given_levels}))

    assert (
        found
        == {
            "instrument": "spbe-2020",
            "index": "2.50",
            "exact": "2.5025",
            "predicate": "Cukup",
            "near_threshold": None,
            "coverage": "47/47",
            "index_if_lowest": "2.51",
            "predicate_if_lowest": "Cukup",
            "groups": {
                "D1": "2.50",
                "A1": "2.50",
                "D2": "2.50",
                "A2": "2.50",
                "A3": "2.50",
                "A4": "2.50",
                "D3": "2.55",
                "A5": "2.50",
                "A6": "2.67",
                "D4": "2.50",
                "A7": "2.50",
                "A8": "2.50",
            },
        }
        or found["groups"]
    )


def test_what_is_missing_is_left_out_of_the_index_and_counted(index_of):
    found = index_of(levels("spbe-2020", '"11": 3, "12": 4, "13": 3, "14": 2, "15": null'))

    assert found["coverage"] == "4/47"
    assert found["index"] == "3.00"
    assert found["groups"]["A2"] == "3.00"
    assert found["groups"]["D1"] is None
    assert (found["index_if_lowest"], found["predicate_if_lowest"]) == ("1.20", "Kurang")


def test_with_no_level_there_is_no_index(index_of):
    found = index_of(levels("spbe-2018", ""))

    assert (found["index"], found["exact"], found["predicate"]) == (None, None, None)
    assert (found["coverage"], found["index_if_lowest"]) == ("0/37", "0.00")


def test_rows_of_a_repeated_indicator_have_keys_of_their_own(index_of):
    found = index_of(levels("spbe-2018", '"35": 0, "35-2": 3, "35-3": 5'))

    assert (found["exact"], found["coverage"]) == ("8/3", "3/37")


@pytest.mark.parametrize("value", ["2.5", '"2.5"', '"2,5"', "25e-1", '" 2,50 "'])
def test_decimals_may_be_written_in_any_usual_way(index_of, value):
    assert index_of(levels("pemdi-2026", f'"19": {value}'))["exact"] == "2.5"


def test_decimals_are_read_exactly(index_of):
    # As binary floats these three would add up to a little more than 4.02.
    found = index_of(levels("pemdi-2026", '"1": 1.1, "2": 1.1, "3": 1.82'))

    assert found["exact"] == "1.34"


@pytest.mark.parametrize("value", ["3", "3.0", '"3"', '"3,0"', "30e-1"])
def test_a_whole_level_may_be_written_with_a_point(index_of, value):
    assert index_of(levels("spbe-2020", f'"1": {value}'))["exact"] == "3"


def test_an_index_far_from_every_threshold_says_nothing_of_one(index_of):
    assert index_of(levels("spbe-2020", '"1": 3'))["near_threshold"] is None


def test_the_displayed_index_can_reach_a_threshold_that_the_exact_one_misses(index_of):
    numbers = "5 5 5 5 5 5 5 4 4 4 3 3 3 3 3 3 3 3 3 3 3 2 2 2 2 2 2 2 2 2 2 4 4 4 4 4 4 4 4 4 3"
    numbers += " 4 4 4 4 4 4"
    pairs = ", ".join(f'"{n}": {level}' for n, level in enumerate(numbers.split(), 1))

    found = index_of(levels("spbe-2020", pairs))

    assert (found["index"], found["exact"], found["predicate"]) == ("3.50", "3.4985", "Baik")
    assert found["near_threshold"] == {
        "threshold": "3.5",
        "predicate": "Sangat Baik",
        "reached": False,
    }


@pytest.mark.parametrize("instrument_id", IDS)
def test_the_result_is_json(index_of, instrument_id):
    assert json.loads(json.dumps(index_of(levels(instrument_id, '"1": 2'))))["index"] == "2.00"


@pytest.mark.parametrize(
    ("instrument_id", "pair", "key", "value"),
    [
        ("spbe-2020", '"7": 0', "7", "0"),
        ("spbe-2020", '"7": 6', "7", "6"),
        ("spbe-2020", '"7": 2.5', "7", "2.5"),
        ("spbe-2020", '"7": "2,5"', "7", "2.5"),
        ("spbe-2020", '"7": -3', "7", "-3"),
        ("spbe-2020", '"7": 1e400', "7", "1E+400"),
        ("spbe-2018", '"7": -1', "7", "-1"),
        ("pemdi-2026", '"7": 5.01', "7", "5.01"),
        ("pemdi-2026", '"7": 0.99', "7", "0.99"),
    ],
)
def test_a_level_off_the_scale_is_refused_by_name(index_of, instrument_id, pair, key, value):
    with pytest.raises(ValueOutsideScaleError) as caught:
        index_of(levels(instrument_id, '"1": 2, ' + pair))

    assert (caught.value.key, caught.value.value) == (key, value)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("true", "true"),
        ("false", "false"),
        ("NaN", "NaN"),
        ("Infinity", "Infinity"),
        ("-Infinity", "-Infinity"),
        ('"tiga"', "tiga"),
        ('""', ""),
        ('"3 4"', "3 4"),
        ('"1e0"', "1e0"),
        ('"٣"', "٣"),
        ("[3]", "[…]"),
        ('{"level": 3}', "{…}"),
        ("1e99999999999999999999", "1e99999999999999999999"),
        ("3." + "0" * 60, "3." + "0" * 38 + "…"),
    ],
)
def test_what_is_no_number_is_refused_by_name(index_of, written, told):
    with pytest.raises(ValueNotANumberError) as caught:
        index_of(levels("spbe-2020", f'"1": 2, "7": {written}'))

    assert (caught.value.key, caught.value.value) == ("7", told)


@pytest.mark.parametrize("key", ["0", "48", "01", " 1", "I01", "35-2", "A1", "", "1.0"])
def test_an_unknown_indicator_is_refused_by_name(index_of, key):
    with pytest.raises(IndicatorUnknownError) as caught:
        index_of(levels("spbe-2020", f'"1": 2, "{key}": 3'))

    assert (caught.value.instrument, caught.value.key) == ("spbe-2020", key)


def test_an_unknown_indicator_without_a_value_is_refused_too(index_of):
    with pytest.raises(IndicatorUnknownError):
        index_of(levels("spbe-2020", '"48": null'))


def test_a_key_that_cannot_be_printed_is_told_so_that_it_can(index_of):
    with pytest.raises(IndicatorUnknownError) as caught:
        index_of(levels("spbe-2020", r'"\ud800": 3'))

    assert caught.value.key == r"\ud800"


def test_an_indicator_given_twice_is_refused_by_name(index_of):
    with pytest.raises(IndicatorRepeatedError) as caught:
        index_of(levels("spbe-2020", '"7": 2, "8": 3, "7": 4'))

    assert caught.value.key == "7"


@pytest.mark.parametrize(
    ("text", "fault", "detail"),
    [
        ("", AnswerFileFault.NOT_JSON, "baris 1"),
        (
            '{"instrument": "spbe-2020",\n "levels": {"1": 2,}}',
            AnswerFileFault.NOT_JSON,
            "baris 2",
        ),
        ("[" * 100_000, AnswerFileFault.NOT_JSON, "terlalu banyak kurung bertingkat"),
        (b'{"instrument": "\xff"}', AnswerFileFault.NOT_UTF8, "byte 17"),
        ("[1, 2]", AnswerFileFault.NOT_AN_OBJECT, ""),
        ("3", AnswerFileFault.NOT_AN_OBJECT, ""),
        ('{"levels": {}}', AnswerFileFault.INSTRUMENT_MISSING, ""),
        ('{"instrument": 2020, "levels": {}}', AnswerFileFault.INSTRUMENT_MISSING, ""),
        ('{"instrument": "spbe-2020"}', AnswerFileFault.LEVELS_MISSING, ""),
        ('{"instrument": "spbe-2020", "levels": [3]}', AnswerFileFault.LEVELS_MISSING, ""),
        ('{"instrument": "spbe-2020", "levels": null}', AnswerFileFault.LEVELS_MISSING, ""),
        (
            '{"instrument": "a", "levels": {}, "levels": {}}',
            AnswerFileFault.FIELD_REPEATED,
            "levels",
        ),
        (" " * 1_000_001, AnswerFileFault.TOO_LARGE, "1000000 byte"),
    ],
)
def test_a_file_that_holds_no_levels_is_refused_with_the_reason(index_of, text, fault, detail):
    with pytest.raises(AnswerFileInvalidError) as caught:
        index_of(text)

    assert (caught.value.fault, caught.value.detail) == (fault, detail)


def test_an_unknown_instrument_is_refused_with_those_that_are_known(index_of):
    with pytest.raises(InstrumentUnknownError) as caught:
        index_of(levels("spbe-2019", '"1": 2'))

    assert (caught.value.wanted, caught.value.known) == ("spbe-2019", IDS)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(AnswerFileUnreadableError) as caught:
        run(tmp_path / "tidak-ada.json", CATALOGUE)

    assert caught.value.path == tmp_path / "tidak-ada.json"


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(AnswerFileUnreadableError):
        run(tmp_path, CATALOGUE)


def test_a_byte_order_mark_is_no_fault(index_of):
    assert index_of(b"\xef\xbb\xbf" + levels("spbe-2020", '"1": 2').encode())["index"] == "2.00"


ENDING = st.builds(lambda n, tens: Fraction(n, 10**tens), st.integers(), st.integers(0, 60))


@given(st.fractions() | ENDING)
def test_the_exact_text_is_exact(value):
    text = exact_text(value)

    assert Fraction(text) == value
    assert ("/" in text) == (set(prime_factors(value.denominator)) - {2, 5} != set())


def prime_factors(number: int) -> list[int]:
    for factor in (2, 3, 5, 7):
        if number % factor == 0:
            return [factor, *prime_factors(number // factor)]
    return [number] if number > 1 else []
