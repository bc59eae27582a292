"""Slot states: what stands in a slot and what was said of it, reckoned into one state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import EvidenceItem, Indicator
from spbe_desktop.domain.sheet import EvidenceUse
from spbe_desktop.domain.slot_states import (
    SlotCount,
    SlotStanding,
    SlotState,
    SlotVerdict,
    VerdictOutcome,
    VerdictReason,
    counted,
    lower_gaps,
    needed,
    standings,
)
from spbe_desktop.domain.slots import SlotCode, slots_of
from tests.builders import MOMENT, make_indicator, make_use

DAY = timedelta(days=1)

INDICATOR = replace(
    make_indicator(),
    evidence=(EvidenceItem("Rencana kerja"),),
    coded_evidence=(
        EvidenceItem("Program kerja tim", 2, "L2-01"),
        EvidenceItem("Laporan kegiatan", 3, "L3-01"),
        EvidenceItem("Daftar hadir", 3, "L3-02"),
        EvidenceItem("Laporan reviu", 4, "L4-01"),
    ),
)
"""Six slots: levels 1 and 5 have one from their criterion, level 3 has two."""

WITH_GENERAL = replace(INDICATOR, coded_evidence=INDICATOR.coded_evidence[:1])
"""One slot for each level, and "U-01" for the whole indicator."""

CODES = [slot.code for slot in slots_of(INDICATOR)] + [SlotCode("U-01"), SlotCode("L9-01")]


def use(
    *slots: str,
    days: int = 0,
    proposed: bool = False,
    state: FileState = FileState.INTACT,
    revised: int | None = None,
) -> EvidenceUse:
    """Return a document in *slots*, added *days* and revised *revised* days after MOMENT."""
    return replace(
        make_use(state=state),
        slots=tuple(SlotCode(slot) for slot in slots),
        added_at=MOMENT + days * DAY,
        proposed=proposed,
        revision=1 if revised is None else 2,
        newest_revision=1 if revised is None else 2,
        revised_at=None if revised is None else MOMENT + revised * DAY,
    )


def verdict(
    slot: str = "L2-01",
    outcome: VerdictOutcome = VerdictOutcome.REVISE,
    *,
    days: int = 10,
    reason: VerdictReason | None = None,
) -> SlotVerdict:
    return SlotVerdict(SlotCode(slot), outcome, reason, "", MOMENT + days * DAY)


def stand(
    *uses: EvidenceUse,
    verdicts: Sequence[SlotVerdict] = (),
    sent: bool = False,
    indicator: Indicator = INDICATOR,
) -> dict[str, SlotStanding]:
    found = standings(indicator, uses, verdicts, sent=sent)
    return {each.slot.code: each for each in found}


def codes(found: Sequence[SlotStanding]) -> list[str]:
    return [each.slot.code for each in found]


def test_a_slot_is_empty_proposed_ready_and_sent_in_turn():
    proposal, document = use("L2-01", proposed=True), use("L2-01")

    assert stand()["L2-01"].state is SlotState.EMPTY
    assert stand(proposal)["L2-01"].state is SlotState.PROPOSED
    assert stand(proposal, document)["L2-01"].state is SlotState.READY
    assert stand(proposal, document, sent=True)["L2-01"].state is SlotState.SENT


def test_sending_leaves_what_is_empty_or_only_proposed_as_it_is():
    found = stand(use("L2-01", proposed=True), sent=True)

    assert found["L2-01"].state is SlotState.PROPOSED
    assert found["L3-01"].state is SlotState.EMPTY


def test_one_document_fills_every_slot_it_was_put_into():
    document = use("L2-01", "L3-02")

    found = stand(document)

    assert [code for code, each in found.items() if each.filled] == ["L2-01", "L3-02"]
    assert found["L2-01"].uses == found["L3-02"].uses == (document,)


def test_a_document_that_is_gone_or_altered_fills_nothing():
    for state in (FileState.MISSING, FileState.ALTERED):
        found = stand(use("L2-01", state=state))

        assert found["L2-01"].state is SlotState.EMPTY
        assert "L2-01" in codes(needed(found.values(), 2))


def test_a_verdict_decides_the_state_whatever_stands_in_the_slot():
    for outcome, state in [
        (VerdictOutcome.ACCEPTED, SlotState.ACCEPTED),
        (VerdictOutcome.REVISE, SlotState.REVISE),
        (VerdictOutcome.REJECTED, SlotState.REJECTED),
    ]:
        given_verdict = verdict(outcome=outcome, reason=VerdictReason.NARROW)

        found = stand(use("L2-01"), verdicts=[given_verdict], sent=True)

        assert (found["L2-01"].state, found["L2-01"].verdict) == (state, given_verdict)


def test_a_verdict_falls_when_a_document_is_added_after_it_but_is_still_told():
    found = stand(use("L2-01"), use("L2-01", days=11), verdicts=[verdict()])

    assert found["L2-01"].state is SlotState.READY
    assert found["L2-01"].verdict == verdict()


def test_a_verdict_stands_over_what_came_in_at_the_same_moment():
    assert stand(use("L2-01", days=10), verdicts=[verdict()])["L2-01"].state is SlotState.REVISE


def test_a_verdict_falls_when_its_document_is_revised_after_it():
    assert stand(use("L2-01", revised=9), verdicts=[verdict()])["L2-01"].state is SlotState.REVISE
    assert stand(use("L2-01", revised=11), verdicts=[verdict()])["L2-01"].state is SlotState.READY


def test_a_revision_that_the_assessment_does_not_use_leaves_the_verdict_standing():
    pinned = replace(use("L2-01", revised=11), revision=1)

    assert stand(pinned, verdicts=[verdict()])["L2-01"].state is SlotState.REVISE


def test_a_verdict_stands_while_what_came_after_it_is_only_proposed():
    late = use("L2-01", days=11, proposed=True)

    assert stand(late, verdicts=[verdict()])["L2-01"].state is SlotState.REVISE


def test_a_verdict_stands_against_a_document_in_another_slot():
    found = stand(use("L2-01"), use("L3-01", days=11), verdicts=[verdict()])

    assert found["L2-01"].state is SlotState.REVISE


def test_the_latest_of_several_verdicts_counts():
    earlier = verdict(outcome=VerdictOutcome.REJECTED, days=2)

    found = stand(use("L2-01"), verdicts=[verdict(), earlier])

    assert found["L2-01"].state is SlotState.REVISE


def test_needed_are_the_empty_slots_up_to_the_claimed_level():
    found = stand(use("L2-01"), use("L3-02", proposed=True)).values()

    assert codes(needed(found, 3)) == ["L1-01", "L3-01"]
    assert codes(needed(found, 1)) == ["L1-01"]


def test_a_slot_refused_because_nothing_was_there_is_still_needed():
    absent = verdict(outcome=VerdictOutcome.REJECTED, reason=VerdictReason.ABSENT)

    assert "L2-01" in codes(needed(stand(verdicts=[absent]).values(), 2))


def test_a_slot_whose_document_is_to_be_revised_is_neither_empty_nor_filled():
    found = stand(use("L2-01"), verdicts=[verdict()])

    assert not found["L2-01"].filled
    assert "L2-01" not in codes(needed(found.values(), 2))


def test_slots_are_counted_up_to_the_claimed_level_and_all_of_them_if_none_is():
    found = stand(use("L2-01"), use("L5-01")).values()

    assert counted(found, 3) == SlotCount(filled=1, total=4)
    assert counted(found, None) == SlotCount(filled=2, total=6)


def test_what_was_sent_or_accepted_stays_counted():
    accepted = verdict("L3-01", VerdictOutcome.ACCEPTED)

    found = stand(use("L2-01"), use("L3-01"), verdicts=[accepted], sent=True).values()

    assert counted(found, 3) == SlotCount(filled=2, total=4)


def test_slots_of_no_level_belong_to_every_claim():
    found = stand(indicator=WITH_GENERAL).values()

    assert codes(needed(found, 1)) == ["L1-01", "U-01"]
    assert counted(found, 1) == SlotCount(filled=0, total=2)


def test_counts_add_up_over_indicators():
    assert sum([SlotCount(2, 3), SlotCount(1, 4)], SlotCount()) == SlotCount(3, 7)


def test_gaps_below_the_claimed_level_are_told():
    found = stand(use("L1-01"), use("L3-01")).values()

    assert codes(lower_gaps(found, 3)) == ["L2-01"]
    assert codes(lower_gaps(found, 2)) == []
    assert codes(lower_gaps(found, None)) == []


def test_what_belongs_to_the_whole_indicator_is_no_gap_below_a_level():
    found = stand(use("L1-01"), indicator=WITH_GENERAL).values()

    assert codes(lower_gaps(found, 2)) == []


some_uses = st.lists(
    st.builds(
        lambda slots, **facts: use(*slots, **facts),
        st.lists(st.sampled_from(CODES), unique=True, max_size=4),
        days=st.integers(0, 20),
        proposed=st.booleans(),
        state=st.sampled_from(FileState),
        revised=st.none() | st.integers(0, 20),
    ),
    max_size=6,
)
some_verdicts = st.lists(
    st.builds(
        verdict,
        st.sampled_from(CODES),
        st.sampled_from(VerdictOutcome),
        days=st.integers(0, 20),
        reason=st.none() | st.sampled_from(VerdictReason),
    ),
    max_size=6,
)
indicators = st.sampled_from([INDICATOR, WITH_GENERAL])
levels = st.none() | st.integers(0, 6)


def states(indicator, uses, verdicts, *, sent):
    found = standings(indicator, uses, verdicts, sent=sent)
    return {each.slot.code: each.state for each in found}


@given(indicators, some_uses, some_verdicts, st.booleans())
def test_every_slot_stands_once_in_order_with_what_was_put_into_it(
    indicator, uses, verdicts, sent
):
    found = standings(indicator, uses, verdicts, sent=sent)

    assert tuple(each.slot for each in found) == slots_of(indicator)
    for each in found:
        assert each.uses == tuple(one for one in uses if each.slot.code in one.slots)


@given(some_uses, some_verdicts, st.booleans(), st.sampled_from(CODES[:-2]))
def test_a_confirmed_intact_document_makes_any_slot_ready(uses, verdicts, sent, slot):
    new = use(slot, days=21)

    before = states(INDICATOR, uses, verdicts, sent=sent)
    after = states(INDICATOR, [*uses, new], verdicts, sent=sent)

    assert after[slot] is (SlotState.SENT if sent else SlotState.READY)
    assert {**after, slot: before[slot]} == before


@given(some_uses, some_verdicts, st.booleans(), st.sampled_from(CODES[:-2]))
def test_a_proposal_lifts_an_empty_slot_and_changes_nothing_else(uses, verdicts, sent, slot):
    before = states(INDICATOR, uses, verdicts, sent=sent)
    after = states(INDICATOR, [*uses, use(slot, days=21, proposed=True)], verdicts, sent=sent)

    lifted = SlotState.PROPOSED if before[slot] is SlotState.EMPTY else before[slot]
    assert after == {**before, slot: lifted}


@given(some_uses, some_verdicts, st.booleans())
def test_the_order_in_which_things_are_told_changes_no_state(uses, verdicts, sent):
    latest_first = sorted(verdicts, key=lambda each: (each.at, each.outcome), reverse=True)
    one_at_a_time = list({(each.slot, each.at): each for each in latest_first}.values())

    assert states(INDICATOR, uses, one_at_a_time, sent=sent) == states(
        INDICATOR, uses[::-1], one_at_a_time[::-1], sent=sent
    )


@given(some_uses, some_verdicts)
def test_sending_turns_ready_into_sent_and_changes_nothing_else(uses, verdicts):
    before = states(INDICATOR, uses, verdicts, sent=False)
    after = states(INDICATOR, uses, verdicts, sent=True)

    assert after == {
        code: SlotState.SENT if state is SlotState.READY else state
        for code, state in before.items()
    }


@given(indicators, some_uses, some_verdicts, st.booleans(), levels)
def test_what_is_needed_is_not_filled_and_gaps_are_needed(indicator, uses, verdicts, sent, level):
    found = standings(indicator, uses, verdicts, sent=sent)

    count, wanted = counted(found, level), needed(found, level)
    assert 0 <= count.filled <= count.filled + len(wanted) <= count.total <= len(found)
    assert not any(each.filled for each in wanted)
    assert set(codes(lower_gaps(found, level))) <= set(codes(wanted))
