"""Backups: whole, opened and counted, evidence once for all of them, the oldest let go."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import timedelta
from decimal import Decimal

import pytest

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.errors import Cancelled, WorkspaceDamagedError
from spbe_desktop.models import backups
from spbe_desktop.models.database import Database
from spbe_desktop.services import backing_up
from spbe_desktop.services.backing_up import EvidenceBackup, is_due, rotate, size_of
from spbe_desktop.services.sheets import read_sheet
from tests.workspaces import DISKOMINFO_THIS_YEAR, opened, utc, value

PLENTY = 1 << 30


def back_up(workspace, cause=BackupCause.ROUTINE):
    return backing_up.back_up(workspace, cause)


def copies_in(workspace):
    return sorted(path.name for path in workspace.layout.backups.iterdir() if path.is_file())


def files_kept(workspace, budget=PLENTY):
    job = EvidenceBackup(workspace.layout, budget)
    while job.advance():
        pass
    return job.kept


def blobs_in(folder):
    return {path.name: path.read_bytes() for path in folder.glob("??/*")}


def test_a_copy_holds_what_is_only_in_the_log_so_far(workspace):
    workspace.editor.run(value("1", 3))

    copy = back_up(workspace)

    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT value FROM score").fetchall() == [("3",)]
    connection.close()


def test_a_copy_can_take_the_place_of_the_database(workspace, folder):
    workspace.editor.run(value("1", 3))
    copy = back_up(workspace)
    workspace.editor.run(value("1", 5))
    workspace.close()
    shutil.copyfile(copy, folder / "assessment.sqlite3")

    again = opened(folder)
    row = read_sheet(again, DISKOMINFO_THIS_YEAR).rows[0]
    again.close()

    assert row.value == Decimal(3)


def test_a_copy_is_named_by_its_moment_and_its_cause_and_nothing_else_is_left(workspace, clock):
    back_up(workspace)
    clock.advance(60)
    back_up(workspace, BackupCause.IMPORT)

    assert copies_in(workspace) == [
        "assessment-20250925T050000Z.sqlite3",
        "assessment-20250925T050100Z-import.sqlite3",
    ]
    assert workspace.last_backup == utc(2025, 9, 25, 5, 1)
    newest, oldest = backups.listed(workspace.layout.backups)
    assert (newest.cause, oldest.cause) == (BackupCause.IMPORT, BackupCause.ROUTINE)


def test_a_second_backup_within_a_second_takes_nothing_from_the_first(workspace):
    workspace.editor.run(value("1", 3))
    first = back_up(workspace)
    content = first.read_bytes()
    workspace.editor.run(value("1", 5))
    second = back_up(workspace)

    assert first.read_bytes() == content
    assert backups.listed(workspace.layout.backups)[0].path == second


def test_a_copy_tells_what_it_holds(workspace):
    before = backups.facts_of(back_up(workspace))
    workspace.editor.run(value("1", 3))
    workspace.editor.run(value("2", 4))

    found = backups.facts_of(back_up(workspace))

    assert (found.answers, found.documents) == (2, 0)
    assert found.changes == before.changes + 2


def test_backing_up_is_due_at_first_then_hourly_with_changes_and_daily_without(workspace, clock):
    assert is_due(workspace)
    back_up(workspace)
    clock.advance(3600)
    assert not is_due(workspace)
    workspace.editor.run(value("1", 3))
    assert is_due(workspace)
    back_up(workspace)
    clock.advance(86_400)

    assert is_due(workspace)


def test_a_clock_that_was_once_ahead_does_not_end_backing_up(workspace, clock):
    clock.now += timedelta(days=400)
    back_up(workspace)
    clock.now -= timedelta(days=400)

    assert is_due(workspace)


def test_superfluous_copies_go_and_what_others_put_there_stays(workspace, clock):
    back_up(workspace)
    foreign = workspace.layout.backups / "assessment-sebelum rapat.sqlite3"
    foreign.write_bytes(b"")
    clock.advance(60)
    back_up(workspace)

    gone = rotate(workspace.layout, PLENTY, clock.now)

    assert [backup.path.name for backup in gone] == ["assessment-20250925T050000Z.sqlite3"]
    assert copies_in(workspace) == ["assessment-20250925T050100Z.sqlite3", foreign.name]


def test_the_backup_just_made_stays_though_the_clock_was_set_back_within_the_hour(
    workspace, clock
):
    clock.advance(600)
    earlier = back_up(workspace)
    clock.advance(-300)
    made = back_up(workspace)

    rotate(workspace.layout, PLENTY, clock.now, made)
    assert copies_in(workspace) == sorted([made.name, earlier.name])
    rotate(workspace.layout, made.stat().st_size, clock.now, made)

    assert copies_in(workspace) == [made.name]


def test_the_evidence_of_the_backup_just_made_is_copied_though_another_seems_newer(
    workspace, clock, attach
):
    clock.advance(10 * 365 * 86_400)
    back_up(workspace)
    clock.advance(-10 * 365 * 86_400)
    attach(b"satu")
    made = back_up(workspace)
    job = EvidenceBackup(workspace.layout, PLENTY, made)
    while job.advance():
        pass

    assert job.kept.files == 1
    assert len(blobs_in(workspace.layout.kept_evidence)) == 1


def test_a_copy_that_cannot_be_trusted_is_not_kept(workspace, clock, monkeypatch):
    good = back_up(workspace)
    clock.advance(60)

    def copy_to(_self: Database, target) -> None:
        content = bytearray(good.read_bytes())
        content[8192:12288] = b"\xaa" * 4096
        target.write_bytes(content)

    monkeypatch.setattr(Database, "copy_to", copy_to)

    with pytest.raises(WorkspaceDamagedError):
        back_up(workspace)

    assert copies_in(workspace) == [good.name]


def test_a_sound_copy_that_lacks_a_row_is_not_kept(workspace, clock, monkeypatch):
    good = back_up(workspace)
    workspace.editor.run(value("1", 3))
    clock.advance(60)
    monkeypatch.setattr(Database, "copy_to", lambda _self, target: shutil.copy(good, target))

    with pytest.raises(WorkspaceDamagedError):
        back_up(workspace)

    assert copies_in(workspace) == [good.name]


def test_what_a_killed_program_left_half_copied_is_swept(workspace, folder):
    back_up(workspace)
    left = workspace.layout.backups / "assessment-20250101T000000Z.part"
    left.write_bytes(b"half")
    blob = workspace.layout.kept_evidence / "incoming" / "x.part"
    trial = workspace.layout.backups / "trial-1.part" / "evidence"
    for each in (blob.parent, trial):
        each.mkdir(parents=True)
    blob.write_bytes(b"half")
    workspace.close()

    opened(folder).close()

    assert [each for each in (left, blob, trial.parent) if each.exists()] == []


# Evidence


def test_each_file_of_evidence_is_kept_once_for_all_backups(workspace, clock, attach):
    attach(b"satu")
    back_up(workspace)
    first = files_kept(workspace)
    times = {p: p.stat().st_mtime_ns for p in workspace.layout.kept_evidence.glob("??/*")}
    attach(b"dua", "lampiran.pdf")
    clock.advance(60)
    back_up(workspace)
    second = files_kept(workspace)

    assert (first.files, second.files) == (1, 2)
    assert blobs_in(workspace.layout.kept_evidence) == blobs_in(workspace.layout.evidence)
    assert all(path.stat().st_mtime_ns == time for path, time in times.items())


def test_the_evidence_of_a_removed_document_goes_with_the_last_backup_that_has_it(
    workspace, clock, attach
):
    attach(b"satu")
    back_up(workspace)
    files_kept(workspace)
    workspace.editor.undo()
    clock.advance(60)
    newest = back_up(workspace)

    (gone,) = rotate(workspace.layout, PLENTY, clock.now)

    assert gone.path != newest
    assert blobs_in(workspace.layout.kept_evidence) == {}


def test_no_evidence_goes_while_one_backup_cannot_be_asked_what_it_has(workspace, clock, attach):
    attach(b"satu")
    back_up(workspace)
    files_kept(workspace)
    workspace.editor.undo()
    clock.advance(60)
    back_up(workspace)
    (workspace.layout.backups / "assessment-20240101T000000Z.sqlite3").write_bytes(b"noise")

    rotate(workspace.layout, PLENTY, clock.now)

    assert len(blobs_in(workspace.layout.kept_evidence)) == 1


def test_evidence_comes_in_portions_that_together_are_everything(workspace, attach):
    for number in range(5):
        attach(b"x" * 1000 + bytes([number]), f"{number}.pdf")
    back_up(workspace)
    job = EvidenceBackup(workspace.layout, PLENTY)
    steps = 1
    while job.advance(portion=1500):
        steps += 1

    assert steps == 3
    assert len(blobs_in(workspace.layout.kept_evidence)) == 5


def test_what_does_not_fit_into_the_budget_is_counted_and_the_small_files_come_first(
    workspace, attach
):
    attach(b"a" * 100_000, "besar.pdf")
    attach(b"b" * 1000, "kecil.pdf")
    back_up(workspace)

    kept = files_kept(workspace, size_of(workspace.layout) + 50_000)

    assert (kept.files, kept.unfit) == (2, 1)
    assert [len(blob) for blob in blobs_in(workspace.layout.kept_evidence).values()] == [1009]


def test_the_budget_lets_the_oldest_backups_go(workspace, clock):
    for _ in range(3):
        back_up(workspace, BackupCause.ASKED)
        clock.advance(60)
    newest = backups.listed(workspace.layout.backups)[0]

    rotate(workspace.layout, newest.size, clock.now)

    assert copies_in(workspace) == [newest.path.name]


def test_an_altered_file_is_not_taken_for_the_evidence(workspace, attach):
    attach(b"satu")
    attach(b"dua", "lain.pdf")
    altered = next(workspace.layout.evidence.glob("??/*"))
    altered.chmod(0o644)
    altered.write_bytes(b"y" * altered.stat().st_size)
    back_up(workspace)

    kept = files_kept(workspace)

    assert (kept.files, kept.lost) == (2, 1)
    assert altered.name not in blobs_in(workspace.layout.kept_evidence)
    assert len(blobs_in(workspace.layout.kept_evidence)) == 1


def test_cancelling_leaves_whole_files_only(workspace, attach):
    attach(b"satu" * 1000)
    back_up(workspace)

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        EvidenceBackup(workspace.layout, PLENTY).advance(stop)

    for name, content in blobs_in(workspace.layout.kept_evidence).items():
        assert content == blobs_in(workspace.layout.evidence)[name]


def test_the_instruments_are_kept_with_the_backups(workspace):
    back_up(workspace)

    packs = {p.name: p.read_bytes() for p in workspace.layout.instruments.glob("*.yaml")}
    kept = {p.name: p.read_bytes() for p in workspace.layout.kept_instruments.glob("*.yaml")}
    assert packs
    assert kept == packs
