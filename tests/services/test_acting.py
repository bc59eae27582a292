from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from spbe_desktop.cycle_errors import ActionIncompleteError
from spbe_desktop.domain.actions import ActionItem, ActionState, Passage
from spbe_desktop.services.acting import (
    SetAction,
    SetRecommendation,
    add_recommendations,
    give_reason,
    set_state,
)
from spbe_desktop.services.action_reading import read_plan
from spbe_desktop.services.keeping import Keep
from spbe_desktop.services.overdue_actions import count_overdue
from tests.workspaces import dump, make_document

TODAY = date(2025, 9, 25)
ITEM = ActionItem(
    "a",
    1,
    2025,
    "spbe-2020",
    "Susun peta rencana",
    key="19",
    responsible_agency_id=2,
    due=date(2025, 9, 1),
    cost=25_000_000,
    expected_level=Decimal(4),
)


def plan(workspace, year=2025):
    return read_plan(workspace, 1, year, TODAY)


def test_an_action_is_read_as_it_was_stored(workspace):
    workspace.editor.run(SetAction("a", ITEM))

    found = plan(workspace)

    assert found.actions == (ITEM,)
    assert found.who(ITEM) == "Badan Perencanaan"
    assert found.overdue(TODAY) == count_overdue(workspace, 1, 2025, TODAY) == 1


def test_what_was_not_finished_is_seen_in_the_next_year_with_its_own(workspace):
    workspace.editor.run(SetAction("a", ITEM))
    done = replace(ITEM, id="b", state=ActionState.DONE)
    workspace.editor.run(SetAction("b", done))

    assert [(item.id, item.year) for item in plan(workspace, 2026).actions] == [("a", 2025)]
    assert plan(workspace, 2024).actions == ()


def test_pasted_recommendations_are_one_step_and_pending_until_answered(workspace):
    passages = (
        Passage("1", "Susun peta"),
        Passage("2", "X", kept=False),
        Passage("3", "Lapor"),
    )
    before = dump(workspace)
    workspace.editor.run(add_recommendations(passages, 1, 2025, "spbe-2020", 0))
    first, second = plan(workspace).recommendations

    assert [r.words for r in plan(workspace).pending()] == ["Susun peta", "Lapor"]

    workspace.editor.run(SetAction("a", replace(ITEM, recommendations=(first.id,))))
    workspace.editor.run(give_reason(second, "Sudah dilaporkan"))

    assert plan(workspace).pending() == ()
    for _step in range(3):
        workspace.editor.undo()
    assert dump(workspace) == before


def test_a_recommendation_comes_back_with_the_actions_that_answered_it(workspace):
    workspace.editor.run(add_recommendations((Passage("1", "Susun"),), 1, 2025, "spbe-2020", 0))
    [found] = plan(workspace).recommendations
    workspace.editor.run(SetAction("a", replace(ITEM, recommendations=(found.id,))))
    before = dump(workspace)

    workspace.editor.run(SetRecommendation(found.id, None))
    workspace.editor.undo()

    assert dump(workspace) == before


def test_done_with_evidence_and_taken_back(workspace):
    document = make_document()
    workspace.editor.run(Keep(document))
    workspace.editor.run(SetAction("a", replace(ITEM, evidence=(document.id,))))
    before = dump(workspace)

    [item] = plan(workspace).actions
    workspace.editor.run(set_state(item, ActionState.DONE, TODAY))

    [done] = plan(workspace).actions
    assert (done.state, done.done_on, done.evidence) == (ActionState.DONE, TODAY, (document.id,))
    assert plan(workspace).overdue(TODAY) == 0
    workspace.editor.undo()
    assert dump(workspace) == before
    workspace.editor.redo()
    assert plan(workspace).actions == (done,)


@pytest.mark.parametrize(
    ("spoilt", "field"),
    [
        (replace(ITEM, title=" "), "title"),
        (replace(ITEM, state=ActionState.CANCELLED), "reason"),
        (replace(ITEM, cost=-1), "cost"),
    ],
)
def test_what_lacks_something_is_not_stored(workspace, spoilt, field):
    with pytest.raises(ActionIncompleteError) as raised:
        workspace.editor.run(SetAction("a", spoilt))

    assert raised.value.field == field
    assert plan(workspace).actions == ()
