"""Letters that ask other agencies for evidence: what is open, and a file with the letter."""

from __future__ import annotations

from pathlib import Path

from spbe_desktop.domain.progress import Report, unreported
from spbe_desktop.domain.request_letter import OpenIndicator, RequestLetter, open_indicators
from spbe_desktop.domain.sheet import Sheet
from spbe_desktop.evidence.storage import write_whole
from spbe_desktop.services.library import UsesByKey
from spbe_desktop.services.slot_reading import standings_of
from spbe_desktop.services.workspace import Workspace


def what_is_open(workspace: Workspace, sheet: Sheet, uses: UsesByKey) -> tuple[OpenIndicator, ...]:
    """Return the indicators of *sheet* with empty slots; *uses* is its evidence."""
    return open_indicators(sheet, standings_of(workspace, sheet, uses))


def save_document(letter: RequestLetter, path: Path, report: Report = unreported) -> None:
    """Write the letter to *path* as .docx; a job for the worker.

    What was in *path* stays until the new letter is whole.
    """
    # Word documents take long to learn to write, and this is the worker.
    from spbe_desktop.exports.request_letter import request_document

    content = request_document(letter)
    report(0, len(content))
    write_whole(path, content)
