"""The commands that go to the tab that is shown, or lead from one tab to another."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from spbe_desktop.ui.actions import Handlers
from spbe_desktop.ui.bridge import WorkspaceBridge
from spbe_desktop.ui.group_page import AnswerTab
from spbe_desktop.ui.workspace_view import WorkspaceView


class TabCommands:
    """Does nothing where another kind of tab is shown."""

    def __init__(self, bridge: WorkspaceBridge, view: WorkspaceView) -> None:
        self._bridge = bridge
        self._view = view

    def handlers(self) -> Handlers:
        """Return what each command does."""
        return {
            "flag": self._on_tab(lambda tab: tab.toggle_flag()),
            "evidence": self._on_tab(lambda tab: tab.add_evidence()),
            "note": self._on_tab(lambda tab: tab.focus_note()),
            "explanation": self._on_tab(lambda tab: tab.focus_explanation()),
            "use_proposal": self._on_tab(lambda tab: tab.confirm_proposal()),
            "next_unanswered": self._view.next_unanswered,
            "next": self._on_tab(lambda tab: tab.next_indicator()),
            "previous": self._on_tab(lambda tab: tab.previous_indicator()),
            "next_tab": partial(self._view.step_tab, 1),
            "previous_tab": partial(self._view.step_tab, -1),
            "guidance": self._on_tab(lambda tab: tab.show_panel("guidance")),
            "panel": self._toggle_panel,
        }

    def choose_level(self, number: int) -> None:
        """Choose the level of this number, or clear with 0 where the scale has no level 0."""
        tab, sheet = self._view.group_tab, self._bridge.sheet
        if tab is None or sheet is None:
            return
        scale = sheet.by_key[tab.current_key].indicator.scale
        if any(level.number == number for level in scale.levels):
            tab.choose_level(number)
        elif number == 0:
            tab.clear_value()

    def _on_tab(self, act: Callable[[AnswerTab], object]) -> Callable[[], None]:
        """Return a handler that does *act* to the domain tab that is shown, if one is."""

        def handler() -> None:
            tab = self._view.group_tab
            if tab is not None:
                act(tab)

        return handler

    def _toggle_panel(self) -> None:
        tab = self._view.library_tab or self._view.group_tab
        if tab is not None:
            tab.toggle_panel()
