"""Copies of the database: whole, checked, one a day, the oldest let go."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from decimal import Decimal

import pytest

from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models import backups
from spbe_desktop.models.database import Database
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import DISKOMINFO_THIS_YEAR, opened, utc, value


def names_in(workspace):
    return sorted(path.name for path in (workspace.root / "backups").iterdir())


def test_a_copy_holds_what_is_only_in_the_log_so_far(workspace):
    workspace.editor.run(value("1", 3))

    copy = workspace.back_up()

    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT value FROM score").fetchall() == [("3",)]
    connection.close()


def test_a_copy_can_take_the_place_of_the_database(workspace, folder):
    workspace.editor.run(value("1", 3))
    copy = workspace.back_up()
    workspace.editor.run(value("1", 5))
    workspace.close()
    shutil.copyfile(copy, folder / "assessment.sqlite3")

    again = opened(folder)
    row = read_sheet(again, DISKOMINFO_THIS_YEAR).rows[0]
    again.close()

    assert row.value == Decimal(3)


def test_a_copy_is_named_by_its_moment_and_nothing_else_is_left(workspace):
    workspace.back_up()

    assert names_in(workspace) == ["assessment-20250925T050000Z.sqlite3"]
    assert workspace.last_backup == utc(2025, 9, 25, 5)


def test_copying_is_due_at_first_and_then_once_a_day(workspace, clock):
    assert workspace.back_up_if_due()
    clock.advance(23 * 3600)
    assert not workspace.back_up_if_due()
    clock.advance(2 * 3600)

    assert workspace.back_up_if_due()
    assert len(names_in(workspace)) == 2


def test_a_clock_that_was_once_ahead_does_not_end_copying(workspace, clock):
    clock.now += timedelta(days=400)
    workspace.back_up()
    clock.now -= timedelta(days=400)

    assert workspace.back_up_if_due()


def test_the_oldest_copies_go_and_what_others_put_there_stays(workspace, clock):
    workspace.back_up()
    foreign = workspace.root / "backups" / "assessment-sebelum rapat.sqlite3"
    foreign.write_bytes(b"")

    for _ in range(backups.KEEP):
        clock.advance(86_400)
        workspace.back_up()

    kept = names_in(workspace)
    assert len(kept) == backups.KEEP + 1
    assert foreign.name in kept
    assert "assessment-20250925T050000Z.sqlite3" not in kept
    assert workspace.last_backup == clock.now


def test_a_copy_that_cannot_be_trusted_is_not_kept(workspace, monkeypatch):
    good = workspace.back_up()
    workspace.clock.advance(60)

    def copy_to(_self: Database, target) -> None:
        content = bytearray(good.read_bytes())
        content[8192:12288] = b"\xaa" * 4096
        target.write_bytes(content)

    monkeypatch.setattr(Database, "copy_to", copy_to)

    with pytest.raises(WorkspaceDamagedError):
        workspace.back_up()

    assert names_in(workspace) == [good.name]
