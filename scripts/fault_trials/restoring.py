"""Restoring: a backup into a new folder, one that was carried away, and one in place."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from fault_trials.acts import BUDGET, Clock, Tell, assessment_in, opened
from fault_trials.checks import Fact, contents_of, soundness
from fault_trials.places import Sandbox
from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.models import backups
from spbe_desktop.services import backing_up, restoring
from spbe_desktop.services.answering import AnswerField, SetAnswerField
from spbe_desktop.services.backup_file import restore_file_to, write_backup_file
from spbe_desktop.services.workspace import Workspace

_BEFORE, _RESTORED = "before", "restored"
_JOURNAL = {"journal", "journal_head"}


def make_a_backup(sandbox: Sandbox) -> None:
    """Back up, then work on; note what the workspace holds before and after restoring."""
    with opened(sandbox.workspace) as workspace:
        backing_up.back_up(workspace, BackupCause.ASKED)
        files = backing_up.EvidenceBackup(workspace.layout, BUDGET)
        while files.advance():
            pass
        states = {_RESTORED: _state_of(workspace)}
        note = SetAnswerField(
            assessment_in(workspace).id, IndicatorKey("2"), AnswerField.NOTE, "sesudah cadangan"
        )
        workspace.editor.run(note)
        states[_BEFORE] = _state_of(workspace)
    sandbox.expected.write_text(json.dumps(states), encoding="utf-8")


def restore(sandbox: Sandbox, tell: Tell) -> None:
    """Restore the oldest backup: into a new folder, by way of a file, and in place."""
    clock = Clock()
    with opened(sandbox.workspace, clock) as workspace:
        backup = backups.listed(workspace.layout.backups)[-1]
        source = restoring.source_of(workspace.layout, backup)
        new, from_file = sandbox.restored
        if not new.exists():
            restoring.restore_to(source, new)
        tell("new", str(new))
        write_backup_file(workspace.layout, backup.path, backup.made, sandbox.carried)
        tell("file", hashlib.sha256(sandbox.carried.read_bytes()).hexdigest())
        if not from_file.exists():
            restore_file_to(sandbox.carried, from_file)
        tell("new", str(from_file))
        clock.now = max(clock.now, workspace.last_backup or clock.now)
        tell("kept", backing_up.back_up(workspace, BackupCause.RESTORE).name)
        restoring.put_back(workspace, restoring.prepare(workspace, source))
        tell("in place", str(sandbox.workspace))


def restoring_holds(sandbox: Sandbox, told: Sequence[Fact]) -> Iterator[str]:
    """Look for what was told; a workspace holds all of one state or all of the other."""
    states = json.loads(sandbox.expected.read_text(encoding="utf-8"))
    said = {step for step, _ in told}
    with opened(sandbox.workspace) as workspace:
        yield from soundness(workspace)
        found = _state_of(workspace)
        kept = {path.name for path in workspace.layout.backups.glob("*.sqlite3")}
        lines = workspace.database.rows(
            "SELECT 1 FROM journal WHERE field = ?", (restoring.RESTORED,)
        )
    if found not in states.values():
        yield "the workspace holds neither what was there before nor what was restored"
    if "in place" in said and (found != states[_RESTORED] or not lines):
        yield "lost: what was restored in place"
    yield from (
        f"lost: backup {name}" for step, name in told if step == "kept" and name not in kept
    )
    for root in sandbox.restored:
        yield from _new_folder(root, states[_RESTORED])
    for step, place in told:
        if step == "kept" and place not in kept:
            yield f"lost: backup {place}"
        if step == "new" and not Path(place).is_dir():
            yield f"lost: {Path(place).name}"
        if step == "file" and _digest_of(sandbox.carried) != place:
            yield "lost: the file that was to be carried away"


def _new_folder(root: Path, expected: str) -> Iterator[str]:
    """Look into a new workspace: it has its name only once it is whole."""
    if root.exists():
        with opened(root) as workspace:
            yield from soundness(workspace)
            if _state_of(workspace) != expected:
                yield f"{root.name} is not what was backed up"


def _state_of(workspace: Workspace) -> str:
    """Return a digest of every row but the journal's, which tells of the restoring itself."""
    rows = {name: rows for name, rows in contents_of(workspace).items() if name not in _JOURNAL}
    return hashlib.sha256(repr(sorted(rows.items())).encode()).hexdigest()


def _digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
