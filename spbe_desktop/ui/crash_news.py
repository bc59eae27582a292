"""What is said of a run that crashed, once the workspace it had open is open again."""

from __future__ import annotations

from datetime import datetime

from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.run_marks import RunMarks
from spbe_desktop.words.formats import moment

_LAST_CHANGE = "SELECT (SELECT at FROM journal ORDER BY id DESC LIMIT 1)"


def news_of(marks: RunMarks, workspace: Workspace) -> str:
    """Return what is safe after a crash with *workspace* open; empty if there was none.

    It is said once.
    """
    ended = [run.at for run in marks.crashed if run.workspace == workspace.root]
    if not ended:
        return ""
    marks.crashed = tuple(run for run in marks.crashed if run.workspace != workspace.root)
    told = (
        f"Program berhenti mendadak pada atau setelah {moment(max(ended).astimezone())}. Semua "
        "isian yang sudah ditandai “Tersimpan” ada"
    )
    (last,) = tuple(workspace.database.rows(_LAST_CHANGE)[0])
    if not last:
        return f"{told}."
    at = datetime.fromisoformat(last).astimezone()
    return f"{told}, sampai perubahan terakhir {moment(at)}."
