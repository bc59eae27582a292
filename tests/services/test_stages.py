"""Stages in the file: recorded, read in one go, closed by later ones, opened for a reason."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spbe_desktop.cycle_errors import StageClosedError
from spbe_desktop.domain.assessment_state import AssessmentState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.stage_matrix import StageEntry
from spbe_desktop.errors import ValueOutsideScaleError
from spbe_desktop.services.stage_edits import StoreStageValues
from spbe_desktop.services.stages import read_stages
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_THIS_YEAR,
    dump,
    journal_of,
    value,
)

YEAR = DISKOMINFO_THIS_YEAR


def entry(key, number=None, clarified=None, note=""):
    value_ = None if number is None else Decimal(number)
    return StageEntry(IndicatorKey(key), value_, clarified, note)


def recording(stage, *entries, reason="", assessment=YEAR):
    return StoreStageValues(assessment, stage, entries, reason)


def cell(workspace, key, stage, assessment=YEAR):
    matrix = read_stages(workspace, assessment).matrix
    row = next(r for r in matrix.rows if r.indicator.key == key)
    return row.cells[matrix.place_of[stage]]


def test_values_clarifications_and_notes_of_a_stage_are_there_when_read_again(workspace):
    run = workspace.editor.run
    run(value("1", 4))
    run(recording("dokumen", entry("1", 2), entry("2", 3)))
    run(recording("interviu", entry("1", None, clarified=False, note="Tidak ditanyakan")))

    assert cell(workspace, "1", "dokumen").change == Decimal(-2)
    interview = cell(workspace, "1", "interviu")
    assert (interview.value, interview.inherited) == (Decimal(2), True)
    assert interview.entry == entry("1", None, clarified=False, note="Tidak ditanyakan")


def test_many_values_are_one_step_back(workspace):
    before = dump(workspace)
    workspace.editor.run(recording("dokumen", *(entry(str(n), 3) for n in range(1, 48))))
    assert cell(workspace, "47", "dokumen").value == 3

    workspace.editor.undo()

    after = dump(workspace)
    before.pop("journal", None)
    after.pop("journal", None)
    assert after == before


def test_one_value_off_the_scale_keeps_all_of_them_out(workspace):
    with pytest.raises(ValueOutsideScaleError):
        workspace.editor.run(recording("dokumen", entry("1", 3), entry("2", 6)))

    assert cell(workspace, "1", "dokumen").value is None


@pytest.mark.parametrize("edit", [value("1", 2), recording("mandiri", entry("1", 2))])
def test_an_earlier_stage_is_closed_once_a_later_one_has_values(workspace, edit):
    workspace.editor.run(value("1", 4))
    workspace.editor.run(recording("dokumen", entry("1", 3)))

    with pytest.raises(StageClosedError):
        workspace.editor.run(edit)
    assert cell(workspace, "1", "mandiri").value == 4


def test_a_closed_stage_is_put_right_for_a_reason_that_the_journal_keeps(workspace):
    workspace.editor.run(value("1", 4))
    workspace.editor.run(recording("dokumen", entry("1", 3)))

    workspace.editor.run(recording("mandiri", entry("1", 5), reason="Salah ketik"))

    assert cell(workspace, "1", "mandiri").value == 5
    line = journal_of(workspace)[-1]
    assert (line["field"], line["before"], line["after"]) == ("value", "4", "5")
    assert line["reason"] == "Salah ketik"


def test_last_year_is_compared_with_and_never_touched(workspace):
    workspace.editor.run(value("1", 2, DISKOMINFO_LAST_YEAR))
    workspace.editor.run(value("1", 4))
    workspace.editor.run(recording("dokumen", entry("1", 3)))

    assert cell(workspace, "1", "mandiri").since_last_year == 2
    assert cell(workspace, "1", "mandiri", DISKOMINFO_LAST_YEAR).value == 2


def test_the_state_becomes_verified_with_the_last_final_value(workspace):
    run = workspace.editor.run
    assert read_stages(workspace, YEAR).state is AssessmentState.DRAFT

    run(recording("hasil", *(entry(str(n), 3) for n in range(1, 47))))
    assert read_stages(workspace, YEAR).state is AssessmentState.SENT
    run(recording("hasil", entry("47", 3)))
    assert read_stages(workspace, YEAR).state is AssessmentState.VERIFIED


entries = st.builds(
    entry,
    st.sampled_from(("1", "2", "3")),
    st.none() | st.integers(1, 5),
    st.sampled_from((None, True, False)),
    st.sampled_from(("", "Catatan")),
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(entries, min_size=1, max_size=6, unique_by=lambda e: e.key))
def test_whatever_was_recorded_is_taken_back_and_made_again(workspace, found):
    workspace.editor.forget()
    edit = recording("dokumen", *found, reason="uji")
    at = [cell(workspace, e.key, "dokumen").entry for e in found]

    workspace.editor.run(edit)
    assert [cell(workspace, e.key, "dokumen").entry for e in found] == list(found)
    if workspace.editor.next_undo is not None:
        workspace.editor.undo()
        assert [cell(workspace, e.key, "dokumen").entry for e in found] == at
        workspace.editor.redo()
        assert [cell(workspace, e.key, "dokumen").entry for e in found] == list(found)
