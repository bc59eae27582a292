"""What is known of the place of a workspace, and what a syncing service has left in it."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.domain.places import Place, conflict_copies
from spbe_desktop.models.surroundings import place_on_system
from spbe_desktop.services.layout import DATABASE_NAME


def place_of(folder: Path) -> Place:
    """Return where *folder* lies, whether it exists or not."""
    return place_on_system(folder)


def conflicts_in(root: Path) -> tuple[str, ...]:
    """Return the names of second databases that a syncing service has put beside the first."""
    try:
        return conflict_copies(DATABASE_NAME, [path.name for path in root.iterdir()])
    except OSError:
        return ()
