"""What may be drawn across a change of instrument."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.crosswalk import Crosswalk, Transition, TrendUse
from spbe_desktop.domain.instrument import InstrumentId


def step(old: str, new: str, trend: TrendUse) -> Transition:
    return Transition(InstrumentId(old), InstrumentId(new), trend, "", (), (), (), ())


CROSSWALK = Crosswalk(
    (
        step("a", "b", TrendUse.COMPARABLE),
        step("b", "c", TrendUse.INDICATIVE),
        step("c", "d", TrendUse.NONE),
    ),
    (),
    (),
)


@pytest.mark.parametrize(
    ("old", "new", "trend"),
    [
        ("a", "a", TrendUse.COMPARABLE),
        ("a", "b", TrendUse.COMPARABLE),
        ("b", "a", TrendUse.COMPARABLE),
        ("a", "c", TrendUse.INDICATIVE),
        ("c", "a", TrendUse.INDICATIVE),
        ("b", "d", TrendUse.NONE),
        ("a", "x", TrendUse.NONE),
        ("x", "y", TrendUse.NONE),
        ("x", "x", TrendUse.COMPARABLE),
    ],
)
def test_across_several_steps_the_strictest_counts(old, new, trend):
    assert CROSSWALK.index_trend(old, new) is trend


def test_a_transition_is_found_in_its_own_direction_only():
    assert CROSSWALK.transition("a", "b") is CROSSWALK.transitions[0]
    assert CROSSWALK.transition("b", "a") is None
    assert CROSSWALK.transition("a", "c") is None
