"""A workspace where nothing may be written: it is read, every edit is refused, no byte changes."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import time
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.file_facts import FileFacts, Readability
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import (
    DiskFullError,
    FolderNotWritableError,
    NotAWorkspaceError,
    StorageFailedError,
    WorkspaceDamagedError,
    WorkspaceInUseError,
    WorkspaceReadOnlyError,
    WorkspaceTooNewError,
)
from spbe_desktop.evidence import storage
from spbe_desktop.exports.calendar_file import CalendarEntry
from spbe_desktop.models.database import Database
from spbe_desktop.services import (
    backing_up,
    founding,
    integrity,
    reading_copy,
    restoring,
    sending_again,
    submission,
)
from spbe_desktop.services.calendar_history import handed_out, note_handed_out
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.keeping import Keep
from spbe_desktop.services.layout import INDEX_NAME
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.offices import assessments_of
from spbe_desktop.services.searching import DocumentSearch
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.taking_in import take_in_all
from spbe_desktop.services.templates import Templates
from spbe_desktop.words.failures import sentence
from tests.rights import as_somebody_without_rights, forbid_writing, picture_of
from tests.workspaces import (
    DISKOMINFO_THIS_YEAR,
    RESOURCES,
    make_document,
    office_facts,
    opened,
    text,
    value,
)

OLD = Path(__file__).parents[1] / "data" / "workspaces"


@pytest.fixture
def medium(sample_template, public_folder, temporary):
    """The sample workspace as it lies on a medium that others have written."""
    root = public_folder / "Arsip 2025"
    shutil.copytree(sample_template, root)
    forbid_writing(root)
    return root


@pytest.fixture
def reading(medium):
    """The workspace on the medium, opened; whoever reads it has no rights there."""
    with as_somebody_without_rights():
        found = opened(medium)
        yield found
        found.close()


@pytest.fixture
def letter(public_folder):
    """A document that somebody would like to add."""
    path = public_folder / "SK.pdf"
    path.write_bytes(b"%PDF-1.4 surat")
    return path


def first_of(workspace):
    return assessments_of(workspace)[0].id


def test_it_opens_with_all_it_holds_and_closes_without_a_trace(medium, temporary):
    before = picture_of(medium)

    with as_somebody_without_rights():
        workspace = opened(medium)
        sheet = read_sheet(workspace, first_of(workspace))
        states = {
            use.state
            for uses in uses_of(workspace, first_of(workspace)).values()
            for use in uses
            if use.sha256
        }
        condition = integrity.examine(workspace)
        assert workspace.read_only
        assert list(temporary.iterdir())
        workspace.close()

    assert sheet.read_only
    assert not sheet.editable
    assert sheet.score.answered > 0
    assert FileState.INTACT in states
    assert condition.files > 0
    assert not condition.database_faults
    assert picture_of(medium) == before
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize(
    ("files", "folders"),
    [(0o444, 0o755), (0o666, 0o555)],
    ids=["files alone", "folders alone"],
)
def test_rights_that_lack_to_either_file_or_folder_have_it_read(
    sample_template, public_folder, temporary, files, folders
):
    root = public_folder / "Arsip"
    shutil.copytree(sample_template, root)
    forbid_writing(root, files=files, folders=folders)
    if os.geteuid() == 0 and folders == 0o755:
        folders = 0o777
        root.chmod(folders)
    before = picture_of(root)

    with as_somebody_without_rights():
        workspace = opened(root)
        with pytest.raises(WorkspaceReadOnlyError):
            workspace.editor.run(value("1", 3, first_of(workspace)))
        workspace.close()

    assert picture_of(root) == before


def test_a_real_mount_that_is_read_only_is_read(sample_template, tmp_path):
    """As on a disc: the folder has all rights, and the system writes nothing all the same."""
    source, root = tmp_path / "cakram", tmp_path / "terpasang"
    shutil.copytree(sample_template, source)
    root.mkdir()
    mount = subprocess.run(["mount", "--bind", "-o", "ro", source, root], check=False)
    if mount.returncode:
        # Whoever may not mount may not write past these rights either.
        root = source
        forbid_writing(root)
    try:
        before = picture_of(root)
        workspace = opened(root)
        answered = read_sheet(workspace, first_of(workspace)).score.answered
        workspace.close()
        assert workspace.read_only
        assert answered > 0
        assert picture_of(root) == before
    finally:
        if mount.returncode:
            forbid_writing(root, files=0o600, folders=0o700)
        else:
            subprocess.run(["umount", root], check=True)


def test_a_stick_that_refuses_only_when_it_is_written_to_is_read(folder, monkeypatch, temporary):
    """Windows tells of rights it does not have: the refusal comes with the lock."""
    before = (folder / "assessment.sqlite3").read_bytes()

    def refuse(database: Database) -> None:
        if database.path.parent == folder:
            raise FolderNotWritableError(folder)

    monkeypatch.setattr(Database, "take_hold", refuse)

    workspace = opened(folder)
    read_only = workspace.read_only
    workspace.close()

    assert read_only
    assert (folder / "assessment.sqlite3").read_bytes() == before
    assert sorted(path.name for path in folder.iterdir()) == ["assessment.sqlite3", "instruments"]


def test_a_file_is_asked_whether_it_can_be_written_to_without_being_changed(public_folder):
    """As on Windows, which knows only by trying."""
    path = public_folder / "assessment.sqlite3"
    path.write_bytes(b"isi")
    path.chmod(0o444)

    assert storage.opens_for_writing(path) == (os.geteuid() == 0)
    with as_somebody_without_rights():
        assert not storage.opens_for_writing(path)
    assert not storage.opens_for_writing(public_folder / "tidak ada")
    assert path.read_bytes() == b"isi"


def _raise(failure: Exception) -> None:
    raise failure


EDITS = {
    "an answer": lambda w, _: w.editor.run(value("1", 5, first_of(w))),
    "a text": lambda w, _: w.editor.run(text("1", "baru", assessment_id=first_of(w))),
    "a document": lambda w, _: w.editor.run(Keep(make_document())),
    "an agency": lambda w, _: founding.add_agency(w, office_facts("baru", "Dinas Baru")),
    "an assessment": lambda w, _: founding.start_assessment(w, 1, 2031),
    "a contact": lambda w, _: founding.set_contact(w, first_of(w), "Budi", "0812"),
    "a backup": lambda w, _: backing_up.back_up(w, BackupCause.ASKED),
    "a file": lambda w, path: take_in(w.vault, path),
    "files": lambda w, path: _raise(take_in_all(w.vault, [path]).failures[0]),
    "a picture": lambda w, _: w.vault.add_bytes(b"\x89PNG"),
    "tidying": lambda w, _: w.vault.remove("0" * 64),
    "a template": lambda w, _: Templates(w, RESOURCES / "templates").adopt("berita-acara"),
    "a template put back": lambda w, _: Templates(w, RESOURCES / "t").set_aside("berita-acara"),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_every_edit_is_refused_with_one_sentence(letter, reading, medium, edit):
    before = picture_of(medium)

    with pytest.raises(WorkspaceReadOnlyError) as caught:
        edit(reading, letter)

    assert str(medium) in sentence(caught.value)
    assert "salin seluruh foldernya" in sentence(caught.value)
    assert picture_of(medium) == before


def test_no_routine_backup_is_due(reading):
    assert not backing_up.is_due(reading)


def test_no_backup_is_put_in_its_place(reading, medium):
    before = picture_of(medium)
    source = restoring.BackupSource(
        medium / "assessment.sqlite3", reading.clock(), (), medium / "instruments"
    )

    with pytest.raises(WorkspaceReadOnlyError):
        restoring.prepare(reading, source)

    assert picture_of(medium) == before


def test_a_package_that_was_sent_is_written_again_elsewhere(
    sample_template, public_folder, temporary
):
    root = public_folder / "Arsip"
    shutil.copytree(sample_template, root)
    workspace = opened(root)
    sent = next(found for found in assessments_of(workspace) if not found.locked)
    first = submission.write(
        submission.freeze(workspace, sent.id), public_folder / "pertama.spbe.zip"
    )
    submission.record_sent(workspace, sent.id, first)
    workspace.close()
    forbid_writing(root)
    before = picture_of(root)

    with as_somebody_without_rights():
        workspace = opened(root)
        again = sending_again.write_again(workspace, sent.id, temporary / "lagi.spbe.zip")
        with pytest.raises(WorkspaceReadOnlyError):
            submission.reopen(workspace, sent.id, "salah")
        workspace.close()

    assert again.sha256 == first.sha256
    assert picture_of(root) == before


def test_search_keeps_what_it_learns_beside_the_copy(reading, medium, temporary):
    before = picture_of(medium)
    search = DocumentSearch(reading)
    while search.refresh():
        pass
    unread = search.unread(1)
    search.take({unread[0].sha256: FileFacts(Readability.READABLE, text="belimbing wuluh")})
    found = search.search("belimbing")
    search.close()

    assert found
    assert (reading.derived / INDEX_NAME).is_file()
    assert picture_of(medium) == before


def test_what_search_had_learnt_before_is_known_at_once(sample_template, public_folder, temporary):
    root = public_folder / "Arsip"
    shutil.copytree(sample_template, root)
    workspace = opened(root)
    search = DocumentSearch(workspace)
    digest = search.unread(1)[0].sha256
    search.take({digest: FileFacts(Readability.READABLE, text="belimbing wuluh")})
    search.close()
    workspace.close()
    forbid_writing(root)

    with as_somebody_without_rights():
        workspace = opened(root)
        search = DocumentSearch(workspace)
        facts = search.facts_of(digest)
        search.close()
        workspace.close()

    assert facts is not None


def test_what_a_killed_program_left_in_the_log_is_seen(folder, public_folder, temporary):
    workspace = opened(folder)
    workspace.editor.run(value("1", 4))
    root = public_folder / "tercabut"
    shutil.copytree(folder, root)
    workspace.close()
    assert (root / "assessment.sqlite3-wal").stat().st_size
    forbid_writing(root)
    before = picture_of(root)

    with as_somebody_without_rights():
        workspace = opened(root)
        seen = read_sheet(workspace, DISKOMINFO_THIS_YEAR).by_key[IndicatorKey("1")].value
        workspace.close()

    assert seen == 4
    assert picture_of(root) == before


def test_an_edit_that_was_cut_off_is_taken_back_in_the_copy(folder, public_folder, temporary):
    """On a stick, where SQLite keeps a journal of the way back."""
    path = folder / "assessment.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("UPDATE agency SET name = 'setengah jadi'")
    connection.execute("CREATE TABLE padding (text TEXT)")
    connection.execute("INSERT INTO padding VALUES (zeroblob(1000000))")
    root = public_folder / "tercabut"
    shutil.copytree(folder, root)
    connection.close()
    assert (root / "assessment.sqlite3-journal").exists()
    forbid_writing(root)

    with as_somebody_without_rights():
        workspace = opened(root)
        names = {found.agency.name for found in assessments_of(workspace)}
        workspace.close()

    assert names == {"Dinas Kominfo"}


@pytest.mark.parametrize("revision", sorted(path.name for path in OLD.iterdir()))
def test_an_older_one_is_brought_up_to_date_in_the_copy_alone(revision, public_folder, temporary):
    root = public_folder / "lama"
    shutil.copytree(OLD / revision, root)
    forbid_writing(root)
    before = picture_of(root)

    with as_somebody_without_rights():
        workspace = opened(root)
        sheets = [read_sheet(workspace, found.id) for found in assessments_of(workspace)]
        workspace.close()

    assert any(sheet.score.answered for sheet in sheets)
    assert picture_of(root) == before


def spoil(root: Path, how: str) -> None:
    path = root / "assessment.sqlite3"
    if how == "damaged":
        path.write_bytes(path.read_bytes()[:20_000])
    elif how == "newer":
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '0042'")
    else:
        path.unlink()
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute("CREATE TABLE moz_places (id INTEGER)")


@pytest.mark.parametrize(
    ("how", "failure"),
    [
        ("damaged", WorkspaceDamagedError),
        ("newer", WorkspaceTooNewError),
        ("another program's", NotAWorkspaceError),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_own_name(
    folder, public_folder, temporary, how, failure
):
    root = public_folder / "kerja"
    shutil.copytree(folder, root)
    spoil(root, how)
    forbid_writing(root)

    with as_somebody_without_rights(), pytest.raises(failure) as caught:
        opened(root)

    assert str(root) in sentence(caught.value)
    assert list(temporary.iterdir()) == []


def test_without_room_for_the_copy_it_is_refused_and_nothing_is_left(
    medium, temporary, monkeypatch
):
    def no_room(folder: Path, _size: int) -> None:
        raise DiskFullError(folder)

    monkeypatch.setattr(reading_copy, "require_room", no_room)

    with as_somebody_without_rights(), pytest.raises(DiskFullError) as caught:
        opened(medium)

    assert str(temporary) in sentence(caught.value)
    assert list(temporary.iterdir()) == []


def test_a_file_that_its_medium_no_longer_gives_is_told_by_name(medium, temporary, monkeypatch):
    (medium / "assessment.sqlite3").chmod(0)

    with as_somebody_without_rights(), pytest.raises(StorageFailedError) as caught:
        opened(medium)

    assert "assessment.sqlite3" in sentence(caught.value)
    assert list(temporary.iterdir()) == []


def test_one_that_somebody_is_writing_to_right_now_is_in_use(medium, temporary, monkeypatch):
    ticks = iter(range(1000))
    monkeypatch.setattr(reading_copy, "_stamp", lambda _database: ((next(ticks), 0),))

    with as_somebody_without_rights(), pytest.raises(WorkspaceInUseError):
        opened(medium)

    assert list(temporary.iterdir()) == []


def test_copies_that_killed_programs_have_left_go_after_a_week(medium, temporary):
    for name, age in (("spbe-desktop-baca-lama", 8), ("spbe-desktop-baca-baru", 1)):
        (temporary / name).mkdir()
        (temporary / name / "assessment.sqlite3").write_bytes(b"rahasia")
        (temporary / name).chmod(0o777)
        (temporary / name / "assessment.sqlite3").chmod(0o666)
        then = time.time() - age * 24 * 3600
        os.utime(temporary / name, (then, then))

    with as_somebody_without_rights():
        opened(medium).close()

    assert [path.name for path in temporary.iterdir()] == ["spbe-desktop-baca-baru"]


def test_a_calendar_is_handed_out_without_a_note_of_it(reading):
    entry = CalendarEntry("u", "Susun peta", date(2025, 9, 1))

    note_handed_out(reading, first_of(reading), [entry])

    assert handed_out(reading, first_of(reading)) == {}
