"""A full disk, a folder that may not be written to: a clear failure, and nothing lost."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.instrument import Instrument
from spbe_desktop.errors import (
    DiskFullError,
    FolderNotWritableError,
    StorageError,
    StorageFailedError,
)
from spbe_desktop.models import presence
from spbe_desktop.models.database import Database
from spbe_desktop.services.backing_up import back_up
from spbe_desktop.services.founding import found_workspace, start_assessment
from spbe_desktop.services.instruments import PinnedInstruments
from spbe_desktop.services.offices import assessments_of
from spbe_desktop.services.sample import create_sample
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import create_workspace
from spbe_desktop.words.failures import sentence
from tests.rights import as_somebody_without_rights
from tests.services.full_disk import files_no_longer_than
from tests.workspaces import (
    DISKOMINFO_THIS_YEAR,
    RESOURCES,
    Clock,
    catalogue,
    dump,
    office_facts,
    opened,
    text,
    value,
)

LONG = "Bukti dukung lengkap dan sah. " * 5000


@contextmanager
def no_more_pages(workspace) -> Iterator[None]:
    """Have SQLite find the disk full: the very code it gives when the system says so."""
    raw = workspace.database.raw
    raw.execute("PRAGMA max_page_count = 1")  # SQLite makes it the present count
    try:
        yield
    finally:
        raw.execute("PRAGMA max_page_count = 1073741823")


def test_an_edit_on_a_full_disk_is_refused_and_everything_else_stays(workspace):
    workspace.editor.run(value("1", 3))
    before = dump(workspace)

    with no_more_pages(workspace), pytest.raises(DiskFullError) as caught:
        workspace.editor.run(text("1", LONG))

    assert sentence(caught.value)
    assert dump(workspace) == before
    assert workspace.editor.next_undo == value("1", 3)


def test_once_there_is_room_the_same_edit_succeeds(workspace, folder):
    with no_more_pages(workspace), pytest.raises(DiskFullError):
        workspace.editor.run(text("1", LONG))

    workspace.editor.run(text("1", LONG))
    workspace.close()

    again = opened(folder)
    sheet = read_sheet(again, DISKOMINFO_THIS_YEAR)
    again.close()
    assert sheet.rows[0].explanation == LONG


def test_an_undo_that_fails_can_be_tried_again(workspace, clock):
    workspace.editor.run(text("1", LONG))
    clock.advance(60)
    workspace.editor.run(text("1", ""))

    with no_more_pages(workspace), pytest.raises(DiskFullError):
        workspace.editor.undo()
    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).rows[0].explanation == ""
    workspace.editor.undo()

    assert read_sheet(workspace, DISKOMINFO_THIS_YEAR).rows[0].explanation == LONG


def test_a_write_that_the_system_cuts_off_is_refused_and_nothing_is_lost(workspace, folder):
    workspace.editor.run(value("1", 3))
    before = dump(workspace)

    with files_no_longer_than(128_000), pytest.raises(StorageFailedError):
        workspace.editor.run(text("1", LONG))

    assert dump(workspace) == before
    workspace.editor.run(value("2", 4))
    workspace.close()
    again = opened(folder)
    assert again.database.integrity_check() == ()
    assert read_sheet(again, DISKOMINFO_THIS_YEAR).score.answered == 2
    again.close()


def test_a_backup_without_room_leaves_nothing_half_done(workspace):
    good = back_up(workspace, BackupCause.ASKED)
    workspace.clock.advance(3600)

    with files_no_longer_than(50_000), pytest.raises(StorageError) as caught:
        back_up(workspace, BackupCause.ASKED)

    assert sentence(caught.value)
    assert [path for path in (workspace.root / "backups").iterdir() if path.is_file()] == [good]
    workspace.editor.run(value("1", 3))


@pytest.mark.parametrize("existing", [False, True])
def test_a_creation_without_room_leaves_nothing_behind(tmp_path, existing):
    root = tmp_path / "Penilaian" / "2026"
    if existing:
        root.mkdir(parents=True)

    with files_no_longer_than(50_000), pytest.raises(StorageError):
        create_workspace(root, catalogue(), Clock())

    assert list(tmp_path.rglob("*")) == ([root.parent, root] if existing else [])
    create_workspace(root, catalogue(), Clock()).close()


def test_a_disk_that_fills_up_at_the_last_step_of_a_creation_is_named(tmp_path, monkeypatch):
    def announce(_note: Path, _now: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(presence, "announce", announce)

    with pytest.raises(DiskFullError):
        create_workspace(tmp_path / "baru", catalogue(), Clock())

    assert list(tmp_path.iterdir()) == []


def test_a_creation_whose_journal_fails_lets_go_of_the_file(tmp_path, monkeypatch):
    asked: list[Database] = []

    def choose_journal(database: Database) -> None:
        asked.append(database)
        raise DiskFullError(database.path)

    monkeypatch.setattr(Database, "choose_journal", choose_journal)

    with pytest.raises(DiskFullError):
        create_workspace(tmp_path / "baru", catalogue(), Clock())

    assert [database.closed for database in asked] == [True]
    assert list(tmp_path.iterdir()) == []


def test_a_sample_without_room_leaves_nothing_behind(tmp_path):
    with files_no_longer_than(140_000), pytest.raises(StorageError):
        create_sample(tmp_path / "contoh", catalogue(), RESOURCES / "sample")

    assert list(tmp_path.iterdir()) == []


def test_a_founding_that_fails_at_its_last_step_leaves_nothing_in_the_way(tmp_path, monkeypatch):
    root = tmp_path / "Penilaian" / "2025"
    keep = PinnedInstruments.keep

    def keep_and_fail(pinned: PinnedInstruments, instrument: Instrument, pack: Path) -> str:
        keep(pinned, instrument, pack)
        raise DiskFullError(pack)

    monkeypatch.setattr(PinnedInstruments, "keep", keep_and_fail)
    with pytest.raises(DiskFullError):
        found_workspace(root, catalogue(), office_facts(), 2025, Clock())

    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(PinnedInstruments, "keep", keep)
    workspace = found_workspace(root, catalogue(), office_facts(), 2025, Clock())
    assert [found.year for found in assessments_of(workspace)] == [2025]
    workspace.close()


def test_an_instrument_that_cannot_be_pinned_starts_no_assessment(workspace):
    before = dump(workspace)

    with files_no_longer_than(1000), pytest.raises(StorageError):
        start_assessment(workspace, 1, 2020)

    assert dump(workspace) == before
    assert start_assessment(workspace, 1, 2020).instrument_id == "spbe-2018"


def test_a_workspace_that_may_not_be_read_is_refused(template, public_folder):
    root = public_folder / "buku kerja"
    shutil.copytree(template, root)
    root.chmod(0o700)
    if os.geteuid() != 0:
        root.chmod(0)

    with as_somebody_without_rights(), pytest.raises(FolderNotWritableError):
        opened(root)


def test_no_workspace_is_made_where_nothing_may_be_written(public_folder):
    public_folder.chmod(0o555)

    with as_somebody_without_rights(), pytest.raises(FolderNotWritableError):
        create_workspace(public_folder / "baru", catalogue(), Clock())

    assert list(public_folder.iterdir()) == []


def test_a_wrong_statement_is_a_bug_and_no_failure_of_the_disk(workspace):
    orphan = "INSERT INTO answer (assessment_id, key, updated_at) VALUES (99, '1', '')"

    with (
        pytest.raises(IntegrityError, match="FOREIGN KEY"),
        workspace.database.begin() as connection,
    ):
        connection.exec_driver_sql(orphan)
