"""What every widget is dressed in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.ui.icons import Icons
from spbe_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Looks:
    """The theme, the icons, and the folder of the fonts that charts use too."""

    theme: Theme
    icons: Icons
    fonts: Path

    @property
    def templates(self) -> Path:
        """Return the folder of the document templates that ship with the program."""
        return self.resources / "templates"

    @property
    def resources(self) -> Path:
        """Return the folder of everything that ships with the program beside its code."""
        return self.fonts.parent
