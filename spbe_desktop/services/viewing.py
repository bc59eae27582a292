"""Makes a document ready to be looked at; a job for the worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spbe_desktop.domain.evidence import EvidenceKind, Stored
from spbe_desktop.errors import EvidenceMissingError
from spbe_desktop.evidence.opening import Opening, opening_of, prepare_copy
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.services.library import path_of


@dataclass(frozen=True, slots=True)
class Viewing:
    """A file under a name of its own; *safe* if the desktop may be asked to open it."""

    path: Path
    opening: Opening

    @property
    def safe(self) -> bool:
        """Tell whether it is a plain document, by its name and by its bytes."""
        return self.opening is Opening.DOCUMENT


def prepare(vault: Vault, document: Stored, folder: Path) -> Viewing:
    """Return where the document can be looked at: a copy of what the vault holds, in *folder*.

    A linked file is looked at where it is. Raise EvidenceMissingError if the file is gone.
    """
    path = path_of(vault, document)
    if not path.is_file():
        raise EvidenceMissingError(document.title, path)
    if document.kind is EvidenceKind.FILE:
        path = prepare_copy(path, document.original_name or document.title, folder)
    return Viewing(path, opening_of(path))
