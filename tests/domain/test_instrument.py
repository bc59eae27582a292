"""The shape of an instrument: its tree, its scales, its years."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.instrument import GroupCode, IndicatorKey, Level, Scale
from tests.packs import IDS, pack

packs = pytest.mark.parametrize("instrument_id", IDS)

WHOLE = Scale(
    "w", "Bulat", tuple(Level(n, str(n), "", Decimal(n)) for n in range(4)), Decimal(3), 0
)
BANDS = Scale(
    "b",
    "Rentang",
    (Level(1, "1", "", Decimal("1.0")), Level(2, "2", "", Decimal("1.5"))),
    Decimal("2.5"),
    2,
)


@pytest.mark.parametrize("value", ["0", "1", "3", "3.0", "-0"])
def test_a_scale_of_levels_holds_its_levels(value):
    assert WHOLE.holds(Decimal(value))
    assert WHOLE.accepts(Decimal(value))


@pytest.mark.parametrize("value", ["-1", "4", "1.5", "0.0001", "NaN", "sNaN", "-Infinity", "1E+9"])
def test_a_scale_of_levels_holds_nothing_else(value):
    assert not WHOLE.holds(Decimal(value))
    assert not WHOLE.accepts(Decimal(value))


@pytest.mark.parametrize("value", ["1", "1.00", "1.25", "2.5"])
def test_a_value_as_fine_as_is_shown_may_be_typed(value):
    assert BANDS.accepts(Decimal(value))


@pytest.mark.parametrize("value", ["1.1667", "2.499999"])
def test_a_finer_value_lies_on_a_continuous_scale_but_is_not_typed(value):
    assert BANDS.holds(Decimal(value))
    assert not BANDS.accepts(Decimal(value))


@pytest.mark.parametrize("value", ["0.99", "2.51", "0", "NaN", "Infinity"])
def test_a_continuous_scale_ends_somewhere(value):
    assert not BANDS.holds(Decimal(value))
    assert not BANDS.accepts(Decimal(value))


@pytest.mark.parametrize(
    ("value", "level"), [("1", 1), ("1.4999", 1), ("1.5", 2), ("2.4", 2), ("2.5", 2)]
)
def test_a_level_covers_the_values_up_to_the_next(value, level):
    assert BANDS.level_of(Decimal(value)).number == level


@given(st.data())
def test_a_value_lies_between_its_level_and_the_next(data):
    instrument = pack(data.draw(st.sampled_from(IDS)))
    scale = data.draw(st.sampled_from(instrument.indicators)).scale
    value = data.draw(st.decimals(scale.lowest, scale.highest, places=3))

    level = scale.level_of(value)
    following = [each.lower for each in scale.levels if each.number > level.number]

    assert level.lower <= value
    assert all(value < lower for lower in following)


@packs
def test_every_row_stands_in_one_lowest_group(instrument_id):
    instrument = pack(instrument_id)
    own = [row.key for group in instrument.all_groups for row in group.own_indicators]

    assert sorted(own) == sorted(instrument.by_key)
    assert len(own) == len(instrument.indicators)


@packs
def test_a_group_weighs_as_much_as_its_rows(instrument_id):
    for group in pack(instrument_id).all_groups:
        assert group.weight == sum(row.weight for row in group.indicators)


@packs
def test_the_path_to_a_row_leads_through_groups_that_hold_it(instrument_id):
    instrument = pack(instrument_id)
    for row in instrument.indicators:
        path = instrument.path_to(row.key)

        assert path[0] in instrument.groups
        assert row in path[-1].own_indicators
        for outer, inner in pairwise(path):
            assert inner in outer.groups


def test_there_is_no_path_to_an_unknown_row():
    assert pack("spbe-2020").path_to(IndicatorKey("99")) == ()


def test_groups_are_walked_from_the_outer_to_the_inner():
    codes = [group.code for group in pack("spbe-2020").all_groups]

    assert codes[:5] == [GroupCode(code) for code in ("D1", "A1", "D2", "A2", "A3")]


def test_an_instrument_knows_the_ends_of_its_scales():
    assert [pack(name).lowest for name in IDS] == [0, 1, 1]
    assert [pack(name).highest for name in IDS] == [5, 5, 5]
