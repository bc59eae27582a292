"""Sets the clock back and forward by years between edits, backups and an export."""

from __future__ import annotations

import random
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from fault_trials.acts import BUDGET, Clock, assessment_in, opened
from fault_trials.checks import soundness
from fault_trials.places import Materials, Sandbox
from fault_trials.results import Row
from spbe_desktop.domain.backups import BackupCause
from spbe_desktop.domain.instrument import IndicatorKey
from spbe_desktop.domain.progress import unreported
from spbe_desktop.domain.sheet import SELF_ASSESSMENT
from spbe_desktop.exchange.verifier import verify_package
from spbe_desktop.services import backing_up, submission
from spbe_desktop.services.answering import AnswerField, SetAnswerField, SetValue
from spbe_desktop.services.sheets import read_sheet
from spbe_desktop.services.workspace import Workspace

_START = datetime(2026, 3, 2, 9, tzinfo=UTC)
_EMPTY_BATTERY = datetime(1980, 1, 1, tzinfo=UTC)
_JUMPS = (
    *(timedelta(days=365 * years) for years in (-30, -5, -1, 1, 5, 40)),
    *(timedelta(hours=hours) for hours in (-25, -1, 1, 25)),
    timedelta(0),
)


def jump_about(materials: Materials, seed: int, count: int) -> Row:
    """Work *count* times while the clock jumps: nothing told is lost, copies stay due."""
    row = Row("clock jumps", "edit, backup, export")
    began = time.perf_counter()
    dice = random.Random(f"{seed} clock")  # noqa: S311 - chance, no secret
    for number in range(count):
        sandbox = materials.fill(materials.folder / "jam")
        row.runs += 1
        row.inside += 1
        try:
            wrong = list(_work(sandbox, dice))
        except Exception:  # noqa: BLE001 - a traceback is what is looked for
            wrong = [traceback.format_exc()]
        row.complaints += [f"seed {seed}, run {number}: {found}" for found in wrong]
    row.seconds = time.perf_counter() - began
    return row


def _work(sandbox: Sandbox, dice: random.Random) -> Iterator[str]:
    clock = Clock(_START)
    told: dict[IndicatorKey, tuple[str, Decimal]] = {}
    with opened(sandbox.workspace, clock) as workspace:
        found = assessment_in(workspace)
        before = _answers(workspace)
        for number in range(12):
            clock.now = dice.choice((_EMPTY_BATTERY, clock.now + dice.choice(_JUMPS), _START))
            key, value = IndicatorKey(str(number % 8 + 1)), Decimal(dice.randint(1, 5))
            written = f"ditulis {clock.now}"
            workspace.editor.run(SetAnswerField(found.id, key, AnswerField.EXPLANATION, written))
            workspace.editor.run(SetValue(found.id, SELF_ASSESSMENT, key, value))
            told[key] = (written, value)
            yield from _back_up(workspace, clock)
        while workspace.editor.next_undo is not None:
            workspace.editor.undo()
        if _answers(workspace) != before:
            yield "undo does not lead back to the beginning"
        while workspace.editor.next_redo is not None:
            workspace.editor.redo()
    yield from _as_told(sandbox, clock, told)
    yield from _exported(sandbox, clock)


def _back_up(workspace: Workspace, clock: Clock) -> Iterator[str]:
    """Back up as the window does, and look whether a wrong clock has harmed a backup."""
    due = backing_up.is_due(workspace)
    newest = workspace.last_backup
    if newest is not None and newest > clock.now and not due:
        yield f"no backup is due at {clock.now}, because of one of {newest}"
    if not due:
        return
    made = backing_up.back_up(workspace, BackupCause.ROUTINE)
    gone = backing_up.rotate(workspace.layout, BUDGET, clock.now, made)
    if not made.exists():
        yield f"lost: the backup of {clock.now} went at once, one of {len(gone)}"


def _as_told(
    sandbox: Sandbox, clock: Clock, told: dict[IndicatorKey, tuple[str, Decimal]]
) -> Iterator[str]:
    with opened(sandbox.workspace, clock) as workspace:
        yield from soundness(workspace)
        rows = read_sheet(workspace, assessment_in(workspace).id).by_key
    for key, (written, value) in told.items():
        if (rows[key].explanation, rows[key].value) != (written, value):
            yield f"lost: what was entered at {key}"


def _exported(sandbox: Sandbox, clock: Clock) -> Iterator[str]:
    """Send while the clock is far from when the answers were written."""
    with opened(sandbox.workspace, clock) as workspace:
        found = assessment_in(workspace)
        clock.now = _EMPTY_BATTERY
        written = submission.write(submission.freeze(workspace, found.id), sandbox.package)
        clock.now = _START + timedelta(days=365 * 60)
        submission.record_sent(workspace, found.id, written)
        if not assessment_in(workspace).locked:
            yield "lost: that it was sent"
    if not verify_package(sandbox.package, unreported).valid:
        yield "the package does not verify"


def _answers(workspace: Workspace) -> list[tuple[str, Decimal | None, str]]:
    rows = read_sheet(workspace, assessment_in(workspace).id).rows
    return [(row.key, row.value, row.explanation) for row in rows]
