"""Ringkasan: the figures of a sheet, and what to do next."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.instrument import GroupCode
from spbe_desktop.domain.scoring import score
from spbe_desktop.domain.summary import NEXT_STEPS, StepReason, summarise
from spbe_desktop.domain.trend import YearResult
from tests.builders import (
    make_assessment,
    make_decimal_instrument,
    make_indicator,
    make_instrument,
    make_row,
    make_sheet,
)

INSTRUMENT = make_instrument()
FULL = {str(number): 3 for number in range(1, 7)}


def row_of(number, value=None, **facts):
    return make_row(INSTRUMENT.indicators[number - 1], value, **facts)


def last_year(index="2.50", *, proposal=True, groups=None):
    shares = {GroupCode(code): Fraction(share) for code, share in (groups or {}).items()}
    return YearResult(2024, "hasil", "uji-2021", Fraction(index), shares, proposal=proposal)


def test_domains_and_aspects_are_told_apart():
    summary = summarise(make_sheet({"1": 4, "5": 2}), None, None)

    assert [(g.answered, g.total) for g in summary.domains] == [(1, 4), (1, 2)]
    assert [g.value for g in summary.domains] == [4, 2]
    assert [g.code for g in summary.aspects] == ["A1", "A2", "A3"]
    assert [g.value for g in summary.aspects] == [4, None, 2]


def test_without_a_tier_of_domains_there_are_aspects_alone():
    summary = summarise(make_sheet(instrument=make_decimal_instrument()), None, None)

    assert summary.domains == ()
    assert [group.code for group in summary.aspects] == ["A1"]


def test_last_years_groups_stand_beside_this_years():
    summary = summarise(make_sheet(FULL), last_year(groups={"D1": "2.75"}), None)

    assert [group.previous for group in summary.domains] == [Fraction("2.75"), None]


@pytest.mark.parametrize(
    ("values", "proposal", "stage", "comparable"),
    [
        (FULL, True, "mandiri", True),
        (FULL, False, "hasil", True),
        ({"1": 3}, True, "mandiri", False),
        (FULL, False, "mandiri", False),
        (FULL, True, "hasil", False),
    ],
    ids=["own", "published", "incomplete", "published beside own", "own beside published"],
)
def test_figures_are_compared_only_if_complete_and_of_one_kind(
    values, proposal, stage, comparable
):
    summary = summarise(make_sheet(values, stage=stage), last_year(proposal=proposal), None)

    assert summary.previous_comparable is comparable


def test_a_year_before_that_was_left_incomplete_is_not_compared_with():
    earlier = replace(last_year(), answered=3, total=6)

    assert not summarise(make_sheet(FULL), earlier, None).previous_comparable


def test_what_was_sent_has_no_next_steps_but_another_stage_still_has():
    sent = make_assessment(locked=True)

    assert summarise(make_sheet(assessment=sent), None, None).next_steps == ()
    assert summarise(make_sheet(assessment=sent, stage="hasil"), None, None).next_steps


def test_without_last_year_nothing_is_compared():
    assert not summarise(make_sheet(FULL), None, None).previous_comparable


@pytest.mark.parametrize(
    ("values", "target", "missing"),
    [
        (FULL, "3.50", "0.50"),
        (FULL, "2.90", "-0.10"),
        ({}, "3.50", None),
        (FULL, None, None),
    ],
)
def test_what_is_missing_to_the_target(values, target, missing):
    summary = summarise(make_sheet(values), None, Decimal(target) if target else None)

    assert summary.to_target == (Decimal(missing) if missing else None)


def test_the_index_if_the_rest_were_as_last_year():
    rows = [row_of(1, 4), row_of(2, previous=2), row_of(3, previous=3)]

    summary = summarise(make_sheet(rows=rows), None, None)

    assert summary.if_previous == 3
    assert summary.if_previous_predicate is not None
    assert summary.if_previous_predicate.name == "Baik"


def test_a_complete_sheet_needs_no_supposition():
    rows = [row_of(n, 3, previous=2) for n in range(1, 7)]

    assert summarise(make_sheet(rows=rows), None, None).if_previous is None


def test_without_last_years_values_nothing_is_supposed():
    assert summarise(make_sheet({"1": 3}), None, None).if_previous is None


@pytest.mark.parametrize(
    ("row", "reason", "rise"),
    [
        (row_of(1), StepReason.UNANSWERED, 1),
        (row_of(1, previous=4), StepReason.UNANSWERED, 3),
        (row_of(1, previous=2, target=5), StepReason.UNANSWERED, 4),
        (row_of(1, 2, previous=3), StepReason.BELOW_PREVIOUS, 1),
        (row_of(1, 2, previous=3, target=5), StepReason.BELOW_PREVIOUS, 3),
        (row_of(1, 3, previous=3, target=4), StepReason.BELOW_TARGET, 1),
        (row_of(1, 3), StepReason.WITHOUT_EVIDENCE, 0),
        (row_of(1, 3, evidence_count=1, explanation="[ISI: nomor]"), StepReason.GAPS, 0),
    ],
)
def test_why_an_indicator_is_worth_turning_to_and_what_it_gains(row, reason, rise):
    done = [row_of(n, 3, evidence_count=1) for n in range(2, 7)]

    (step,) = summarise(make_sheet(rows=[row, *done]), None, None).next_steps

    assert step.reason is reason
    assert step.gain == Fraction(rise, 6)


def test_where_everything_is_done_nothing_is_next():
    rows = [row_of(n, 3, evidence_count=1) for n in range(1, 7)]

    assert summarise(make_sheet(rows=rows), None, None).next_steps == ()


def test_the_largest_gain_comes_first_and_the_list_stays_short():
    rows = [row_of(n, previous=n if n < 6 else 5) for n in range(1, 7)]

    steps = summarise(make_sheet(rows=rows), None, None).next_steps

    assert [step.row.indicator.number for step in steps] == [5, 6, 4, 3, 1]
    assert len(steps) == NEXT_STEPS


def test_how_well_the_answers_are_proved():
    rows = [
        row_of(1, 3, evidence_count=2),
        row_of(2, 3),
        row_of(3, 3, evidence_count=1, explanation="[ISI: nomor]"),
        row_of(4, explanation="[ISI]"),
    ]

    readiness = summarise(make_sheet(rows=rows), None, None).readiness

    assert (readiness.answered, readiness.with_evidence, readiness.without_evidence) == (3, 2, 1)
    assert readiness.with_gaps == 2


def test_an_indicator_of_another_sheet_is_no_part_of_it():
    stranger = make_row(make_indicator(99), 5)

    assert summarise(make_sheet(rows=[stranger]), None, None).readiness.answered == 0


@given(
    st.lists(
        st.tuples(st.none() | st.integers(1, 5), st.none() | st.integers(1, 5)),
        min_size=6,
        max_size=6,
    )
)
def test_the_promised_gain_is_what_reaching_it_adds(pairs):
    rows = [row_of(n, value, previous=before) for n, (value, before) in enumerate(pairs, 1)]
    sheet = make_sheet(rows=rows)
    lowest = {row.key: Decimal(1) if row.value is None else row.value for row in sheet.rows}
    base = score(INSTRUMENT, lowest).index

    for step in summarise(sheet, None, None).next_steps:
        before = lowest[step.row.key]
        aim = max(before, step.row.previous or before)
        if step.row.value is None and aim == before:
            aim = before + 1
        reached = score(INSTRUMENT, {**lowest, step.row.key: aim}).index
        assert base is not None
        assert reached is not None
        assert reached - base == step.gain
