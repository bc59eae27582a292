"""Reading a damaged database: what is whole comes over whole, and the result is always sound."""

from __future__ import annotations

import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from spbe_desktop.errors import WorkspaceTooNewError
from spbe_desktop.models import backups
from spbe_desktop.models.damaged_pages import DamagedPages, read_log
from spbe_desktop.models.damaged_trees import walk
from spbe_desktop.models.migrating import HEAD
from spbe_desktop.models.salvage import salvage
from spbe_desktop.services.sample import create_sample
from tests.workspaces import RESOURCES, catalogue, make_workspace, opened, text, value

PAGE = 4096
OLDER = Path(__file__).parents[1] / "data" / "workspaces"


@pytest.fixture(scope="module")
def whole(tmp_path_factory) -> Path:
    """The database of the sample workspace, sound."""
    root: Path = tmp_path_factory.mktemp("sample") / "contoh"
    create_sample(root, catalogue(), RESOURCES / "sample")
    return root / "assessment.sqlite3"


@pytest.fixture
def salvaged(tmp_path):
    """What salvages these bytes and returns the outcome and the rows of each table."""

    def salvaged(content: bytes, backup: Path | None = None, log: bytes = b""):
        damaged, target = tmp_path / "rusak.sqlite3", tmp_path / "terbaca.sqlite3"
        damaged.write_bytes(content)
        damaged.with_name("rusak.sqlite3-wal").write_bytes(log)
        target.unlink(missing_ok=True)
        outcome = salvage(damaged, target, backup)
        assert damaged.read_bytes() == content
        return outcome, rows_in(target)

    return salvaged


def rows_in(path: Path) -> dict[str, set[tuple[Any, ...]]]:
    """Return the rows of each table of a database, which must be sound."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        return {
            table: set(connection.execute(f'SELECT * FROM "{table}"').fetchall())
            for table in backups.count_tables(connection)
        }


def pages_of(path: Path) -> dict[str, set[int]]:
    """Return the pages of each table of a sound database without long texts left out."""
    with (
        closing(sqlite3.connect(path)) as connection,
        closing(DamagedPages(path)) as pages,
    ):
        roots = connection.execute(
            "SELECT name, rootpage FROM sqlite_master WHERE type = 'table'"
        ).fetchall()
        free = {
            number
            for number in range(2, pages.count + 1)
            if not (pages.page(number) or b"").startswith((b"\x02", b"\x05", b"\x0a", b"\x0d"))
        }
        # A page without a kind continues a long text, of whichever table.
        return {name: walk(pages, root).reached | free for name, root in roots}


def overwritten(content: bytes, spans: list[tuple[float, int]], seed: int) -> bytes:
    """Return *content* with noise in it, from a place (part of the whole) on for some bytes."""
    spoilt, dice = bytearray(content), random.Random(seed)
    for place, length in spans:
        start = int(place * (len(content) - 1))
        stop = min(len(content), start + length)
        spoilt[start:stop] = dice.randbytes(stop - start)
    return bytes(spoilt)


def test_a_sound_database_comes_over_whole(salvaged, whole):
    outcome, rows = salvaged(whole.read_bytes())

    assert rows == rows_in(whole)
    assert (outcome.revision, outcome.lost) == (HEAD, 0)
    assert outcome.read == sum(len(found) for found in rows.values()) - 1


@pytest.mark.parametrize("length", [100, PAGE], ids=["header", "first page"])
@pytest.mark.parametrize("backup", [True, False])
def test_without_its_header_everything_is_still_read(salvaged, whole, length, backup):
    content = whole.read_bytes()
    spoilt = random.Random(1).randbytes(length) + content[length:]

    outcome, rows = salvaged(spoilt, whole if backup else None)

    assert rows == rows_in(whole)
    assert outcome.lost == 0


def test_without_its_indexes_everything_is_still_read(salvaged, whole):
    content = bytearray(whole.read_bytes())
    dice = random.Random(2)
    for start in range(PAGE, len(content), PAGE):
        if content[start] in {0x02, 0x0A}:
            content[start : start + PAGE] = dice.randbytes(PAGE)

    outcome, rows = salvaged(bytes(content))

    assert rows == rows_in(whole)
    assert outcome.lost == 0


def test_a_root_that_is_lost_leaves_the_pages_below_it(salvaged, whole):
    content = bytearray(whole.read_bytes())
    with closing(sqlite3.connect(whole)) as connection:
        roots = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name IN ('answer', 'journal', 'score')"
        ).fetchall()
    for (root,) in roots:
        assert content[(root - 1) * PAGE] == 0x05, "a page of pages"
        content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)

    outcome, rows = salvaged(bytes(content))

    assert rows == rows_in(whole)
    assert outcome.lost == 0


@pytest.mark.parametrize("content", [b"", b"catatan rapat\n", bytes(3 * PAGE)])
def test_nothing_readable_gives_an_empty_database(salvaged, content):
    outcome, rows = salvaged(content)

    assert outcome.read == 0
    assert not any(found for table, found in rows.items() if table != "alembic_version")


def test_the_rows_of_a_lost_page_are_counted(salvaged, whole):
    content = bytearray(whole.read_bytes())
    pages = pages_of(whole)
    with closing(sqlite3.connect(whole)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'score'"
        ).fetchone()
    assert root in pages["score"]
    leaf = next(
        number
        for number in sorted(pages["score"])
        if number != root and content[(number - 1) * PAGE] == 0x0D
    )
    content[(leaf - 1) * PAGE : leaf * PAGE] = bytes(PAGE)

    outcome, rows = salvaged(bytes(content), whole)

    score = next(table for table in outcome.tables if table.name == "score")
    assert rows["score"] < rows_in(whole)["score"]
    assert score.read == len(rows["score"])
    assert score.read + score.lost == len(rows_in(whole)["score"])


def test_what_rows_belong_to_comes_from_the_backup(salvaged, whole):
    content = bytearray(whole.read_bytes())
    with closing(sqlite3.connect(whole)) as connection:
        (root,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'assessment'"
        ).fetchone()
    content[(root - 1) * PAGE : root * PAGE] = bytes(PAGE)

    alone, rows_alone = salvaged(bytes(content))
    helped, rows = salvaged(bytes(content), whole)

    assert rows_alone["answer"] == set()
    assert alone.lost > len(rows["answer"])
    assert rows == rows_in(whole)
    assert [(t.name, t.borrowed) for t in helped.tables if t.borrowed] == [("assessment", 3)]


def test_what_is_only_in_the_log_is_read(tmp_path):
    root = tmp_path / "buku kerja"
    make_workspace(root)
    workspace = opened(root)
    workspace.editor.run(value("1", 5))
    workspace.editor.run(text("2", "Hanya ada di log. " * 400))
    for name in ("assessment.sqlite3", "assessment.sqlite3-wal"):
        shutil.copyfile(root / name, tmp_path / name)
    workspace.close()
    assert (tmp_path / "assessment.sqlite3-wal").stat().st_size > PAGE

    salvage(tmp_path / "assessment.sqlite3", tmp_path / "terbaca.sqlite3")

    assert rows_in(tmp_path / "terbaca.sqlite3") == rows_in(root / "assessment.sqlite3")


@pytest.fixture
def killed(tmp_path) -> Path:
    """A database as a killed program leaves it: eight edits are in the log alone."""
    root = tmp_path / "buku kerja"
    make_workspace(root)
    workspace = opened(root)
    for number in range(1, 9):
        workspace.editor.run(text(str(number), f"Edit {number}. " * 500))
    copy: Path = tmp_path / "mati.sqlite3"
    shutil.copyfile(root / "assessment.sqlite3", copy)
    shutil.copyfile(root / "assessment.sqlite3-wal", tmp_path / "mati.sqlite3-wal")
    workspace.close()
    return copy


def answers_in(path: Path) -> list[str]:
    return sorted(str(row[2])[:7] for row in rows_in(path)["answer"])


def test_a_log_as_a_kill_leaves_it_is_not_torn(killed):
    log = killed.with_name("mati.sqlite3-wal")

    assert not read_log(killed).torn
    # The last transaction was being written.
    log.write_bytes(log.read_bytes()[:-5000])
    assert not read_log(killed).torn


@pytest.mark.parametrize("place", [16, 3000, 0.3, 0.6], ids=["header", "first", "early", "late"])
def test_edits_behind_a_damaged_place_in_the_log_are_read(killed, tmp_path, place):
    log = killed.with_name("mati.sqlite3-wal")
    content = bytearray(log.read_bytes())
    start = place if isinstance(place, int) else int(place * len(content))
    content[start : start + 8] = b"\xff" * 8
    log.write_bytes(bytes(content))

    assert read_log(killed).torn
    salvage(killed, tmp_path / "terbaca.sqlite3")

    read = answers_in(tmp_path / "terbaca.sqlite3")
    assert read[-1] == "Edit 8."
    assert len(read) >= 7


@pytest.mark.parametrize("revision", sorted(path.name for path in OLDER.iterdir()))
def test_every_shipped_revision_is_read(tmp_path, revision):
    source = OLDER / revision / "assessment.sqlite3"
    content = source.read_bytes()
    (tmp_path / "rusak.sqlite3").write_bytes(bytes(100) + content[100:])

    outcome = salvage(tmp_path / "rusak.sqlite3", tmp_path / "terbaca.sqlite3", source)

    assert outcome.revision == revision
    assert rows_in(tmp_path / "terbaca.sqlite3") == rows_in(source)


def test_a_database_of_a_newer_release_is_not_guessed_at(salvaged, whole, tmp_path):
    newer = tmp_path / "baru.sqlite3"
    shutil.copyfile(whole, newer)
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0042'")

    with pytest.raises(WorkspaceTooNewError):
        salvaged(newer.read_bytes())


def test_a_value_that_no_program_could_read_is_left_out(salvaged, whole):
    content = whole.read_bytes()
    with closing(sqlite3.connect(whole)) as connection:
        (at,) = connection.execute("SELECT updated_at FROM answer LIMIT 1").fetchone()
    spoilt = content.replace(at.encode(), at.replace("-", "?").encode())

    outcome, rows = salvaged(spoilt)

    assert rows["answer"] < rows_in(whole)["answer"]
    assert not any("?" in row[-1] for row in rows["answer"])
    assert outcome.lost > 0


SPANS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([1, 16, 64, 512, PAGE, 5 * PAGE])),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(spans=SPANS, seed=st.integers(0, 1 << 16), with_backup=st.booleans())
def test_whatever_is_overwritten_the_rest_is_read_and_sound(
    salvaged, whole, spans, seed, with_backup
):
    content = whole.read_bytes()
    spoilt = overwritten(content, spans, seed)

    _outcome, rows = salvaged(spoilt, whole if with_backup else None)

    if with_backup:
        expected = rows_in(whole)
        touched = {
            place // PAGE + 1 for place in range(len(content)) if content[place] != spoilt[place]
        }
        for table, pages in pages_of(whole).items():
            if table in expected and not pages & touched:
                assert rows[table] >= expected[table], table


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(cut=st.floats(0, 1))
def test_wherever_it_is_cut_off_the_rest_is_read_and_sound(salvaged, whole, cut):
    content = whole.read_bytes()

    outcome, _rows = salvaged(content[: int(cut * len(content))])

    assert outcome.read >= 0


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(log=st.binary(max_size=3 * PAGE))
def test_a_log_of_noise_changes_nothing(salvaged, whole, log):
    outcome, rows = salvaged(whole.read_bytes(), log=log)

    assert rows == rows_in(whole)
    assert outcome.lost == 0
