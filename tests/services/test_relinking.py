"""Missing and altered evidence: found by its bytes, put back, and nothing else touched."""

from __future__ import annotations

import errno
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import unreported
from spbe_desktop.errors import (
    Cancelled,
    DiskFullError,
    EvidenceChangedError,
    SearchInterruptedError,
)
from spbe_desktop.services.attaching import Attach, Detach
from spbe_desktop.services.intake import link, take_in
from spbe_desktop.services.integrity import examine
from spbe_desktop.services.keeping import Keep, Revise
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.relinking import MoveLinks, put_back, search
from tests.workspaces import DISKOMINFO_LAST_YEAR, DISKOMINFO_THIS_YEAR, dump

ONE, TWO = IndicatorKey("1"), IndicatorKey("2")


@pytest.fixture
def attic(tmp_path):
    """Another folder, with a copy of each document, deep among other files."""
    folder = tmp_path / "arsip lama"
    (folder / "2024" / "rapat").mkdir(parents=True)
    for number in range(30):
        (folder / "2024" / f"lain {number}.txt").write_bytes(bytes(number))
    return folder


@pytest.fixture
def papers(tmp_path, attic):
    """Two documents where the officer has them, of one size, and their copies in the attic."""
    made = []
    for number in (1, 2):
        path = tmp_path / f"surat {number}.pdf"
        path.write_bytes(b"%PDF-1.7 " + bytes([number]) * 5000)
        shutil.copy(path, attic / "2024" / "rapat" / f"pindaian {number}.pdf")
        made.append(path)
    return made


def attach(workspace, document, key=ONE, assessment=DISKOMINFO_THIS_YEAR):
    workspace.editor.run(Attach(assessment, key, document))


def lost(workspace):
    return [damaged.file for damaged in examine(workspace).damaged]


def found_in(workspace, folder, report=unreported):
    vault = workspace.root / "evidence"
    return search(folder, lost(workspace), apart_from=vault, report=report)


def repair(workspace, folder):
    """Search, put back, and record, as the window does."""
    files = lost(workspace)
    found = found_in(workspace, folder).found
    done = put_back(workspace.vault, files, found, unreported)
    if done.links:
        workspace.editor.run(MoveLinks(done.links))
    return done


def spoil(blob: Path) -> None:
    blob.chmod(0o600)
    blob.write_bytes(b"x" * blob.stat().st_size)


def test_a_vault_file_deleted_by_hand_is_found_by_its_bytes_and_put_back(workspace, papers, attic):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.vault.path_of(document.sha256).unlink()

    assert [damaged.state for damaged in examine(workspace).damaged] == [FileState.MISSING]
    done = repair(workspace, attic)

    assert [file.title for file in done.restored] == ["surat 1"]
    assert examine(workspace).damaged == ()


def test_a_vault_file_altered_by_hand_is_replaced_by_the_right_bytes(workspace, papers, attic):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    spoil(workspace.vault.path_of(document.sha256))

    assert [damaged.state for damaged in examine(workspace).damaged] == [FileState.ALTERED]
    repair(workspace, attic)

    assert workspace.vault.verify(document.sha256, document.size) is FileState.INTACT


def test_all_links_that_were_found_move_in_one_step_that_can_be_undone(workspace, papers, attic):
    for path, key in zip(papers, (ONE, TWO), strict=True):
        attach(workspace, link(path), key)
        path.unlink()
    before = dump(workspace)["evidence"]

    repair(workspace, attic)

    assert examine(workspace).damaged == ()
    places = [use.location for uses in uses_of(workspace, 1).values() for use in uses]
    assert places == [str(attic / "2024" / "rapat" / f"pindaian {n}.pdf") for n in (1, 2)]
    workspace.editor.undo()
    assert dump(workspace)["evidence"] == before
    workspace.editor.redo()
    assert examine(workspace).damaged == ()


def test_a_link_of_an_assessment_that_was_sent_can_be_found_again(workspace, papers, attic):
    attach(workspace, link(papers[0]), assessment=DISKOMINFO_LAST_YEAR)
    raw = workspace.database.raw
    raw.execute("UPDATE assessment SET sent_at = ? WHERE id = 2", (datetime.now(UTC).isoformat(),))
    papers[0].unlink()

    repair(workspace, attic)

    assert examine(workspace).sound


def test_a_document_that_nothing_uses_is_told_and_found_too(workspace, papers, attic):
    document = take_in(workspace.vault, papers[0])
    workspace.editor.run(Keep(document))
    workspace.vault.path_of(document.sha256).unlink()

    (damaged,) = examine(workspace).damaged

    assert damaged.file.uses == ()
    repair(workspace, attic)
    assert examine(workspace).damaged == ()


def test_the_bytes_of_an_earlier_revision_are_looked_for_too(workspace, papers, attic):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.editor.run(Revise(document.id, take_in(workspace.vault, papers[1])))
    workspace.vault.path_of(document.sha256).unlink()

    (file,) = lost(workspace)

    assert (file.revision, file.uses) == (1, ())
    repair(workspace, attic)
    assert workspace.vault.has(document.sha256)


def test_a_finding_names_every_place_that_its_document_proves(workspace, papers):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document, ONE)
    attach(workspace, document, TWO)
    attach(workspace, document, TWO, DISKOMINFO_LAST_YEAR)
    workspace.vault.path_of(document.sha256).unlink()

    (file,) = lost(workspace)

    assert [(use.year, use.key) for use in file.uses] == [(2025, ONE), (2025, TWO), (2024, TWO)]


def test_what_is_nowhere_stays_missing_and_only_files_of_its_size_are_read(
    workspace, papers, attic, monkeypatch
):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.vault.path_of(document.sha256).unlink()
    (attic / "2024" / "rapat" / "pindaian 1.pdf").unlink()
    opened = []
    really_open = Path.open

    def note(path, *args, **named):
        opened.append(path.name)
        return really_open(path, *args, **named)

    monkeypatch.setattr(Path, "open", note)

    found = found_in(workspace, attic)

    assert (found.found, found.files, found.unreadable) == ({}, 31, 0)
    assert opened == ["pindaian 2.pdf"]


def test_links_are_not_followed_and_the_vault_itself_is_not_searched(workspace, papers, tmp_path):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    attach(workspace, link(papers[1]), TWO)
    twin = take_in(workspace.vault, papers[1])
    workspace.vault.path_of(document.sha256).unlink()
    papers[1].unlink()
    outside = tmp_path.parent / f"{tmp_path.name}-luar"
    outside.mkdir()
    shutil.move(papers[0], outside / "asli.pdf")
    inside = workspace.root / "jalan pintas"
    inside.symlink_to(outside, target_is_directory=True)
    (workspace.root / "satu.pdf").symlink_to(outside / "asli.pdf")
    (workspace.root / "putar").symlink_to(workspace.root, target_is_directory=True)

    found = found_in(workspace, workspace.root)

    assert workspace.vault.has(twin.sha256)
    assert found.found == {}


def test_a_folder_that_cannot_be_listed_is_left_out(workspace, papers, attic, monkeypatch):
    document, nowhere = (take_in(workspace.vault, path) for path in papers)
    for lost_one, key in ((document, ONE), (nowhere, TWO)):
        attach(workspace, lost_one, key)
        workspace.vault.path_of(lost_one.sha256).unlink()
    (attic / "2024" / "rapat" / "pindaian 2.pdf").unlink()
    (attic / "terkunci").mkdir()
    really_scan = os.scandir

    def scandir(folder):
        if str(folder).endswith("terkunci"):
            raise PermissionError(errno.EACCES, "Permission denied")
        return really_scan(folder)

    monkeypatch.setattr(os, "scandir", scandir)

    found = found_in(workspace, attic)

    assert (list(found.found), found.unreadable) == ([document.sha256], 1)


def test_a_drive_that_vanishes_while_it_is_searched_is_named_and_nothing_changes(
    workspace, papers, attic
):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.vault.path_of(document.sha256).unlink()
    before = dump(workspace)

    def unplug(_done: int, _total: int) -> None:
        if attic.exists():
            attic.rename(attic.with_name("dicabut"))

    with pytest.raises(SearchInterruptedError):
        found_in(workspace, attic, unplug)

    assert dump(workspace) == before


def test_a_search_can_be_cancelled_even_within_a_large_file(workspace, papers, attic):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.vault.path_of(document.sha256).unlink()
    told = []

    def cancel(done: int, total: int) -> None:
        told.append((done, total))
        # Twice the same count: the second report is from within the file.
        if told.count((done, total)) == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        found_in(workspace, attic, cancel)


def test_a_file_that_changes_between_the_search_and_the_repair_is_refused(
    workspace, papers, attic
):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.vault.path_of(document.sha256).unlink()
    files, found = lost(workspace), found_in(workspace, attic).found
    place = found[document.sha256].path
    place.write_bytes(b"lain sekali")

    done = put_back(workspace.vault, files, found, unreported)

    assert [type(error) for _file, error in done.failed] == [EvidenceChangedError]
    assert (done.restored, workspace.vault.has(document.sha256)) == ((), False)
    assert examine(workspace).strays == ()


def test_a_full_disk_while_putting_back_leaves_the_finding_as_it_was(
    workspace, papers, attic, monkeypatch
):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document)
    workspace.vault.path_of(document.sha256).unlink()
    files, found = lost(workspace), found_in(workspace, attic).found

    def refuse(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DiskFullError):
        put_back(workspace.vault, files, found, unreported)
    monkeypatch.undo()

    assert lost(workspace) == files
    assert len(put_back(workspace.vault, files, found, unreported).restored) == 1


def test_two_uses_of_one_file_and_one_taken_away_leave_the_file(workspace, papers):
    document = take_in(workspace.vault, papers[0])
    attach(workspace, document, ONE)
    attach(workspace, document, TWO)
    use = uses_of(workspace, DISKOMINFO_THIS_YEAR)[ONE][0]

    workspace.editor.run(Detach(DISKOMINFO_THIS_YEAR, ONE, use.use_id))

    condition = examine(workspace)
    assert (condition.damaged, condition.strays) == ((), ())
    assert workspace.vault.has(document.sha256)
