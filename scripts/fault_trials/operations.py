"""The operations that trouble may interrupt: how each is prepared, done, and judged."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fault_trials import acts, checks, restoring
from fault_trials.acts import Tell, opened
from fault_trials.checks import Contents, Fact
from fault_trials.places import OLDER, PACKAGES, RESTORED, SHIPPED, WORKSPACE, Sandbox, empty


def _as_filled(sandbox: Sandbox) -> None:
    """Leave *sandbox* as it is."""


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing an officer does."""

    name: str
    act: Callable[[Sandbox, Tell], None]
    verify: Callable[[Sandbox, Sequence[Fact]], Iterator[str]]
    """Given what was told, says what is wrong; for a sandbox that has come to rest."""
    prepare: Callable[[Sandbox], None] = _as_filled
    writes_to: tuple[str, ...] = (WORKSPACE,)
    """The folders of the sandbox that it may write to."""


def _lay_out_shipped(sandbox: Sandbox) -> None:
    for revision, root in (("0001", sandbox.workspace), ("0002", sandbox.older)):
        empty(root)
        shutil.copytree(SHIPPED / revision, root, dirs_exist_ok=True)


def _migration_holds(sandbox: Sandbox, told: Sequence[Fact]) -> Iterator[str]:
    del told  # it must be whole in any case
    yield from checks.migration_holds(sandbox, _migrated())


@cache
def _migrated() -> tuple[Contents, ...]:
    """Return what the shipped workspaces hold after a migration to which nothing happened."""
    with tempfile.TemporaryDirectory() as folder:
        sandbox = Sandbox(Path(folder))
        _lay_out_shipped(sandbox)
        found = []
        for root in (sandbox.workspace, sandbox.older):
            with opened(root) as workspace:
                found.append(checks.contents_of(workspace))
        return tuple(found)


OPERATIONS = (
    Operation("edit", acts.edit, checks.edits_hold),
    Operation("intake", acts.take_in_files, checks.files_hold),
    Operation("export", acts.export, checks.package_holds, writes_to=(WORKSPACE, PACKAGES)),
    Operation("backup", acts.back_up, checks.backups_hold),
    Operation(
        "migration",
        acts.migrate,
        _migration_holds,
        prepare=_lay_out_shipped,
        writes_to=(WORKSPACE, OLDER),
    ),
    Operation(
        "restore",
        restoring.restore,
        restoring.restoring_holds,
        prepare=restoring.make_a_backup,
        writes_to=(WORKSPACE, PACKAGES, RESTORED),
    ),
)


def named(name: str) -> Operation:
    """Return the operation called *name*."""
    return next(operation for operation in OPERATIONS if operation.name == name)
