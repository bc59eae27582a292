"""The tasks of the open workspace that are told of: their rows at the foot of the window."""

from __future__ import annotations

from spbe_desktop.ui.progress_panel import ProgressPanel, ProgressRow
from spbe_desktop.ui.tasks import Running, Task


class RunningTasks:
    """Keeps a row for each task from its start to its end."""

    def __init__(self, panel: ProgressPanel) -> None:
        self._panel = panel
        self._running: dict[Task, tuple[str, ProgressRow]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Return what is being worked on, in the order of starting."""
        return tuple(name for name, _ in self._running.values())

    def begin(self, running: Running) -> None:
        """Show that a task was started."""
        row = self._panel.begin(running.name, running.task.cancel)
        self._running[running.task] = running.name, row

    def show_progress(self, task: Task, done: int, total: int) -> None:
        """Show how far a task is, in bytes."""
        self._running[task][1].show_progress(done, total)

    def end(self, task: Task) -> None:
        """Take the row of a task away."""
        self._running.pop(task)[1].finish()

    def clear(self) -> None:
        """Take all rows away: nothing more will be heard of their tasks."""
        for task in tuple(self._running):
            self.end(task)
