"""A folder full of files: looked through, taken in, and given its places in one step."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable
from pathlib import Path, PurePath
from typing import Any

import pytest
from typing_extensions import override

from spbe_desktop.domain.evidence import FileState
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.name_reading import Confidence, NameReader
from spbe_desktop.errors import (
    AssessmentLockedError,
    Cancelled,
    DiskFullError,
    EvidenceEmptyError,
    EvidenceUnreadableError,
    FolderUnreadableError,
)
from spbe_desktop.evidence.reading import BLOCK
from spbe_desktop.services.attaching import Attach
from spbe_desktop.services.attaching_many import AttachMany
from spbe_desktop.services.folder_import import Accepted, Outcome, import_files, settle
from spbe_desktop.services.folder_scan import FolderScan, known_documents, scan
from spbe_desktop.services.intake import take_in
from spbe_desktop.services.library import uses_of
from tests.packs import pack
from tests.services import importer
from tests.services.test_processes import somebody
from tests.workspaces import DISKOMINFO_THIS_YEAR, dump, journal_of, opened

READER = NameReader(pack("spbe-2020"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "eviden dari bidang"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, content: bytes | None = None) -> Path:
    """Write a file of its own bytes, unless *content* is given."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-1.7 " + name.encode() if content is None else content)
    return path


def look(source: Path, workspace=None, **limits) -> FolderScan:
    known = known_documents(workspace, DISKOMINFO_THIS_YEAR) if workspace else ()
    return scan(source, READER, known, **limits)


def accepted(found: FolderScan) -> list[Accepted]:
    return [
        Accepted(file, file.proposal.indicator, file.proposal.level, file.proposal.slot)
        for file in found.files
    ]


def take(workspace, source: Path) -> tuple[Any, ...]:
    """Take in everything below *source* as it is proposed, and return how it stands."""
    known = known_documents(workspace, DISKOMINFO_THIS_YEAR)
    imported = import_files(workspace.vault, accepted(look(source, workspace)))
    settled = settle(imported.taken, known)
    workspace.editor.run(AttachMany(DISKOMINFO_THIS_YEAR, settled.additions))
    return settled.outcomes


def names(found: FolderScan) -> list[str]:
    return [file.relative.as_posix() for file in found.files]


def blobs(workspace) -> list[Path]:
    return [path for path in (workspace.root / "evidence").rglob("*") if path.is_file()]


# Looking through a folder


def test_files_are_found_in_every_folder_in_the_order_people_count(source):
    for name in ("Indikator 10/SK.pdf", "Indikator 2/SK.pdf", "baca.pdf"):
        put(source, name)

    found = look(source)

    assert names(found) == ["baca.pdf", "Indikator 2/SK.pdf", "Indikator 10/SK.pdf"]
    assert [file.proposal.indicator for file in found.files] == [None, "2", "10"]


def test_the_folder_that_was_chosen_tells_as_well(source):
    put(source, "Indikator 19 - Tim Koordinasi/SK.pdf")

    (found,) = look(source / "Indikator 19 - Tim Koordinasi").files

    assert (found.proposal.indicator, found.relative) == ("19", PurePath("SK.pdf"))


def test_what_belongs_to_the_system_is_passed_over_and_counted(source):
    for name in (".DS_Store", "Thumbs.db", "~$draf.docx", "unduhan.crdownload", "__MACOSX/x.pdf"):
        put(source, name)
    put(source, "I1.pdf")

    found = look(source)

    assert (names(found), found.hidden) == (["I1.pdf"], 5)


def test_links_are_not_followed(source, tmp_path):
    put(tmp_path, "rahasia/I1.pdf")
    (source / "ke luar").symlink_to(tmp_path / "rahasia")
    (source / "berkas.pdf").symlink_to(tmp_path / "rahasia" / "I1.pdf")
    (source / "lingkaran").symlink_to(source)

    found = look(source)

    assert (found.files, found.links) == ((), 3)


def test_an_empty_file_is_refused_and_named(source):
    put(source, "I1.pdf", b"")

    found = look(source)

    assert found.files == ()
    assert [item.path.name for item in found.unreadable] == ["I1.pdf"]
    assert isinstance(found.unreadable[0].error, EvidenceEmptyError)


def test_too_many_files_and_too_deep_folders_are_cut_off(source):
    for number in range(5):
        put(source, f"I{number + 1}.pdf")
    assert look(source, most=5).cut is False

    found = look(source, most=3)
    assert (len(found.files), found.cut) == (3, True)

    put(source, "/".join(["a"] * 14) + "/I1.pdf")
    deep = look(source)
    assert (len(deep.files), deep.cut) == (5, True)


def test_the_workspace_itself_is_not_looked_through(source):
    put(source, "buku kerja/evidence/I1.pdf")

    assert look(source, excluding=source / "buku kerja").files == ()


def test_a_folder_that_is_gone_is_told(source):
    source.rmdir()

    with pytest.raises(FolderUnreadableError):
        look(source)


def test_looking_through_a_folder_can_be_cancelled(source):
    put(source, "I1.pdf")

    def report(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        scan(source, READER, (), report)


def test_the_same_bytes_are_recognised_in_the_folder_and_in_the_workspace(workspace, source):
    first = put(source, "I1 SK.pdf", b"%PDF-1.7 sama")
    put(source, "I2 salinan.pdf", b"%PDF-1.7 sama")
    put(source, "I3 lain.pdf", b"%PDF-1.7 beda")
    document = take_in(workspace.vault, first)
    workspace.editor.run(
        Attach(DISKOMINFO_THIS_YEAR, pack("spbe-2020").indicators[0].key, document)
    )

    one, two, three = look(source, workspace).files

    assert one.known is not None
    assert (one.known.title, one.known.keys) == ("I1 SK", frozenset({IndicatorKey("1")}))
    assert (one.twin, two.twin) == (None, PurePath("I1 SK.pdf"))
    assert (three.known, three.twin) == (None, None)


# Taking in


def test_every_file_arrives_whole_where_it_was_proposed(workspace, source):
    put(source, "I1_L2_SK.pdf")
    put(source, "Indikator 19/L3/notula.pdf")
    put(source, "tanpa petunjuk.pdf")

    outcomes = take(workspace, source)

    uses = uses_of(workspace, DISKOMINFO_THIS_YEAR)
    assert {key: [(use.title, use.level) for use in found] for key, found in uses.items()} == {
        "1": [("I1 L2 SK", 2)],
        "19": [("notula", 3)],
    }
    assert all(use.state is FileState.INTACT for found in uses.values() for use in found)
    assert [outcome for _, outcome, _ in outcomes] == [Outcome.NEW] * 3
    assert len(dump(workspace)["evidence"]) == 3


def test_a_slot_in_the_name_is_filled(workspace, source):
    put(source, "I1-L3-01.pdf")

    take(workspace, source)

    (use,) = uses_of(workspace, DISKOMINFO_THIS_YEAR)[IndicatorKey("1")]
    assert use.slots == ("L3-01",)


def test_a_proposed_place_waits_to_be_confirmed(workspace, source):
    put(source, "36.pdf")
    (file,) = look(source).files
    assert file.proposal.confidence is Confidence.LOW
    imported = import_files(
        workspace.vault, [Accepted(file, file.proposal.indicator, proposed=True)]
    )
    settled = settle(imported.taken, ())

    workspace.editor.run(AttachMany(DISKOMINFO_THIS_YEAR, settled.additions))

    assert uses_of(workspace, DISKOMINFO_THIS_YEAR)[IndicatorKey("36")][0].proposed


def test_the_whole_import_is_one_step_to_undo_and_to_make_again(workspace, source):
    put(source, "I1 lama.pdf")
    take(workspace, source)
    before = dump(workspace)
    for name in ("I2-L3-01.pdf", "I3.pdf", "lain.pdf"):
        put(source, name)
    put(source, "I4 salinan.pdf", (source / "I1 lama.pdf").read_bytes())
    take(workspace, source)
    after = dump(workspace)

    workspace.editor.undo()
    assert dump(workspace) == before
    assert len(blobs(workspace)) == 4

    workspace.editor.redo()
    assert dump(workspace) == after

    workspace.editor.undo()
    assert dump(workspace) == before


def test_the_journal_has_a_line_for_each_document(workspace, source):
    for name in ("I1.pdf", "I2.pdf", "lain.pdf"):
        put(source, name)

    take(workspace, source)

    lines = [(line["key"], line["field"], line["after"]) for line in journal_of(workspace)]
    assert sorted(lines[-3:]) == [
        ("", "document", "lain"),
        ("1", "evidence", "I1"),
        ("2", "evidence", "I2"),
    ]


def test_a_duplicate_is_linked_not_copied_again(workspace, source):
    put(source, "I1.pdf", b"%PDF-1.7 sama")
    put(source, "I2.pdf", b"%PDF-1.7 sama")

    outcomes = take(workspace, source)

    assert [outcome for _, outcome, _ in outcomes] == [Outcome.NEW, Outcome.LINKED]
    assert len(blobs(workspace)) == 1
    assert len(dump(workspace)["evidence"]) == 1
    assert set(uses_of(workspace, DISKOMINFO_THIS_YEAR)) == {"1", "2"}


def test_taking_in_the_same_folder_again_changes_nothing(workspace, source):
    for name in ("I1.pdf", "I2.pdf", "lain.pdf"):
        put(source, name)
    take(workspace, source)
    before = dump(workspace)

    outcomes = take(workspace, source)

    assert [outcome for _, outcome, _ in outcomes] == [Outcome.ALREADY] * 3
    assert dump(workspace) == before


def test_nothing_is_added_to_an_assessment_that_was_sent(workspace, source):
    put(source, "I1.pdf")
    imported = import_files(workspace.vault, accepted(look(source)))
    settled = settle(imported.taken, ())
    with workspace.database.begin() as connection:
        connection.exec_driver_sql(
            "UPDATE assessment SET sent_at = '2025-09-25T05:00:00.000000+00:00'"
        )
    before = dump(workspace)

    with pytest.raises(AssessmentLockedError):
        workspace.editor.run(AttachMany(DISKOMINFO_THIS_YEAR, settled.additions))

    assert dump(workspace) == before


def test_cancelling_keeps_what_was_copied(workspace, source):
    for number in range(1, 6):
        put(source, f"I{number}.pdf", os.urandom(1000))

    def report(done: int, _total: int) -> None:
        if done >= 3000:
            raise Cancelled

    imported = import_files(workspace.vault, accepted(look(source)), report)

    assert [item.accepted.key for item in imported.taken] == ["1", "2"]
    assert [item.key for item in imported.left] == ["3", "4", "5"]
    assert all(workspace.vault.has(item.document.sha256) for item in imported.taken)


def test_progress_is_told_in_bytes_and_comes_to_its_end(workspace, source):
    for number in range(1, 4):
        put(source, f"I{number}.pdf", os.urandom(1000))
    told: list[tuple[int, int]] = []

    import_files(workspace.vault, accepted(look(source)), lambda *amounts: told.append(amounts))

    assert told == sorted(told)
    assert told[-1] == (3000, 3000)


# Faults


@pytest.mark.parametrize("twin", [False, True])
def test_a_source_that_vanishes_is_told_and_the_others_come_in(workspace, source, twin):
    for name in ("I1.pdf", "I2.pdf", "I3.pdf"):
        put(source, name, b"%PDF-1.7 sama" if twin else None)
    wanted = accepted(look(source))
    (source / "I2.pdf").unlink()

    imported = import_files(workspace.vault, wanted)

    assert [item.accepted.key for item in imported.taken] == ["1", "3"]
    assert [item.accepted.key for item in imported.failed] == ["2"]
    assert isinstance(imported.failed[0].error, EvidenceUnreadableError)


def test_a_duplicate_that_was_changed_meanwhile_is_copied_as_it_is_now(workspace, source):
    put(source, "I1.pdf", b"%PDF-1.7 sama")
    put(source, "I2.pdf", b"%PDF-1.7 sama")
    wanted = accepted(look(source))
    put(source, "I2.pdf", b"%PDF-1.7 sekarang lain")

    imported = import_files(workspace.vault, wanted)

    digest = hashlib.sha256(b"%PDF-1.7 sekarang lain").hexdigest()
    assert imported.taken[1].document.sha256 == digest


def full_at(write: int) -> tuple[Callable[..., Any], list[int]]:
    """Return a `Path.open` with which the disk is full from the *write*-th write on."""
    really_open, count = Path.open, [0]

    class Full(io.FileIO):
        @override
        def write(self, content: Any, /) -> int:
            count[0] += 1
            if count[0] >= write:
                raise OSError(errno.ENOSPC, "No space left on device")
            return super().write(content)

    def path_open(path: Path, mode: str = "r", *args: Any, **named: Any) -> Any:
        if path.suffix == ".part" and "w" in mode:
            return io.BufferedWriter(Full(path, mode.replace("b", "")))
        return really_open(path, mode, *args, **named)

    return path_open, count


@pytest.mark.parametrize("write", range(1, 8))
def test_a_full_disk_leaves_whole_files_and_says_which_are_missing(
    workspace, source, monkeypatch, write
):
    contents = {f"I{number}.pdf": os.urandom(BLOCK + number) for number in range(1, 4)}
    for name, content in contents.items():
        put(source, name, content)
    wanted = accepted(look(source))
    with monkeypatch.context() as disk:
        disk.setattr(Path, "open", full_at(write)[0])
        imported = import_files(workspace.vault, wanted)

    assert len(imported.taken) == min(3, (write - 1) // 2)
    assert all(isinstance(item.error, DiskFullError) for item in imported.failed)
    assert len(imported.taken) + len(imported.failed) == 3
    assert {path.read_bytes() for path in blobs(workspace)} == {
        contents[item.accepted.found.relative.name] for item in imported.taken
    }


def test_if_the_last_flush_fails_nothing_is_counted_as_kept(workspace, source, monkeypatch):
    for name in ("I1.pdf", "I2.pdf"):
        put(source, name)
    wanted = accepted(look(source))

    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", no_room)
        imported = import_files(workspace.vault, wanted)

    assert imported.taken == []
    assert [item.accepted.key for item in imported.failed] == ["1", "2"]
    assert blobs(workspace) == []


def test_cancelled_at_a_full_disk_every_file_is_accounted_for(workspace, source, monkeypatch):
    for number in range(1, 5):
        put(source, f"I{number}.pdf", os.urandom(1000))
    wanted = accepted(look(source))

    def no_room(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def report(done: int, _total: int) -> None:
        if done >= 2000:
            raise Cancelled

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", no_room)
        imported = import_files(workspace.vault, wanted, report)

    assert imported.taken == []
    assert [item.accepted.key for item in imported.failed] == ["1"]
    assert [item.key for item in imported.left] == ["2", "3", "4"]


@pytest.mark.parametrize("reports", [1, 2, 5, 9, 12])
def test_a_program_killed_while_it_takes_in_a_folder_leaves_no_half_file(folder, source, reports):
    for number in range(1, 5):
        put(source, f"I{number}.pdf", os.urandom(2 * BLOCK + number))

    with somebody(importer.take_in, folder, source, reports) as (line, process):
        assert line.recv() == "here"
        process.kill()
        process.join()

    workspace = opened(folder)
    try:
        assert list((folder / "evidence").rglob("*.part")) == []
        for blob in blobs(workspace):
            assert hashlib.sha256(blob.read_bytes()).hexdigest() == blob.name
        assert uses_of(workspace, DISKOMINFO_THIS_YEAR) == {}

        take(workspace, source)
        assert set(uses_of(workspace, DISKOMINFO_THIS_YEAR)) == {"1", "2", "3", "4"}
    finally:
        workspace.close()
