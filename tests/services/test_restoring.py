"""Restoring: everything comes back, on this computer or another; and what is there is kept."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.errors import (
    BackupInvalidError,
    Cancelled,
    DiskFullError,
    SpbeError,
    StorageFailedError,
    WorkspaceDamagedError,
    WorkspaceExistsError,
)
from spbe_desktop.models import backups
from spbe_desktop.models.database import Database
from spbe_desktop.services import restoring
from spbe_desktop.services.backing_up import EvidenceBackup, back_up
from spbe_desktop.services.backup_file import restore_file_to, unpacked, write_backup_file
from spbe_desktop.services.restore_trial import try_restore
from spbe_desktop.services.restoring import prepare, put_back, restore_to, source_of
from spbe_desktop.words.failures import sentence
from tests.workspaces import catalogue, dump, opened, value


@pytest.fixture
def newest(workspace):
    """What makes a backup with all its evidence, and gives it as a source."""

    def newest(cause=BackupCause.ASKED):
        back_up(workspace, cause)
        job = EvidenceBackup(workspace.layout, 1 << 30)
        while job.advance():
            pass
        return source_of(workspace.layout, backups.listed(workspace.layout.backups)[0])

    return newest


def save_file(workspace, target):
    copy = back_up(workspace, BackupCause.ASKED)
    return write_backup_file(workspace.layout, copy, workspace.clock(), target)


def blobs_of(root):
    return {path.name: path.read_bytes() for path in (root / "evidence").glob("??/*")}


def everything_in(root):
    return {
        path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def remove_blobs(folder):
    for path in folder.glob("??/*"):
        path.chmod(0o644)
        path.unlink()


# Into a new folder


def test_a_backup_becomes_a_workspace_with_every_byte(workspace, attach, newest, tmp_path):
    workspace.editor.run(value("1", 3))
    attach(b"satu")
    attach(b"dua", "dua.pdf")
    before = dump(workspace)

    restored = restore_to(newest(), tmp_path / "pulih")

    again = opened(restored.root)
    assert dump(again) == before
    again.close()
    assert (restored.files, restored.lost) == (2, ())
    assert blobs_of(restored.root) == blobs_of(workspace.root)


def test_a_backup_file_restores_on_another_computer_with_every_byte(
    workspace, attach, tmp_path, monkeypatch
):
    workspace.editor.run(value("1", 3))
    attach(b"satu" * 1000)
    own = workspace.layout.templates / "berita-acara.docx"
    own.parent.mkdir()
    own.write_bytes(b"templat sendiri")
    before, blobs = dump(workspace), blobs_of(workspace.root)
    packs = {p.name: p.read_bytes() for p in workspace.layout.instruments.iterdir()}
    written = save_file(workspace, tmp_path / "bawa.spbebackup")
    workspace.close()
    # The other computer has another home and nothing of the first one.
    other = tmp_path / "rumah lain"
    other.mkdir()
    carried = shutil.move(written.path, other / "bawa.spbebackup")
    shutil.rmtree(workspace.root, ignore_errors=True)
    monkeypatch.setenv("HOME", str(other))

    restored = restore_file_to(Path(carried), other / "Dokumen" / "SPBE")

    again = opened(restored.root)
    assert dump(again) == before
    again.close()
    assert blobs_of(restored.root) == blobs
    assert {p.name: p.read_bytes() for p in again.layout.instruments.iterdir()} == packs
    assert (again.layout.templates / own.name).read_bytes() == b"templat sendiri"
    assert (restored.files, restored.lost) == (1, ())


def test_a_folder_that_holds_something_is_not_restored_into(newest, tmp_path):
    target = tmp_path / "penuh"
    target.mkdir()
    (target / "surat.txt").write_text("milik orang")

    with pytest.raises(WorkspaceExistsError):
        restore_to(newest(), target)

    assert everything_in(target) == {Path("surat.txt"): b"milik orang"}


def test_evidence_that_nobody_can_give_is_told_and_the_rest_comes(
    workspace, attach, newest, tmp_path
):
    lost = attach(b"satu")
    attach(b"dua", "dua.pdf")
    source = newest()
    for folder in (workspace.layout.evidence, workspace.layout.kept_evidence):
        path = folder / lost.sha256[:2] / lost.sha256
        path.chmod(0o644)
        path.unlink()

    restored = restore_to(source, tmp_path / "pulih")

    assert restored.lost == (lost.sha256,)
    assert len(blobs_of(restored.root)) == 1


@pytest.mark.parametrize("kind", ["folder", "file"])
@pytest.mark.parametrize("failure", [Cancelled, OSError(28, "No space left")])
def test_a_restore_that_is_stopped_leaves_nothing(
    workspace, attach, newest, tmp_path, kind, failure
):
    attach(b"satu")
    file = save_file(workspace, tmp_path / "bawa.spbebackup").path
    target = tmp_path / "tujuan" / "pulih"
    target.parent.mkdir()

    def stop(done: int, total: int) -> None:
        if done == total:
            raise failure

    restore, given = (restore_to, newest()) if kind == "folder" else (restore_file_to, file)
    with pytest.raises((Cancelled, OSError, DiskFullError)):
        restore(given, target, stop)

    assert list(target.parent.iterdir()) == []


# In the place of what is there


def test_restoring_in_place_brings_back_what_was_and_keeps_what_is(workspace, attach, newest):
    workspace.editor.run(value("1", 3))
    attach(b"satu")
    before = dump(workspace)
    source = newest()
    workspace.clock.advance(60)
    workspace.editor.run(value("1", 5))
    now = dump(workspace)
    kept = back_up(workspace, BackupCause.RESTORE)

    put_back(workspace, prepare(workspace, source))

    assert _without_news(dump(workspace)) == _without_news(before)
    assert workspace.editor.next_undo is None
    # And back again: the state from before the restore was kept.
    first = backups.listed(workspace.layout.backups)[0]
    assert first.path == kept
    put_back(workspace, prepare(workspace, source_of(workspace.layout, first)))
    assert _without_news(dump(workspace)) == _without_news(now)


def _without_news(dumped):
    """Leave out what a restore itself adds: its line in the journal, and the end of the chain."""
    return {
        name: [row for row in rows if restoring.RESTORED not in map(str, row)]
        for name, rows in dumped.items()
        if name != "journal_head"
    }


def test_the_journal_tells_of_the_restore_and_its_chain_is_whole(workspace, newest):
    from spbe_desktop.services import journal_check

    workspace.editor.run(value("1", 3))

    put_back(workspace, prepare(workspace, newest()))

    rows = workspace.database.rows("SELECT field, after FROM journal ORDER BY id DESC LIMIT 1")
    assert tuple(rows[0]) == (restoring.RESTORED, "2025-09-25T05:00:00+00:00")
    assert journal_check.verify(workspace) is None


def test_restoring_in_place_puts_lost_and_altered_evidence_back(workspace, attach, newest):
    attach(b"satu")
    attach(b"dua", "dua.pdf")
    blobs = blobs_of(workspace.root)
    source = newest()
    first, second = sorted(workspace.layout.evidence.glob("??/*"))
    for path in (first, second):
        path.chmod(0o644)
    first.unlink()
    second.write_bytes(b"z" * second.stat().st_size)

    ready = prepare(workspace, source)

    assert ready.lost == ()
    assert blobs_of(workspace.root) == blobs
    put_back(workspace, ready)


def test_a_backup_file_can_take_the_place_too(workspace, attach, tmp_path):
    workspace.editor.run(value("1", 3))
    attach(b"satu")
    before, blobs = dump(workspace), blobs_of(workspace.root)
    file = save_file(workspace, tmp_path / "bawa.spbebackup").path
    workspace.editor.run(value("1", 5))
    remove_blobs(workspace.layout.evidence)

    with unpacked(file, workspace.layout) as source:
        ready = prepare(workspace, source)
    put_back(workspace, ready)

    assert _without_news(dump(workspace)) == _without_news(before)
    assert blobs_of(workspace.root) == blobs
    assert not list(workspace.layout.backups.glob("*.part*"))


@pytest.mark.parametrize("step", ["_copy_database", "require_restorable", "bring_files"])
def test_a_restore_that_fails_while_it_is_prepared_changes_nothing(
    workspace, newest, monkeypatch, step
):
    workspace.editor.run(value("1", 3))
    source = newest()
    workspace.editor.run(value("1", 5))
    before = dump(workspace)

    def fail(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(restoring, step, fail)

    with pytest.raises((OSError, DiskFullError)):
        prepare(workspace, source)

    assert dump(workspace) == before
    assert not list(workspace.layout.backups.glob("*.part*"))


def test_a_restore_that_the_disk_refuses_at_the_end_changes_nothing(
    workspace, newest, monkeypatch
):
    workspace.editor.run(value("1", 3))
    ready = prepare(workspace, newest())
    workspace.editor.run(value("1", 5))
    before = dump(workspace)

    def refuse(_self: Database, _source: Path) -> None:
        raise DiskFullError(workspace.root)

    monkeypatch.setattr(Database, "restore", refuse)
    with pytest.raises(DiskFullError):
        put_back(workspace, ready)

    assert dump(workspace) == before
    assert workspace.editor.next_undo is not None


# What is not believed


def damaged(path, statement):
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON score BEGIN DELETE FROM answer; END",
        "CREATE VIEW v AS SELECT * FROM score",
        "CREATE VIRTUAL TABLE f USING fts5(x)",
        "UPDATE alembic_version SET version_num = 'abcd'",
        "PRAGMA application_id = 1",
    ],
)
def test_a_database_that_is_not_one_of_ours_alone_is_refused(
    workspace, newest, tmp_path, statement
):
    source = newest()
    source.database.chmod(0o644)
    damaged(source.database, statement)

    with pytest.raises(SpbeError) as caught:
        restore_to(source, tmp_path / "pulih")

    assert sentence(caught.value)
    assert not (tmp_path / "pulih").exists()


def test_a_damaged_backup_is_told_by_its_own_name(workspace, newest):
    source = newest()
    content = bytearray(source.database.read_bytes())
    content[8192:12288] = b"\xaa" * 4096
    source.database.write_bytes(content)

    with pytest.raises(WorkspaceDamagedError) as caught:
        prepare(workspace, source)

    assert caught.value.path == source.database


def test_what_is_no_backup_file_is_refused_with_a_sentence(tmp_path, workspace):
    for name, content in {"a": b"", "b": b"PK\x03\x04", "c": b"%PDF-1.7"}.items():
        path = tmp_path / f"{name}.spbebackup"
        path.write_bytes(content)
        with pytest.raises(BackupInvalidError) as caught:
            restore_file_to(path, tmp_path / "pulih")
        assert "Tidak ada yang diubah" in sentence(caught.value)


# Trying it


def test_a_drive_that_goes_while_a_backup_file_is_planned_is_told_in_a_sentence(
    workspace, tmp_path, monkeypatch
):
    copy = back_up(workspace, BackupCause.ASKED)
    files_of = backups.files_of

    def files_of_what_goes(path):
        found = files_of(path)
        copy.unlink()
        return found

    monkeypatch.setattr(backups, "files_of", files_of_what_goes)
    with pytest.raises(StorageFailedError) as caught:
        write_backup_file(workspace.layout, copy, workspace.clock(), tmp_path / "a.spbebackup")

    assert "masih terpasang" in sentence(caught.value)
    assert not (tmp_path / "a.spbebackup").exists()


def test_a_trial_passes_and_leaves_nothing_behind(workspace, attach, newest):
    workspace.editor.run(value("1", 3))
    attach(b"satu")
    source = newest()
    before = everything_in(workspace.layout.backups)

    trial = try_restore(source, workspace.layout.backups, catalogue())

    assert trial.passed
    assert (trial.facts.answers, trial.assessments, trial.files) == (1, 3, 1)
    assert everything_in(workspace.layout.backups) == before


def test_a_trial_finds_evidence_that_is_gone(workspace, attach, newest):
    lost = attach(b"satu")
    source = newest()
    remove_blobs(workspace.layout.evidence)
    remove_blobs(workspace.layout.kept_evidence)

    trial = try_restore(source, workspace.layout.backups, catalogue())

    assert not trial.passed
    assert trial.lost == (lost.sha256,)


def test_a_trial_finds_a_journal_from_which_a_line_was_taken(workspace, newest):
    workspace.editor.run(value("1", 3))
    workspace.editor.run(value("1", 4))
    source = newest()
    damaged(source.database, "DELETE FROM journal WHERE id = (SELECT max(id) - 1 FROM journal)")

    trial = try_restore(source, workspace.layout.backups, catalogue())

    assert not trial.passed
    assert trial.journal_break is not None


def test_a_trial_finds_rows_that_did_not_come_back(workspace, newest, monkeypatch):
    workspace.editor.run(value("1", 3))
    source = newest()
    copied = restoring._copy_database

    def forgetful(given, target):
        copied(given, target)
        damaged(target, "DELETE FROM score")

    monkeypatch.setattr(restoring, "_copy_database", forgetful)

    trial = try_restore(source, workspace.layout.backups, catalogue())

    assert trial.tables == ("score",)
