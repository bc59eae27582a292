"""What must hold after trouble: nothing that was told is lost, nothing half done has a name."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from fault_trials.acts import assessment_in, opened
from fault_trials.places import OLDER_PACKAGE, Sandbox
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import unreported
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.models.migrating import HEAD, revision_of
from spbe_desktop.services import integrity
from spbe_desktop.services.library import uses_of
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import Workspace

Fact = tuple[str, ...]
"""A step by its name, and what was told of it."""

Contents = dict[str, list[tuple[object, ...]]]
"""Every row by the name of its table."""

_OURS = {
    *("assessment.sqlite3", "search.sqlite3", "workspace.lock"),
    *("evidence", "instruments", "backups", "templat"),
}


def edits_hold(sandbox: Sandbox, told: Sequence[Fact]) -> Iterator[str]:
    """Compare what was told with the journal, and the journal with what is shown."""
    with opened(sandbox.workspace) as workspace:
        yield from soundness(workspace)
        found = assessment_in(workspace)
        lines = workspace.database.rows(
            "SELECT key, field, after FROM journal WHERE assessment_id = ? ORDER BY id",
            (found.id,),
        )
        rows = read_sheet(workspace, found.id).by_key
    written = {(line["key"], line["field"], line["after"]) for line in lines}
    last = {(line["key"], line["field"]): line["after"] for line in lines}
    for field, key, content in told:
        unchanged = str(rows[IndicatorKey(key)].value or "") == content
        if (key, field, content) not in written and not unchanged:
            yield f"lost: {field} of {key}, {content[:20]}"
    for key in {key for _, key, _ in told}:
        row = rows[IndicatorKey(key)]
        shown = {"explanation": row.explanation, "value": str(row.value or "")}
        for field, content in shown.items():
            if last.get((key, field), content) != content:
                yield f"shown otherwise than told last: {field} of {key}"


def files_hold(sandbox: Sandbox, told: Sequence[Fact]) -> Iterator[str]:
    """Look for every file that was told, where it proves what it should, with its bytes."""
    originals = {hashlib.sha256(path.read_bytes()).hexdigest() for path in sandbox.sources}
    with opened(sandbox.workspace) as workspace:
        yield from soundness(workspace)
        uses = uses_of(workspace, assessment_in(workspace).id)
        proofs = {(key, use.sha256) for key, found in uses.items() for use in found}
    for _, key, sha256 in told:
        if (key, sha256) not in proofs:
            yield f"lost: file of {key}"
        if sha256 not in originals:
            yield f"not what was given: file of {key}"


def package_holds(sandbox: Sandbox, told: Sequence[Fact]) -> Iterator[str]:
    """Look whether a whole package has the name, and what is said of it is true."""
    with opened(sandbox.workspace) as workspace:
        yield from soundness(workspace)
        locked = assessment_in(workspace).locked
    said = {fact[0]: fact[1] for fact in told}
    content = sandbox.package.read_bytes()
    if content != OLDER_PACKAGE and not verify_package(sandbox.package, unreported).valid:
        yield "half a package has the name of a whole one"
    if "written" in said and hashlib.sha256(content).hexdigest() != said["written"]:
        yield "lost: the package that was told"
    if locked and content == OLDER_PACKAGE:
        yield "sent without a package"
    if "sent" in said and not locked:
        yield "lost: that it was sent"
    neighbours = {path.name for path in sandbox.package.parent.iterdir()}
    for name in neighbours - {sandbox.package.name, "surat.txt"}:
        if not name.endswith(".part"):
            yield f"a file beside the package: {name}"


def backups_hold(sandbox: Sandbox, told: Sequence[Fact]) -> Iterator[str]:
    """Open every backup, look for those that were told, and for their evidence."""
    with opened(sandbox.workspace) as workspace:
        yield from soundness(workspace)
        layout = workspace.layout
    notes = {}
    for path in layout.backups.glob("*.sqlite3"):
        with closing(sqlite3.connect(path)) as copy:
            if copy.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
                yield f"a damaged backup: {path.name}"
            notes[path.name] = {row[0] for row in copy.execute("SELECT note FROM answer")}
    for step, name, content in told:
        if step == "backup" and content not in notes.get(name, ()):
            yield f"lost: backup {name}"
    kept = [path for path in layout.kept_evidence.glob("??/*") if path.is_file()]
    yield from _wrongly_named(kept)
    files = [int(count) for step, _, count in told if step == "files"]
    if files and len(kept) < files[-1]:
        yield f"lost: evidence in the backups, {len(kept)} of {files[-1]}"


def migration_holds(sandbox: Sandbox, expected: Sequence[Contents]) -> Iterator[str]:
    """Compare every row with that of a migration to which nothing happened."""
    for root, contents in zip((sandbox.workspace, sandbox.older), expected, strict=True):
        with opened(root) as workspace:
            yield from soundness(workspace)
            if revision_of(workspace.database) != HEAD:
                yield f"not migrated: {root.name}"
            found = contents_of(workspace)
        for table in contents:
            if found.get(table) != contents[table]:
                yield f"rows differ: {table} in {root.name}"
        if not any((root / "backups").glob("*.sqlite3")):
            yield f"no copy of what was before: {root.name}"


def soundness(workspace: Workspace) -> Iterator[str]:
    """Check the database, the journal's chain, every file, and every name in the folder."""
    condition = integrity.examine(workspace)
    for fault in condition.database_faults:
        yield f"database: {fault}"
    if condition.journal_break is not None:
        yield f"journal: {condition.journal_break}"
    for damaged in condition.damaged:
        yield f"file: {damaged.state}, {damaged.file.title}"
    blobs = [path for path in workspace.layout.evidence.glob("??/*") if path.is_file()]
    yield from _wrongly_named(blobs)
    for path in (workspace.layout.evidence / "incoming").glob("*"):
        yield f"half a file is left: {path.name}"
    for path in workspace.layout.backups.glob("*.part*"):
        yield f"half a copy is left: {path.name}"
    for path in workspace.root.iterdir():
        if path.name not in _OURS and not path.name.startswith("assessment.sqlite3-"):
            yield f"nobody knows what this is: {path.name}"


def contents_of(workspace: Workspace) -> Contents:
    """Return every row of every table."""
    tables = workspace.database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return {
        name: sorted(
            (tuple(row) for row in workspace.database.rows(f'SELECT * FROM "{name}"')),  # noqa: S608 - our names
            key=repr,
        )
        for (name,) in map(tuple, tables)
    }


def _wrongly_named(blobs: Sequence[Path]) -> Iterator[str]:
    for blob in blobs:
        if hashlib.sha256(blob.read_bytes()).hexdigest() != blob.name:
            yield f"half a file under the name of a whole one: {blob.name[:12]}"
