"""Revisions: today's tables, yesterday's workspaces, and a way back when one fails."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import OperationalError

from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.errors import WorkspaceDamagedError
from spbe_desktop.models import migrating
from spbe_desktop.models.all_tables import METADATA
from spbe_desktop.models.database import APPLICATION_ID, Database
from spbe_desktop.models.migrating import HEAD, MIGRATIONS, revision_of, upgrade
from spbe_desktop.services import workspace as workspaces
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import create_workspace
from tests.workspaces import Clock, catalogue, dump, make_workspace, opened, value

SHIPPED = Path(__file__).parents[1] / "data" / "workspaces"

NEXT = '''"""A next revision.

Revision ID: 0004
"""
import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade():
    with op.batch_alter_table("assessment") as batch:
        batch.add_column(sa.Column("remark", sa.Text(), nullable=True))
'''
ORPHANING = '    op.execute("DELETE FROM assessment")\n'
LOSING = '    op.execute("DELETE FROM score")\n'
FAILING = '    op.execute("ALTER TABLE nowhere ADD COLUMN remark TEXT")\n'


@pytest.fixture
def database(tmp_path):
    found = Database(tmp_path / "assessment.sqlite3", new=True)
    upgrade(found)
    yield found
    found.close()


@pytest.fixture
def next_release(tmp_path, monkeypatch):
    """Pretend to be the next release, with one more revision that also does *more*."""

    def become(more: str = "") -> None:
        folder = tmp_path / "migrations"
        shutil.copytree(MIGRATIONS, folder)
        (folder / "versions" / "0004_next.py").write_text(NEXT + more, encoding="utf-8")
        monkeypatch.setattr(migrating, "MIGRATIONS", folder)
        monkeypatch.setattr(migrating, "HEAD", "0004")
        monkeypatch.setattr(workspaces, "HEAD", "0004")

    return become


@pytest.fixture
def answered(tmp_path):
    """A workspace with one answer, made by this release."""
    root = tmp_path / "buku kerja"
    make_workspace(root)
    workspace = opened(root)
    workspace.editor.run(value("1", 3))
    workspace.close()
    return root


def test_the_revisions_lead_to_the_tables_of_today(database):
    with database.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, METADATA)

    assert differences == []


def test_the_newest_revision_is_the_one_we_say():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))

    assert ScriptDirectory.from_config(config).get_current_head() == HEAD


def test_no_revision_imports_the_program():
    revisions = list((MIGRATIONS / "versions").glob("*.py"))

    assert revisions
    assert not [path for path in revisions if "spbe_desktop" in path.read_text(encoding="utf-8")]


def test_every_revision_has_a_workspace_to_be_tried_on():
    revisions = {path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}

    assert {path.name for path in SHIPPED.iterdir() if path.is_dir()} == revisions


def test_a_new_database_is_marked_as_ours_and_keeps_references(database):
    pragmas = {
        name: database.raw.execute(f"PRAGMA {name}").fetchone()[0]
        for name in ("application_id", "foreign_keys", "synchronous", "locking_mode")
    }

    assert pragmas == {
        "application_id": APPLICATION_ID,
        "foreign_keys": 1,
        "synchronous": 2,
        "locking_mode": "exclusive",
    }
    assert revision_of(database) == HEAD


@pytest.mark.parametrize("revision", sorted(path.name for path in SHIPPED.iterdir()))
def test_a_workspace_of_a_shipped_revision_opens_with_all_it_holds(revision, tmp_path):
    root = tmp_path / "lama"
    shutil.copytree(SHIPPED / revision, root)

    workspace = opened(root)
    sheet = read_sheet(workspace, 1)
    row = sheet.by_key[IndicatorKey("1")]
    wrong = workspace.database.integrity_check()
    workspace.editor.run(value("2", "3.5"))
    workspace.close()

    assert wrong == ()
    assert sheet.assessment.agency.region.name == "Kabupaten Paser"
    assert (row.value, row.target, row.flagged) == (Decimal("2.75"), Decimal(3), True)
    assert row.explanation == "FAKTA Tim dibentuk dengan SK Bupati.\nANALISIS “naik” 😀"
    assert row.note == "tanya Bappeda"
    assert row.evidence_count == 1


def test_an_older_workspace_is_copied_aside_and_brought_up_to_date(answered, next_release):
    next_release()

    workspace = opened(answered)
    columns = workspace.database.raw.execute("PRAGMA table_info(assessment)").fetchall()
    references = workspace.database.raw.execute("PRAGMA foreign_keys").fetchone()
    sheet = read_sheet(workspace, 1)
    workspace.close()

    assert "remark" in [column[1] for column in columns]
    # A batch rebuild drops the old table; with references on it would take the answers along.
    assert sheet.score.answered == 1
    assert references == (1,)
    assert len(list((answered / "backups").glob("*.sqlite3"))) == 1


@pytest.mark.parametrize(
    ("more", "error"),
    [
        (ORPHANING, WorkspaceDamagedError),
        (LOSING, WorkspaceDamagedError),
        (FAILING, OperationalError),
    ],
)
def test_a_revision_that_fails_leaves_the_workspace_as_it_was(
    answered, next_release, monkeypatch, more, error
):
    with monkeypatch.context() as patched:
        workspace = opened(answered)
        before = dump(workspace)
        workspace.close()
        next_release(more)
        with pytest.raises(error):
            opened(answered)
        patched.undo()
    monkeypatch.undo()

    workspace = opened(answered)
    after = dump(workspace)
    revision = revision_of(workspace.database)
    workspace.close()

    assert after == before
    assert revision == HEAD


def test_a_workspace_is_made_in_a_place_with_any_name(tmp_path):
    root = tmp_path / "100% siap, #2? ✓"

    create_workspace(root, catalogue(), Clock()).close()

    opened(root).close()
    assert (root / "assessment.sqlite3").is_file()
