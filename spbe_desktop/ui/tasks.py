"""Long work off the window's thread: one worker, one receiver, one answer for each task."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from spbe_desktop.domain.progress import Report
from spbe_desktop.errors import Cancelled

_T = TypeVar("_T")

_REPORT_INTERVAL = 0.05
"""Seconds between two reports that reach the window: what an eye can follow."""


class Task:
    """One job that was started; *cancel* is the only thing to do with it."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    @property
    def cancelled(self) -> bool:
        """Tell whether the user asked it to stop; the job may still be running."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Ask the job to stop at its next report; what it has finished by then stands."""
        self._cancelled.set()


@dataclass(frozen=True, slots=True)
class Running:
    """A task that is told of: *name* says what is being worked on."""

    name: str
    task: Task


class TaskRunner(QObject):
    """Runs jobs one after another on a worker thread and answers on its own thread.

    A job is a plain function of a `Report`; it must not touch widgets or the database. The
    runner lives as long as the window: it is the one receiver of whatever the worker posts,
    so that no answer can be lost with a sender that is already gone.
    """

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="tasks")
        self._unanswered: set[Task] = set()
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Tell whether a task has not been answered yet."""
        return bool(self._unanswered)

    def start(
        self,
        job: Callable[[Report], _T],
        *,
        on_success: Callable[[_T], None],
        on_failure: Callable[[Exception], None],
        on_progress: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Queue *job*; exactly one of *on_success* and *on_failure* is called, on this thread.

        *on_failure* is given `Cancelled` if the job stopped because it was cancelled.
        *on_progress* is called at most about 20 times a second, but always with the last
        report. After `clear` and `shutdown` nothing is called any more.
        """
        task = Task()
        self._unanswered.add(task)
        report = self._reporter(task, on_progress)

        def run() -> None:
            try:
                _stop_if_cancelled(task)
                result = job(report)
            except Exception as error:  # noqa: BLE001 - handed to the window's thread
                self._post_answer(task, on_failure, error)
            else:
                self._post_answer(task, on_success, result)

        self._executor.submit(run)
        return task

    def clear(self) -> None:
        """Cancel all tasks, wait until the worker has stopped and drop what it still says."""
        if not self._unanswered:
            return
        for task in self._unanswered:
            task.cancel()
        # The worker does one job after another: once it did this one, no earlier one is left.
        self._executor.submit(_nothing).result()
        self._unanswered.clear()

    def shutdown(self) -> None:
        """Clear away all tasks, and let no other begin."""
        self.clear()
        self._executor.shutdown(wait=True)

    def _reporter(self, task: Task, on_progress: Callable[[int, int], None] | None) -> Report:
        told = float("-inf")

        def report(done: int, total: int) -> None:
            nonlocal told
            _stop_if_cancelled(task)
            now = time.monotonic()
            due = done >= total > 0 or now - told >= _REPORT_INTERVAL
            if on_progress is not None and due:
                told = now
                self._post(task, lambda: on_progress(done, total))

        return report

    def _post_answer(self, task: Task, answer: Callable[[Any], None], outcome: object) -> None:
        def deliver() -> None:
            # First of all: an answer may ask whether anything is still running.
            self._unanswered.discard(task)
            answer(outcome)

        self._post(task, deliver)

    def _post(self, task: Task, call: Callable[[], None]) -> None:
        self._posted.emit((task, call))

    def _on_posted(self, posted: tuple[Task, Callable[[], None]]) -> None:
        task, call = posted
        if task in self._unanswered:
            call()


def _nothing() -> None:
    """Do nothing: the worker was only waited for."""


def _stop_if_cancelled(task: Task) -> None:
    """Stop the job of *task* if the user wishes so."""
    if task.cancelled:
        raise Cancelled
