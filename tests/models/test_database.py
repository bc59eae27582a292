"""The tables and the connection: what they refuse, what they keep exactly."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError, OperationalError, StatementError

from spbe_desktop.errors import DiskFullError, StorageFailedError
from spbe_desktop.models import places
from spbe_desktop.models.database import Database
from spbe_desktop.models.migrating import upgrade
from spbe_desktop.models.schema import metadata
from spbe_desktop.models.tables import region, score, target_index
from spbe_desktop.models.types import ExactDecimal, UtcDateTime

DIALECT = sqlite.dialect()

ASSESSMENT = "INSERT INTO assessment (agency_id, year, pinned_instrument_id) VALUES ({}, {}, {})"
EVIDENCE = (
    "INSERT INTO evidence (id, kind, title, classification, added_at) "
    "VALUES ('{}', '{}', 'SK', 'biasa', '')"
)
USE = (
    "INSERT INTO evidence_use (assessment_id, key, evidence_id, added_at) "
    "VALUES ({}, '1', '{}', '')"
)


@pytest.fixture
def connection():
    """A connection to the tables, with one region, one office and one assessment."""
    engine = create_engine("sqlite://")
    with engine.connect() as found:
        found.exec_driver_sql("PRAGMA foreign_keys = ON")
        metadata.create_all(found)
        for table, *row in (
            ("region", 1, "6401", "Paser"),
            ("agency", 1, 1, "diskominfo", "Dinas Kominfo", "Diskominfo"),
            ("pinned_instrument", 1, "spbe-2020", "ab" * 32, "spbe-2020.yaml"),
        ):
            marks = ", ".join("?" * len(row))
            found.exec_driver_sql(f"INSERT INTO {table} VALUES ({marks})", tuple(row))
        for statement in (ASSESSMENT.format(1, 2025, 1), EVIDENCE.format("E", "file")):
            found.exec_driver_sql(statement)
        yield found
    engine.dispose()


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO region (code, name) VALUES ('6401', 'Lain')",
        "INSERT INTO agency (region_id, code, name, short_name) VALUES (1, 'diskominfo', '', '')",
        "INSERT INTO agency (region_id, code, name, short_name) VALUES (9, 'x', 'X', 'X')",
        ASSESSMENT.format(1, 2025, 1),
        ASSESSMENT.format(9, 2026, 1),
        ASSESSMENT.format(1, 2026, 9),
        "UPDATE assessment SET revision = 0",
        "INSERT INTO answer (assessment_id, key, updated_at) VALUES (9, '1', '')",
        "INSERT INTO score (assessment_id, stage, key, updated_at) VALUES (1, 'mandiri', '1', '')",
        EVIDENCE.format("F", "video"),
        USE.format(1, "F"),
        USE.format(9, "E"),
        "INSERT INTO target_index (region_id, year, value) VALUES (9, 2025, '3')",
    ],
)
def test_rows_that_cannot_be_true_are_refused(connection, statement):
    with pytest.raises(IntegrityError):
        connection.exec_driver_sql(statement)


def test_a_document_counts_once_for_one_indicator(connection):
    use = USE.format(1, "E")
    connection.exec_driver_sql(use)

    with pytest.raises(IntegrityError):
        connection.exec_driver_sql(use)


def test_evidence_in_use_cannot_be_removed(connection):
    connection.exec_driver_sql(USE.format(1, "E"))

    with pytest.raises(IntegrityError):
        connection.exec_driver_sql("DELETE FROM evidence")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-99, max_value=99, places=12))
def test_a_decimal_comes_back_as_it_went(number):
    kept = ExactDecimal()
    stored = kept.process_bind_param(number, DIALECT)

    assert kept.process_result_value(stored, DIALECT) == number


@pytest.mark.parametrize(
    ("number", "written"),
    [("3", "3"), ("3.00", "3"), ("1.260", "1.26"), ("1E+1", "10"), ("100", "100"), ("0.0", "0")],
)
def test_a_decimal_is_written_without_zeros_that_say_nothing(number, written):
    assert ExactDecimal().process_bind_param(Decimal(number), DIALECT) == written


@pytest.mark.parametrize("number", ["NaN", "Infinity"])
def test_what_is_no_number_is_not_stored(connection, number):
    row = {"region_id": 1, "year": 2025, "value": Decimal(number)}

    with pytest.raises(StatementError):
        connection.execute(insert(target_index), row)


@given(
    st.datetimes(
        timezones=st.integers(-12, 14).map(lambda hours: timezone(timedelta(hours=hours)))
    ).filter(lambda moment: 1 < moment.year < 9999)
)
def test_a_moment_of_any_zone_comes_back_in_utc(aware):
    kept = UtcDateTime()
    back = kept.process_result_value(kept.process_bind_param(aware, DIALECT), DIALECT)

    assert back == aware
    assert back.tzinfo == UTC


def test_a_moment_without_a_zone_is_refused(connection):
    row = {
        "assessment_id": 1,
        "stage": "mandiri",
        "key": "1",
        "value": Decimal(3),
        "updated_at": datetime(2025, 9, 25),  # noqa: DTZ001 - refused for that very reason
    }

    with pytest.raises(StatementError):
        connection.execute(insert(score), row)


def test_a_block_that_fails_stores_nothing_of_it(tmp_path):
    database = Database(tmp_path / "assessment.sqlite3", new=True)
    upgrade(database)

    rows = [{"code": "6401", "name": "Paser"}, {"code": "6401", "name": "Paser lagi"}]
    with pytest.raises(IntegrityError), database.begin() as connection:
        connection.execute(insert(region), rows)

    with database.begin() as connection:
        assert connection.execute(select(region)).all() == []
    database.close()


def test_a_commit_that_fails_leaves_the_connection_usable(tmp_path):
    database = Database(tmp_path / "assessment.sqlite3", new=True)
    upgrade(database)
    database.raw.execute("PRAGMA max_page_count = 1")
    with pytest.raises(DiskFullError), database.begin() as connection:
        connection.execute(insert(region), {"code": "x" * 500_000, "name": "Paser"})
    database.raw.execute("PRAGMA max_page_count = 100000")

    with database.begin() as connection:
        connection.execute(insert(region), {"code": "6401", "name": "Paser"})

    with database.begin() as connection:
        assert connection.execute(select(region.c.code)).scalars().all() == ["6401"]
    database.close()


@pytest.mark.parametrize(
    ("kind", "safe"),
    [("ext4", True), ("btrfs", True), ("nfs4", False), ("vfat", False), ("fuse.sshfs", False)],
)
def test_a_write_ahead_log_is_used_only_where_it_is_safe(tmp_path, monkeypatch, kind, safe):
    monkeypatch.setattr(places, "mount_of", lambda _folder: (Path("/"), kind))

    database = Database(tmp_path / "assessment.sqlite3", new=True)
    database.choose_journal()
    upgrade(database)
    mode = database.raw.execute("PRAGMA journal_mode").fetchone()
    database.close()

    assert mode == ("wal" if safe else "delete",)
    assert {path.name for path in tmp_path.iterdir()} == {"assessment.sqlite3"}


def test_a_failure_while_letting_go_is_named_and_lets_go_all_the_same(tmp_path, monkeypatch):
    database = Database(tmp_path / "assessment.sqlite3", new=True)
    upgrade(database)
    monkeypatch.setattr(database.edits.connection, "close", refuse)

    with pytest.raises(StorageFailedError):
        database.close()

    with pytest.raises(sqlite3.ProgrammingError, match="closed database"):
        database.raw.execute("SELECT 1")


def test_a_failure_while_going_back_to_a_copy_is_named(tmp_path, monkeypatch):
    database = Database(tmp_path / "assessment.sqlite3", new=True)
    upgrade(database)
    database.copy_to(tmp_path / "salinan.sqlite3")
    monkeypatch.setattr(database.edits.connection, "rollback", refuse)

    with pytest.raises(StorageFailedError):
        database.restore(tmp_path / "salinan.sqlite3")

    database.close()


def refuse() -> None:
    """Fail as SQLAlchemy does when the disk does."""
    reason = sqlite3.OperationalError("disk I/O error")
    reason.sqlite_errorcode = sqlite3.SQLITE_IOERR
    raise OperationalError("ROLLBACK", None, reason)
