"""Every state, outcome and reason of a slot has a name of its own."""

from __future__ import annotations

import pytest

from spbe_desktop.domain.slot_states import SlotState, VerdictOutcome, VerdictReason
from spbe_desktop.words.slots import OUTCOME_NAMES, REASON_NAMES, STATE_NAMES, STATE_NOTES


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (STATE_NAMES, SlotState),
        (STATE_NOTES, SlotState),
        (OUTCOME_NAMES, VerdictOutcome),
        (REASON_NAMES, VerdictReason),
    ],
)
def test_all_are_named_and_no_two_alike(names, kind):
    assert names.keys() == set(kind)
    assert len(set(names.values())) == len(names)


def test_a_state_is_called_what_its_code_says():
    assert [name.lower() for name in STATE_NAMES.values()] == list(SlotState)
