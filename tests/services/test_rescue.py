"""A damaged workspace is rescued, whatever the damage is, and whatever cuts the rescue off."""

from __future__ import annotations

import errno
import io
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest
from typing_extensions import override

from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.rescue import AssessmentPlace, Choice, HeldContent, Reason, Recommendation
from spbe_desktop.errors import (
    Cancelled,
    DiskFullError,
    NotAWorkspaceError,
    SpbeError,
    StorageError,
    WorkspaceDamagedError,
)
from spbe_desktop.models.damaged_pages import DamagedPages
from spbe_desktop.models.damaged_trees import walk
from spbe_desktop.services import offices
from spbe_desktop.services.backing_up import EvidenceBackup, back_up
from spbe_desktop.services.journal_check import verify
from spbe_desktop.services.layout import Layout
from spbe_desktop.services.rescue import prepare, replace, rescue
from spbe_desktop.services.rescue_examining import Rescue, examine
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.words.failures import sentence
from tests.services.full_disk import files_no_longer_than
from tests.workspaces import DISKOMINFO_THIS_YEAR, Clock, opened, text, value

PAGE = 4096
WORDS = "Penjelasan yang panjang dan sudah direviu. "


@pytest.fixture
def layout(workspace, attach, clock, folder) -> Layout:
    """A workspace with answers, evidence, a complete backup, and answers since; closed."""
    for number in range(1, 31):
        workspace.editor.run(value(str(number), 2))
        workspace.editor.run(text(str(number), f"{number}. {WORDS * 20}"))
    attach(b"satu")
    attach(b"dua", "dua.pdf")
    clock.advance(3600)
    back_up(workspace, BackupCause.ROUTINE)
    evidence = EvidenceBackup(workspace.layout, 1 << 30)
    while evidence.advance():
        pass
    clock.advance(3600)
    workspace.editor.run(value("31", 4))
    workspace.editor.run(text("1", "Ditulis sesudah cadangan."))
    workspace.close()
    return Layout(folder)


@pytest.fixture
def damage(layout):
    """What overwrites the pages of a table of the closed workspace with noise."""

    def damage(*tables: str) -> None:
        with closing(sqlite3.connect(layout.database)) as connection:
            marks = ", ".join("?" * len(tables))
            roots = connection.execute(
                f"SELECT rootpage FROM sqlite_master WHERE name IN ({marks})", tables
            ).fetchall()
        assert len(roots) == len(tables)
        overwrite(layout.database, [(root - 1) * PAGE for (root,) in roots])

    return damage


def overwrite(path: Path, starts: list[int], length: int = PAGE) -> None:
    content, dice = bytearray(path.read_bytes()), random.Random(7)
    for start in starts:
        content[start : start + length] = dice.randbytes(length)
    path.write_bytes(bytes(content))


def lose_answers(layout: Layout) -> None:
    """Overwrite the page of the table of answers on which that to indicator 17 stands."""
    with (
        closing(sqlite3.connect(layout.database)) as connection,
        closing(DamagedPages(layout.database)) as pages,
    ):
        ((root,),) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'answer'"
        ).fetchall()
        leaves = [leaf.page for leaf in walk(pages, root).leaves]
        found = [n for n in leaves if b"17. Penjelasan" in (pages.page(n) or b"")]
    overwrite(layout.database, [(found[0] - 1) * PAGE])


def answers_of(root: Path) -> dict[str, tuple[object, str]]:
    """Return value and explanation of each answered indicator; opening must succeed."""
    workspace = opened(root)
    try:
        assert workspace.database.integrity_check() == ()
        sheet = read_sheet(workspace, DISKOMINFO_THIS_YEAR)
        return {
            str(row.indicator.key): (row.value, row.explanation)
            for row in sheet.rows
            if row.value is not None or row.explanation
        }
    finally:
        workspace.close()


def advice(found: Rescue) -> Recommendation:
    assert found.recommended is not None
    return found.recommended


def held(content: HeldContent | None) -> HeldContent:
    assert content is not None
    return content


def is_damaged(root: Path) -> bool:
    with pytest.raises(WorkspaceDamagedError):
        opened(root)
    return True


# Looking


def test_both_sides_are_counted_and_what_differs_is_told(layout, damage):
    lose_answers(layout)
    assert is_damaged(layout.root)

    found = examine(layout)

    place = AssessmentPlace("Dinas Kominfo", 2025)
    assert held(found.in_backup).assessments[place].answers == 30
    assert held(found.in_backup).assessments[place].documents == 2
    assert held(found.in_read).assessments[place].values == 31
    assert held(found.in_read).assessments[place].explanations < 30
    by_key = {(each.place.key, each.place.field): each for each in found.differences}
    assert by_key["31", "value"].in_read == "4"
    assert by_key["31", "value"].newer
    assert by_key["1", "explanation"].in_read == "Ditulis sesudah cadangan."
    assert by_key["17", "explanation"].in_read == ""
    assert not by_key["17", "explanation"].newer
    assert found.lost > 0
    assert advice(found).reason is Reason.NEWER_ANSWERS


def test_nothing_but_the_copies_is_touched(layout, damage):
    damage("answer")
    before = {path: path.read_bytes() for path in layout.root.rglob("*") if path.is_file()}

    examine(layout)

    after = {path: path.read_bytes() for path in layout.root.rglob("*") if path.is_file()}
    assert {path: after[path] for path in before} == before
    assert {path.parent.name for path in after.keys() - before.keys()} == {"rescue.part"}


def test_a_backup_that_is_damaged_itself_is_passed_over(layout, damage, clock):
    good = next(layout.backups.glob("*.sqlite3"))
    newer = good.with_name("assessment-20990101T000000Z.sqlite3")
    newer.write_bytes(good.read_bytes()[: 8 * PAGE])
    damage("answer")

    found = examine(layout)

    assert found.backup is not None
    assert found.backup.path == good
    assert found.unusable == 1


def test_a_backup_of_an_older_release_is_compared_too(folder, clock):
    older = Path(__file__).parents[1] / "data" / "workspaces" / "0001" / "assessment.sqlite3"
    layout = Layout(folder)
    layout.backups.mkdir(exist_ok=True)
    shutil.copyfile(older, layout.backups / "assessment-20240101T000000Z.sqlite3")
    layout.database.write_bytes(b"")

    found = examine(layout)

    assert found.choices == (Choice.BACKUP,)
    assert held(found.in_backup).answers


def test_what_the_disk_does_not_give_back_is_passed_over(layout, monkeypatch):
    lose_answers(layout)
    bad = 12 * PAGE
    real = Path.open

    class BadDisk(io.FileIO):
        @override
        def read(self, size: int | None = -1) -> Any:
            if self.tell() == bad:
                raise OSError(errno.EIO, "Input/output error")
            return super().read(size)

    def opening(path: Path, mode: str = "r", *rest: Any, **named: Any) -> Any:
        if path == layout.database and mode == "rb":
            return BadDisk(str(path))
        return real(path, mode, *rest, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", opening)
        found = examine(layout)

    assert held(found.in_read).answers
    copy = (layout.backups / "rescue.part" / "assessment.sqlite3").read_bytes()
    whole = layout.database.read_bytes()
    assert copy == whole[:bad] + bytes(PAGE) + whole[bad + PAGE :]


def test_an_examination_can_be_cancelled(layout, damage):
    damage("answer")

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        examine(layout, cancel)

    assert is_damaged(layout.root)


# Choosing


def test_the_backup_with_what_is_newer_loses_nothing_that_either_has(layout, damage, clock):
    before = answers_of(layout.root)
    lose_answers(layout)

    done = rescue(examine(layout), Choice.COMBINED, clock())

    assert answers_of(layout.root) == before
    assert done.missing == ()


def test_the_backup_alone_is_what_it_was(layout, damage, clock):
    before = answers_of(layout.root)
    damage("answer", "score")

    rescue(examine(layout), Choice.BACKUP, clock())

    after = answers_of(layout.root)
    assert "31" not in after
    assert after["1"][1].startswith("1. Penjelasan")
    assert {k: after[k] for k in after if k != "1"} == {
        k: before[k] for k in before if k not in {"1", "31"}
    }


def test_what_was_read_is_what_could_be_read(layout, clock):
    before = answers_of(layout.root)
    lose_answers(layout)

    rescue(examine(layout), Choice.READ, clock())

    after = answers_of(layout.root)
    assert after["31"] == before["31"]
    assert after["1"] == before["1"]
    assert after["17"][1] == ""


@pytest.mark.parametrize("choice", list(Choice))
def test_the_damaged_file_is_kept_whole_and_the_journal_tells(layout, choice, clock):
    lose_answers(layout)
    log = layout.database.with_name("assessment.sqlite3-wal")
    log.write_bytes(b"sisa log")
    damaged = layout.database.read_bytes()

    done = rescue(examine(layout), choice, clock())

    assert done.set_aside.parent == layout.backups
    assert (done.set_aside / "assessment.sqlite3").read_bytes() == damaged
    assert (done.set_aside / "assessment.sqlite3-wal").read_bytes() == b"sisa log"
    workspace = opened(layout.root)
    (line,) = workspace.database.rows("SELECT after FROM journal WHERE field = 'rescued'")
    workspace.close()
    assert line["after"] == choice
    left = {path.name for path in layout.root.iterdir() if path.is_file()}
    assert left == {"assessment.sqlite3"}


def test_the_journal_of_backup_and_newer_answers_is_still_one_chain(layout, clock):
    lose_answers(layout)
    found = examine(layout)
    whole = held(found.in_read).last_change

    rescue(found, Choice.COMBINED, clock())

    workspace = opened(layout.root)
    assert verify(workspace) is None
    assert workspace.database.rows("SELECT 1 FROM journal WHERE at = ?", (whole,))
    workspace.close()


def test_missing_evidence_comes_from_the_backups_and_the_rest_is_told(layout, clock):
    blobs = sorted(layout.evidence.glob("??/*"))
    assert len(blobs) == 2
    for blob in blobs:
        blob.chmod(0o644)
        blob.unlink()
    kept = layout.kept_evidence / blobs[1].parent.name / blobs[1].name
    kept.chmod(0o644)
    kept.write_bytes(b"bukan isi yang semula, tetapi "[: kept.stat().st_size])
    layout.database.write_bytes(b"")

    done = rescue(examine(layout), Choice.BACKUP, clock())

    assert done.put_back == 1
    assert done.missing == (blobs[1].name,)
    assert blobs[0].exists()
    assert not blobs[1].exists()


def test_an_instrument_that_is_gone_comes_from_the_backups(layout, clock):
    before = answers_of(layout.root)
    shutil.rmtree(layout.instruments)
    lose_answers(layout)

    rescue(examine(layout), Choice.COMBINED, clock())

    assert answers_of(layout.root) == before


# Whatever the damage is


def empty(layout: Layout) -> None:
    layout.database.write_bytes(b"")


def cut_off(layout: Layout) -> None:
    content = layout.database.read_bytes()
    layout.database.write_bytes(content[: len(content) // 2 + 100])


def header_overwritten(layout: Layout) -> None:
    overwrite(layout.database, [0], 100)


def mark_overwritten(layout: Layout) -> None:
    overwrite(layout.database, [68], 4)


def first_page_overwritten(layout: Layout) -> None:
    overwrite(layout.database, [0])


def noise_in_the_middle(layout: Layout) -> None:
    overwrite(layout.database, [10 * PAGE], 30 * PAGE)


def indexes_overwritten(layout: Layout) -> None:
    content = layout.database.read_bytes()
    starts = range(PAGE, len(content), PAGE)
    overwrite(layout.database, [s for s in starts if content[s] in {0x02, 0x0A}])


def missing(layout: Layout) -> None:
    layout.database.unlink()


def all_text(layout: Layout) -> None:
    layout.database.write_bytes(b"catatan rapat\n" * 10_000)


DAMAGES = (
    empty,
    cut_off,
    header_overwritten,
    mark_overwritten,
    first_page_overwritten,
    noise_in_the_middle,
    indexes_overwritten,
    missing,
    all_text,
)


@pytest.mark.parametrize("spoil", DAMAGES)
def test_whatever_the_damage_the_recommended_choice_opens(layout, spoil, clock):
    spoil(layout)
    assert is_damaged(layout.root)

    found = examine(layout)
    rescue(found, advice(found).choice, clock())

    assert len(answers_of(layout.root)) >= 30


@pytest.mark.parametrize(
    "spoil", [header_overwritten, mark_overwritten, first_page_overwritten, indexes_overwritten]
)
def test_what_is_all_there_is_all_read(layout, spoil, clock):
    before = answers_of(layout.root)
    spoil(layout)

    found = examine(layout)
    assert found.lost == 0
    assert (advice(found).choice, advice(found).reason) == (
        Choice.READ,
        Reason.ALL_READ,
    )
    rescue(found, Choice.READ, clock())

    assert answers_of(layout.root) == before


def test_without_any_backup_what_was_read_is_proposed(layout, clock):
    shutil.rmtree(layout.backups)
    lose_answers(layout)

    found = examine(layout)

    assert found.choices == (Choice.READ,)
    assert advice(found).reason is Reason.ONLY_READ
    rescue(found, Choice.READ, clock())
    assert len(answers_of(layout.root)) == 31


def test_where_nothing_is_left_nothing_is_proposed(layout):
    shutil.rmtree(layout.backups)
    empty(layout)

    found = examine(layout)

    assert found.choices == ()
    assert found.recommended is None


def test_a_log_that_is_lost_makes_the_newer_backup_the_choice(layout, clock, attach):
    old = layout.database.read_bytes()
    clock.advance(3600)
    workspace = opened(layout.root, clock)
    workspace.editor.run(value("32", 5))
    clock.advance(60)
    back_up(workspace, BackupCause.ASKED)
    workspace.close()
    layout.database.write_bytes(old)
    indexes_overwritten(layout)

    found = examine(layout)

    assert (advice(found).choice, advice(found).reason) == (
        Choice.BACKUP,
        Reason.BACKUP_NEWER,
    )


def test_a_log_that_is_damaged_is_met_and_what_is_behind_it_is_read(layout, clock):
    workspace = opened(layout.root)
    for number in range(33, 41):
        workspace.editor.run(text(str(number), f"{number}. {WORDS * 50}"))
    log = layout.database.with_name("assessment.sqlite3-wal")
    content, database = bytearray(log.read_bytes()), layout.database.read_bytes()
    workspace.close()
    content[len(content) // 3] ^= 0xFF
    layout.database.write_bytes(database)
    log.write_bytes(bytes(content))
    assert is_damaged(layout.root)

    found = examine(layout)
    rescue(found, Choice.READ, clock())

    assert "40" in answers_of(layout.root)


def test_a_folder_without_backups_of_ours_is_still_no_workspace(tmp_path):
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "foto.sqlite3").write_bytes(b"x")

    with pytest.raises(NotAWorkspaceError):
        opened(tmp_path)


def test_values_that_the_instrument_does_not_know_are_left_out(layout, clock):
    with closing(sqlite3.connect(layout.database)) as connection, connection:
        connection.execute("UPDATE score SET value = '9' WHERE key = '3'")
        connection.execute("UPDATE score SET key = '4x' WHERE key = '4'")
    indexes_overwritten(layout)

    rescue(examine(layout), Choice.READ, clock())

    answers = answers_of(layout.root)
    assert answers["3"][0] is None
    assert answers["4"][0] is None
    assert answers["5"][0] == 2


@pytest.mark.parametrize("seed", range(25))
def test_single_bytes_never_make_a_workspace_that_cannot_be_shown(layout, seed, clock):
    content, dice = bytearray(layout.database.read_bytes()), random.Random(seed)
    for _ in range(400):
        content[dice.randrange(len(content))] = dice.randrange(256)
    layout.database.write_bytes(bytes(content))

    found = examine(layout)
    rescue(found, Choice.READ if Choice.READ in found.choices else Choice.BACKUP, clock())

    workspace = opened(layout.root)
    for assessment in offices.assessments_of(workspace):
        read_sheet(workspace, assessment.id)
    workspace.close()


# Whatever cuts it off


class Cut(BaseException):
    """Stands for a kill: nothing in the program catches it."""


def steps_of(layout: Layout, monkeypatch, clock: Clock, cut_at: int | None) -> int:
    """Rescue, cut off at the *cut_at*-th rename; return how many there were."""
    count = 0
    real = Path.replace

    def replaced(path: Path, target: Path) -> Path:
        nonlocal count
        if count == cut_at:
            raise Cut
        count += 1
        return real(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", replaced)
        with suppress(Cut):
            rescue(examine(layout), Choice.COMBINED, clock())
    return count


@pytest.mark.parametrize("cut_at", range(5))
def test_a_kill_between_two_renames_leaves_the_one_or_the_other(
    layout, cut_at, clock, monkeypatch
):
    before = answers_of(layout.root)
    lose_answers(layout)
    for ending in ("-wal", "-journal"):
        layout.database.with_name(f"assessment.sqlite3{ending}").write_bytes(b"sisa")
    damaged = layout.database.read_bytes()

    steps = steps_of(layout, monkeypatch, clock, cut_at)

    assert steps == min(cut_at, 4)
    try:
        after = answers_of(layout.root)
    except WorkspaceDamagedError:
        assert layout.database.read_bytes() == damaged
        found = examine(layout)
        rescue(found, Choice.COMBINED, clock())
        after = answers_of(layout.root)
    assert after == before
    (kept,) = [path.read_bytes() for path in layout.backups.glob("rusak-*/assessment.sqlite3")]
    assert kept == damaged
    if cut_at:
        (log,) = layout.backups.glob("rusak-*/assessment.sqlite3-wal")
        assert log.read_bytes() == b"sisa"


def test_a_database_that_was_being_written_does_not_count_as_rescued(layout):
    missing(layout)
    good = next(layout.backups.glob("*.sqlite3")).read_bytes()
    layout.database.with_name("assessment.sqlite3.part").write_bytes(good[: len(good) // 2])

    assert is_damaged(layout.root)


def test_a_database_that_waits_for_nothing_is_swept(layout):
    waiting = layout.database.with_name("assessment.sqlite3.part")
    shutil.copyfile(layout.database, waiting)

    answers_of(layout.root)

    assert not waiting.exists()


@pytest.mark.parametrize("room", [0, 10_000, 100_000, 200_000, 300_000, 400_000, 470_000])
def test_a_disk_that_takes_no_more_changes_nothing(layout, room, clock):
    lose_answers(layout)
    damaged = layout.database.read_bytes()
    assert room < len(damaged)

    with files_no_longer_than(room), pytest.raises(StorageError) as caught:
        rescue(examine(layout), Choice.COMBINED, clock())

    assert sentence(caught.value)
    assert layout.database.read_bytes() == damaged
    rescue(examine(layout), Choice.COMBINED, clock())
    assert len(answers_of(layout.root)) == 31


def test_a_disk_that_fills_up_with_evidence_changes_nothing(layout, clock, monkeypatch):
    for blob in layout.evidence.glob("??/*"):
        blob.chmod(0o644)
        blob.unlink()
    lose_answers(layout)
    damaged = layout.database.read_bytes()
    found = examine(layout)

    def refuse(folder: Path, _size: int) -> None:
        raise DiskFullError(folder)

    with monkeypatch.context() as patched:
        patched.setattr("spbe_desktop.evidence.incoming.require_room", refuse)
        with pytest.raises(DiskFullError):
            rescue(found, Choice.COMBINED, clock())

    assert layout.database.read_bytes() == damaged
    assert rescue(found, Choice.COMBINED, clock()).put_back == 2


def test_a_cancelled_rescue_changes_nothing(layout, clock):
    lose_answers(layout)
    damaged = layout.database.read_bytes()
    found = examine(layout)

    def cancel(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        prepare(found, Choice.COMBINED, clock(), cancel)

    assert layout.database.read_bytes() == damaged
    assert is_damaged(layout.root)


def test_a_file_that_cannot_be_moved_is_told_and_can_be_tried_again(layout, clock, monkeypatch):
    lose_answers(layout)
    found = examine(layout)
    ready = prepare(found, Choice.COMBINED, clock())

    def refuse(_path: Path, _target: Path) -> Path:
        raise PermissionError(errno.EACCES, "dipakai program lain")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        with pytest.raises(SpbeError):
            replace(found, ready, clock())

    replace(found, ready, clock())
    assert len(answers_of(layout.root)) == 31
