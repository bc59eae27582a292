"""Sees to it that no failure is lost: logged, told, and known to the next run."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from spbe_desktop import __version__
from spbe_desktop.ui import user_folders
from spbe_desktop.ui.crash import CrashGuard, CrashReport
from spbe_desktop.ui.crash_log import CrashLog, shortened_trace
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.run_marks import RunMarks
from spbe_desktop.ui.theme import Theme


def watch_for_crashes(frame: Frame, theme: Theme) -> CrashGuard:
    """Log what nobody catches, and tell it over *frame*."""
    log = CrashLog(user_folders.log())
    guard = CrashGuard(log, __version__)
    guard.setParent(frame)

    def show(report: CrashReport) -> None:
        from spbe_desktop.ui.crash_dialog import CrashDialog

        CrashDialog(theme, report, log.path, frame).open()

    guard.crashed.connect(show)
    guard.install()
    return guard


def mark_run(log: CrashLog, app: QApplication) -> RunMarks:
    """Mark this run until *app* ends, and log where earlier ones went down."""
    marks = RunMarks(user_folders.runs())
    marks.begin()
    for run in marks.crashed:
        if run.trace:
            log.append(f"SPBE Desktop {__version__} putus\n{shortened_trace(run.trace)}")
    app.aboutToQuit.connect(marks.end)
    return marks
