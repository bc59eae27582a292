"""The commands that look back; each dialog is loaded when it is first asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from spbe_desktop.services import offices
from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.looks import Looks


class HistoryCommands:
    """Shows what was changed in an open workspace."""

    def __init__(self, bridge: WorkspaceBridge, looks: Looks, window: QWidget) -> None:
        self._bridge = bridge
        self._looks = looks
        self._window = window

    def handlers(self) -> Handlers:
        """Return what each command does."""
        return {"history": self.show_changes}

    def show_changes(self, key: str = "") -> None:
        """Show the journal, at first of the open assessment and of indicator *key* alone."""
        from spbe_desktop.services.change_log import choices_of, portion_of
        from spbe_desktop.ui.change_log.dialog import ChangeLogDialog, LogScope

        self._bridge.flush()
        workspace, sheet = self._bridge.workspace, self._bridge.sheet
        scope = LogScope(
            tuple(
                (found.id, f"{found.agency.short_name} {found.year}")
                for found in offices.assessments_of(workspace)
            ),
            tuple((row.key, f"{row.key} · {row.indicator.list_title}") for row in sheet.rows)
            if sheet
            else (),
            choices_of(workspace),
            sheet.assessment.id if sheet else None,
        )
        ChangeLogDialog(
            self._looks.theme,
            scope,
            partial(portion_of, workspace),
            workspace.clock,
            key=key,
            parent=self._window,
        ).open()
