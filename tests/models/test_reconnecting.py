"""A database whose drive goes away and comes back, or is another one by then."""

from __future__ import annotations

import shutil
import sys

import pytest

from spbe_desktop.errors import (
    WorkspaceAwayError,
    WorkspaceDamagedError,
    WorkspaceInUseError,
    WorkspaceReplacedError,
)
from spbe_desktop.services.journal_check import verify
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import (
    DISKOMINFO_THIS_YEAR,
    Clock,
    dump,
    edits_in_journal,
    make_workspace,
    opened,
    text,
    value,
)

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there an open file cannot be moved away"
)


@pytest.fixture
def folder(tmp_path):
    root = tmp_path / "stik" / "buku kerja"
    make_workspace(root)
    return root


@pytest.fixture
def workspace(folder):
    found = opened(folder, Clock())
    found.editor.run(value("1", 3))
    yield found
    found.close()


def pull_out(folder):
    """Take the drive away; what is open there goes on as if nothing were wrong."""
    return folder.rename(folder.parent / "dicabut")


def put_back(away, folder):
    """Bring the drive back, as another mount with the same content."""
    shutil.copytree(away, folder)


def explanation(workspace):
    return read_sheet(workspace, DISKOMINFO_THIS_YEAR).rows[0].explanation


def test_an_edit_without_its_drive_is_refused_and_written_nowhere(workspace, folder):
    away = pull_out(folder)

    with pytest.raises(WorkspaceAwayError):
        workspace.editor.run(text("1", "Tim dibentuk"))

    put_back(away, folder)
    again = opened(folder)
    assert [line["field"] for line in edits_in_journal(again)] == ["value"]
    again.close()


def test_work_goes_on_once_the_drive_is_back(workspace, folder):
    away = pull_out(folder)
    with pytest.raises(WorkspaceAwayError):
        workspace.editor.run(text("1", "Tim dibentuk"))
    with pytest.raises(WorkspaceAwayError):
        workspace.reconnect()
    put_back(away, folder)

    workspace.reconnect()
    workspace.editor.run(text("1", "Tim dibentuk"))
    workspace.editor.undo()
    workspace.editor.undo()
    workspace.editor.redo()
    workspace.editor.redo()
    workspace.close()

    again = opened(folder)
    assert explanation(again) == "Tim dibentuk"
    assert read_sheet(again, DISKOMINFO_THIS_YEAR).rows[0].value == 3
    assert verify(again) is None
    again.close()


def test_after_reconnecting_others_are_kept_out_as_before(workspace, folder):
    put_back(pull_out(folder), folder)
    workspace.reconnect()

    with pytest.raises(WorkspaceInUseError):
        opened(folder)
    assert workspace.layout.note.exists()


def test_what_was_changed_meanwhile_is_not_written_to(workspace, folder):
    away = pull_out(folder)
    put_back(away, folder)
    elsewhere = opened(folder, Clock())
    elsewhere.editor.run(text("1", "Ditulis di tempat lain"))
    after = dump(elsewhere)
    elsewhere.close()

    with pytest.raises(WorkspaceReplacedError):
        workspace.reconnect()
    with pytest.raises(WorkspaceAwayError):
        workspace.editor.run(text("1", "Tim dibentuk"))
    with pytest.raises(WorkspaceAwayError):
        read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    workspace.close()

    again = opened(folder)
    assert dump(again) == after
    again.close()


def test_a_drive_that_holds_something_else_is_left_alone(workspace, folder):
    pull_out(folder)
    folder.mkdir()
    other = folder / workspace.database.path.name
    other.write_bytes(b"bukan basis data " * 400)

    with pytest.raises(WorkspaceDamagedError):
        workspace.reconnect()
    workspace.close()

    assert other.read_bytes() == b"bukan basis data " * 400


def test_a_workspace_somebody_else_has_opened_meanwhile_is_waited_for(workspace, folder):
    put_back(pull_out(folder), folder)
    elsewhere = opened(folder)

    with pytest.raises(WorkspaceInUseError):
        workspace.reconnect()
    elsewhere.close()
    workspace.reconnect()

    workspace.editor.run(text("1", "Tim dibentuk"))
    assert explanation(workspace) == "Tim dibentuk"


def test_closing_without_the_drive_raises_nothing(workspace, folder):
    pull_out(folder)

    workspace.close()

    assert workspace.database.closed


def test_a_connection_that_fails_while_its_file_is_there_is_made_anew(workspace):
    workspace.reconnect()

    workspace.editor.run(text("1", "Tim dibentuk"))
    assert explanation(workspace) == "Tim dibentuk"
