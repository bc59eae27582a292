"""Objections to verdicts: raised, changed, answered, withdrawn, and each of it undone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spbe_desktop.cycle_errors import (
    ObjectionAnsweredError,
    ObjectionPendingError,
    ObjectionWordlessError,
    VerdictNotObjectionableError,
)
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.objection_state import ObjectionState
from spbe_desktop.domain.plain_text import well_formed
from spbe_desktop.domain.slot_states import SlotState, VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.errors import DocumentInUseError
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.keeping import Discard, Keep
from spbe_desktop.services.objecting import (
    ChangeObjection,
    DecideObjection,
    RaiseObjection,
    WithdrawObjection,
)
from spbe_desktop.services.objection_reading import objections_of
from spbe_desktop.services.placing import SetVerdict
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.slot_reading import standings_of
from spbe_desktop.services.submission import freeze
from spbe_desktop.words.changes import content_told
from tests.workspaces import DISKOMINFO_THIS_YEAR, dump, journal_of

TEAM, PLAN = IndicatorKey("19"), SlotCode("L2-01")
HERE = (DISKOMINFO_THIS_YEAR, TEAM)


@pytest.fixture
def report(workspace, tmp_path):
    """A document that is only kept in the library."""
    path = tmp_path / "Laporan.pdf"
    path.write_bytes(b"%PDF-1.7 laporan")
    document = take_in(workspace.vault, path)
    workspace.editor.run(Keep(document))
    return document.id


@pytest.fixture
def judge(workspace, clock):
    def judged(outcome=VerdictOutcome.REVISE, reason=VerdictReason.OUTDATED, note="Sudah lama."):
        clock.advance(60)
        workspace.editor.run(SetVerdict(*HERE, PLAN, outcome, reason, note))
        clock.advance(60)

    return judged


@pytest.fixture
def objected(workspace, judge, report):
    """The objection to a verdict, resting on pages of the report."""
    judge()
    workspace.editor.run(RaiseObjection(*HERE, PLAN, "Masih berlaku.", {report: "3–7"}))
    return only(workspace)


def raising(argument="Masih berlaku.", proofs=()):
    return RaiseObjection(*HERE, PLAN, argument, dict(proofs))


def only(workspace):
    (found,) = objections_of(workspace, DISKOMINFO_THIS_YEAR)
    return found


def slot(workspace):
    sheet = read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    return next(
        each for each in standings_of(workspace, sheet, {})[TEAM] if each.slot.code == PLAN
    )


def test_an_objection_holds_the_argument_the_pages_and_the_verdict_it_is_about(
    workspace, objected
):
    assert objected.argument == "Masih berlaku."
    assert [(proof.title, proof.pages) for proof in objected.proofs] == [("Laporan", "3–7")]
    assert objected.verdict == slot(workspace).verdict
    assert objected.pending
    assert slot(workspace).objection is ObjectionState.PENDING


@pytest.mark.parametrize("outcome", [VerdictOutcome.ACCEPTED, None])
def test_what_was_accepted_or_not_judged_cannot_be_objected_to(workspace, judge, outcome):
    judge(outcome, None, "")

    with pytest.raises(VerdictNotObjectionableError):
        workspace.editor.run(raising())


def test_a_second_objection_waits_for_the_answer_to_the_first(workspace, objected):
    with pytest.raises(ObjectionPendingError):
        workspace.editor.run(raising("Sekali lagi."))

    workspace.editor.run(DecideObjection(*HERE, objected.id, ObjectionState.REJECTED))
    workspace.editor.run(raising("Sekali lagi."))

    assert len(objections_of(workspace, DISKOMINFO_THIS_YEAR)) == 2
    with pytest.raises(ObjectionPendingError):
        workspace.editor.run(DecideObjection(*HERE, objected.id, ObjectionState.PENDING))


def test_an_objection_without_an_argument_is_not_stored(workspace, judge):
    judge()

    with pytest.raises(ObjectionWordlessError):
        workspace.editor.run(raising("  \n"))
    assert objections_of(workspace, DISKOMINFO_THIS_YEAR) == ()


def test_an_accepted_objection_leaves_the_verdict_until_the_new_one_is_recorded(
    workspace, objected, judge
):
    said = DecideObjection(
        *HERE, objected.id, ObjectionState.ACCEPTED, " Dapat diterima. ", date(2025, 3, 4)
    )
    workspace.editor.run(said)

    assert (slot(workspace).state, slot(workspace).objection) == (
        SlotState.REVISE,
        ObjectionState.ACCEPTED,
    )
    assert (only(workspace).note, only(workspace).decided_on) == (
        "Dapat diterima.",
        date(2025, 3, 4),
    )
    judge(VerdictOutcome.ACCEPTED, None, "")

    assert (slot(workspace).state, slot(workspace).objection) == (SlotState.ACCEPTED, None)
    assert only(workspace).verdict.note == "Sudah lama."


def test_an_answered_objection_is_neither_changed_nor_withdrawn(workspace, objected):
    workspace.editor.run(DecideObjection(*HERE, objected.id, ObjectionState.ACCEPTED))

    for edit in (
        ChangeObjection(*HERE, objected.id, "Lain."),
        WithdrawObjection(*HERE, objected.id),
    ):
        with pytest.raises(ObjectionAnsweredError):
            workspace.editor.run(edit)


def test_objections_come_after_sending(workspace, judge):
    workspace.database.raw.execute(
        "UPDATE assessment SET sent_at = '2025-01-31T00:00:00.000000+00:00' WHERE id = ?",
        (DISKOMINFO_THIS_YEAR,),
    )
    judge()

    workspace.editor.run(raising())
    workspace.editor.run(DecideObjection(*HERE, only(workspace).id, ObjectionState.ACCEPTED))

    assert only(workspace).state is ObjectionState.ACCEPTED


def test_a_document_that_an_objection_rests_on_stays_in_the_library(workspace, objected, report):
    with pytest.raises(DocumentInUseError):
        workspace.editor.run(Discard(report))

    workspace.editor.run(WithdrawObjection(*HERE, objected.id))
    workspace.editor.run(Discard(report))


def test_the_journal_tells_of_it_and_the_package_does_not(workspace, objected):
    workspace.editor.run(WithdrawObjection(*HERE, objected.id))

    lines = [line for line in journal_of(workspace) if line["field"] == "objection"]
    assert [content_told("objection", line["after"]) for line in lines] == [
        "L2-01, menunggu: Masih berlaku.",
        "",
    ]
    fields = [change.field for change in freeze(workspace, DISKOMINFO_THIS_YEAR).changes]
    assert "verdict" in fields
    assert "objection" not in fields


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    said=st.tuples(
        st.text().filter(lambda text: well_formed(text).strip()), st.none() | st.text(max_size=8)
    ),
    answer=st.tuples(st.sampled_from(ObjectionState), st.text(max_size=20)),
)
def test_every_edit_is_undone_and_made_again(workspace, objected, report, said, answer):
    (argument, pages), (state, note) = said, answer
    edits = (
        ChangeObjection(*HERE, objected.id, argument, {} if pages is None else {report: pages}),
        DecideObjection(*HERE, objected.id, state, note, date(2025, 5, 6)),
        DecideObjection(*HERE, objected.id, ObjectionState.PENDING),
        WithdrawObjection(*HERE, objected.id),
    )
    start, seen = dump(workspace), []
    steps = 0
    for edit in edits:
        undoable = workspace.editor.next_undo
        workspace.editor.run(edit)
        steps += workspace.editor.next_undo is not undoable
        seen.append(dump(workspace))

    for _ in range(steps):
        workspace.editor.undo()
    assert dump(workspace) == start

    for _ in range(steps):
        workspace.editor.redo()
    assert dump(workspace) == seen[-1]
    for _ in range(steps):
        workspace.editor.undo()
