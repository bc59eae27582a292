from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.crosswalk import Crosswalk
from spbe_desktop.domain.findings import Finding, FindingCode, Severity
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.shortcomings import (
    Gravity,
    Shortcoming,
    ShortcomingSource,
    ShortcomingState,
    ShortcomingStep,
    adoptable,
    code_of,
    seen_from,
)
from tests.builders import MOMENT

NO_CROSSWALK = Crosswalk((), (), ())
YEARS = st.integers(2021, 2030)
STATES = st.sampled_from(ShortcomingState)


def make_step(year=2025, state=ShortcomingState.OPEN):
    return ShortcomingStep(year, state, "", "sari", MOMENT)


def make_shortcoming(year=2025, number=1, steps=()):
    return Shortcoming(
        id=f"{year}-{number}",
        agency_id=1,
        year=year,
        number=number,
        instrument_code="spbe-2020",
        key=IndicatorKey("19"),
        slot=None,
        source=ShortcomingSource.MEETING,
        gravity=Gravity.MEDIUM,
        words="SK belum diperbarui",
        note="",
        code="",
        found_at=MOMENT,
        steps=(make_step(year), *steps),
    )


def seen(found, year, instrument="spbe-2020"):
    return seen_from([found], year, instrument, NO_CROSSWALK)


@given(st.lists(st.tuples(YEARS, STATES), max_size=8), YEARS, YEARS, STATES)
def test_a_step_changes_no_year_before_its_own(steps, looked_from, taken_in, state):
    before = make_shortcoming(2021, steps=tuple(make_step(*step) for step in steps))
    after = make_shortcoming(2021, steps=(*before.steps[1:], make_step(taken_in, state)))

    (then,), (now,) = seen(before, looked_from), seen(after, looked_from)

    if taken_in > looked_from:
        assert (now.state, now.steps) == (then.state, then.steps)
    else:
        assert len(now.steps) == len(then.steps) + 1


@given(st.lists(st.tuples(YEARS, st.integers(1, 9)), unique=True), YEARS)
def test_each_year_sees_all_that_was_found_up_to_it_and_nothing_later(places, year):
    found = [make_shortcoming(*place) for place in places]

    shown = seen_from(found, year, "another", NO_CROSSWALK)

    assert {each.id for each in shown} == {each.id for each in found if each.year <= year}
    assert all(each.unmapped and each.age == year - each.shortcoming.year + 1 for each in shown)


def test_a_step_added_to_an_earlier_year_does_not_outdo_a_later_one():
    done, dropped = ShortcomingState.DONE, ShortcomingState.NOT_RELEVANT
    found = make_shortcoming(2024, steps=(make_step(2026, done), make_step(2025, dropped)))

    assert [seen(found, year)[0].state for year in (2024, 2025, 2026)] == [
        ShortcomingState.OPEN,
        dropped,
        done,
    ]


def test_only_real_shortcomings_are_adopted_and_known_again():
    keys = (IndicatorKey("19"),)
    weak = Finding(FindingCode.WITHOUT_EVIDENCE, Severity.WARNING, keys)
    broken = Finding(FindingCode.EVIDENCE_MISSING, Severity.ERROR, keys, subjects=("SK.pdf",))
    unfinished = Finding(FindingCode.UNANSWERED, Severity.WARNING, keys)
    told = Finding(FindingCode.BELOW_TARGET, Severity.INFO, keys)

    assert adoptable((weak, broken, unfinished, told)) == (
        (weak, Gravity.MEDIUM),
        (broken, Gravity.SEVERE),
    )
    assert len({code_of(weak), code_of(broken), code_of(weak)}) == 2
