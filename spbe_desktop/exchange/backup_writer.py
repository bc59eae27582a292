"""Writes a backup file: whole, verified and under its name, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import BackupInvalidError, FolderNotWritableError, PackageWriteError
from spbe_desktop.evidence.storage import flush_folder, require_room, writing_to
from spbe_desktop.exchange.backup_plan import BackupPlan
from spbe_desktop.exchange.backup_reader import verify_backup
from spbe_desktop.exchange.evidence_reader import read_evidence
from spbe_desktop.exchange.zip_writer import OVERHEAD, SizedBlocks, part_of, write_files


def write_backup(plan: BackupPlan, target: Path, report: Report) -> int:
    """Write *plan* to *target*, read it back, and only then give it its name; return its size.

    A failure, a Cancelled from *report* included, leaves nothing behind, and an older file of
    the same name stays as it was. Progress counts every byte twice: written, then verified.
    """
    folder = target.parent
    with writing_to(folder):
        if not folder.is_dir() or target.is_dir():
            raise FolderNotWritableError(folder)
    require_room(folder, plan.size + (len(plan.documents) + len(plan.files)) * OVERHEAD)
    with part_of(target) as part:
        with writing_to(folder):
            size = _write(plan, part, report)
        try:
            verify_backup(part, _second_half(report, plan.size))
        except BackupInvalidError as error:
            raise PackageWriteError(target, error.detail) from error
        with writing_to(folder):
            part.replace(target)
            flush_folder(folder)
    return size


def _write(plan: BackupPlan, part: Path, report: Report) -> int:
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        report(done, 2 * plan.size)

    contents: dict[str, SizedBlocks] = {}
    for document in plan.documents:
        contents[document.name] = len(document.content), _whole(document.content, advance)
    for item in plan.files:
        contents[item.name] = item.size, read_evidence(item, advance)
    with part.open("xb") as file:
        size = write_files(file, plan.top, contents, lambda _end: None)
        os.fsync(file.fileno())
    return size


def _whole(content: bytes, advance: Callable[[int], None]) -> Iterator[bytes]:
    yield content
    advance(len(content))


def _second_half(report: Report, size: int) -> Report:
    def second_half(done: int, total: int) -> None:
        report(size + size * done // max(total, 1), 2 * size)

    return second_half
