"""Opening what is no workspace, or not ours, or broken: a clear refusal, and nothing changed."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import (
    NotAWorkspaceError,
    PackInvalidError,
    SpbeError,
    WorkspaceDamagedError,
    WorkspaceExistsError,
    WorkspaceTooNewError,
)
from spbe_desktop.models.database import APPLICATION_ID
from spbe_desktop.models.migrating import HEAD
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import create_workspace
from spbe_desktop.words.failures import sentence
from tests.workspaces import (
    DISKOMINFO_THIS_YEAR,
    Clock,
    catalogue,
    make_document,
    opened,
    text,
    value,
)


def state_of(root: Path) -> dict[str, str]:
    """Return every file below *root* with the digest of its bytes."""
    paths = [root] if root.is_file() else [p for p in root.rglob("*") if p.is_file()]
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def refused(root: Path) -> SpbeError:
    """Return why *root* is not opened; it must be as it was, and the reason have words."""
    before = state_of(root)
    with pytest.raises(SpbeError) as caught:
        opened(root)
    assert state_of(root) == before
    assert sentence(caught.value)
    return caught.value


def database_with(folder: Path, content: bytes) -> Path:
    (folder / "assessment.sqlite3").write_bytes(content)
    return folder


def edit_database(folder: Path, *statements: str) -> Path:
    connection = sqlite3.connect(folder / "assessment.sqlite3")
    with connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()
    return folder


def make_zip(path: Path) -> bytes:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bagit.txt", "BagIt-Version: 1.0\n")
    return path.read_bytes()


def foreign_database(path: Path, application_id: int = 0) -> bytes:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT)")
    connection.execute(f"PRAGMA application_id = {application_id}")
    connection.commit()
    connection.close()
    return path.read_bytes()


def test_a_missing_folder_is_no_workspace(tmp_path):
    assert isinstance(refused(tmp_path / "tidak ada"), NotAWorkspaceError)


def test_a_folder_without_database_is_no_workspace(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")

    assert isinstance(refused(tmp_path), NotAWorkspaceError)


def test_a_file_is_no_workspace(tmp_path):
    make_zip(tmp_path / "paket.spbe.zip")

    assert isinstance(refused(tmp_path / "paket.spbe.zip"), NotAWorkspaceError)


def test_a_folder_in_place_of_the_database_is_no_workspace(tmp_path):
    (tmp_path / "assessment.sqlite3").mkdir()

    assert isinstance(refused(tmp_path), NotAWorkspaceError)


def test_another_programs_database_is_no_workspace(tmp_path):
    foreign_database(tmp_path / "assessment.sqlite3")

    assert isinstance(refused(tmp_path), NotAWorkspaceError)


@pytest.mark.parametrize(
    "content",
    [b"", b"catatan rapat\n", b"SQLite format 3\x00", b"\x00" * 8192],
    ids=["empty", "text", "cut in the header", "zeros"],
)
def test_a_database_that_is_none_is_called_damaged(tmp_path, content):
    found = refused(database_with(tmp_path, content))

    assert isinstance(found, WorkspaceDamagedError)


def test_a_zip_in_place_of_the_database_is_called_damaged(tmp_path):
    content = make_zip(tmp_path / "paket.zip")

    assert isinstance(refused(database_with(tmp_path, content)), WorkspaceDamagedError)


def test_a_database_of_ours_without_tables_is_called_damaged(tmp_path):
    foreign_database(tmp_path / "assessment.sqlite3", APPLICATION_ID)

    assert isinstance(refused(tmp_path), WorkspaceDamagedError)


@pytest.mark.parametrize("size", [4096, 20_000, -4096])
def test_a_database_cut_short_is_called_damaged(folder, size):
    content = (folder / "assessment.sqlite3").read_bytes()

    found = refused(database_with(folder, content[:size]))

    assert isinstance(found, WorkspaceDamagedError)


@pytest.mark.parametrize("seed", range(8))
def test_pages_overwritten_with_noise_are_found_at_opening(folder, seed):
    content = bytearray((folder / "assessment.sqlite3").read_bytes())
    dice = random.Random(seed)
    page = dice.randrange(len(content) // 4096)
    content[page * 4096 : (page + 1) * 4096] = dice.randbytes(4096)

    found = refused(database_with(folder, bytes(content)))

    assert isinstance(found, WorkspaceDamagedError)
    assert "\n" not in sentence(found)


def test_noise_inside_a_long_text_is_called_damage_and_no_bug(folder):
    workspace = opened(folder)
    workspace.editor.run(text("1", "bukti dukung " * 3000))
    workspace.close()
    path = folder / "assessment.sqlite3"
    content = path.read_bytes()
    path.write_bytes(content.replace(b"bukti dukung " * 100, b"\xff\n" * 650))

    workspace = opened(folder)
    with pytest.raises(WorkspaceDamagedError) as caught:
        read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    workspace.close()

    assert "\n" not in sentence(caught.value)


def test_a_schema_whose_names_are_no_text_is_called_damaged(folder):
    content = (folder / "assessment.sqlite3").read_bytes()
    spoilt = content.replace(b"CREATE TABLE answer", b"CREATE T\xdb\xd4LE \xdbnswer")
    assert spoilt != content

    assert isinstance(refused(database_with(folder, spoilt)), WorkspaceDamagedError)


def test_a_wrong_length_in_the_header_is_not_corrected_in_a_file_that_is_refused(folder):
    content = bytearray((folder / "assessment.sqlite3").read_bytes())
    content[28:32] = bytes((255, 0, 0, 0))
    content[92:96] = bytes(4)  # it is known to be wrong, and would be put right
    content[32:36] = (192).to_bytes(4, "big")  # free pages that are none

    found = refused(database_with(folder, bytes(content)))

    assert isinstance(found, WorkspaceDamagedError)


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        (b"CREATE TABLE assessment ", b"CREATE TABEL \xff\xfe\xfdssment "),
        (b"CREATE TABLE assessment (", b"CREATE TABLE assessment \xff"),
    ],
    ids=["words", "bracket"],
)
def test_a_schema_with_bytes_that_are_no_text_is_called_damaged(folder, written, instead):
    content = (folder / "assessment.sqlite3").read_bytes()
    assert written in content

    found = refused(database_with(folder, content.replace(written, instead)))

    assert isinstance(found, WorkspaceDamagedError)


def test_a_form_of_the_schema_that_sqlite_does_not_know_is_called_damaged(folder):
    content = bytearray((folder / "assessment.sqlite3").read_bytes())
    content[44:48] = (9).to_bytes(4, "big")

    assert isinstance(refused(database_with(folder, bytes(content))), WorkspaceDamagedError)


@pytest.mark.parametrize(
    ("statement", "read"),
    [
        ("UPDATE answer SET updated_at = '2025-09-2X'", read_sheet),
        ("UPDATE score SET value = '3,x'", read_sheet),
        ("UPDATE assessment SET due = '202H-06-22'", read_sheet),
        ("UPDATE evidence SET dated = '202H-06-22'", uses_of),
    ],
)
def test_what_the_program_cannot_have_written_is_called_damage_and_no_bug(folder, statement, read):
    workspace = opened(folder)
    workspace.editor.run(text("1", "isi"))
    workspace.editor.run(value("1", 3))
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("1"), make_document()))
    workspace.close()
    edit_database(folder, statement)

    workspace = opened(folder)
    with pytest.raises(WorkspaceDamagedError) as caught:
        read(workspace, DISKOMINFO_THIS_YEAR)
    workspace.close()

    assert sentence(caught.value)


def test_a_digest_that_is_none_is_a_missing_file(folder):
    workspace = opened(folder)
    workspace.editor.run(Attach(DISKOMINFO_THIS_YEAR, IndicatorKey("1"), make_document()))
    workspace.close()
    edit_database(folder, "UPDATE evidence SET sha256 = '../../etc/passwd'")

    workspace = opened(folder)
    (use,) = uses_of(workspace, DISKOMINFO_THIS_YEAR)[IndicatorKey("1")]
    workspace.close()

    assert use.state is FileState.MISSING


def test_a_newer_workspace_is_refused_with_both_revisions(folder):
    edit_database(folder, "UPDATE alembic_version SET version_num = '0042'")

    found = refused(folder)

    assert isinstance(found, WorkspaceTooNewError)
    assert (found.found, found.supported) == ("0042", HEAD)
    assert "0042" in sentence(found)
    assert HEAD in sentence(found)


@pytest.mark.parametrize("revision", ["0000", "", "abcd"])
def test_a_revision_that_never_was_is_called_damage(folder, revision):
    edit_database(folder, f"UPDATE alembic_version SET version_num = '{revision}'")

    assert isinstance(refused(folder), WorkspaceDamagedError)


def test_the_database_file_leads_to_its_workspace(folder):
    workspace = opened(folder / "assessment.sqlite3")

    assert workspace.root == folder
    workspace.close()


def test_a_missing_instrument_is_told_by_name(folder):
    shutil.rmtree(folder / "instruments")

    workspace = opened(folder)
    with pytest.raises(PackInvalidError) as caught:
        read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    workspace.close()

    assert "spbe-2020@" in sentence(caught.value)
    assert "tidak ditemukan" in sentence(caught.value)


@pytest.mark.parametrize("addition", [b"\n", b"{{{ bukan yaml"])
def test_an_altered_instrument_is_not_used(folder, addition):
    pack = next((folder / "instruments").glob("spbe-2020@*.yaml"))
    pack.write_bytes(pack.read_bytes() + addition)

    workspace = opened(folder)
    with pytest.raises(PackInvalidError) as caught:
        read_sheet(workspace, DISKOMINFO_THIS_YEAR)
    with pytest.raises(PackInvalidError):
        workspace.editor.run(value("1", 3))
    workspace.close()

    assert [fault.place for fault in caught.value.faults] == [pack.name]
    assert "sudah berubah" in sentence(caught.value)


def test_after_closing_one_file_is_left_and_no_note(folder):
    workspace = opened(folder)
    workspace.editor.run(value("1", 3))
    workspace.close()

    names = {path.name for path in folder.iterdir() if path.is_file()}

    assert names == {"assessment.sqlite3"}


def test_a_failed_opening_lets_go_of_the_file(folder):
    edit_database(folder, "UPDATE alembic_version SET version_num = '0042'")
    refused(folder)
    edit_database(folder, f"UPDATE alembic_version SET version_num = '{HEAD}'")

    opened(folder).close()


def test_left_overs_of_a_copy_that_was_cut_off_are_swept(folder):
    left_over = folder / "evidence" / "incoming" / "abc.part"
    left_over.parent.mkdir(parents=True)
    left_over.write_bytes(b"half")

    opened(folder).close()

    assert not left_over.exists()


def test_a_new_workspace_is_made_with_its_parents(tmp_path):
    root = tmp_path / "Penilaian" / "2026"

    create_workspace(root, catalogue(), Clock()).close()

    opened(root).close()


def test_an_empty_folder_becomes_a_workspace(tmp_path):
    create_workspace(tmp_path, catalogue(), Clock()).close()

    opened(tmp_path).close()


def test_a_folder_with_something_in_it_does_not_become_one(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")
    before = state_of(tmp_path)

    with pytest.raises(WorkspaceExistsError):
        create_workspace(tmp_path, catalogue(), Clock())

    assert state_of(tmp_path) == before


def test_a_file_does_not_become_one(tmp_path):
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8")

    with pytest.raises(WorkspaceExistsError):
        create_workspace(tmp_path / "foto.jpg", catalogue(), Clock())


def test_a_workspace_that_comes_from_a_stick_opens_and_closes_without_being_read(folder):
    with closing(sqlite3.connect(folder / "assessment.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()

    opened(folder).close()

    assert sorted(path.name for path in folder.glob("assessment.sqlite3*")) == [
        "assessment.sqlite3"
    ]
