"""Opens a workspace for the window, and asks where another computer may be at work in it."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.errors import WorkspaceElsewhereError
from spbe_desktop.instruments.catalogue import Catalogue
from spbe_desktop.services.workspace import Workspace, open_workspace
from spbe_desktop.ui.questions import Questions


def opened(path: Path, catalogue: Catalogue, questions: Questions) -> Workspace:
    """Return the workspace at *path*; raise WorkspaceElsewhereError if she would rather not."""
    try:
        return open_workspace(path, catalogue)
    except WorkspaceElsewhereError as error:
        # Hardly any start has to ask.
        from spbe_desktop.words.failures import title
        from spbe_desktop.words.places import elsewhere_question

        if not questions.open_anyway(title(error), elsewhere_question(error)):
            raise
        return open_workspace(path, catalogue, despite_note=True)
