"""The index, held against official results and against what a weighted mean must obey."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.instrument import (
    GroupCode,
    Indicator,
    IndicatorKey,
    Instrument,
    PredicateBasis,
)
from spbe_desktop.domain.scoring import (
    Term,
    Values,
    gain,
    mean_of_groups,
    near_threshold,
    predicate_of,
    rounded,
    score,
)
from spbe_desktop.errors import IndicatorUnknownError, ValueOutsideScaleError
from tests.packs import IDS, pack

SPBE = pack("spbe-2020")

packs = pytest.mark.parametrize("instrument_id", IDS)


def key(text: str | int) -> IndicatorKey:
    return IndicatorKey(str(text))


def levels(numbers: dict[int, int]) -> Values:
    return {key(number): Decimal(level) for number, level in numbers.items()}


def all_at(instrument: Instrument, value: Decimal | int) -> dict[IndicatorKey, Decimal]:
    return {indicator.key: Decimal(value) for indicator in instrument.indicators}


def value_of(indicator: Indicator) -> st.SearchStrategy[Decimal]:
    scale = indicator.scale
    if scale.decimals:
        return st.decimals(scale.lowest, scale.highest, places=scale.decimals)
    return st.sampled_from([level.lower for level in scale.levels])


@st.composite
def answers(draw: st.DrawFn, *, complete: bool = False) -> tuple[Instrument, Values]:
    """Draw an instrument with some of its rows answered, at least one."""
    instrument = pack(draw(st.sampled_from(IDS)))
    rows = list(instrument.indicators)
    if not complete:
        rows = draw(st.lists(st.sampled_from(rows), min_size=1, unique_by=lambda row: row.key))
    return instrument, {row.key: draw(value_of(row)) for row in rows}


# The regulation's own examples, and the two figures of the design


def test_aspect_2_comes_out_as_in_table_10():
    result = score(SPBE, levels({11: 3, 12: 4, 13: 3, 14: 2}))

    assert result.groups[GroupCode("A2")].value == 3


def test_domain_2_comes_out_as_in_table_11():
    aspects = {GroupCode("A2"): Fraction(3), GroupCode("A3"): Fraction(4)}
    aspects[GroupCode("A4")] = Fraction(3)

    assert mean_of_groups(SPBE.all_groups, aspects) == Fraction("3.4")


def test_the_index_comes_out_as_in_table_12():
    domains = {
        GroupCode(f"D{n}"): Fraction(v) for n, v in enumerate(("3.7", "3.4", "3", "3.2"), 1)
    }

    index = mean_of_groups(SPBE.groups, domains)

    assert index == Fraction("3.282")
    assert rounded(index) == Decimal("3.28")


def test_the_mean_of_no_group_is_nothing():
    assert mean_of_groups(SPBE.groups, {}) is None


def test_a_partly_filled_domain_is_the_mean_of_what_is_filled():
    given_levels = {11: 3, 12: 3, 13: 2, 15: 3, 16: 2, 17: 4, 19: 3}

    result = score(SPBE, levels(given_levels))

    assert result.groups[GroupCode("D2")].value == Fraction(20, 7)
    assert rounded(result.groups[GroupCode("D2")].value or Fraction(0)) == Decimal("2.86")
    assert result.groups[GroupCode("A2")].value == Fraction(8, 3)
    assert (result.groups[GroupCode("D2")].answered, result.groups[GroupCode("D2")].total) == (
        7,
        10,
    )


# What a weighted mean must obey, whatever the instrument


@packs
def test_one_value_everywhere_is_the_index(instrument_id):
    instrument = pack(instrument_id)
    for value in {level.lower for row in instrument.indicators for level in row.scale.levels}:
        result = score(instrument, all_at(instrument, value))

        assert result.index == value
        assert {group.value for group in result.groups.values()} == {value}


@given(answers())
def test_the_index_lies_between_the_lowest_and_the_highest_value(case):
    instrument, values = case

    index = score(instrument, values).index

    assert index is not None
    assert min(values.values()) <= index <= max(values.values())


@given(answers())
def test_the_index_is_the_weighted_mean_of_the_answers(case):
    instrument, values = case
    weights = {row.key: row.weight for row in instrument.indicators}

    expected = sum(weights[k] * Fraction(v) for k, v in values.items())
    expected /= sum(weights[k] for k in values)

    assert score(instrument, values).index == expected


@given(answers(complete=True))
def test_a_complete_index_follows_the_tiers_of_the_regulation(case):
    instrument, values = case

    result = score(instrument, values)
    of_groups = {
        code: group.value for code, group in result.groups.items() if group.value is not None
    }

    assert result.complete
    assert mean_of_groups(instrument.groups, of_groups) == result.index
    for group in instrument.all_groups:
        if group.groups:
            assert mean_of_groups(group.groups, of_groups) == of_groups[group.code]


@given(answers(complete=True), st.data())
def test_a_higher_value_never_lowers_the_index(case, data):
    instrument, values = case
    row = data.draw(st.sampled_from(instrument.indicators))
    higher = data.draw(value_of(row).filter(lambda value: value >= values[row.key]))

    before, after = score(instrument, values), score(instrument, {**values, row.key: higher})

    assert before.index is not None
    assert after.index == before.index + gain(instrument, row.key, higher - values[row.key])
    assert after.index >= before.index


@given(answers())
def test_the_index_with_the_lowest_for_unanswered_is_never_above_the_index(case):
    instrument, values = case

    result = score(instrument, values)

    assert result.index is not None
    assert instrument.lowest <= result.index_if_lowest <= result.index
    full = {row.key: values.get(row.key, row.scale.lowest) for row in instrument.indicators}
    assert score(instrument, full).index == result.index_if_lowest


@given(answers(), st.randoms())
def test_the_order_of_answers_does_not_matter(case, random):
    instrument, values = case
    shuffled = list(values.items())
    random.shuffle(shuffled)

    assert score(instrument, dict(shuffled)) == score(instrument, values)


@given(answers())
def test_the_explanation_adds_up_line_by_line(case):
    instrument, values = case

    top = score(instrument, values).explanation

    assert top.contribution == top.value
    for term in walk(top):
        if term.terms:
            assert term.contribution == sum(inner.contribution for inner in term.terms)
            assert term.weight == sum(inner.weight for inner in term.terms)
            assert term.full_weight == sum(inner.full_weight for inner in term.terms)
        if term.value is None:
            assert term.weight == 0
            assert term.contribution == 0
        else:
            assert term.contribution == term.weight * term.value / top.weight


@given(answers())
def test_the_explanation_has_every_row_with_its_value(case):
    instrument, values = case

    leaves = [term for term in walk(score(instrument, values).explanation) if not term.terms]

    assert [term.code for term in leaves] == [row.code for row in instrument.indicators]
    assert [term.value for term in leaves] == [
        values.get(row.key) for row in instrument.indicators
    ]


def walk(term: Term) -> list[Term]:
    return [term] + [inner for each in term.terms for inner in walk(each)]


# Nothing answered, and zero


@packs
def test_with_nothing_answered_there_is_no_index_but_still_the_lowest(instrument_id):
    instrument = pack(instrument_id)

    result = score(instrument, {})

    assert (result.index, result.predicate, result.near) == (None, None, None)
    assert {group.value for group in result.groups.values()} == {None}
    assert result.index_if_lowest == instrument.lowest
    assert (result.answered, result.complete) == (0, False)


def test_level_0_of_2018_is_an_answer_and_pulls_the_index_down():
    instrument = pack("spbe-2018")

    result = score(instrument, levels({18: 0, 19: 4}))

    assert result.index == 2
    assert result.answered == 2


def test_repeated_rows_weigh_as_much_together_as_the_indicator():
    instrument = pack("spbe-2018")
    values = {key("35"): Decimal(5), key("35-2"): Decimal(5), key("35-3"): Decimal(2)}

    assert score(instrument, values).index == 4
    assert sum(instrument.by_key[k].weight for k in values) == 10


# Refused values


@pytest.mark.parametrize(
    ("instrument_id", "value"),
    [
        ("spbe-2020", "0"),
        ("spbe-2020", "6"),
        ("spbe-2020", "2.5"),
        ("spbe-2020", "-1"),
        ("spbe-2020", "NaN"),
        ("spbe-2020", "sNaN"),
        ("spbe-2020", "Infinity"),
        ("spbe-2020", "1E+400"),
        ("spbe-2018", "-1"),
        ("spbe-2018", "0.5"),
        ("pemdi-2026", "0.99"),
        ("pemdi-2026", "5.0001"),
        ("pemdi-2026", "0"),
    ],
)
def test_a_value_that_the_scale_does_not_have_is_refused_by_name(instrument_id, value):
    with pytest.raises(ValueOutsideScaleError) as caught:
        score(pack(instrument_id), {key(7): Decimal(value)})

    assert (caught.value.key, caught.value.value) == ("7", value)


@packs
def test_an_unknown_indicator_is_refused_by_name(instrument_id):
    with pytest.raises(IndicatorUnknownError) as caught:
        score(pack(instrument_id), {key("99"): Decimal(3)})

    assert (caught.value.instrument, caught.value.key) == (instrument_id, "99")


def test_a_converted_value_may_be_finer_than_what_is_typed():
    instrument = pack("pemdi-2026")

    result = score(instrument, {key(13): Decimal("1.1667"), key(14): Decimal("1.00")})

    assert rounded(result.groups[GroupCode("A5")].value or Fraction(0)) == Decimal("1.08")


# Rounding and predicates


@pytest.mark.parametrize(
    ("exact", "displayed"),
    [
        ("2.665", "2.67"),
        ("2.664999", "2.66"),
        ("3.4985", "3.50"),
        ("4.515", "4.52"),
        ("2.465", "2.47"),
        ("4.745", "4.75"),
        ("1", "1.00"),
        ("0.005", "0.01"),
        ("4.995", "5.00"),
    ],
)
def test_the_displayed_index_is_rounded_half_up(exact, displayed):
    assert str(rounded(Fraction(exact))) == displayed


@given(st.fractions(0, 5), st.integers(0, 4))
def test_rounding_moves_a_value_by_half_a_unit_at_most(value, decimals):
    shown = rounded(value, decimals)

    assert shown.as_tuple().exponent == -decimals
    assert -Fraction(1, 2) < (Fraction(shown) - value) * 10**decimals <= Fraction(1, 2)


@packs
def test_a_predicate_begins_exactly_at_its_threshold(instrument_id):
    instrument = pack(instrument_id)
    for below, above in pairwise(instrument.predicates):
        threshold = Fraction(above.lower)

        assert predicate_of(instrument, threshold) is above
        assert predicate_of(instrument, threshold - Fraction(1, 10**9)) is below


@pytest.mark.parametrize(
    ("instrument_id", "index", "name"),
    [
        ("spbe-2018", "0", "Kurang"),
        ("spbe-2018", "1.8", "Cukup"),
        ("spbe-2020", "1", "Kurang"),
        ("spbe-2020", "2.6", "Baik"),
        ("spbe-2020", "3.4985", "Baik"),
        ("spbe-2020", "4.2", "Memuaskan"),
        ("spbe-2020", "5", "Memuaskan"),
        ("pemdi-2026", "1.49", "Kurang"),
        ("pemdi-2026", "2.5", "Baik"),
        ("pemdi-2026", "3.5", "Sangat Baik"),
        ("pemdi-2026", "4", "Memuaskan"),
    ],
)
def test_predicates_are_those_of_the_regulation(instrument_id, index, name):
    assert predicate_of(pack(instrument_id), Fraction(index)).name == name


def test_an_instrument_may_take_the_predicate_from_the_displayed_index():
    instrument = replace(SPBE, predicate_basis=PredicateBasis.ROUNDED)

    assert predicate_of(instrument, Fraction("3.4985")).name == "Sangat Baik"
    assert predicate_of(instrument, Fraction("3.4949")).name == "Baik"


@pytest.mark.parametrize(
    ("index", "threshold", "reached"),
    [
        ("3.4985", "3.5", False),
        ("3.495", "3.5", False),
        ("3.5", "3.5", True),
        ("3.505", "3.5", True),
        ("1.7975", "1.8", False),
        ("4.1995", "4.2", False),
    ],
)
def test_an_index_within_half_a_displayed_unit_of_a_threshold_is_near_it(
    index, threshold, reached
):
    near = near_threshold(SPBE, Fraction(index))

    assert near is not None
    assert (near.threshold, near.reached) == (Decimal(threshold), reached)
    assert near.above.lower == near.threshold


@pytest.mark.parametrize("index", ["3.4949", "3.5051", "1", "5", "0", "3"])
def test_other_indices_are_near_no_threshold(index):
    assert near_threshold(SPBE, Fraction(index)) is None


def test_the_gains_of_all_rows_add_up_to_one_level_of_the_index():
    for instrument in map(pack, IDS):
        gains = [gain(instrument, row.key, Decimal(1)) for row in instrument.indicators]

        assert sum(gains) == 1
