"""Slots: which of them a document fills, what is only proposed, and what assessors said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slot_states import (
    SlotState,
    VerdictOutcome,
    VerdictReason,
    counted,
    needed,
)
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import AssessmentLockedError, IndicatorUnknownError, SlotUnknownError
from spbe_desktop.services.attaching import Attach, Detach, Reuse
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.placing import Confirm, Place, SetVerdict
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.slot_reading import standings_of, verdicts_of
from spbe_desktop.services.submission_checks import findings_of
from tests.workspaces import (
    DISKOMINFO_THIS_YEAR,
    dump,
    edits_in_journal,
    value,
)

TEAM = IndicatorKey("19")
PLAN, DONE, PROGRAMME = SlotCode("L2-01"), SlotCode("L2-02"), SlotCode("L3-01")


@pytest.fixture
def report(workspace, tmp_path):
    """A document in the vault that proves nothing yet."""
    path = tmp_path / "Laporan.pdf"
    path.write_bytes(b"%PDF-1.7 laporan")
    return take_in(workspace.vault, path)


@pytest.fixture
def attach(workspace, report):
    """Return a function that attaches the report, filling the slots it is given."""

    def attached(*slots, proposed=False):
        edit = Attach(DISKOMINFO_THIS_YEAR, TEAM, report, slots=slots, proposed=proposed)
        workspace.editor.run(edit)
        return uses_of(workspace, DISKOMINFO_THIS_YEAR)[TEAM][-1].use_id

    return attached


@pytest.fixture
def judge(workspace, clock):
    """Return a function that records a verdict a minute later."""

    def judged(slot, outcome, reason=None, note=""):
        clock.advance(60)
        edit = SetVerdict(DISKOMINFO_THIS_YEAR, TEAM, slot, outcome, reason, note)
        workspace.editor.run(edit)
        clock.advance(60)

    return judged


def place(use_id, *slots):
    return Place(DISKOMINFO_THIS_YEAR, TEAM, use_id, slots)


def confirm(use_id):
    return Confirm(DISKOMINFO_THIS_YEAR, TEAM, use_id)


def use(workspace):
    return uses_of(workspace, DISKOMINFO_THIS_YEAR)[TEAM][-1]


def standing(workspace):
    sheet = read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    return standings_of(workspace, sheet, uses_of(workspace, DISKOMINFO_THIS_YEAR))[TEAM]


def states(workspace):
    """Return the state of each slot that is not empty."""
    return {
        each.slot.code: each.state
        for each in standing(workspace)
        if each.state is not SlotState.EMPTY
    }


def lock(workspace):
    workspace.database.raw.execute(
        "UPDATE assessment SET sent_at = '2025-01-31T00:00:00.000000+00:00' WHERE id = ?",
        (DISKOMINFO_THIS_YEAR,),
    )


def test_a_document_fills_the_slots_it_is_placed_in(workspace, attach):
    workspace.editor.run(place(attach(), PROGRAMME, PLAN))

    assert use(workspace).slots == (PLAN, PROGRAMME)
    assert states(workspace) == {PLAN: SlotState.READY, PROGRAMME: SlotState.READY}


def test_placing_it_elsewhere_empties_what_it_filled(workspace, attach):
    use_id = attach(PLAN)

    workspace.editor.run(place(use_id, DONE))

    assert states(workspace) == {DONE: SlotState.READY}


def test_placed_nowhere_it_still_proves_the_indicator(workspace, attach):
    use_id = attach(PLAN)

    workspace.editor.run(place(use_id))

    assert states(workspace) == {}
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[TEAM].evidence_count == 1


def test_filled_slots_are_counted_up_to_the_claimed_level(workspace, attach):
    workspace.editor.run(value("19", 3))
    workspace.editor.run(place(attach(), PROGRAMME, SlotCode("L4-01")))

    count = counted(standing(workspace), 3)

    assert (count.filled, count.total) == (1, 4)
    assert [each.slot.code for each in needed(standing(workspace), 3)] == [
        "L1-01",
        "L2-01",
        "L2-02",
    ]


def test_a_slot_of_another_indicator_is_refused(workspace, attach):
    use_id = attach()

    with pytest.raises(SlotUnknownError):
        workspace.editor.run(place(use_id, SlotCode("L9-01")))

    assert use(workspace).slots == ()


def test_a_sent_assessment_keeps_its_slots(workspace, attach):
    use_id = attach(PLAN, proposed=True)
    lock(workspace)

    for edit in (place(use_id, DONE), confirm(use_id)):
        with pytest.raises(AssessmentLockedError):
            workspace.editor.run(edit)

    assert use(workspace).slots == (PLAN,)


def test_what_is_proposed_counts_once_it_is_confirmed(workspace, attach):
    use_id = attach(PLAN, proposed=True)
    assert states(workspace) == {PLAN: SlotState.PROPOSED}
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[TEAM].evidence_count == 0

    workspace.editor.run(confirm(use_id))

    assert states(workspace) == {PLAN: SlotState.READY}
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[TEAM].evidence_count == 1


def test_saying_where_a_proposal_belongs_confirms_it(workspace, attach):
    workspace.editor.run(place(attach(PLAN, proposed=True), DONE))

    assert states(workspace) == {DONE: SlotState.READY}


def test_undoing_a_confirmation_makes_it_a_proposal_as_it_was(workspace, attach, clock):
    use_id = attach(PLAN, proposed=True)
    before = dump(workspace)
    clock.advance(3600)

    workspace.editor.run(confirm(use_id))
    workspace.editor.undo()

    assert dump(workspace) == before


def test_a_verdict_is_the_state_of_its_slot(workspace, attach, judge):
    attach(PLAN)

    judge(PLAN, VerdictOutcome.REVISE, VerdictReason.DRAFT, "Belum ditandatangani.")

    assert states(workspace) == {PLAN: SlotState.REVISE}
    (verdict,) = verdicts_of(workspace, DISKOMINFO_THIS_YEAR)[TEAM]
    assert (verdict.reason, verdict.note) == (VerdictReason.DRAFT, "Belum ditandatangani.")


@pytest.mark.parametrize("answer", ["attached", "confirmed", "placed"])
def test_what_comes_in_after_a_verdict_answers_it(workspace, attach, judge, answer):
    use_id = 0 if answer == "attached" else attach(proposed=answer == "confirmed")
    if answer == "confirmed":
        workspace.editor.run(Place(DISKOMINFO_THIS_YEAR, TEAM, use_id, (PLAN,), proposed=True))
    judge(PLAN, VerdictOutcome.REJECTED, VerdictReason.ABSENT)

    if answer == "attached":
        attach(PLAN)
    else:
        workspace.editor.run(confirm(use_id) if answer == "confirmed" else place(use_id, PLAN))

    assert states(workspace) == {PLAN: SlotState.READY}


def test_placing_an_accepted_document_in_one_more_slot_keeps_its_verdict(workspace, attach, judge):
    use_id = attach(PLAN)
    judge(PLAN, VerdictOutcome.ACCEPTED)

    workspace.editor.run(place(use_id, PLAN, DONE))

    assert states(workspace) == {PLAN: SlotState.ACCEPTED, DONE: SlotState.READY}


def test_a_verdict_can_be_recorded_after_sending_and_taken_back(workspace, attach, judge):
    attach(PLAN)
    lock(workspace)
    assert states(workspace) == {PLAN: SlotState.SENT}

    judge(PLAN, VerdictOutcome.ACCEPTED)
    assert states(workspace) == {PLAN: SlotState.ACCEPTED}
    judge(PLAN, None)

    assert states(workspace) == {PLAN: SlotState.SENT}
    assert verdicts_of(workspace, DISKOMINFO_THIS_YEAR) == {}


def test_a_second_verdict_replaces_the_first_and_undo_brings_that_back(workspace, judge):
    judge(PLAN, VerdictOutcome.REVISE, VerdictReason.NARROW, "Baru dua bidang.")
    before = dump(workspace)

    judge(PLAN, VerdictOutcome.REJECTED, VerdictReason.WRONG_OBJECT)
    workspace.editor.undo()

    assert dump(workspace) == before


@pytest.mark.parametrize(
    ("edit", "error"),
    [
        (
            SetVerdict(DISKOMINFO_THIS_YEAR, TEAM, SlotCode("L2-09"), VerdictOutcome.ACCEPTED),
            SlotUnknownError,
        ),
        (
            SetVerdict(DISKOMINFO_THIS_YEAR, IndicatorKey("99"), PLAN, VerdictOutcome.ACCEPTED),
            IndicatorUnknownError,
        ),
    ],
)
def test_a_verdict_on_what_is_not_asked_for_is_refused(workspace, edit, error):
    with pytest.raises(error):
        workspace.editor.run(edit)


def test_the_change_log_tells_of_slots_and_verdicts(workspace, attach, judge):
    use_id = attach(PLAN, proposed=True)
    workspace.editor.run(confirm(use_id))
    workspace.editor.run(place(use_id, PLAN, DONE))
    judge(PLAN, VerdictOutcome.REVISE, VerdictReason.DRAFT, "Tanpa tanda tangan; halaman 2")

    lines = [
        (each["field"], each["before"], each["after"]) for each in edits_in_journal(workspace)
    ]

    assert lines[1:] == [
        ("proposed", "True", "False"),
        ("slots", "L2-01", "L2-01, L2-02"),
        ("verdict", "", "L2-01; revise; draft; Tanpa tanda tangan; halaman 2"),
    ]


def test_detaching_empties_its_slots_and_undo_fills_them(workspace, attach):
    use_id = attach(PLAN, DONE)

    workspace.editor.run(Detach(DISKOMINFO_THIS_YEAR, TEAM, use_id))
    assert states(workspace) == {}
    workspace.editor.undo()

    assert states(workspace) == {PLAN: SlotState.READY, DONE: SlotState.READY}


def test_the_check_before_sending_knows_the_verdicts(workspace, attach, judge, report):
    workspace.editor.run(value("19", 3))
    attach(PROGRAMME, SlotCode("L1-01"), PLAN)
    gap = "lower_slot_empty"
    sheet = read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    assert gap in {finding.code for finding in findings_of(workspace, sheet)}

    # What an assessor has accepted is no gap, wherever its document is now.
    judge(DONE, VerdictOutcome.ACCEPTED)

    assert gap not in {finding.code for finding in findings_of(workspace, sheet)}


def test_a_verdict_keeps_its_moment_when_undone_and_redone(workspace, judge, clock):
    moment = datetime(2025, 10, 2, 8, tzinfo=UTC)
    clock.now = moment
    judge(PLAN, VerdictOutcome.ACCEPTED)
    stored = verdicts_of(workspace, DISKOMINFO_THIS_YEAR)[TEAM][0].at
    judge(PLAN, VerdictOutcome.REJECTED, VerdictReason.OUTDATED)
    clock.advance(86_400)

    workspace.editor.undo()

    assert verdicts_of(workspace, DISKOMINFO_THIS_YEAR)[TEAM][0].at == stored


def test_a_reused_proposal_brings_its_slots(workspace, report):
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("1"), report))

    workspace.editor.run(
        Reuse(DISKOMINFO_THIS_YEAR, TEAM, report.id, slots=(PLAN, DONE), proposed=True)
    )

    assert states(workspace) == {PLAN: SlotState.PROPOSED, DONE: SlotState.PROPOSED}
