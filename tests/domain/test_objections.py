"""What may be objected to, and what is told beside a slot."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.objections import (
    Objection,
    ObjectionCount,
    beside,
    counted,
    may_object,
    open_to_objection,
    told_at,
)
from spbe_desktop.domain.slot_states import SlotStanding, SlotState, SlotVerdict, VerdictOutcome
from spbe_desktop.domain.slots import slots_of
from tests.builders import MOMENT
from tests.packs import pack

TEAM = IndicatorKey("19")
SLOT, OTHER = slots_of(pack("spbe-2020").by_key[TEAM])[:2]
VERDICT = SlotVerdict(SLOT.code, VerdictOutcome.REVISE, None, "", MOMENT)


def objection(state=ObjectionState.PENDING, *, days=1, verdict=VERDICT):
    raised = MOMENT + timedelta(days=days)
    return Objection(f"{state}{days}", TEAM, verdict, "Bukti sah.", raised, state=state)


def standing(verdict=VERDICT, slot=SLOT):
    return SlotStanding(slot, SlotState.REVISE, (), verdict)


@pytest.mark.parametrize(
    ("outcome", "may"),
    [
        (VerdictOutcome.ACCEPTED, False),
        (VerdictOutcome.REVISE, True),
        (VerdictOutcome.REJECTED, True),
    ],
)
def test_only_a_verdict_that_asks_for_more_or_refuses_may_be_objected_to(outcome, may):
    assert open_to_objection(replace(VERDICT, outcome=outcome)) is may
    assert not open_to_objection(None)


def test_a_slot_has_one_pending_objection_at_most():
    assert may_object(standing(), [])
    assert not may_object(standing(), [objection()])
    assert may_object(standing(), [objection(ObjectionState.REJECTED)])
    assert may_object(standing(slot=OTHER), [objection()])


def test_the_latest_answer_is_told_and_a_pending_objection_before_any_answer():
    first, second = objection(ObjectionState.REJECTED), objection(ObjectionState.ACCEPTED, days=2)

    assert told_at(standing(), [second, first]) == second
    assert told_at(standing(), [objection(days=0), first, second]) == objection(days=0)


def test_an_answer_is_told_until_the_verdict_is_recorded_anew_but_a_pending_one_waits_on():
    again = standing(replace(VERDICT, at=MOMENT + timedelta(days=9)))

    assert told_at(again, [objection(ObjectionState.ACCEPTED)]) is None
    assert told_at(again, [objection()]) == objection()


def test_what_is_told_leaves_the_state_of_the_slot_alone():
    slots = {TEAM: (standing(), standing(slot=OTHER))}

    told = beside(slots, [objection(ObjectionState.ACCEPTED)])

    assert [each.objection for each in told[TEAM]] == [ObjectionState.ACCEPTED, None]
    assert [each.state for each in told[TEAM]] == [SlotState.REVISE] * 2


def test_objections_are_counted_by_what_became_of_them():
    found = [objection(), objection(ObjectionState.ACCEPTED), objection(days=3)]

    assert counted(found) == ObjectionCount(pending=2, accepted=1, rejected=0)
    assert counted(found).total == 3
