"""Snapshots are made by themselves, hold what stood then, and never change."""

from __future__ import annotations

import json
from decimal import Decimal

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.slot_states import VerdictOutcome, VerdictReason
from spbe_desktop.domain.slots import SlotCode
from spbe_desktop.domain.snapshot import Occasion, snapshot_of
from spbe_desktop.domain.snapshot_difference import DifferenceKind, differences
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.objecting import RaiseObjection
from spbe_desktop.services.placing import SetVerdict
from spbe_desktop.services.snapshots import present_of, read_snapshot, snapshots_of
from spbe_desktop.services.stage_edits import StoreStageValues
from spbe_desktop.services.submission import freeze, record_sent, write
from spbe_desktop.words.snapshots import contents
from tests.workspaces import DISKOMINFO_THIS_YEAR, make_document, text, value

ONE = IndicatorKey("1")


def test_the_first_value_of_a_later_stage_keeps_what_stood_before_it(workspace):
    workspace.editor.run(value("1", 3))
    workspace.editor.run(text("1", "SK Bupati"))
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, ONE, make_document(1)))
    assert snapshots_of(workspace, DISKOMINFO_THIS_YEAR) == ()

    workspace.editor.run(value("1", 2, stage="interviu"))
    workspace.editor.run(value("2", 2, stage="interviu"))

    (kept,) = snapshots_of(workspace, DISKOMINFO_THIS_YEAR)
    assert (kept.occasion, kept.stage, kept.revision) == (Occasion.STAGE, "interviu", 1)
    found, intact = read_snapshot(workspace, kept.id)
    assert intact
    assert found.values == {"mandiri": {"1": "3"}}
    assert found.explanations == {"1": "SK Bupati"}
    assert [d.title for d in found.evidence[ONE].values()] == ["Dokumen 1"]


def test_undoing_and_redoing_keeps_no_second_snapshot_of_the_same(workspace):
    workspace.editor.run(value("1", 2, stage="interviu"))
    workspace.editor.undo()
    workspace.editor.redo()

    assert len(snapshots_of(workspace, DISKOMINFO_THIS_YEAR)) == 1


def test_sending_keeps_what_was_sent_and_later_edits_leave_it(workspace, tmp_path):
    for indicator in freeze(workspace, DISKOMINFO_THIS_YEAR).instrument.indicators:
        workspace.editor.run(value(indicator.key, 2))
    frozen = freeze(workspace, DISKOMINFO_THIS_YEAR)
    record_sent(workspace, DISKOMINFO_THIS_YEAR, write(frozen, tmp_path / "paket.zip"))
    (kept,) = snapshots_of(workspace, DISKOMINFO_THIS_YEAR)
    assert kept.occasion is Occasion.SENT

    workspace.editor.run(value("1", 1, stage="interviu"))

    found, intact = read_snapshot(workspace, kept.id)
    assert intact
    assert set(found.values) == {"mandiri"}
    now = present_of(workspace, DISKOMINFO_THIS_YEAR)
    (differing,) = differences(found, now)
    assert (differing.kind, differing.place) == (DifferenceKind.VALUE, "interviu")
    assert Decimal(differing.after) == 1


def test_a_snapshot_that_was_altered_outside_is_not_taken_for_whole(workspace):
    workspace.editor.run(value("1", 2, stage="interviu"))
    (kept,) = snapshots_of(workspace, DISKOMINFO_THIS_YEAR)
    with workspace.database.begin() as connection:
        connection.exec_driver_sql(
            """UPDATE snapshot SET content = replace(content, '"values":{}', '"values":{"x":1}')"""
        )

    _, intact = read_snapshot(workspace, kept.id)

    assert not intact


def test_many_values_recorded_at_once_keep_what_stood_before_all_of_them(workspace):
    workspace.editor.run(value("1", 3))
    entries = tuple(StageEntry(IndicatorKey(key), Decimal(2), None, "") for key in ("1", "2"))

    workspace.editor.run(StoreStageValues(DISKOMINFO_THIS_YEAR, "dokumen", entries))

    (kept,) = snapshots_of(workspace, DISKOMINFO_THIS_YEAR)
    assert kept.stage == "dokumen"
    assert read_snapshot(workspace, kept.id)[0].values == {"mandiri": {"1": "3"}}


def test_objections_and_what_was_said_at_a_stage_are_kept_and_compared(workspace):
    workspace.editor.run(
        SetVerdict(
            *(DISKOMINFO_THIS_YEAR, ONE, SlotCode("L2-01"), VerdictOutcome.REVISE),
            VerdictReason.OUTDATED,
        )
    )
    raised = RaiseObjection(DISKOMINFO_THIS_YEAR, ONE, SlotCode("L2-01"), "Perbup masih berlaku")
    workspace.editor.run(raised)
    before = present_of(workspace, DISKOMINFO_THIS_YEAR)

    workspace.editor.undo()
    said = StageEntry(ONE, Decimal(2), False, "Tidak sempat")
    workspace.editor.run(StoreStageValues(DISKOMINFO_THIS_YEAR, "interviu", (said,)))

    after = present_of(workspace, DISKOMINFO_THIS_YEAR)
    found = {each.kind: each for each in differences(before, after)}
    assert set(found) == {
        DifferenceKind.VALUE,
        DifferenceKind.OBJECTION,
        DifferenceKind.CLARIFICATION,
    }
    assert contents(found[DifferenceKind.OBJECTION]) == (
        "L2-01, menunggu: Perbup masih berlaku",
        "",
    )
    clarification = found[DifferenceKind.CLARIFICATION]
    assert contents(clarification) == ("", "tidak diklarifikasi; Tidak sempat")
    assert snapshot_of(before.canonical()) == before


def test_a_snapshot_from_before_objections_were_kept_reads_as_having_none(workspace):
    content = json.loads(present_of(workspace, DISKOMINFO_THIS_YEAR).canonical())
    del content["objections"], content["clarifications"]

    assert snapshot_of(json.dumps(content)) == present_of(workspace, DISKOMINFO_THIS_YEAR)
