"""Progress of long work: how a task tells how far it is, and learns that it should stop."""

from __future__ import annotations

from collections.abc import Callable

Report = Callable[[int, int], None]
"""Called with (done, total) in bytes or rows; raises `errors.Cancelled` to stop the task."""


def unreported(_done: int, _total: int) -> None:
    """Take no notice of progress."""


def shifted(report: Report, before: int, total: int) -> Report:
    """Return *report* for one part of a job: *before* of *total* is done already."""

    def report_part(done: int, _total: int) -> None:
        report(before + done, total)

    return report_part
