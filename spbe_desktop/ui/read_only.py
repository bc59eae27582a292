"""What the window refuses in a workspace that was opened for reading."""

from __future__ import annotations

from collections.abc import Callable

from spbe_desktop.errors import SpbeError
from spbe_desktop.services.workspace import Workspace
from spbe_desktop.ui.actions import Handlers

_WRITING = frozenset(
    {"evidence", "flag", "use_proposal", "confirm_unchanged", "carry_over", "folder_intake"}
    | {"visit_photos"}
    | {"send", "backup", "backup_file", "new_assessment"}
)

Tell = Callable[[SpbeError], None]


def may_write(workspace: Workspace, tell: Tell) -> bool:
    """Tell whether *workspace* takes edits; if not, *tell* why."""
    try:
        workspace.require_writable()
    except SpbeError as error:
        tell(error)
    return not workspace.read_only


def allowed(handlers: Handlers, workspace: Workspace, tell: Tell) -> Handlers:
    """Return *handlers*, of which those that would write are refused where nothing can be."""
    if not workspace.read_only:
        return handlers

    def refused() -> None:
        may_write(workspace, tell)

    return {command: refused if command in _WRITING else act for command, act in handlers.items()}
