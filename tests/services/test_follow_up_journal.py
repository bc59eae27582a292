"""The history of an indicator tells of actions, recommendations and findings about it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from spbe_desktop.domain.actions import ActionItem, ActionState, Passage
from spbe_desktop.domain.agenda import Milestone
from spbe_desktop.domain.duties import Assignee, Duty
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.shortcomings import Gravity, ShortcomingSource
from spbe_desktop.services.acting import SetAction, add_recommendations, set_state
from spbe_desktop.services.agenda_edits import SaveMilestones
from spbe_desktop.services.duty_edits import Assign
from spbe_desktop.services.journal_check import verify
from spbe_desktop.services.shortcomings import AddFindings, NewFinding
from spbe_desktop.services.submission import freeze
from spbe_desktop.services.timeline import changes_of
from tests.workspaces import DISKOMINFO_NEXT_YEAR, DISKOMINFO_THIS_YEAR, catalogue

ITEM = ActionItem("a", 1, 2025, "spbe-2020", "Susun peta", key="19")
TODAY = date(2025, 9, 25)


def told(workspace, key="19", assessment_id=DISKOMINFO_THIS_YEAR):
    changes = changes_of(workspace, assessment_id, IndicatorKey(key))
    return [(entry.field, entry.before, entry.after) for entry in changes]


def test_an_action_is_told_at_its_indicator_until_it_is_gone(workspace):
    workspace.editor.run(SetAction("a", ITEM))
    workspace.editor.run(set_state(ITEM, ActionState.DONE, TODAY))
    workspace.editor.run(SetAction("a", None))

    planned, done = "Susun peta; planned; 19", "Susun peta; done; 19"
    assert told(workspace) == [
        ("action", done, ""),
        ("action", planned, done),
        ("action", "", planned),
    ]
    assert verify(workspace) is None


def test_an_action_that_goes_to_another_indicator_is_told_at_both(workspace):
    workspace.editor.run(SetAction("a", ITEM))
    workspace.editor.run(SetAction("a", replace(ITEM, key="20")))

    assert told(workspace)[0] == told(workspace, "20")[0]
    assert told(workspace, "20")[0][2] == "Susun peta; planned; 20"


def test_it_is_told_where_it_was_edited_unless_the_number_means_another_indicator(workspace):
    workspace.editor.run(SetAction("a", ITEM, DISKOMINFO_NEXT_YEAR))
    assert told(workspace, assessment_id=DISKOMINFO_NEXT_YEAR) == []
    assert len(told(workspace)) == 1

    later = replace(ITEM, id="b", instrument_code=catalogue().for_year(2026).id)
    workspace.editor.run(SetAction("b", later, DISKOMINFO_NEXT_YEAR))
    assert len(told(workspace, assessment_id=DISKOMINFO_NEXT_YEAR)) == 1


def test_recommendations_and_findings_are_told_at_their_indicators(workspace):
    workspace.editor.run(
        add_recommendations((Passage("1", "Susun peta", "19"),), 1, 2025, "spbe-2020", 0)
    )
    findings = tuple(
        NewFinding(words, ShortcomingSource.MEETING, Gravity.LIGHT, IndicatorKey(key))
        for words, key in (("Belum ada SK", "19"), ("Belum ada SOP", "20"), ("Lain", "19"))
    )
    workspace.editor.run(AddFindings(DISKOMINFO_THIS_YEAR, findings))

    assert told(workspace) == [
        ("finding", "", "T-2025-001; T-2025-003"),
        ("recommendation", "", "1; Susun peta"),
    ]
    assert told(workspace, "20") == [("finding", "", "T-2025-002")]


def test_what_is_done_about_an_indicator_leaves_in_no_package(workspace):
    before = freeze(workspace, DISKOMINFO_THIS_YEAR)
    workspace.editor.run(SetAction("a", ITEM))
    duty = Duty(Assignee("Dinas Kominfo"))
    workspace.editor.run(Assign(DISKOMINFO_THIS_YEAR, {IndicatorKey("19"): duty}))
    day = Milestone("m", "Rapat persiapan", TODAY)
    workspace.editor.run(SaveMilestones(DISKOMINFO_THIS_YEAR, (day,)))

    assert freeze(workspace, DISKOMINFO_THIS_YEAR) == before
