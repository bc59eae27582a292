"""Edits of answers: stored, undone, refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import (
    AssessmentLockedError,
    IndicatorUnknownError,
    ValueOutsideScaleError,
)
from spbe_desktop.services.answering import AnswerField
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import (
    DISKOMINFO_LAST_YEAR,
    DISKOMINFO_NEXT_YEAR,
    DISKOMINFO_THIS_YEAR,
    dump,
    journal_of,
    opened,
    text,
    value,
)

ONE = IndicatorKey("1")
EDITS = [
    value("1", 3),
    text("1", "FAKTA Tim dibentuk."),
    text("1", "tanya Bappeda", AnswerField.NOTE),
    text("1", True, AnswerField.FLAGGED),
    text("1", Decimal(4), AnswerField.TARGET),
]


def lock(workspace):
    with workspace.database.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE assessment SET sent_at = '2025-09-25T05:00:00.000000+00:00' WHERE id = 1"
        )


def row_of(workspace, key="1", assessment_id=DISKOMINFO_THIS_YEAR):
    return read_sheet(workspace, assessment_id).by_key[IndicatorKey(key)]


def test_what_was_answered_is_there_after_reopening(workspace, folder):
    for edit in EDITS:
        workspace.editor.run(edit)
    workspace.close()

    again = opened(folder)
    row = row_of(again)
    again.close()

    assert row.value == 3
    assert row.explanation == "FAKTA Tim dibentuk."
    assert row.note == "tanya Bappeda"
    assert row.flagged is True
    assert row.target == 4


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.kind)
def test_an_edit_undone_is_as_if_never_made_and_can_be_made_again(workspace, edit):
    before = dump(workspace)
    workspace.editor.run(edit)
    after = dump(workspace)

    workspace.editor.undo()
    assert dump(workspace) == before
    workspace.editor.redo()

    assert dump(workspace) == after
    assert after != before


def test_an_edit_tells_which_indicator_went_stale(workspace):
    changes = workspace.editor.run(value("7", 2))

    assert changes.assessment_id == DISKOMINFO_THIS_YEAR
    assert changes.answers == {"7"}
    assert changes.trend


def test_a_value_taken_back_leaves_the_indicator_unanswered(workspace):
    workspace.editor.run(value("1", 3))

    workspace.editor.run(value("1", None))

    assert row_of(workspace).value is None
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).score.answered == 0


def test_clearing_one_field_keeps_the_others(workspace):
    workspace.editor.run(text("1", "isi"))
    workspace.editor.run(text("1", True, AnswerField.FLAGGED))

    workspace.editor.run(text("1", ""))

    assert row_of(workspace).flagged is True
    assert row_of(workspace).explanation == ""


def test_a_decimal_value_is_kept_exactly(workspace):
    workspace.editor.run(value("1", "1.26", DISKOMINFO_NEXT_YEAR))

    assert row_of(workspace, "1", DISKOMINFO_NEXT_YEAR).value == Decimal("1.26")


@pytest.mark.parametrize("wrong", ["0", "6", "2.5", "-1", "NaN", "Infinity"])
def test_a_value_off_the_scale_is_refused_and_the_sheet_stays_readable(workspace, wrong):
    workspace.editor.run(value("1", 3))
    before = dump(workspace)

    with pytest.raises(ValueOutsideScaleError):
        workspace.editor.run(value("1", wrong))

    assert dump(workspace) == before
    assert row_of(workspace).value == 3


def test_a_target_off_the_scale_is_refused(workspace):
    with pytest.raises(ValueOutsideScaleError):
        workspace.editor.run(text("1", Decimal(9), AnswerField.TARGET))


@pytest.mark.parametrize("edit", [value("48", 3), text("99", "x")], ids=["value", "text"])
def test_an_indicator_that_the_instrument_lacks_is_refused(workspace, edit):
    with pytest.raises(IndicatorUnknownError):
        workspace.editor.run(edit)


def test_a_stage_without_values_takes_none(workspace):
    with pytest.raises(ValueError, match="persiapan"):
        workspace.editor.run(value("1", 3, stage="persiapan"))


def test_a_refused_edit_leaves_undo_and_redo_as_they_were(workspace):
    workspace.editor.run(value("1", 3))
    workspace.editor.run(value("2", 3))
    workspace.editor.undo()
    before = workspace.editor.next_undo, workspace.editor.next_redo
    lines = len(journal_of(workspace))

    with pytest.raises(ValueOutsideScaleError):
        workspace.editor.run(value("1", 9))

    assert (workspace.editor.next_undo, workspace.editor.next_redo) == before
    assert len(journal_of(workspace)) == lines


@pytest.mark.parametrize("edit", [EDITS[0], EDITS[1], EDITS[4]], ids=lambda edit: edit.kind)
def test_what_was_sent_is_locked(workspace, edit):
    lock(workspace)
    before = dump(workspace)

    with pytest.raises(AssessmentLockedError) as caught:
        workspace.editor.run(edit)

    assert (caught.value.agency, caught.value.year, caught.value.revision) == (
        "diskominfo",
        2025,
        1,
    )
    assert dump(workspace) == before


@pytest.mark.parametrize("edit", [EDITS[2], EDITS[3]], ids=lambda edit: edit.kind)
def test_private_remarks_stay_possible_on_what_was_sent(workspace, edit):
    lock(workspace)
    before = dump(workspace)

    workspace.editor.run(edit)

    assert dump(workspace) != before


def test_later_stages_are_filled_in_after_sending(workspace):
    lock(workspace)

    workspace.editor.run(value("1", 2, stage="hasil"))

    assert row_of(workspace).assessed == 2


def test_another_years_assessment_is_not_locked_with_it(workspace):
    lock(workspace)

    workspace.editor.run(value("1", 2, DISKOMINFO_LAST_YEAR))

    assert row_of(workspace, "1", DISKOMINFO_LAST_YEAR).value == 2


def test_half_an_emoji_from_the_clipboard_is_stored_as_what_can_be_read(workspace):
    workspace.editor.run(text("1", "baik \ud83d\x00 sekali"))

    assert row_of(workspace).explanation == "baik � sekali"


def test_a_long_explanation_with_every_script_survives(workspace, folder):
    long = "Kinerja “naik” 😀 – ' \" ; DROP TABLE answer; -- \n\t" * 2000
    workspace.editor.run(text("1", long))
    workspace.close()

    again = opened(folder)
    stored = row_of(again).explanation
    again.close()

    assert stored == long
