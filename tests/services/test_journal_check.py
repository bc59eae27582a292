"""The journal of a real workspace: each edit continues its chain, and what is spoilt is told."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spbe_desktop.services import journal_check
from spbe_desktop.services.integrity import examine
from spbe_desktop.services.journal_check import in_one_go, journal_in_portions, verify
from spbe_desktop.words.journal_check import break_sentence
from tests.workspaces import edits_in_journal, journal_of, opened, text, value


def filled(workspace):
    workspace.editor.run(value("1", 2))
    workspace.editor.run(value("2", 3))
    workspace.editor.run(text("1", "SK Bupati"))
    workspace.editor.undo()
    workspace.editor.redo()


def spoil(workspace, statement):
    with workspace.database.begin() as connection:
        connection.exec_driver_sql(statement)


def test_edits_their_undoing_and_redoing_keep_the_journal_whole(workspace):
    filled(workspace)

    assert verify(workspace) is None
    assert examine(workspace).sound
    digests = [line["digest"] for line in journal_of(workspace)]
    assert len(set(digests)) == len(digests)
    assert len(edits_in_journal(workspace)) == 5


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM journal WHERE id = 1",
        "DELETE FROM journal WHERE id = 3",
        "DELETE FROM journal WHERE id = 5",
        "DELETE FROM journal",
        "DELETE FROM journal_head",
        "UPDATE journal SET after = '5' WHERE id = 2",
        "UPDATE journal SET digest = '' WHERE id = 5",
        "UPDATE journal SET reason = 'lain' WHERE id = 4",
        "UPDATE journal SET actor = 'orang lain' WHERE id = 1",
    ],
)
def test_what_was_done_outside_the_program_is_found_and_stays_found(workspace, statement):
    filled(workspace)
    spoil(workspace, statement)

    condition = examine(workspace)
    assert condition.journal_break is not None
    assert not condition.sound
    assert break_sentence(condition.journal_break)

    if "journal_head" not in statement:
        # Working on does not heal it.
        workspace.editor.run(value("3", 1))
        assert verify(workspace) is not None


def test_lines_from_before_there_was_a_chain_are_covered_by_the_first_chained_one(workspace):
    filled(workspace)
    spoil(workspace, "UPDATE journal SET digest = ''")
    spoil(workspace, "DELETE FROM journal_head")
    assert verify(workspace) is None

    workspace.editor.run(value("3", 1))
    assert verify(workspace) is None

    spoil(workspace, "UPDATE journal SET after = '5' WHERE id = 2")
    assert verify(workspace) is not None


def test_a_long_journal_is_read_in_portions_and_what_is_appended_meanwhile_belongs_to_it(
    workspace, monkeypatch
):
    filled(workspace)
    monkeypatch.setattr(journal_check, "_PORTION", 2)
    portions = journal_in_portions(workspace.database)

    next(portions)
    workspace.editor.run(value("3", 1))

    found = in_one_go(portions)
    assert len(found.lines) == len(journal_of(workspace))
    assert found.first_break() is None


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=20))
def test_whatever_was_typed_reads_back_as_it_was_chained(workspace, content):
    workspace.editor.run(text("1", content))

    assert verify(workspace) is None


def test_a_disk_that_fails_between_the_edit_and_its_line_leaves_the_chain_whole(
    folder, workspace, monkeypatch
):
    filled(workspace)
    before = journal_of(workspace)
    # The last statement of the transaction: the head of the chain.
    spoil(
        workspace,
        "CREATE TRIGGER full BEFORE UPDATE ON journal_head "
        "BEGIN SELECT RAISE(ABORT, 'disk full'); END",
    )
    with pytest.raises(Exception, match="disk full"):
        workspace.editor.run(value("9", 4))
    spoil(workspace, "DROP TRIGGER full")

    assert journal_of(workspace) == before
    workspace.editor.run(value("9", 4))
    workspace.close()
    again = opened(folder)
    assert verify(again) is None
    again.close()
