from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.actions import (
    ActionItem,
    ActionState,
    Passage,
    Urgency,
    by_urgency,
    index_gain,
    merged,
    read_passages,
    split,
    urgency,
)
from spbe_desktop.domain.scoring import score
from tests.workspaces import catalogue

INSTRUMENT = catalogue().for_year(2025)
TODAY = date(2026, 9, 25)
ITEM = ActionItem("a", 1, 2025, INSTRUMENT.id, "Susun peta rencana", key="19")


def due(day: date | None, name: str = "a") -> ActionItem:
    return replace(ITEM, id=name, due=day)


def test_an_action_is_overdue_from_the_day_after():
    assert urgency(due(date(2026, 9, 24)), TODAY) is Urgency.OVERDUE
    assert urgency(due(TODAY), TODAY) is Urgency.SOON
    assert urgency(due(date(2026, 10, 10)), TODAY) is Urgency.LATER


def test_what_is_done_is_never_overdue():
    done = replace(due(date(2020, 1, 1)), state=ActionState.DONE)

    assert urgency(done, TODAY) is Urgency.CLOSED


def test_the_overdue_stand_first_and_the_longest_of_them_before_the_others():
    days = (None, date(2027, 1, 1), date(2026, 9, 1), TODAY, date(2026, 8, 1))
    items = [due(day, str(place)) for place, day in enumerate(days)]

    assert [item.id for item in by_urgency(items, TODAY)] == ["4", "2", "3", "1", "0"]


@given(
    st.sampled_from([indicator.key for indicator in INSTRUMENT.indicators]),
    st.integers(1, 5),
    st.integers(1, 5),
)
def test_the_promised_gain_is_what_the_index_really_gains(key, now, then):
    values = {indicator.key: Decimal(3) for indicator in INSTRUMENT.indicators}
    item = replace(ITEM, key=key, expected_level=Decimal(then))

    before = score(INSTRUMENT, values | {key: Decimal(now)}).index
    after = score(INSTRUMENT, values | {key: Decimal(then)}).index

    assert isinstance(before, Fraction)
    assert isinstance(after, Fraction)
    assert index_gain(INSTRUMENT, item, Decimal(now)) == after - before


def test_no_gain_is_promised_under_another_instrument_or_without_a_value():
    item = replace(ITEM, expected_level=Decimal(4))

    assert index_gain(INSTRUMENT, item, None) is None
    assert index_gain(catalogue().for_year(2026), item, Decimal(3)) is None


def test_numbered_lines_broken_by_word_are_joined():
    text = "1. Menyusun peta rencana SPBE\nsebagaimana indikator 19.\n2) Mereviu\n\nLain"

    found = read_passages(text, INSTRUMENT)

    assert [(p.number, p.words, p.key) for p in found] == [
        ("1", "Menyusun peta rencana SPBE sebagaimana indikator 19.", "19"),
        ("2", "Mereviu", ""),
        ("", "Lain", ""),
    ]


def test_an_indicator_is_guessed_only_where_the_words_name_one_that_exists():
    text = "Perbaiki I19 segera.\nPerbaiki indikator 19 dan indikator 20.\nPerbaiki indikator 99."

    assert [p.key for p in read_passages(text, INSTRUMENT)] == ["19", "", ""]


@given(st.text(), st.data())
def test_no_word_is_lost_by_reading_parting_and_joining(text, data):
    found = read_passages(text, INSTRUMENT)
    if not found:
        return
    place = data.draw(st.integers(0, len(found) - 1))
    words = found[place].words
    at = data.draw(st.integers(0, len(words)))

    parted = split(found, place, at)
    joined = merged(parted, place + 1) if len(parted) > len(found) else parted

    assert "".join(joined[place].words.split()) == "".join(words.split())
    assert [p.words for p in joined[place + 1 :]] == [p.words for p in found[place + 1 :]]
    assert all(isinstance(p, Passage) for p in joined)
