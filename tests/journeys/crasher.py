"""A program whose disk refuses what is typed, and that the system ends then.

Run with the folder of the resources and a workspace; the user's folders are in the environment.
"""

from __future__ import annotations

import faulthandler
import sys
from pathlib import Path
from typing import NoReturn

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from spbe_desktop.errors import DiskFullError
from spbe_desktop.ui.frame import Frame
from spbe_desktop.ui.launch import launch
from spbe_desktop.ui.session import Session

TYPED = "Kalimat yang sedang diketik"


def type_on() -> None:
    """Type into the explanation of indicator 19, have it refused, and crash."""
    frame = next(w for w in QApplication.topLevelWidgets() if isinstance(w, Frame))
    session = frame.findChild(Session)
    assert isinstance(session, Session)
    shown = session.open_workspace
    assert shown is not None
    shown.view.go_to("19")
    tab = shown.view.group_tab
    assert tab is not None
    edit = tab.page.explanation.edit  # type: ignore[attr-defined]
    shown.workspace.editor.run = refuse  # type: ignore[assignment, method-assign]
    shown.bridge.unsaved_changed.connect(faulthandler._sigsegv)  # type: ignore[attr-defined]
    edit.setPlainText(TYPED)
    QTimer.singleShot(20_000, frame.close)


def refuse(_operation: object) -> NoReturn:
    """Refuse an edit as a full disk does."""
    raise DiskFullError(Path(sys.argv[2]))


def observe(milestone: str) -> None:
    """Begin a while after the window is ready, as an officer does."""
    if milestone == "ready":
        QTimer.singleShot(600, type_on)


if __name__ == "__main__":
    sys.exit(launch(Path(sys.argv[1]), Path(sys.argv[2]), observe))
