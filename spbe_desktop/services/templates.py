"""Which template each kind of document has in a workspace: the office's own, or ours."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.evidence.storage import writing_to
from spbe_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one workspace; *shipped* is the folder of the program's own."""

    workspace: Workspace
    shipped: Path

    def path_of(self, name: str) -> Path:
        """Return the template that is used: the workspace's own, else the one that ships."""
        own = self.own_path_of(name)
        return own if own.is_file() else self.shipped / own.name

    def own_path_of(self, name: str) -> Path:
        """Return where the workspace's own template is, or would be."""
        return self.workspace.layout.templates / f"{name}.docx"

    def is_own(self, name: str) -> bool:
        """Tell whether the workspace has a template of its own."""
        return self.own_path_of(name).is_file()

    def adopt(self, name: str) -> Path:
        """Return the workspace's own template, which starts as a copy of the one that ships."""
        own = self.own_path_of(name)
        if not own.is_file():
            self.workspace.require_writable()
            with writing_to(own.parent):
                own.parent.mkdir(exist_ok=True)
                shutil.copyfile(self.shipped / own.name, own)
        return own

    def set_aside(self, name: str) -> Path:
        """Use the template that ships again; return where the own one was moved to."""
        self.workspace.require_writable()
        own = self.own_path_of(name)
        number = 1
        while (aside := own.with_name(f"{name}-lama-{number}.docx")).exists():
            number += 1
        with writing_to(own.parent):
            own.rename(aside)
        return aside
