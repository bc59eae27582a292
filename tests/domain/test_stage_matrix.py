"""The values of a year stage by stage: what counts, what was inherited, what fell."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.assessment_state import AssessmentState, state_of
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.scoring import score
from spbe_desktop.domain.stage_matrix import StageEntry, build_matrix
from tests.builders import make_instrument

INSTRUMENT = make_instrument()
KEYS = tuple(indicator.key for indicator in INSTRUMENT.indicators)
STAGES = tuple(stage.code for stage in INSTRUMENT.scored_stages)
FIRST, SECOND, *_ = STAGES

recorded = st.builds(
    StageEntry,
    st.sampled_from(KEYS),
    st.none() | st.integers(1, 5).map(Decimal),
    st.sampled_from((None, True, False)),
)
years = st.dictionaries(
    st.sampled_from(STAGES),
    st.lists(recorded, max_size=8).map(lambda found: {entry.key: entry for entry in found}),
)


def column(*values, clarified=None):
    pairs = zip(KEYS, values, strict=False)
    return {
        key: StageEntry(key, None if value is None else Decimal(value), clarified)
        for key, value in pairs
    }


@given(years)
def test_what_counts_at_a_stage_is_its_own_value_or_the_latest_earlier_one(entries):
    matrix = build_matrix(INSTRUMENT, entries)

    for row in matrix.rows:
        kept = None
        for stage, shown, cell in zip(STAGES, matrix.columns, row.cells, strict=True):
            entry = entries.get(stage, {}).get(row.indicator.key)
            refused = entry is not None and entry.clarified is False and kept is not None
            own = None if entry is None or refused else entry.value
            kept = kept if own is None else own
            assert cell.value == (kept if shown.begun else None)
            assert cell.inherited == (cell.value is not None and own is None)


@given(years)
def test_the_index_of_a_stage_is_that_of_the_values_that_count(entries):
    matrix = build_matrix(INSTRUMENT, entries)

    for place, shown in enumerate(matrix.columns):
        values = {
            row.indicator.key: cell.value
            for row in matrix.rows
            if (cell := row.cells[place]).value is not None
        }
        assert shown.score == (score(INSTRUMENT, values) if shown.begun else None)


@given(years)
def test_what_fell_and_rose_and_stayed_is_everything_that_was_compared(entries):
    matrix = build_matrix(INSTRUMENT, entries)

    for place, shown in enumerate(matrix.columns):
        steps = [row.cells[place].change for row in matrix.rows]
        assert shown.fallen == sum(step is not None and step < 0 for step in steps)
        assert shown.risen == sum(step is not None and step > 0 for step in steps)


@given(years, years)
def test_a_year_beside_itself_has_not_moved(entries, other):
    matrix = build_matrix(INSTRUMENT, entries, entries)
    with_another = build_matrix(INSTRUMENT, entries, other)

    assert all(not cell.since_last_year for row in matrix.rows for cell in row.cells)
    # Another year changes nothing but the comparison with it.
    assert [c.score for c in matrix.columns] == [c.score for c in with_another.columns]


def test_an_indicator_that_was_not_clarified_keeps_the_earlier_value():
    entries = {FIRST: column(4), SECOND: column(2, clarified=False)}

    cell = build_matrix(INSTRUMENT, entries).rows[0].cells[1]

    assert (cell.value, cell.inherited, cell.change) == (Decimal(4), True, Decimal(0))


def test_a_stage_that_has_not_begun_shows_nothing_and_an_earlier_one_is_closed():
    matrix = build_matrix(INSTRUMENT, {FIRST: column(4), SECOND: column(3)})

    assert [c.closed for c in matrix.columns][:2] == [True, False]
    assert matrix.columns[-1].begun is False
    assert matrix.rows[0].cells[-1].value is None
    assert matrix.current == 1


def test_the_fall_from_the_proposal_to_the_first_judgement_is_told_in_figures():
    full = [4] * len(KEYS)
    matrix = build_matrix(INSTRUMENT, {FIRST: column(*full), SECOND: column(*[3] * len(KEYS))})

    steps = matrix.first_fall

    assert steps is not None
    assert (steps[1].change, steps[1].fallen, steps[1].risen) == (Fraction(-1), len(KEYS), 0)


def test_an_index_over_more_indicators_is_not_compared_with_one_over_less():
    matrix = build_matrix(INSTRUMENT, {FIRST: column(4), SECOND: column(4, 2)})

    assert matrix.columns[1].change is None


def test_the_state_follows_from_what_was_sent_judged_and_refused():
    assert state_of(sent=False, judged=False, refused=0, final=False) is AssessmentState.DRAFT
    assert state_of(sent=True, judged=False, refused=0, final=False) is AssessmentState.SENT
    assert state_of(sent=False, judged=True, refused=0, final=False) is AssessmentState.SENT
    assert state_of(sent=True, judged=True, refused=1, final=False) is AssessmentState.NEEDS_WORK
    assert state_of(sent=True, judged=True, refused=1, final=True) is AssessmentState.VERIFIED


def test_an_entry_that_says_nothing_is_empty():
    assert StageEntry(IndicatorKey("1")).empty
    assert not StageEntry(IndicatorKey("1"), clarified=False).empty
