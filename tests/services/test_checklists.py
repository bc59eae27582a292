from __future__ import annotations

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import IndicatorUnknownError
from spbe_desktop.services.checklists import (
    AddChecklistLine,
    EndChecklistLine,
    MarkChecklist,
    read_checklists,
)
from spbe_desktop.services.founding import start_assessment
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.offices import assessment_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.slot_reading import standings_of
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_NEXT_YEAR,
    DISKOMINFO_THIS_YEAR,
    dump,
    value,
)

KEY = IndicatorKey("19")


def checklists(workspace, assessment_id=DISKOMINFO_THIS_YEAR):
    sheet = read_sheet(workspace, assessment_id)
    standings = standings_of(workspace, sheet, uses_of(workspace, assessment_id))
    return read_checklists(workspace, sheet, standings)


def of(workspace, key=KEY, assessment_id=DISKOMINFO_THIS_YEAR):
    found = checklists(workspace, assessment_id).by_indicator
    return next(each for each in found if each.indicator.key == key)


def own(workspace, key=KEY, assessment_id=DISKOMINFO_THIS_YEAR):
    return [line for line in of(workspace, key, assessment_id).lines if line.own]


def add(workspace, words="SK ditandatangani Bupati", key=KEY, at=DISKOMINFO_THIS_YEAR):
    workspace.editor.run(AddChecklistLine(at, key, words))


def test_the_slots_up_to_the_level_chosen_must_be_met(workspace):
    every = of(workspace)
    workspace.editor.run(value("19", 2))

    asked = of(workspace)

    assert every.aim is None
    assert {line.level for line in every.lines} >= {1, 2, 3, 4, 5}
    assert asked.aim == 2
    assert {line.level for line in asked.lines} == {1, 2}
    assert asked.missing == len(asked.lines)


def test_a_line_of_last_year_is_there_by_itself_and_not_marked_yet(workspace):
    add(workspace, "  SK \n ditandatangani", at=DISKOMINFO_LAST_YEAR)
    (line,) = own(workspace, assessment_id=DISKOMINFO_LAST_YEAR)
    mark = MarkChecklist(DISKOMINFO_LAST_YEAR, KEY, line.item, met=True)
    workspace.editor.run(mark)

    (inherited,) = own(workspace)

    assert (inherited.words, inherited.present) == ("SK ditandatangani", False)
    assert inherited.since_year == 2024
    assert own(workspace, assessment_id=DISKOMINFO_LAST_YEAR)[0].present


def test_a_line_that_ends_stays_in_the_years_before(workspace):
    add(workspace, at=DISKOMINFO_LAST_YEAR)
    before = own(workspace, assessment_id=DISKOMINFO_LAST_YEAR)

    workspace.editor.run(EndChecklistLine(DISKOMINFO_THIS_YEAR, before[0].item))

    assert own(workspace) == []
    assert own(workspace, assessment_id=DISKOMINFO_LAST_YEAR) == before


def test_a_line_is_carried_to_the_next_instrument(workspace):
    add(workspace, key=IndicatorKey("1"))

    (line,) = own(workspace, IndicatorKey("1"), DISKOMINFO_NEXT_YEAR)

    assert line.since_year == 2025


def test_a_line_without_counterpart_stays_in_view(workspace):
    office = assessment_of(workspace, DISKOMINFO_THIS_YEAR).agency
    old = start_assessment(workspace, office.id, 2020, None)
    add(workspace, "Putus", key=IndicatorKey("7"), at=old.id)

    (line,) = checklists(workspace).unmapped

    assert (line.words, line.key) == ("Putus", "7")


def test_each_edit_can_be_taken_back_and_made_again(workspace):
    states = [dump(workspace)]
    add(workspace)
    states.append(dump(workspace))
    (line,) = own(workspace)
    for edit in (
        MarkChecklist(DISKOMINFO_THIS_YEAR, KEY, line.item, met=True),
        MarkChecklist(DISKOMINFO_THIS_YEAR, KEY, line.item, met=False),
        EndChecklistLine(DISKOMINFO_THIS_YEAR, line.item),
    ):
        workspace.editor.run(edit)
        states.append(dump(workspace))

    for state in states[-2::-1]:
        workspace.editor.undo()
        assert dump(workspace) == state
    for state in states[1:]:
        workspace.editor.redo()
        assert dump(workspace) == state


def test_a_line_for_an_unknown_indicator_is_refused(workspace):
    with pytest.raises(IndicatorUnknownError):
        add(workspace, key=IndicatorKey("99"))
