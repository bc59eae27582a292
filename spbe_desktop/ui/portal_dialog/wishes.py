"""What the officer chose last time, and what she chooses now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.services.portal_folder import Grouping


@dataclass(frozen=True, slots=True)
class PortalWishes:
    """How the files for the portal are named and laid out, and where the new folder goes."""

    template: str
    """Empty for the usual pattern."""
    grouping: Grouping
    folder: Path
