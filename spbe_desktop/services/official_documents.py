"""Documents that are signed: which template each has in a workspace, and how one is saved."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.official_documents import OfficialDocument, OfficialPaper
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.evidence.storage import write_whole, writing_to

OWN_FOLDER = "templat"
"""In the folder of a workspace: templates in it take the place of those that ship."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of one workspace; *shipped* is the folder of the program's own."""

    workspace: Path
    shipped: Path

    def path_of(self, kind: OfficialDocument) -> Path:
        """Return the template that is used: the workspace's own, else the one that ships."""
        own = self.own_path_of(kind)
        return own if own.is_file() else self.shipped / own.name

    def own_path_of(self, kind: OfficialDocument) -> Path:
        """Return where the workspace's own template is, or would be."""
        return self.workspace / OWN_FOLDER / f"{kind.value}.docx"

    def is_own(self, kind: OfficialDocument) -> bool:
        """Tell whether the workspace has a template of its own."""
        return self.own_path_of(kind).is_file()

    def adopt(self, kind: OfficialDocument) -> Path:
        """Return the workspace's own template, which starts as a copy of the one that ships."""
        own = self.own_path_of(kind)
        if not own.is_file():
            with writing_to(own.parent):
                own.parent.mkdir(exist_ok=True)
                shutil.copyfile(self.shipped / own.name, own)
        return own

    def set_aside(self, kind: OfficialDocument) -> Path:
        """Use the template that ships again; return where the own one was moved to."""
        own = self.own_path_of(kind)
        number = 1
        while (aside := own.with_name(f"{kind.value}-lama-{number}.docx")).exists():
            number += 1
        with writing_to(own.parent):
            own.rename(aside)
        return aside


def save_paper(
    paper: OfficialPaper, template: Path, path: Path, report: Report = unreported
) -> None:
    """Write the document to *path* as .docx; a job for the worker.

    What was in *path* stays until the new one is whole.
    """
    # Word documents take long to learn to write, and this is the worker.
    from spbe_desktop.exports.official_document import official_document

    content = official_document(paper, template)
    report(0, len(content))
    write_whole(path, content)
