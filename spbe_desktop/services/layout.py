"""Where everything of a workspace lies in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DATABASE_NAME = "assessment.sqlite3"
"""The file by which a folder is recognised as a workspace."""

INDEX_NAME = "search.sqlite3"
"""The search index. Derived: whoever deletes it loses nothing but the time to read files again."""

TEMPLATES_NAME = "templat"
"""The folder of templates that take the place of those that ship."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The folders and files of the workspace in *root*, there or not."""

    root: Path

    @property
    def database(self) -> Path:
        """Return the file with all that was entered."""
        return self.root / DATABASE_NAME

    @property
    def evidence(self) -> Path:
        """Return the folder of the vault."""
        return self.root / "evidence"

    @property
    def instruments(self) -> Path:
        """Return the folder of the packs in use."""
        return self.root / "instruments"

    @property
    def templates(self) -> Path:
        """Return the folder of the office's own templates."""
        return self.root / TEMPLATES_NAME

    @property
    def note(self) -> Path:
        """Return the file that says who has the workspace open."""
        return self.root / "workspace.lock"

    @property
    def backups(self) -> Path:
        """Return the folder of the copies of the database."""
        return self.root / "backups"

    @property
    def kept_evidence(self) -> Path:
        """Return the folder in which each file of evidence is kept once for all backups."""
        return self.backups / "evidence"

    @property
    def kept_instruments(self) -> Path:
        """Return the folder of the packs that the backups need."""
        return self.backups / "instruments"
