"""Takes photos of a visit in: copied into the vault, each with the day on which it was taken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from spbe_desktop.domain.dates_in_text import days_in
from spbe_desktop.domain.evidence import Document
from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.visits import VisitLine, as_photo
from spbe_desktop.evidence.vault import Vault
from spbe_desktop.reader.reader import Reader
from spbe_desktop.services.taking_in import TakenIn, take_in_all


def take_in_photos(
    vault: Vault, paths: Sequence[Path], line: VisitLine, report: Report = unreported
) -> TakenIn:
    """Copy the files at *paths* as photos of *line*; a job for the worker.

    Their days come from the camera, which the reader's process looks up, or from their names.
    """
    taken = take_in_all(vault, paths, report)
    with Reader() as reader:
        photos = tuple(
            as_photo(document, line, number, _day_of(reader, vault, document))
            for number, document in enumerate(taken.documents, start=line.photos + 1)
        )
    return replace(taken, documents=photos)


def _day_of(reader: Reader, vault: Vault, document: Document) -> date | None:
    facts = reader.facts(vault.path_of(document.sha256), document.media_type)
    return facts.created or next(days_in(document.original_name), None)
