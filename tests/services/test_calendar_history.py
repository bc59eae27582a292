"""Calendar files written one after the other: a later one replaces or withdraws what was told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spbe_desktop.domain.actions import ActionItem
from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.services.acting import SetAction
from spbe_desktop.services.agenda_edits import SaveMilestones
from spbe_desktop.services.calendar_history import (
    handed_out,
    handed_out_by,
    note_handed_out,
    sequence_now,
    withdrawn,
)
from tests.workspaces import DISKOMINFO_NEXT_YEAR, DISKOMINFO_THIS_YEAR, dump, journal_of

MEETING = Milestone("m", "Rapat", date(2025, 10, 6))
ACTION = ActionItem("a", 1, 2025, "spbe-2020", "Susun peta", due=date(2025, 9, 1))
ENTRY = CalendarEntry("u", "Susun\tpeta", date(2025, 9, 1), is_task=True)


@pytest.mark.parametrize(
    "edit", [SaveMilestones(DISKOMINFO_THIS_YEAR, (MEETING,)), SetAction("a", ACTION)]
)
def test_the_sequence_grows_with_each_change_and_with_each_one_taken_back(workspace, clock, edit):
    told = [sequence_now(workspace)]
    for act in (
        lambda: workspace.editor.run(edit),
        workspace.editor.undo,
        workspace.editor.redo,
        workspace.editor.undo,
    ):
        clock.advance(2)
        act()
        told.append(sequence_now(workspace))

    assert told == sorted(set(told))


def test_the_sequence_stays_while_nothing_changes(workspace, clock):
    workspace.editor.run(SetAction("a", ACTION))
    before = sequence_now(workspace)

    clock.advance(60)
    note_handed_out(workspace, DISKOMINFO_THIS_YEAR, [ENTRY])

    assert sequence_now(workspace) == before


def test_what_was_handed_out_is_told_once_and_again_only_when_it_changed(workspace):
    note_handed_out(workspace, DISKOMINFO_THIS_YEAR, [ENTRY])
    before = dump(workspace)
    note_handed_out(workspace, DISKOMINFO_THIS_YEAR, [ENTRY])
    assert dump(workspace) == before

    later = CalendarEntry("u", "Susun peta", date(2025, 9, 30), is_task=True)
    note_handed_out(workspace, DISKOMINFO_THIS_YEAR, [later])

    assert handed_out(workspace, DISKOMINFO_THIS_YEAR) == {"u": later}
    assert handed_out(workspace, DISKOMINFO_NEXT_YEAR) == {}
    assert handed_out_by(workspace, 1) == {"u": later}
    assert [line["field"] for line in journal_of(workspace)[-2:]] == ["calendar"] * 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=20)
@given(title=st.text(min_size=1), starts=st.dates() | st.datetimes())
def test_whatever_it_is_called_it_is_read_back(workspace, title, starts):
    note_handed_out(workspace, DISKOMINFO_THIS_YEAR, [CalendarEntry("x", title, starts)])

    assert handed_out(workspace, DISKOMINFO_THIS_YEAR)["x"].starts == starts


def test_only_what_stands_no_more_and_is_not_long_past_is_taken_back():
    old = CalendarEntry("o", "Lama", date(2019, 9, 1))
    handed = {"u": ENTRY, "o": old, "s": CalendarEntry("s", "Tetap", date(2025, 1, 1))}

    [gone] = withdrawn(handed, {"s"}, 7, 2024)

    assert (gone.uid, gone.cancelled, gone.sequence, gone.is_task) == ("u", True, 7, True)
